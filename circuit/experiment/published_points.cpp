#include "circuit/experiment/published_points.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disinhibit {
namespace {

constexpr double largest_deviation = 0.01;
constexpr double largest_shift_s = 60.0;
constexpr double never_s = std::numeric_limits<double>::infinity();

bool alike(double a, double b) {
    return std::abs(a - b) <= largest_deviation * std::max(std::abs(a), std::abs(b));
}

bool same_dose(const Dose& a, const Dose& b) {
    return a.substance == b.substance && a.route == b.route && a.basis == b.basis &&
           alike(a.mass_kg, b.mass_kg) && alike(a.amount_nmol, b.amount_nmol) &&
           alike(a.over_s, b.over_s) && alike(a.strength_fraction, b.strength_fraction) &&
           alike(a.every_s, b.every_s) && a.count == b.count;
}

std::vector<Dose> in_order(std::vector<Dose> doses) {
    std::stable_sort(
        doses.begin(), doses.end(), [](const Dose& a, const Dose& b) { return a.at_s < b.at_s; });
    return doses;
}

template <class Event> double first_time(const std::vector<Event>& events) {
    double first_s = never_s;
    for (const Event& event : events) {
        first_s = std::min(first_s, event.at_s);
    }
    return first_s;
}

/// Where the course stops being the experiment; before its beginning if it never was.
double end_of_match(const Scenario& arm, const Scenario& scenario, double& shift_s) {
    const std::vector<Dose> wanted = in_order(arm.doses);
    const std::vector<Dose> given = in_order(scenario.doses);
    const bool only_doses =
        arm.changes.empty() && arm.clamps.empty() && arm.pulses.empty() && arm.removals.empty();
    if (wanted.empty() || given.size() < wanted.size() || !only_doses ||
        arm.subject != scenario.subject) {
        return -never_s;
    }
    shift_s = given.front().at_s - wanted.front().at_s;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!same_dose(wanted[i], given[i]) ||
            std::abs(given[i].at_s - wanted[i].at_s - shift_s) > largest_shift_s) {
            return -never_s;
        }
    }
    const double further_s = given.size() > wanted.size() ? given[wanted.size()].at_s : never_s;
    return std::min({further_s,
                     first_time(scenario.changes),
                     first_time(scenario.clamps),
                     first_time(scenario.pulses),
                     first_time(scenario.removals)});
}

std::string elsewhere(const PublishedPoint& point, bool other_species) {
    const std::string species = other_species ? point.species : "";
    return species.empty() || point.route.empty() ? species + point.route
                                                  : species + ", " + point.route;
}

} // namespace

std::vector<MatchedPoint> matching_points(const std::vector<ExperimentRow>& rows,
                                          const Scenario& scenario,
                                          const Library& library) {
    std::vector<MatchedPoint> matched;
    const auto subject = library.subjects.find(scenario.subject);
    if (subject == library.subjects.end()) {
        return matched;
    }
    for (const ExperimentRow& row : rows) {
        for (const PublishedPoint& point : row.points) {
            const auto arm =
                std::find_if(row.arms.begin(), row.arms.end(), [&](const ExperimentArm& candidate) {
                    return candidate.name == point.arm;
                });
            if (arm == row.arms.end()) {
                continue;
            }
            double shift_s = 0.0;
            const double end_s = end_of_match(arm->members.front(), scenario, shift_s);
            if (point.to_s + shift_s < end_s) {
                const bool other_species = point.species != subject->second.species;
                matched.push_back(
                    {&row, &point, shift_s, other_species, elsewhere(point, other_species)});
            }
        }
    }
    return matched;
}

double unit_ratio(const SignalTable& signals, int measured, int shown, const Snapshot& baseline) {
    if (measured < 0 || shown < 0) {
        return 0.0;
    }
    if (measured == shown) {
        return 1.0;
    }
    const Signal& from = signals.rows[static_cast<std::size_t>(measured)];
    const Signal& to = signals.rows[static_cast<std::size_t>(shown)];
    if (from.baseline_of == shown) {
        return baseline.values[static_cast<std::size_t>(shown)] / 100.0;
    }
    if (to.baseline_of == measured) {
        const double rest = baseline.values[static_cast<std::size_t>(measured)];
        return rest > 0.0 ? 100.0 / rest : 0.0;
    }
    const bool one_quantity = from.baseline_of < 0 && to.baseline_of < 0 && from.value_index >= 0 &&
                              from.value_index == to.value_index;
    return one_quantity ? to.unit_per_internal / from.unit_per_internal : 0.0;
}

} // namespace disinhibit
