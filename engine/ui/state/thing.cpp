#include "engine/ui/state/thing.h"

namespace disinhibit {
namespace {

constexpr std::size_t longest_way_back = 32;

} // namespace

void open_why(UiState& state, const std::string& entity, const std::string& parameter) {
    if (state.side == why_side && !state.why.entity.empty() && state.why.entity != entity) {
        state.why.path.push_back(state.why.entity);
        if (state.why.path.size() > longest_way_back) {
            state.why.path.erase(state.why.path.begin());
        }
    }
    if (state.why.entity != entity) {
        state.why.scroll_px = 0.0f;
    }
    state.side = why_side;
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

} // namespace disinhibit
