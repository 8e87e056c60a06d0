#include "engine/run/edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "circuit/describe/clock.h"
#include "circuit/io/report/dose_text.h"

namespace disinhibit {
namespace {

constexpr std::size_t most_doses_named = 2;

bool is_repeat(const Dose& dose) {
    return dose.every_s > 0.0 && dose.count > 1;
}

bool exists(const Scenario& scenario, int dose, int member) {
    if (dose < 0 || static_cast<std::size_t>(dose) >= scenario.doses.size()) {
        return false;
    }
    const Dose& found = scenario.doses[static_cast<std::size_t>(dose)];
    return member < (is_repeat(found) ? found.count : 1);
}

/// `count` members of a repeat, from `first` on.
Dose members_of(const Dose& repeat, int first, int count) {
    Dose part = repeat;
    part.at_s = on_clock(repeat.at_s + first * repeat.every_s);
    part.count = count;
    if (count == 1) {
        part.every_s = 0.0;
    }
    return part;
}

/// What a repeat becomes when one member is taken out: the parts before and after it, and the member at `at`.
struct Split {
    std::vector<Dose> parts;
    std::size_t at = 0; ///< place of the member among the parts
};

Split split(const Dose& repeat, int member) {
    Split result;
    if (member > 0) {
        result.parts.push_back(members_of(repeat, 0, member));
    }
    result.at = result.parts.size();
    result.parts.push_back(members_of(repeat, member, 1));
    if (member + 1 < repeat.count) {
        result.parts.push_back(members_of(repeat, member + 1, repeat.count - member - 1));
    }
    return result;
}

void replace_dose(Scenario& scenario, int dose, const std::vector<Dose>& parts) {
    const auto place = scenario.doses.erase(scenario.doses.begin() + dose);
    scenario.doses.insert(place, parts.begin(), parts.end());
}

} // namespace

Scenario with_dose_moved(Scenario scenario, int dose, int member, double at_s) {
    if (!exists(scenario, dose, member) || dose_time_s(scenario, dose, member) == at_s) {
        return scenario;
    }
    Dose& moved = scenario.doses[static_cast<std::size_t>(dose)];
    if (member < 0 || !is_repeat(moved)) {
        moved.at_s = on_clock(std::max(0.0, at_s));
        return scenario;
    }
    Split result = split(moved, member);
    result.parts[result.at].at_s = on_clock(std::max(0.0, at_s));
    replace_dose(scenario, dose, result.parts);
    return scenario;
}

Scenario with_dose_deleted(Scenario scenario, int dose, int member) {
    if (!exists(scenario, dose, member)) {
        return scenario;
    }
    const Dose& deleted = scenario.doses[static_cast<std::size_t>(dose)];
    if (member < 0 || !is_repeat(deleted)) {
        scenario.doses.erase(scenario.doses.begin() + dose);
        return scenario;
    }
    Split result = split(deleted, member);
    result.parts.erase(result.parts.begin() + static_cast<std::ptrdiff_t>(result.at));
    replace_dose(scenario, dose, result.parts);
    return scenario;
}

Scenario with_change(Scenario scenario, const ParameterChange& change) {
    put_change(scenario, change);
    return scenario;
}

double dose_time_s(const Scenario& scenario, int dose, int member) {
    if (!exists(scenario, dose, member)) {
        return 0.0;
    }
    const Dose& found = scenario.doses[static_cast<std::size_t>(dose)];
    return on_clock(found.at_s + std::max(member, 0) * found.every_s);
}

std::string course_name(const Scenario& scenario, const Library& library) {
    std::string name;
    std::size_t named = 0;
    for (const Dose& dose : scenario.doses) {
        if (named == most_doses_named) {
            return name + fmt::format(" + {}", scenario.doses.size() - named);
        }
        const auto substance = library.substances.find(dose.substance);
        name += (named > 0 ? ", " : "") +
                (substance != library.substances.end() ? substance->second.name : dose.substance);
        name += dose.written.empty() ? "" : " " + describe_amount(dose);
        name += is_repeat(dose) ? fmt::format(" × {}", dose.count) : "";
        ++named;
    }
    return name.empty() ? scenario.name : name;
}

} // namespace disinhibit
