#pragma once

#include "circuit/io/load_library.h"

namespace disinhibit {

/// The shipped assets, read once per test program.
inline const Library& shipped_library() {
    static const Library library =
        load_library(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets");
    return library;
}

} // namespace disinhibit
