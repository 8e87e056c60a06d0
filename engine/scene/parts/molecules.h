#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// Free peptide molecules that drift from the open end of an axon, or from a site on a membrane, to a row of receptors. Their
/// number is count_at_rest times percent / 100, at most 60; where they are is a pure function of display time.
struct StageMolecules : StageRow {
    SignalSum signal; ///< percent of own rest
    std::string role;
    std::string from;  ///< axon or membrane id
    float site = 0.5f; ///< where on the membrane, share of its length
    std::string to;    ///< receptors id
    float count_at_rest = 6.0f;
    float radius = 4.0f;
    int seed = 0;

    static constexpr const char* key = "molecules";
    using Signals = SignalHandle;
    void read(StageTable& table);
    void check(const Stage& stage, const StageTable& root) const;
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    SignalHandle resolve(const SignalFinder& finder) const;
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
};

} // namespace disinhibit
