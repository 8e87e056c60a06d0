#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace disinhibit {

/// One side of a shipped comparison.
struct ComparisonSide {
    std::string scenario;
    std::string circuit;       ///< empty: the scenario's own
    std::string without;       ///< a substance whose doses are left out; empty: none
    std::string subject;       ///< empty: the scenario's own
    double doses_from_s = 0.0; ///< doses that begin before are left out
};

/// A pair worth looking at, one click away (assets/comparisons.toml).
struct Comparison {
    std::string id;
    std::string name;
    ComparisonSide a, b;
    double at_s = -1.0; ///< where it opens; negative: where scenario A opens
};

/// In the order of the file. Throws InputError.
std::vector<Comparison> load_comparisons(const std::filesystem::path& file);

} // namespace disinhibit
