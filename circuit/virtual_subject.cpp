#include "circuit/virtual_subject.h"

#include <algorithm>
#include <cmath>

#include "circuit/random_number.h"

namespace disinhibit {

std::vector<ParameterChange> draw_subject(const ParameterTable& parameters,
                                          const VirtualSubject& who) {
    std::vector<ParameterChange> changes;
    if (who.number == 0) {
        return changes;
    }
    for (const Parameter& row : parameters.rows) {
        const double s = row.quantity.log_deviation();
        if (s > 0.0) {
            const double z = normal_number(who.seed, who.number, name_number(row.path));
            double value = row.quantity.value * std::exp(s * z - 0.5 * s * s);
            value = std::max(value, row.quantity.low.value_or(value));
            value = std::min(value, row.quantity.high.value_or(value));
            changes.push_back({row.path, value, 0.0, 0.0});
        }
    }
    return changes;
}

void become(Scenario& scenario, const ParameterTable& parameters, const VirtualSubject& who) {
    std::vector<ParameterChange> drawn = draw_subject(parameters, who);
    std::erase_if(drawn, [&](const ParameterChange& change) {
        return std::ranges::any_of(
            scenario.changes, [&](const ParameterChange& own) { return own.path == change.path; });
    });
    scenario.changes.insert(scenario.changes.begin(), drawn.begin(), drawn.end());
}

} // namespace disinhibit
