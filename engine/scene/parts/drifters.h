#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/ligand_glyph.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// Free molecules of a drug in the fluid, more of them the higher its concentration: most x / (x + half).
struct StageDrifters : StageRow {
    SignalSum signal;  ///< a concentration
    float half = 1.0f; ///< at which half of `most` are shown
    int most = 14;
    std::string role;
    LigandGlyph glyph = LigandGlyph::cap;
    glm::vec2 center{0.0f};
    glm::vec2 radii{0.0f};
    int seed = 0;

    static constexpr const char* key = "drifters";
    using Signals = SignalHandle;
    void read(StageTable& table);
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    SignalHandle resolve(const SignalFinder& finder) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
};

} // namespace disinhibit
