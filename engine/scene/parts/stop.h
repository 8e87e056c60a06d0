#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// An inhibition inside a cell: a dotted line that ends in a bar, as strong as its signal.
struct StageStop : StageRow {
    std::string role;
    SignalSum signal; ///< percent
    std::vector<glm::vec2> path;

    static constexpr const char* key = "stop";
    using Signals = SignalHandle;
    void read(StageTable& table);
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    SignalHandle resolve(const SignalFinder& finder) const;
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
};

} // namespace disinhibit
