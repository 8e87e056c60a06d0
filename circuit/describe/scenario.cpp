#include "circuit/describe/scenario.h"

#include <algorithm>

#include "circuit/describe/clock.h"

namespace disinhibit {

double last_end_s(const Dose& dose) {
    return dose.at_s + std::max(0, dose.count - 1) * dose.every_s + dose.over_s;
}

bool changes_rest(const ParameterChange& change) {
    return change.at_s <= 0.0 && change.until_s <= 0.0;
}

std::optional<double> value_from_birth(const Scenario& scenario, const std::string& path) {
    std::optional<double> value;
    for (const ParameterChange& change : scenario.changes) {
        if (change.path == path && changes_rest(change)) {
            value = change.value;
        }
    }
    return value;
}

void put_change(Scenario& scenario, const ParameterChange& change) {
    const auto is_replaced = [&](const ParameterChange& other) {
        return other.path == change.path && on_clock(other.at_s) == on_clock(change.at_s) &&
               on_clock(other.until_s) == on_clock(change.until_s);
    };
    std::erase_if(scenario.changes, is_replaced);
    scenario.changes.push_back(change);
}

} // namespace disinhibit
