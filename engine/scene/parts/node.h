#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// A group of cells, drawn far larger than it is: a disc that is as bright as its cells are active, with its glow; dashed if
/// it is left out.
struct StageNode : StageRow {
    std::string role;
    SignalSum signal; ///< sets the activity
    glm::vec2 center{0.0f};
    float radius = 20.0f;

    static constexpr const char* key = "node";
    using Signals = SignalHandle;
    static constexpr bool outlined = true;
    void read(StageTable& table);
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    SignalHandle resolve(const SignalFinder& finder) const;
    static const SignalHandle* body_signal(const SignalHandle& rate) { return &rate; }
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    void block_leaders(const LaidPart& here, std::vector<Ellipse>& bodies) const;
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
    static void draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks);
    static void list_signs(LegendSigns& signs);
};

} // namespace disinhibit
