#pragma once

#include "engine/ui/state/panel_context.h"

/// One function per panel, one file each. A panel draws into `rect` and appends to panel.actions; it computes nothing
/// but layout, keeps nothing but panel.state, and calls no GL.
namespace disinhibit {

void draw_top_bar_panel(const PanelContext& panel, const Rect& rect);
void draw_doses_panel(const PanelContext& panel, const Rect& rect);
void draw_transport_panel(const PanelContext& panel, const Rect& rect);
/// Over the stage, above the bottom strip: the courses kept for comparison.
void draw_ghosts_panel(const PanelContext& panel);
void draw_timeline_panel(const PanelContext& panel, const Rect& rect);
void draw_traces_panel(const PanelContext& panel, const Rect& rect);
/// A | B: plots side by side; stacked ones once for each side.
void draw_traces_row_panel(const PanelContext& panel, const Rect& rect);
void draw_traces_tab(const PanelContext& panel, const Rect& rect);
/// Published experiments against the chosen hypothesis, over stage and traces.
void draw_scoreboard_panel(const PanelContext& panel, const Rect& rect);
/// Why a thing is as it is: sentence, equations, parameters, links.
void draw_why_panel(const PanelContext& panel, const Rect& rect);
/// What was changed against the default, each with a way to take it back.
void draw_changes_panel(const PanelContext& panel, const Rect& rect);
/// What the signs of the picture mean, and the names on it.
void draw_legend_panel(const PanelContext& panel, const Rect& rect);
/// What can be pointed at on the stage: hover, click, arrow keys and Enter.
void draw_stage_things(const PanelContext& panel, const Rect& stage, bool pointer_on_stage);
void draw_message_panel(const PanelContext& panel, const Rect& rect);
/// One box that finds everything by name; in a window of its own over everything.
void draw_search_panel(const CommandContext& below);
/// Asks for the name of a file to open or to save; in a window of its own over everything.
void draw_files_panel(const CommandContext& below);
/// In a talk: the traces beside the picture, the pointer, and what covers all of it. A click goes on.
void draw_presenting_panel(const PanelContext& panel);
/// In a window of its own over everything.
void draw_help_panel(const CommandContext& below);

} // namespace disinhibit
