#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace disinhibit {

/// Lets `write` fill "<file>.partial" and renames it to `file` afterwards, so that nobody ever sees a
/// half-written result. Whatever `write` throws removes the partial file. Throws std::runtime_error
/// naming the file if it cannot be put in place.
void write_atomically(const std::filesystem::path& file,
                      const std::function<void(const std::filesystem::path&)>& write);

/// As above, for a whole text.
void write_text_atomically(const std::filesystem::path& file, const std::string& text);

} // namespace disinhibit
