#pragma once

#include "engine/scene/draw_list.h"
#include "engine/scene/stage.h"
#include "engine/scene/stage_view.h"

namespace disinhibit {

/// Drop with a sign: hollow and dashed while the substance is absent, its fill alpha = x / (x + half) of its signal.
void draw_mark(const StageMark& mark, double value, const StageView& view, DrawBlock& block);

/// Empty grey dashed drop of an action that the hypothesis leaves out.
void draw_mark_outline(const StageMark& mark, const StageView& view, DrawBlock& block);

/// A named pill; dashed and grey where left out.
void draw_chip(const StageChip& chip, const StageView& view, DrawBlock& block);

/// A small free text.
void draw_note(const StageNote& note, const StageView& view, DrawBlock& block);

/// Left, center or right.
TextAlign text_align_of(const std::string& name);

} // namespace disinhibit
