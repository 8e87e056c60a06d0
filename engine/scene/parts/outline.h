#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// A smooth line through points, or the area inside it. Drawn once, in grey.
struct StageOutline : StageRow {
    std::vector<glm::vec2> points;
    bool closed = false;
    float fill =
        0.0f; ///< 0..1 strength of the area (closed) or of the inside of a thick line (open)
    float line = 0.5f;    ///< 0..1 strength of the line
    bool divides = false; ///< no label lies across it
    float width = 1.3f;   ///< design px; an open line wider than 4 has edges of its own

    static constexpr const char* key = "outline";
    void read(StageTable& table);
    std::optional<float> divides_at(const StageView& view) const;
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
};

} // namespace disinhibit
