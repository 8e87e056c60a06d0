#include "engine/scene/parts/drifters.h"

#include <algorithm>
#include <cmath>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/ligand_glyph.h"

namespace disinhibit {

void draw_drifters(const StageDrifters& row,
                   double concentration,
                   const StageClock& clock,
                   const StageView& view,
                   DrawBlock& block) {
    const double x = std::max(concentration, 0.0);
    const auto count = static_cast<float>(row.most * x / (x + row.half));
    const auto seed = static_cast<std::uint64_t>(row.seed);
    const double t = clock.display_s / clock.motion;
    for (int i = 0; i < static_cast<int>(std::ceil(count)); ++i) {
        const float r = std::sqrt(hash01(seed, 80, i));
        const float angle = 6.2831853f * hash01(seed, 81, i);
        const double phase = 6.2832 * hash01(seed, 82, i);
        const double sway = 0.22 + 0.2 * hash01(seed, 83, i);
        const glm::vec2 drift = view.px(12.0f) * glm::vec2(std::sin(sway * t + phase),
                                                           std::cos(0.7 * sway * t + phase));
        const glm::vec2 place = row.radii * (r * glm::vec2(std::cos(angle), std::sin(angle)));
        const float last = std::clamp(count - static_cast<float>(i), 0.0f, 1.0f);
        Shape2D shape = make_ligand_glyph(row.glyph, row.role, 0.85f * view.scale, *view.theme);
        shape.center = view.at(row.center + place) + drift;
        shape.rotation = static_cast<float>(2.0 * std::sin(0.5 * sway * t + phase));
        shape.fill.a *= last;
        shape.outline.a *= last;
        block.shapes.push_back(shape);
    }
}

} // namespace disinhibit
