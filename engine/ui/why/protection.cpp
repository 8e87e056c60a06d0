#include <algorithm>

#include "engine/ui/gui/focus.h"
#include "engine/ui/why/view.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// The scoreboard, opened at that row.
void open_row(const PanelContext& panel, const std::string& row) {
    panel.state.scoreboard.chosen = row;
    panel.state.scoreboard.show_chosen = true;
    panel.state.scoreboard.details_open = true;
    if (!panel.view.scoreboard.open) {
        panel.actions.push_back(ToggleScoreboard{});
    }
}

/// The title of a row; its id if there is no such row any more.
std::string title_of(const PanelContext& panel, const std::string& id) {
    if (panel.view.scoreboard.rows == nullptr) {
        return id;
    }
    const std::vector<ExperimentRow>& rows = *panel.view.scoreboard.rows;
    const auto found = std::ranges::find(rows, id, &ExperimentRow::id);
    return found == rows.end() ? id : found->title;
}

} // namespace

void draw_why_protection(const PanelContext& panel, SideFlow& flow, const Entity& entity) {
    const Protection* protection = panel.view.protection;
    if (protection == nullptr) {
        return;
    }
    const auto found = protection->rows.find(entity.id);
    if (found == protection->rows.end()) {
        return;
    }
    flow.gap(panel.px(6.0f));
    if (found->second.empty()) {
        flow.text({{panel.text("why.unprotected"), panel.color("text"), TextStyle::small_strong}});
    } else {
        flow.heading(panel.text("why.protected"));
    }
    ButtonLook look;
    look.style = TextStyle::small;
    look.align = Align::left;
    for (const RowAnswer& answer : found->second) {
        const Rect place = flow.take(panel.px(28.0f));
        const std::string title =
            fitted_text(look.style, title_of(panel, answer.row), place.w - panel.px(28.0f));
        if (button(panel, place, "why.row." + answer.row, title, look)) {
            open_row(panel, answer.row);
        }
        if (last_item_focused()) {
            flow.show(place);
        }
        flow.gap(panel.px(4.0f));
    }
    if (protection->stale) {
        flow.text({{panel.text("why.protection_stale"), panel.color("text2"), TextStyle::small}});
    }
}

} // namespace disinhibit
