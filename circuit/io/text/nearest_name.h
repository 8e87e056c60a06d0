#pragma once

#include <cstddef>
#include <string>

namespace disinhibit {

/// Letters to change, insert or drop to make `a` from `b`.
std::size_t edit_distance(const std::string& a, const std::string& b);

/// The candidate that resembles `word` most, with fewer than `least` letters wrong, or "".
template <class Names>
std::string nearest_name(const std::string& word, const Names& names, std::size_t least) {
    std::string best;
    for (const auto& name : names) {
        const std::size_t distance = edit_distance(word, std::string(name));
        if (distance < least) {
            least = distance;
            best = name;
        }
    }
    return best;
}

template <class Names> std::string nearest_name(const std::string& word, const Names& names) {
    return nearest_name(word, names, word.size() / 3 + 1);
}

/// "a, b, c" for messages.
template <class Names> std::string listed(const Names& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + std::string(name);
    }
    return text;
}

} // namespace disinhibit
