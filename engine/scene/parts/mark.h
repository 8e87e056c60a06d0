#pragma once

#include "circuit/explain/causes.h"
#include "engine/picture/draw_list.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// How much of an action with half-strength at mark.half there is at `value`, 0..1; and if that shows.
float mark_share(const StageMark& mark, double value);
bool mark_acts(const StageMark& mark, double value);

/// The sign that a mark shows: that of the stage while the gain of its action has the sign that the circuit gives it, the other
/// one where a parameter has turned it round, none where it is zero. Without `causes` that of the stage.
enum class MarkSign { plus, minus, none };
MarkSign sign_of(const StageMark& mark, const CauseReader* causes);

/// Drop with a sign: hollow and dashed while the substance is absent, its fill alpha = x / (x + half) of its signal.
void draw_mark(
    const StageMark& mark, double value, MarkSign sign, const StageView& view, DrawBlock& block);

/// Empty grey dashed drop of an action that the hypothesis leaves out.
void draw_mark_outline(const StageMark& mark, const StageView& view, DrawBlock& block);

/// A named pill; dashed and grey where left out.
/// `percent` (0..100) of what the chip stands for is at work: fills it.
void draw_chip(
    const StageChip& chip, const Box& box, double percent, const StageView& view, DrawBlock& block);
/// The line from where the chip belongs to where it stands.
void draw_chip_leader(const StageChip& chip,
                      const Box& place,
                      const StageView& view,
                      DrawBlock& block);
/// Where the file puts it, screen px.
Box chip_box(const StageChip& chip, const StageView& view);

/// A small free text, `shift` screen px from where the file puts it.
void draw_note(const StageNote& note, glm::vec2 shift, const StageView& view, DrawBlock& block);

/// The box of a note with its arrow, screen px.
Box note_box(const StageNote& note, const StageView& view);

/// Left, center or right.
TextAlign text_align_of(const std::string& name);

} // namespace disinhibit
