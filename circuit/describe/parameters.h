#pragma once

#include <string>
#include <vector>

#include "circuit/describe/quantity.h"

namespace disinhibit {

/// One thing that may be set. `path` is "<entity id>.<...>"; `quantity` holds the default with unit, range and source.
struct Parameter {
    std::string path;
    std::string label;
    std::string entity;
    Quantity quantity;
    bool in_use =
        true; ///< false: of a substance or route that nothing of the scenario brings into the body
};

struct ParameterTable {
    std::vector<Parameter> rows;
    /// Indices of parameters that are shares of one whole (the phases of a depot, what of a tablet arrives as itself and
    /// as its metabolite). Where they add up to more than 1, each counts as its part of the sum.
    std::vector<std::vector<int>> wholes{};
    /// Index of `path`, or -1.
    int index(const std::string& path) const;
};

} // namespace disinhibit
