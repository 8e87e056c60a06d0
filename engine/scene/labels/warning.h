#pragma once

#include <string>
#include <vector>

#include "engine/scene/parts/ligand_glyph.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

struct StageCondition {
    SignalSum signal;
    bool has_above = false;
    double above = 0.0;
    bool has_below = false;
    double below = 0.0;
};
/// Whether a value meets a condition.
bool holds(const StageCondition& condition, double value);

/// A line that must stand on the picture while a condition holds; drawn among the lines at the bottom (bottom_lines.h).
struct StageWarning : StageRow {
    std::string text;
    std::string role;
    LigandGlyph glyph = LigandGlyph::cap;
    StageCondition when;

    static constexpr const char* key = "warning";
    using Signals = SignalHandle; ///< of the condition
    void read(StageTable& table);
    SignalHandle resolve(const SignalFinder& finder) const;
};

/// The warnings whose condition holds at the moment.
std::vector<const StageWarning*> warnings_now(const StageMoment& moment);

} // namespace disinhibit
