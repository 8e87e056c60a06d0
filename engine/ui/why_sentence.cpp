#include <algorithm>
#include <cmath>

#include "engine/core/number_text.h"
#include "engine/ui/equation_text.h"
#include "engine/ui/why_view.h"
#include "engine/ui/widgets.h"

namespace disinhibit {
namespace {

/// Changes smaller than this, in percent of rest, are called steady, as in the sentence of the stage.
constexpr double least_change_percent = 3.0;
constexpr int digits = 3;
constexpr std::size_t longest_way_back = 32;

} // namespace

void open_why(UiState& state, const std::string& entity, const std::string& parameter) {
    if (state.side == SidePanel::why && !state.why.entity.empty() && state.why.entity != entity) {
        state.why.path.push_back(state.why.entity);
        if (state.why.path.size() > longest_way_back) {
            state.why.path.erase(state.why.path.begin());
        }
    }
    if (state.why.entity != entity) {
        state.why.scroll_px = 0.0f;
    }
    state.side = SidePanel::why;
    state.why.entity = entity;
    state.why.parameter = parameter;
    state.why.reveal = !parameter.empty();
}

Color role_ink(const PanelContext& panel, const std::string& role) {
    return role.empty() ? panel.color("text") : panel.view.theme->ink(role);
}

std::string entity_name(const PanelContext& panel, const std::string& id) {
    const Entity* entity = panel.view.entities->find(id);
    return entity == nullptr ? id : entity->name;
}

std::string change_text(const PanelContext& panel, const CauseStep& step) {
    if (step.signal < 0) {
        return {};
    }
    const Signal& row =
        panel.view.trajectory->signals().rows[static_cast<std::size_t>(step.signal)];
    std::string value = significant_text(step.now, digits);
    if (row.unit != "1") {
        value += " " + row.unit;
    }
    if (!(step.rest > 0.0)) {
        return panel.text("why.change.value", {{"value", value}});
    }
    const double change = 100.0 * (step.now - step.rest) / step.rest;
    const char* key = change > least_change_percent    ? "why.change.up"
                      : change < -least_change_percent ? "why.change.down"
                                                       : "why.change.steady";
    return panel.text(key, {{"value", value}, {"change", number_text(std::abs(change), 0)}});
}

void draw_why_sentence(const PanelContext& panel, SideFlow& flow, const Explanation& why) {
    std::vector<FlowPart> parts;
    for (std::size_t i = 0; i < why.chain.size(); ++i) {
        const CauseStep& step = why.chain[i];
        const Entity* entity = panel.view.entities->find(step.entity);
        const bool here = i == why.chain_here;
        if (i > 0) {
            parts.push_back({" " + panel.text("why.then") + " ", panel.color("text3")});
        }
        parts.push_back({entity->name,
                         role_ink(panel, entity->role),
                         here ? TextStyle::body_strong : TextStyle::body_medium});
        parts.push_back({" " + change_text(panel, step),
                         panel.color(here ? "text" : "text2"),
                         here ? TextStyle::body_strong : TextStyle::body});
    }
    flow.text(parts);
}

} // namespace disinhibit
