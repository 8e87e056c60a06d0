#include "engine/scene/parts/ligand_glyph.h"

#include <algorithm>

#include "engine/scene/parts/cell_shade.h"

namespace disinhibit {

LigandGlyph read_glyph(StageTable& table) {
    return table.choice<LigandGlyph>("glyph",
                                     {{"ball", LigandGlyph::ball},
                                      {"cap", LigandGlyph::cap},
                                      {"diamond", LigandGlyph::diamond}});
}

Shape2D
make_ligand_glyph(LigandGlyph glyph, const std::string& role, float scale, const Theme& theme) {
    Shape2D shape;
    shape.center = glm::vec2(0.0f);
    shape.half_size = glm::vec2(5.6f) * scale;
    shape.fill = theme.color(role);
    shape.outline = bright_color(theme, role, 0.4f);
    shape.outline_width = std::max(0.8f, scale);
    if (glyph == LigandGlyph::cap) {
        shape.form = ShapeForm::cap;
        shape.half_size = glm::vec2(11.5f, 6.5f) * scale;
        shape.outline_width = 0.0f;
    } else if (glyph == LigandGlyph::diamond) {
        shape.form = ShapeForm::diamond;
        shape.half_size = glm::vec2(6.6f) * scale;
    }
    return shape;
}

} // namespace disinhibit
