#include <string>

#include "engine/ui/why/view.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// As the first scenario of the library in such a subject gives it; without one something small.
std::string usual_dose(const PanelContext& panel, const Substance& substance) {
    const Library& library = *panel.view.library;
    const std::string species = panel.subject()->species;
    for (const auto& [id, scenario] : library.scenarios) {
        for (const Dose& dose : scenario.doses) {
            if (dose.substance == substance.id && !dose.written.empty() &&
                library.subjects.at(scenario.subject).species == species) {
                return dose.written + " " + substance.id + " " + dose.route +
                       (dose.over_s > 0.0 ? " over " + duration_text(dose.over_s) : "");
            }
        }
    }
    const auto kinetics = substance.kinetics.find(species);
    return "0.1 mg/kg " + substance.id +
           (kinetics->second.routes.empty() ? "" : " " + kinetics->second.routes.front().id);
}

} // namespace

void draw_why_give(const PanelContext& panel, SideFlow& flow, const Entity& entity) {
    const Substance* substance =
        entity.kind == EntityKind::substance ? panel.substance(entity.id) : nullptr;
    if (substance == nullptr || panel.subject() == nullptr ||
        !substance->kinetics.contains(panel.subject()->species)) {
        return;
    }
    WhyState& state = panel.state.why;
    if (state.give_to != entity.id) {
        state.give_to = entity.id;
        state.give = usual_dose(panel, *substance);
    }
    flow.heading(panel.text("why.give.title"));
    const Rect row = flow.take(panel.px(32.0f));
    ButtonLook look;
    const std::string label = panel.text("why.give.now");
    const float width = button_width(panel, label, look);
    const Rect field{row.x, row.y, row.w - width - panel.px(8.0f), row.h};
    text_field(panel, field, "why.give.amount", state.give, TextStyle::body);
    const Rect place{row.right() - width, row.y, width, row.h};
    if (button(panel, place, "why.give.now", label, look)) {
        panel.actions.push_back(TakeWrittenDose{state.give});
    }
    flow.gap(panel.px(4.0f));
    flow.text({{panel.text("why.give.how"), panel.color("text2"), TextStyle::small}});
}

} // namespace disinhibit
