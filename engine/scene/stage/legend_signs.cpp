#include "engine/scene/stage/legend_signs.h"

namespace disinhibit {

void append_sample(DrawBlock block, std::vector<DrawBlock>& blocks) {
    blocks.emplace_back().glows = std::exchange(block.glows, {});
    blocks.push_back(std::move(block));
}

void LegendSigns::add(LegendGroup group,
                      const std::string& words,
                      Sample draw,
                      const std::string& name) {
    signs_.emplace_back(group, LegendSign{"legend." + words, name, std::move(draw)});
}

void LegendSigns::add_once(LegendGroup group, const std::string& words, Sample draw) {
    const bool there = std::ranges::any_of(
        signs_, [&](const auto& sign) { return sign.second.words == "legend." + words; });
    if (!there) {
        add(group, words, std::move(draw));
    }
}

std::vector<LegendSign> LegendSigns::take() {
    std::ranges::stable_sort(signs_, {}, [](const auto& sign) { return sign.first; });
    std::vector<LegendSign> signs;
    for (auto& [group, sign] : signs_) {
        signs.push_back(std::move(sign));
    }
    return signs;
}

} // namespace disinhibit
