#pragma once

#include <string>

#include "engine/ui/widgets/widgets.h"

namespace disinhibit {

/// How a button of this command looks now: its tip with its keys, marked while it is on, disabled with the reason while it
/// cannot be done. `look`: what else is wanted; its icon comes before that of the command.
ButtonLook look_of(const PanelContext& panel, const std::string& command, ButtonLook look = {});

/// A button that carries the command out, with its icon unless it has a label. True when it was pressed.
bool command_button(const PanelContext& panel,
                    const Rect& rect,
                    const std::string& name,
                    const std::string& command,
                    const std::string& label = "",
                    const ButtonLook& look = {});

} // namespace disinhibit
