#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace disinhibit {

/// The three levels of the picture, from far to near; the number is the key that shows it.
enum class StageLevel { brain = 1, circuit = 2, synapse = 3 };

constexpr std::array<StageLevel, 3> stage_levels{
    StageLevel::brain, StageLevel::circuit, StageLevel::synapse};

/// The word on the command line and in keys of the text catalogue.
constexpr const char* name_of(StageLevel level) {
    constexpr const char* names[] = {"brain", "circuit", "synapse"};
    return names[static_cast<int>(level) - 1];
}

/// The same for readers of files.
inline const std::initializer_list<std::pair<std::string_view, StageLevel>> level_words{
    {name_of(StageLevel::brain), StageLevel::brain},
    {name_of(StageLevel::circuit), StageLevel::circuit},
    {name_of(StageLevel::synapse), StageLevel::synapse}};

constexpr std::optional<StageLevel> level_of_name(std::string_view name) {
    for (const StageLevel level : stage_levels) {
        if (name == name_of(level)) {
            return level;
        }
    }
    return std::nullopt;
}

} // namespace disinhibit
