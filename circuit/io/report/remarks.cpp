#include "circuit/io/report/remarks.h"

#include <fmt/format.h>

#include <algorithm>

#include "circuit/describe/clock.h"
#include "circuit/io/report/dose_text.h"

namespace disinhibit {
namespace {

/// Collects the lines; `when` is the first time of `count` members that are `every` ticks apart.
class Remarks {
  public:
    explicit Remarks(const Scenario& scenario)
        : end_(ticks_of(scenario.duration_s)),
          rest_(fmt::format("after the end of the course ({}), not reached",
                            describe_time(scenario.duration_s))) {}

    template <class TickOfMember> void add(const std::string& what, int count, TickOfMember tick) {
        int late = 0;
        while (late < count && tick(count - 1 - late) > end_) {
            ++late;
        }
        if (late == 0) {
            return;
        }
        const std::string which = late == count ? ""
                                  : late == 1   ? "the last of them is "
                                                : fmt::format("the last {} are ", late);
        lines_.push_back(fmt::format("{}: {}{}", what, which, rest_));
    }

    void add(const std::string& path, double at_s) {
        add(fmt::format("{} at {}", path, describe_time(at_s)), 1, [&](int) {
            return ticks_of(at_s);
        });
    }

    std::vector<std::string> lines() && { return std::move(lines_); }

  private:
    double end_;
    std::string rest_;
    std::vector<std::string> lines_;
};

} // namespace

std::vector<std::string> remarks_on(const Scenario& scenario, const Library& library) {
    Remarks remarks(scenario);
    for (const Dose& dose : scenario.doses) {
        remarks.add(describe_dose(dose, library), std::max(1, dose.count), [&](int member) {
            return ticks_of(dose.at_s) + member * ticks_of(dose.every_s);
        });
    }
    for (const ParameterChange& change : scenario.changes) {
        remarks.add(change.path, change.at_s);
    }
    for (const Clamp& clamp : scenario.clamps) {
        remarks.add(clamp.signal, clamp.at_s);
    }
    for (const PulseTrain& train : scenario.pulses) {
        remarks.add(
            fmt::format(
                "{} pulses of {} from {} on", train.count, train.path, describe_time(train.at_s)),
            train.count,
            [&](int pulse) { return ticks_of(train.at_s + pulse / train.frequency_hz); });
    }
    for (const Removal& removal : scenario.removals) {
        remarks.add("removal of " + removal.substance, removal.at_s);
    }
    return std::move(remarks).lines();
}

} // namespace disinhibit
