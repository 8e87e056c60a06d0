#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// The line of a membrane, screen px, sampled evenly.
struct MembraneShape {
    std::vector<glm::vec2> points;
    bool closed = false;

    /// Position and outward unit vector at a share 0..1 of the length.
    glm::vec2 point(float share) const;
    glm::vec2 outward(float share) const;
};

/// The membrane of a cell below `y`, from left to right through a cell of the legend, design px.
MembraneShape level_membrane(float y, const StageView& view);

/// Lines run so that the outside is on their left (a loop clockwise on the screen, an open membrane from left to right with the
/// cell below).
/// The surface of a cell: a double row of lipids over the inside of the cell, or, for a `terminal`, a plain skin.
struct StageMembrane : StageRow {
    std::string role;
    std::vector<glm::vec2> points; ///< of a smooth line
    bool closed = false;
    bool terminal = false;

    static constexpr const char* key = "membrane";
    using Shape = MembraneShape;
    static constexpr bool outlined = true; // others stand on it
    void read(StageTable& table);
    MembraneShape lay_out(const LaidPart& here) const;
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
};

/// Throws InputError if `id` is no membrane of the stage.
void check_membrane(const StageTable& root, const Stage& stage, const std::string& id);

} // namespace disinhibit
