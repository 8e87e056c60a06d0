#pragma once

#include <string>

#include "engine/ui/panel_context.h"
#include "engine/ui/side_flow.h"

/// Shared by the parts of the panel that explains a thing (panels/why.cpp).
namespace disinhibit {

/// Opens the panel on an entity; `parameter` (a path or empty) is the row to show. What was open goes onto the way back.
void open_why(UiState& state, const std::string& entity, const std::string& parameter = "");

/// Colour of text in the role of an entity; plain text without a role.
Color role_ink(const PanelContext& panel, const std::string& role);

/// "up 31 % to 8.1 Hz", "down ...", "steady at ..." of a step, by the texts below "why.change".
std::string change_text(const PanelContext& panel, const CauseStep& step);

/// Name of an entity for people; its id if the table lacks it.
std::string entity_name(const PanelContext& panel, const std::string& id);

/// The chain of causes, what makes the difference from rest with signs, and what goes the other way.
void draw_why_sentence(const PanelContext& panel, SideFlow& flow, const Explanation& why);
/// Its own course, past and planned, with what a held slider would make of it.
void draw_why_trace(const PanelContext& panel, SideFlow& flow, const Entity& entity);
/// Its equations: law, named terms, numbers.
void draw_why_equations(const PanelContext& panel, SideFlow& flow, const Explanation& why);
/// Its parameters with sliders and sources.
void draw_why_parameters(const PanelContext& panel, SideFlow& flow, const Explanation& why);
/// The published experiments that would notice if it were absent, as buttons that open them, or that there are none.
void draw_why_protection(const PanelContext& panel, SideFlow& flow, const Entity& entity);
/// What acts on it and what it acts on, as buttons.
void draw_why_links(const PanelContext& panel, SideFlow& flow, const Entity& entity);

/// Ground and edge of a panel at the side.
void draw_side_ground(const PanelContext& panel, const Rect& rect);
/// A panel at the side so low that its head must give way to what it says.
bool side_is_short(const PanelContext& panel, const Rect& rect);
/// A quiet line (not in a short panel), a title with the dot of its role, the way back (if there is one for this panel)
/// and the cross. Returns the height used.
float draw_side_head(const PanelContext& panel,
                     const Rect& rect,
                     const std::string& widget,
                     const std::string& quiet,
                     const std::string& title,
                     const std::string& role);

/// A small plate with the grade letter; the width it took. `grade` as in the files: "A", "M", "A der." ...
float draw_grade_badge(const PanelContext& panel,
                       float x,
                       float middle_y,
                       const std::string& grade);

} // namespace disinhibit
