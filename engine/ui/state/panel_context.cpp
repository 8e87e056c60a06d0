#include "engine/ui/state/panel_context.h"

#include "engine/ui/gui/paint.h"

namespace disinhibit {

const Subject* CommandContext::subject() const {
    const auto found = view.library->subjects.find(scenario().subject);
    return found != view.library->subjects.end() ? &found->second : nullptr;
}

const Substance* CommandContext::substance(const std::string& id) const {
    const auto found = view.library->substances.find(id);
    return found != view.library->substances.end() ? &found->second : nullptr;
}

PanelContext PanelContext::here() const {
    return in_this_window(*this);
}

PanelContext in_this_window(const CommandContext& context) {
    return {context, this_window()};
}

} // namespace disinhibit
