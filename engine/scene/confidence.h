#pragma once

#include <string>
#include <vector>

#include "circuit/circuit.h"
#include "circuit/entities.h"
#include "engine/scene/axon_shape.h"
#include "engine/scene/draw_list.h"
#include "engine/scene/stage.h"
#include "engine/scene/stage_view.h"

/// The confidence overlay: while it is on, an arrow says how well it is supported and nothing else.
namespace disinhibit {

/// Dash and colour of an evidence grade: A and B solid, C and D dashed 8-5, M and what states none dotted 2-6.
struct GradeLook {
    Color color;
    float dash_on = 0.0f; ///< design px; 0: solid
    float dash_off = 0.0f;
};
GradeLook grade_look(const Theme& theme, const std::string& grade);

/// The evidence of the arrows of a stage: of its axons and of its marks, by index.
struct StageGrades {
    std::vector<ArrowEvidence> axons;
    std::vector<ArrowEvidence> marks;
};

/// The letters of an arrow: "A" where direction and size are supported alike, else "A/M".
std::string grade_letters(const ArrowEvidence& evidence);

/// The evidence of each arrow: that of the entity its row names as `evidence`, else of the `entity` it explains, else of
/// the entity of its id. Empty where the circuit states none.
StageGrades resolve_grades(const Stage& stage, const CircuitDescription& circuit);

/// The arrow in the look of the grade of its direction, with its letters at its middle.
void draw_graded_axon(const StageAxon& axon,
                      const AxonShape& shape,
                      const ArrowEvidence& evidence,
                      const StageView& view,
                      DrawBlock& block);

/// The letters beside a mark (a substance acting directly).
void draw_grade_letter(const ArrowEvidence& evidence,
                       glm::vec2 center,
                       const StageView& view,
                       DrawBlock& block);

/// One line below the sentence: what solid, dashed and dotted mean, and what the second letter. Adds its ground and itself as blocks.
void draw_confidence_legend(const StageView& view, std::vector<DrawBlock>& blocks);

} // namespace disinhibit
