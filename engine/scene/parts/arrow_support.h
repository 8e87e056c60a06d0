#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "circuit/describe/entities.h"
#include "engine/picture/draw_list.h"
#include "engine/scene/stage/model.h"
#include "engine/scene/stage/view.h"

/// What holds the arrows of a stage up, and how that looks while arrows are drawn by their grade.
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

/// The support of the arrow of an entity. Empty where the circuit states none; protected where nobody has looked.
ArrowSupport find_support(const StageModel& model, const std::string& entity);

/// The letters of an arrow: "A" where direction and size are supported alike, else "A/M".
std::string grade_letters(const ArrowEvidence& evidence);
/// The same with a question mark where no experiment would notice.
std::string support_letters(const ArrowSupport& support);

/// The look of the grade of its direction; dotted where no experiment would notice.
GradeLook support_look(const Theme& theme, const ArrowSupport& support);

/// A line through these screen points in that look.
Strip make_graded_strip(const std::vector<glm::vec2>& points,
                        const GradeLook& look,
                        const StageView& view);

/// The letters beside an arrow, around `center`, screen px.
void draw_grade_letter(const ArrowSupport& support,
                       glm::vec2 center,
                       const StageView& view,
                       DrawBlock& block);

} // namespace disinhibit
