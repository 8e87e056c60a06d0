#include "engine/ui/widgets/command_button.h"

namespace disinhibit {

ButtonLook look_of(const PanelContext& panel, const std::string& command, ButtonLook look) {
    const Command& row = panel.command(command);
    look.tooltip = tip_of(row, panel);
    look.selected |= row.on && row.on(panel);
    look.enabled &= refusal_of(row, panel).empty();
    return look;
}

bool command_button(const PanelContext& panel,
                    const Rect& rect,
                    const std::string& name,
                    const std::string& command,
                    const std::string& label,
                    const ButtonLook& look) {
    const Command& row = panel.command(command);
    ButtonLook own = look_of(panel, command, look);
    if (label.empty() && own.icon == Icon::none) {
        own.icon = row.icon;
    }
    return button(panel, rect, name, label, own) && carry_out(row, panel);
}

} // namespace disinhibit
