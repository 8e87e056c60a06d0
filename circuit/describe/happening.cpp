#include "circuit/describe/happening.h"

#include <algorithm>
#include <tuple>

#include "circuit/describe/clock.h"

namespace disinhibit {
namespace {

void add_doses(const Scenario& scenario, std::vector<Happening>& list) {
    for (std::size_t item = 0; item < scenario.doses.size(); ++item) {
        const Dose& dose = scenario.doses[item];
        const double over = ticks_of(dose.over_s);
        for (int member = 0; member < std::max(1, dose.count); ++member) {
            const double begin = ticks_of(dose.at_s) + member * ticks_of(dose.every_s);
            const Step step = dose.to_level_nM > 0.0 ? Step::titration : Step::dose;
            list.push_back({begin, step, item, begin, begin + over});
            if (over > 0.0) {
                list.push_back({begin + over, Step::end_infusion, item, begin, begin + over});
            }
        }
    }
}

void add_pulses(const Scenario& scenario, std::vector<Happening>& list) {
    for (std::size_t item = 0; item < scenario.pulses.size(); ++item) {
        const PulseTrain& train = scenario.pulses[item];
        for (int pulse = 0; pulse < train.count; ++pulse) {
            const double since_first = train.count > 1 ? ticks_of(pulse / train.frequency_hz) : 0.0;
            const double begin = ticks_of(train.at_s) + since_first;
            const double end = begin + ticks_of(train.width_s);
            list.push_back({begin, Step::begin_pulse, item, begin, end});
            list.push_back({end, Step::end_pulse, item, begin, end});
        }
    }
}

void add_changes(const Scenario& scenario, std::vector<Happening>& list) {
    for (std::size_t item = 0; item < scenario.changes.size(); ++item) {
        const ParameterChange& change = scenario.changes[item];
        const double begin = ticks_of(change.at_s);
        const double end = ticks_of(change.until_s);
        if (end > begin) {
            list.push_back({begin, Step::begin_change, item, begin, end});
            list.push_back({end, Step::end_change, item, begin, end});
        } else if (!changes_rest(change)) {
            list.push_back({begin, Step::change, item, begin, begin});
        }
    }
}

void add_holds(const Scenario& scenario, std::vector<Happening>& list) {
    for (std::size_t item = 0; item < scenario.clamps.size(); ++item) {
        const Clamp& clamp = scenario.clamps[item];
        const double begin = ticks_of(clamp.at_s);
        const double end = ticks_of(clamp.until_s);
        list.push_back({begin, Step::begin_hold, item, begin, end});
        if (end > begin) {
            list.push_back({end, Step::end_hold, item, begin, end});
        }
    }
}

} // namespace

std::vector<Happening> list_happenings(const Scenario& scenario) {
    std::vector<Happening> list;
    add_doses(scenario, list);
    add_pulses(scenario, list);
    add_changes(scenario, list);
    add_holds(scenario, list);
    for (std::size_t item = 0; item < scenario.removals.size(); ++item) {
        const double at = ticks_of(scenario.removals[item].at_s);
        list.push_back({at, Step::removal, item, at, at});
    }
    std::stable_sort(list.begin(), list.end(), [](const Happening& a, const Happening& b) {
        return std::tie(a.tick, a.step) < std::tie(b.tick, b.step);
    });
    return list;
}

} // namespace disinhibit
