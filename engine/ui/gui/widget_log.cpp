#include "engine/ui/gui/widget_log.h"

#include <fmt/format.h>

namespace disinhibit {

Rect WidgetLog::find(const std::string& name) const {
    const auto found = widgets_.find(name);
    return found != widgets_.end() ? found->second : Rect{};
}

std::string WidgetLog::text() const {
    std::string lines;
    for (const auto& [name, rect] : widgets_) {
        lines +=
            fmt::format("{} {:.0f} {:.0f} {:.0f} {:.0f}\n", name, rect.x, rect.y, rect.w, rect.h);
    }
    return lines;
}

} // namespace disinhibit
