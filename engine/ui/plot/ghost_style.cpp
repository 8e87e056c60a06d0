#include "engine/ui/plot/ghost_style.h"

#include <algorithm>

#include "engine/ui/gui/paint.h"

namespace disinhibit {
namespace {

const std::vector<GhostStyle>& styles() {
    static const std::vector<GhostStyle> all{{"text2", {2.0f, 4.0f}},
                                             {"ghost_1", {12.0f, 5.0f}},
                                             {"ghost_2", {8.0f, 4.0f, 2.0f, 4.0f}},
                                             {"ghost_3", {4.0f, 4.0f}},
                                             {"ghost_4", {16.0f, 4.0f, 2.0f, 4.0f, 2.0f, 4.0f}}};
    return all;
}

} // namespace

int ghost_style_count() {
    return static_cast<int>(styles().size());
}

const GhostStyle& ghost_style(int style) {
    const int count = ghost_style_count();
    return styles()[static_cast<std::size_t>(((style % count) + count) % count)];
}

void paint_ghost_line(const PanelContext& panel, const std::vector<PixelPoint>& line, int style) {
    const GhostStyle& look = ghost_style(style);
    std::vector<float> pattern;
    for (const float length : look.dash_px) {
        pattern.push_back(std::max(2.0f, panel.px(length)));
    }
    paint_dashed(panel.draw, line, with_alpha(panel.color(look.color), 0.85f), 2.0f, pattern);
}

} // namespace disinhibit
