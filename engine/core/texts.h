#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>

namespace disinhibit {

/// The catalogue of everything the program says to people (assets/texts/en.toml): flat "section.key" -> text with
/// named placeholders in braces, e.g. "{dose} at {time}".
struct Texts {
    std::map<std::string, std::string> entries;

    /// The text of `key`, placeholders filled; the key itself in angle brackets if it is missing, so that a gap is seen.
    std::string get(const std::string& key,
                    std::initializer_list<std::pair<const char*, std::string>> values = {}) const;
    /// The same where the placeholders are not known in advance.
    std::string fill(const std::string& key,
                     const std::map<std::string, std::string>& values) const;
};

/// Reads a catalogue. Throws InputError.
Texts load_texts(const std::filesystem::path& file);

} // namespace disinhibit
