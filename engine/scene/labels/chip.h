#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// A named pill; dashed and grey where left out.
struct StageChip : StageRow {
    std::string text; ///< key
    std::string role;
    SignalSum
        signal; ///< share of the receptors or transporters at work in %, fills the chip; may be empty
    glm::vec2 center{0.0f};
    std::string entity; ///< as StageAxon::entity; empty: nothing to explain

    static constexpr const char* key = "chip";
    using Signals = SignalHandle;
    using Label = LabelPlace;
    static constexpr bool outlined = true;
    static constexpr LabelRank label_rank = LabelRank::chip;
    void read(StageTable& table);
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    void take_room(std::vector<Obstacle>& obstacles) const;
    SignalHandle resolve(const SignalFinder& finder) const;
    static void
    place_labels(LabelPlacing& placing, const LaidStage& laid, std::vector<LabelPlace>& places);
    static int count_shown(const LabelPlace& place) { return place.shown ? 1 : 0; }
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
    std::string label_key() const { return text; }
};

} // namespace disinhibit
