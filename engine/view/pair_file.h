#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/view/shot.h"
#include "engine/view/shot_row.h"

namespace disinhibit {

/// A pair worth looking at, one click away.
struct OfferedPair {
    std::string id;
    std::string name;
    Shot shot; ///< with both sides
};

/// What a file offers, and in one line what of it cannot be shown; empty: all can be.
struct OfferedPairs {
    std::vector<OfferedPair> pairs; ///< in the order of the file
    std::string remark;
};

/// Rows [[pair]] (shot_row.h) with `id` and `name`. A row that cannot be shown is left out and remarked, and a file without
/// any has none. Never throws for what a file says. `log` is told of every key.
OfferedPairs
read_pairs(const std::filesystem::path& file, const ShotSources& sources, FieldLog* log = nullptr);

} // namespace disinhibit
