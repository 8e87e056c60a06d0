#include "engine/run/contrast.h"

#include <algorithm>

#include "engine/view/shot_row.h"

namespace disinhibit {
namespace {

Scenario without_doses(Scenario scenario) {
    scenario.doses.clear();
    scenario.removals.clear();
    return scenario;
}

} // namespace

std::optional<Scenario> make_contrast(const Library& library,
                                      const Scenario& a,
                                      const Scenario* former,
                                      const Contrast& contrast) {
    Scenario b = a;
    switch (contrast.kind) {
    case ContrastKind::copy:
        return b;
    case ContrastKind::before_edit:
        return former != nullptr ? std::optional(*former) : std::nullopt;
    case ContrastKind::no_doses:
        return without_doses(a);
    case ContrastKind::without_substance:
        return without_substance(a, contrast.id);
    case ContrastKind::circuit:
        b.circuit = contrast.id;
        return library.circuits.contains(contrast.id) ? std::optional(b) : std::nullopt;
    case ContrastKind::subject:
        b.subject = contrast.id;
        return library.subjects.contains(contrast.id) ? std::optional(b) : std::nullopt;
    case ContrastKind::scenario: {
        const auto found = library.scenarios.find(contrast.id);
        return found != library.scenarios.end() ? std::optional(found->second) : std::nullopt;
    }
    }
    return std::nullopt;
}

Contrast usual_contrast(const Scenario& a) {
    if (a.doses.empty()) {
        return {ContrastKind::copy, ""};
    }
    const auto earlier = [](const Dose& x, const Dose& y) { return x.at_s < y.at_s; };
    const Dose& first = *std::min_element(a.doses.begin(), a.doses.end(), earlier);
    const bool several = std::any_of(a.doses.begin(), a.doses.end(), [&](const Dose& dose) {
        return dose.substance != first.substance;
    });
    return several ? Contrast{ContrastKind::without_substance, first.substance}
                   : Contrast{ContrastKind::no_doses, ""};
}

} // namespace disinhibit
