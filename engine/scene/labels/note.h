#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/row.h"

namespace disinhibit {

/// A small free text.
struct StageNote : StageRow {
    std::string text;
    glm::vec2 at{0.0f};
    std::string align = "left";
    bool arrow = false; ///< a small arrow to the right stands before it

    static constexpr const char* key = "note";
    using Label = LabelPlace;
    static constexpr bool outlined = true;
    static constexpr LabelRank label_rank = LabelRank::note;
    void read(StageTable& table);
    void take_room(std::vector<Obstacle>& obstacles) const;
    static void
    place_labels(LabelPlacing& placing, const LaidStage& laid, std::vector<LabelPlace>& places);
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
};

} // namespace disinhibit
