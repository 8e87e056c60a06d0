#include "engine/plot/ghost_style.h"

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

} // namespace disinhibit
