#pragma once

#include <exception>
#include <string>

namespace disinhibit {

/// What went wrong, for people, in one line: the library's own errors as they are, those of files as "path: reason", a lack
/// of memory in words.
std::string plain_words(const std::exception& error);

} // namespace disinhibit
