#include "circuit/course/virtual_subject.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "circuit/course/beyond.h"
#include "circuit/course/simulate.h"
#include "circuit/numerics/elementary.h"
#include "circuit/numerics/random_number.h"

namespace disinhibit {
namespace {

/// A range that holds less than one in a thousand of its population is a slip of the pen.
constexpr int most_draws = 10000;
/// Draws that are tried for one whole; that none of them fits means that its shares leave no room.
constexpr int most_tries = 1000;

bool varies(const Parameter& row) {
    return row.in_use && row.quantity.log_deviation() > 0.0;
}

struct Draw {
    double z = 0.0;
    double value = 0.0;
};

class Person {
  public:
    Person(const ParameterTable& parameters, const VirtualSubject& who)
        : parameters_(parameters), who_(who), tries_(parameters.rows.size(), 0) {}

    /// Shares of one whole are drawn again together until they fit into it.
    void fit_wholes() {
        for (const std::vector<int>& whole : parameters_.wholes) {
            for (int i = 0; i < most_tries && sum_of(whole) > 1.0; ++i) {
                for (const int share : whole) {
                    ++tries_[static_cast<std::size_t>(share)];
                }
            }
        }
    }

    /// `depth`: correlations already followed, so that a ring of them ends.
    Draw draw(const Parameter& row, std::size_t depth = 0) const {
        const Quantity& quantity = row.quantity;
        const double s = quantity.log_deviation();
        const double r = quantity.correlation ? quantity.correlation->value : 0.0;
        const double other = quantity.correlation ? partner(row, depth).z : 0.0;
        for (int i = 0; i < most_draws; ++i) {
            const double e = normal_number(who_.seed, who_.number, stream(row, i));
            const double z = r * other + std::sqrt(1.0 - r * r) * e;
            const double value = quantity.value * exponential(s * z - 0.5 * s * s);
            if (!outside_range(quantity, value)) {
                return {z, value};
            }
        }
        throw ModelError{row.path, "a spread that its range leaves no room for", "a wider range"};
    }

  private:
    double sum_of(const std::vector<int>& whole) const {
        double sum = 0.0;
        for (const int share : whole) {
            const Parameter& row = parameters_.rows[static_cast<std::size_t>(share)];
            sum += varies(row) ? draw(row).value : row.quantity.value;
        }
        return sum;
    }

    Draw partner(const Parameter& row, std::size_t depth) const {
        const int index = parameters_.index(row.quantity.correlation->with);
        if (index < 0 || !(parameters_.rows[index].quantity.log_deviation() > 0.0) ||
            depth > parameters_.rows.size()) {
            throw ModelError{row.path,
                             row.quantity.correlation->with,
                             "a parameter with a cv, whose own correlations do not lead back here"};
        }
        return draw(parameters_.rows[index], depth + 1);
    }

    /// The first draw of a row, then the second ... : a stream of its own for every row.
    std::uint64_t stream(const Parameter& row, int draw) const {
        constexpr std::uint64_t apart = 0x9e3779b97f4a7c15U;
        const auto index = static_cast<std::size_t>(&row - parameters_.rows.data());
        return name_number(row.path) +
               apart * static_cast<std::uint64_t>(draw + tries_[index] * most_draws);
    }

    const ParameterTable& parameters_;
    const VirtualSubject& who_;
    std::vector<int> tries_; ///< by row: how often its whole did not fit
};

} // namespace

bool subjects_vary(const ParameterTable& parameters) {
    return std::ranges::any_of(parameters.rows, varies);
}

std::vector<ParameterChange> draw_subject(const ParameterTable& parameters,
                                          const VirtualSubject& who) {
    std::vector<ParameterChange> changes;
    if (who.number == 0) {
        return changes;
    }
    Person person(parameters, who);
    person.fit_wholes();
    for (const Parameter& row : parameters.rows) {
        if (varies(row)) {
            changes.push_back({row.path, person.draw(row).value, 0.0, 0.0});
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
