#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/row.h"

namespace disinhibit {

/// The exact occupancy of a row of receptors as a bar with names, percents and counts: segments in proportion with their
/// percent, below each its name and how many of the drawn receptors that are. A segment too narrow for its text has it left
/// away; the count below says more.
struct StageOccupancyBar : StageRow {
    std::string receptors; ///< id
    std::string title;     ///< text key
    std::string note;      ///< text key with {count}
    std::string free;      ///< text key: name of the free ones
    std::string free_note; ///< text keys with {count}, by what a ligand does
    std::string active_note;
    std::string blocked_note;
    glm::vec2 at{0.0f}; ///< top left
    glm::vec2 size{0.0f};

    static constexpr const char* key = "bar";
    using Label = LabelPlace;
    static constexpr LabelRank label_rank = LabelRank::fixed;
    void read(StageTable& table);
    void check(const Stage& stage, const StageTable& root) const;
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    static void
    place_labels(LabelPlacing& placing, const LaidStage& laid, std::vector<LabelPlace>& places);
    static int count_shown(const LabelPlace& place) { return place.shown ? 1 : 0; }
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    std::string label_key() const { return title; }
};

} // namespace disinhibit
