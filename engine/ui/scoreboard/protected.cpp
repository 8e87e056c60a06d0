#include <algorithm>

#include "circuit/describe/entities.h"
#include "engine/ui/scoreboard/column.h"
#include "engine/ui/scoreboard/panel.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {

void draw_protected(const PanelContext& panel, Column& column, const std::string& row) {
    const Protection* protection = panel.view.protection;
    if (protection == nullptr || panel.view.entities == nullptr) {
        return;
    }
    // Parts of a mechanism (what weakens it) are explained with the whole.
    std::vector<std::string> entities;
    for (const std::string& mechanism : protection->protected_by(row)) {
        const std::string entity = entity_of(mechanism);
        if (std::ranges::find(entities, entity) == entities.end() &&
            panel.view.entities->find(entity) != nullptr) {
            entities.push_back(entity);
        }
    }
    column.gap(8.0f);
    column.write(TextStyle::body_strong, "text", panel.text("scoreboard.protects"), 26.0f);
    if (entities.empty()) {
        column.write(TextStyle::small, "text2", panel.text("scoreboard.protects_none"), 18.0f);
    }
    ButtonLook look;
    look.style = TextStyle::small;
    look.align = Align::left;
    for (const std::string& id : entities) {
        Rect place = column.take(32.0f);
        const std::string name = entity_name(panel, id);
        place.w = std::min(place.w, button_width(panel, name, look));
        place.h = panel.px(28.0f);
        const std::string label = fitted_text(look.style, name, place.w - panel.px(20.0f));
        if (button(panel, place, "scoreboard.protects." + id, label, look)) {
            open_why(panel.state, id);
            panel.actions.push_back(ToggleScoreboard{});
        }
    }
    if (protection->stale) {
        column.write(TextStyle::small, "text2", panel.text("why.protection_stale"), 18.0f);
    }
}

} // namespace disinhibit
