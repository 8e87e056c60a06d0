#pragma once

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/spike_train.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// How a cloud is drawn at a concentration: area follows it, R = R_rest sqrt(percent / 100) * shrink. Up to 250 % the
/// ring has its own size (shrink 1); above, the ring of rest shrinks to a half, a quarter ... so that the cloud of
/// 1000 %, 4000 % ... is as large as that of 250 %, and the picture says so.
struct CloudScale {
    float shrink = 1.0f;
    double outer_percent = 0.0; ///< what the outer ring stands for; 0: no outer ring
};
CloudScale cloud_scale(double percent);

void draw_cloud(const StageCloud& cloud,
                double percent,
                const CloudScale& scale,
                const StageClock& clock,
                const StageView& view,
                DrawBlock& block);

/// Writes a note on a scale into `place`, a box of the size of scale_text_box.
void draw_scale_text(std::string text, const Box& place, const StageView& view, DrawBlock& block);

/// The note on the scale, while the ring has a reduced one.
void draw_cloud_scale(const StageCloud& cloud,
                      const CloudScale& scale,
                      const Box& place,
                      const StageView& view,
                      DrawBlock& block);
/// The box that a note on a scale takes.
/// `key`: text with {outer} or {factor}; `at`: middle of its baseline, design px.
Box scale_text_box(const std::string& key, glm::vec2 at, const StageView& view);

} // namespace disinhibit
