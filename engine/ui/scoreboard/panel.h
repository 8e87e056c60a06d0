#pragma once

#include <string>
#include <vector>

#include "engine/picture/rect.h"
#include "engine/ui/state/panel_context.h"
#include "engine/ui/state/scoreboard_rows.h"

/// The parts of the scoreboard panel, one file each.
namespace disinhibit {

/// Significant digits of its numbers.
inline constexpr int scoreboard_digits = 3;

/// The rows, scrolled; steps and clicks choose one.
void draw_scoreboard_list(const PanelContext& panel,
                          const Rect& rect,
                          const std::vector<ScoreboardLine>& lines);

/// The chosen row: what was done and measured, what the model says, its source, and its arms, which can be opened.
void draw_scoreboard_detail(const PanelContext& panel, const Rect& rect);

/// A value as the table shows it: three digits; for sign rows a sign, or yes and no.
std::string scoreboard_value(const PanelContext& panel, const ExperimentRow& row, double value);

/// Its role, or that it is loose or superseded and so counts for nothing.
std::string scoreboard_role(const PanelContext& panel, const ExperimentRow& row);

/// "65 to 80", "from 65".
std::string interval_text(const PanelContext& panel, const HitInterval& interval);

/// What the model said before anything was set with the row in view, or why it had no answer; empty if nobody looked.
std::string first_sight_text(const PanelContext& panel, const ExperimentRow& row);

/// Why a row does not count; empty if it does.
std::string standing_text(const PanelContext& panel, const RowResult& result);

/// Puts the arms of a row into the window: the first one alone, or the first two as A | B.
void open_arms(const PanelContext& panel, const ExperimentRow& row);

} // namespace disinhibit
