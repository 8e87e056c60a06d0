#pragma once

#include "circuit/io/read/load_library.h"

namespace disinhibit {

/// The shipped assets, read once per test program.
inline const Library& shipped_library() {
    static const Library library =
        load_library(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets");
    return library;
}

/// The same for tests that read rows of their own: no number says that it was set with a row in view.
inline const Library& library_without_calibrations() {
    static const Library library = [] {
        Library copy = shipped_library();
        copy.calibrations.clear();
        return copy;
    }();
    return library;
}

} // namespace disinhibit
