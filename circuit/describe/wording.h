#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace disinhibit {

/// How the science words what it has no name for in its data: the labels of parameters and signals. Patterns with named
/// placeholders in braces, "{name}: resting rate", by their keys; they are data, one set per language.
struct Wording {
    using Names = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    std::map<std::string, std::string, std::less<>> patterns;

    /// The pattern of `key`, placeholders filled; the key itself in angle brackets if there is none, so that a gap is seen.
    std::string say(std::string_view key, Names names = {}) const;
};

} // namespace disinhibit
