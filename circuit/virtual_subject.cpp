#include "circuit/virtual_subject.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "circuit/random_number.h"

namespace disinhibit {

namespace {

/// Draws that are tried for one whole; that none of them fits means that its shares leave no room.
constexpr int most_tries = 1000;

/// What the `attempt`-th draw makes of a row.
double drawn(const Parameter& row, const VirtualSubject& who, int attempt) {
    constexpr std::uint64_t apart = 0x9e3779b97f4a7c15U;
    const double s = row.quantity.log_deviation();
    const std::uint64_t stream =
        name_number(row.path) + apart * static_cast<std::uint64_t>(attempt);
    const double z = normal_number(who.seed, who.number, stream);
    double value = row.quantity.value * std::exp(s * z - 0.5 * s * s);
    value = std::max(value, row.quantity.low.value_or(value));
    return std::min(value, row.quantity.high.value_or(value));
}

/// Shares of one whole are drawn again together until they fit into it.
void fit_wholes(const ParameterTable& parameters,
                const VirtualSubject& who,
                std::vector<ParameterChange>& changes) {
    for (const std::vector<int>& whole : parameters.wholes) {
        for (int attempt = 1; attempt < most_tries; ++attempt) {
            double sum = 0.0;
            std::vector<std::pair<const Parameter*, ParameterChange*>> members;
            for (const int share : whole) {
                const Parameter& row = parameters.rows[static_cast<std::size_t>(share)];
                const auto change = std::ranges::find(changes, row.path, &ParameterChange::path);
                sum += change == changes.end() ? row.quantity.value : change->value;
                if (change != changes.end()) {
                    members.emplace_back(&row, &*change);
                }
            }
            if (sum <= 1.0) {
                break;
            }
            for (const auto& [row, change] : members) {
                change->value = drawn(*row, who, attempt);
            }
        }
    }
}

} // namespace

std::vector<ParameterChange> draw_subject(const ParameterTable& parameters,
                                          const VirtualSubject& who) {
    std::vector<ParameterChange> changes;
    if (who.number == 0) {
        return changes;
    }
    for (const Parameter& row : parameters.rows) {
        if (row.quantity.log_deviation() > 0.0) {
            changes.push_back({row.path, drawn(row, who, 0), 0.0, 0.0});
        }
    }
    fit_wholes(parameters, who, changes);
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
