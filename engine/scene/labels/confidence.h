#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/entities.h"
#include "circuit/experiment/protection.h"
#include "engine/picture/draw_list.h"
#include "engine/scene/parts/axon_shape.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

/// The confidence overlay: while it is on, an arrow says how well it is supported and nothing else.
namespace disinhibit {

/// Dash and colour of an evidence grade: A and B solid, C and D dashed 8-5, M and what states none dotted 2-6.
struct GradeLook {
    Color color;
    float dash_on = 0.0f; ///< design px; 0: solid
    float dash_off = 0.0f;
};
GradeLook grade_look(const Theme& theme, const std::string& grade);

/// What holds an arrow up: its evidence, and the experiments that would notice if it were absent.
struct ArrowSupport {
    ArrowEvidence evidence;
    bool unprotected = false; ///< no experiment in the list would notice
};

/// The support of the arrows of a stage: of its axons and of its marks, by index.
struct StageGrades {
    std::vector<ArrowSupport> axons;
    std::vector<ArrowSupport> marks;

    bool any_unprotected() const;
};

/// The letters of an arrow: "A" where direction and size are supported alike, else "A/M".
std::string grade_letters(const ArrowEvidence& evidence);
/// The same with a question mark where no experiment would notice.
std::string support_letters(const ArrowSupport& support);

/// The look of the grade of its direction; dotted where no experiment would notice.
GradeLook support_look(const Theme& theme, const ArrowSupport& support);

/// The support of each arrow: that of the entity its row names as `evidence`, else of the `entity` it explains, else of
/// the entity of its id. Empty where the circuit states none; protected where nobody has looked (`protection` nullptr).
StageGrades
resolve_grades(const Stage& stage, const CircuitDescription& circuit, const Protection* protection);

/// The arrow in the look of its support, with its letters at its middle.
void draw_graded_axon(const StageAxon& axon,
                      const AxonShape& shape,
                      const ArrowSupport& support,
                      const StageView& view,
                      DrawBlock& block);

/// The letters beside a mark (a substance acting directly).
void draw_grade_letter(const ArrowSupport& support,
                       glm::vec2 center,
                       const StageView& view,
                       DrawBlock& block);

/// One line below the sentence: what solid, dashed and dotted mean, what the second letter and, where some arrow has one, the
/// question mark. Adds its ground and itself as blocks.
void draw_confidence_legend(const StageView& view,
                            const StageGrades& grades,
                            std::vector<DrawBlock>& blocks);

} // namespace disinhibit
