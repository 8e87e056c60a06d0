#pragma once

#include <string>
#include <vector>

#include "engine/core/texts.h"
#include "engine/core/theme.h"
#include "engine/gl/render_target.h"
#include "engine/render/stage_renderer.h"
#include "engine/scene/legend.h"
#include "engine/view/legend_view.h"

namespace disinhibit {

/// The signs of a stage on the graphics card, drawn by the renderer of the stage, and their words.
class LegendPicture {
  public:
    /// Draws them unless they are there already. `scale`: px per px at text 100 %.
    const LegendView& show(const Stage& stage,
                           const std::vector<LegendSign>& signs,
                           float scale,
                           const Theme& theme,
                           const Texts& texts,
                           StageRenderer& renderer);
    /// A theme, a text or a stage file changed.
    void forget() { shown_.clear(); }

  private:
    LegendView view_;
    gl::RenderTarget picture_;
    DrawList list_;
    std::string shown_; ///< everything that the picture follows from
};

} // namespace disinhibit
