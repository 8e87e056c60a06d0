#pragma once

#include <filesystem>

#include "circuit/io/read/load_library.h"

namespace disinhibit {

/// A small valid asset folder with invented substances and one of each kind of entry, for tests of the readers.
inline std::filesystem::path small_assets() {
    return std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "tests/support/small_assets";
}

inline const Library& small_library() {
    static const Library library = load_library(small_assets());
    return library;
}

} // namespace disinhibit
