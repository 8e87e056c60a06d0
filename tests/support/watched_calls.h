#pragma once

#include <string>
#include <vector>

namespace disinhibit {

/// The calls by which a file reaches the disk, watched in this test program: fsync, fdatasync, rename, renameat.
struct WatchedCalls {
    std::vector<std::string> names; ///< in order; "fsync file", "fsync folder", "renameat" ...
    std::string failing;            ///< the call of this name fails as a broken disk does (EIO)
};

/// Begins to watch anew.
WatchedCalls& watch_calls();

} // namespace disinhibit
