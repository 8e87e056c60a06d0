#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// Where the name of a region stands.
struct RegionLabel {
    bool shown = false;
    bool plate = false;
    bool sub = false;      ///< with its second line
    bool brief = false;    ///< in its short form
    glm::vec2 shift{0.0f}; ///< screen px from where the file puts it
};

/// A brain region: soft area with a hairline; dashed and without area where left out.
struct StageRegion : StageRow {
    std::string label;       ///< text key or empty
    std::string sub;         ///< text key of the second line or empty
    std::string short_label; ///< text key of a shorter name for a small stage, or empty
    glm::vec2 center{0.0f};
    glm::vec2 radii{0.0f};
    int seed = 0;
    glm::vec2 label_at{0.0f};
    std::string align = "left";

    static constexpr const char* key = "region";
    using Label = RegionLabel;
    static constexpr bool outlined = true;
    static constexpr LabelRank label_rank = LabelRank::name;
    void read(StageTable& table);
    void take_room(std::vector<Obstacle>& obstacles) const;
    void block_leaders(const LaidPart& here, std::vector<Ellipse>& bodies) const;
    static void
    place_labels(LabelPlacing& placing, const LaidStage& laid, std::vector<RegionLabel>& labels);
    static int count_shown(const RegionLabel& place) { return place.shown ? 1 : 0; }
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
    std::string label_key() const { return label; }
};

/// The box of name and second line before any shift, screen px.
Box region_label_box(const StageRegion& region, const RegionLabel& label, const StageView& view);

} // namespace disinhibit
