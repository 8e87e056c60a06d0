#pragma once

#include <string>

#include "engine/ui/state/panel_context.h"

/// A thing of the circuit as all panels name and open it.
namespace disinhibit {

/// Opens the panel on an entity; `parameter` (a path or empty) is the row to show. What was open goes onto the way back.
void open_why(UiState& state, const std::string& entity, const std::string& parameter = "");

/// Colour of text in the role of an entity; plain text without a role.
Color role_ink(const PanelContext& panel, const std::string& role);

/// Name of an entity for people; its id if the table lacks it.
std::string entity_name(const PanelContext& panel, const std::string& id);

} // namespace disinhibit
