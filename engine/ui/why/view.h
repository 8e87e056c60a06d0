#pragma once

#include <string>

#include "engine/ui/state/panel_context.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/widgets/side_flow.h"
#include "engine/ui/widgets/side_head.h"

/// Shared by the parts of the panel that explains a thing (panels/why.cpp).
namespace disinhibit {

/// "up 31 % to 8.1 Hz", "down ...", "steady at ..." of a step, by the texts below "why.change".
std::string change_text(const PanelContext& panel, const CauseStep& step);

/// The chain of causes, what makes the difference from rest with signs, and what goes the other way.
void draw_why_sentence(const PanelContext& panel, SideFlow& flow, const Explanation& why);
/// A substance: gives a dose of it, written as on the command line, at the playhead.
void draw_why_give(const PanelContext& panel, SideFlow& flow, const Entity& entity);
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

/// A small plate with the grade letter; the width it took. `grade` as in the files: "A", "M", "A der." ...
float draw_grade_badge(const PanelContext& panel,
                       float x,
                       float middle_y,
                       const std::string& grade);

} // namespace disinhibit
