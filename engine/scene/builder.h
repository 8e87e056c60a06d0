#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <string>
#include <vector>

#include "circuit/describe/signals.h"
#include "engine/core/looks.h"
#include "engine/core/texts.h"
#include "engine/core/theme.h"
#include "engine/picture/draw_list.h"
#include "engine/picture/text_measure.h"
#include "engine/scene/legend.h"
#include "engine/scene/stage/level_camera.h"
#include "engine/scene/stage/model.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

class CauseReader;

/// The moment to show. Nothing else enters the picture: the same input gives the same draw list.
struct StageInput {
    const Snapshot* now = nullptr;
    const Snapshot* baseline = nullptr; ///< before the first event ("rest")
    const CauseReader* causes =
        nullptr; ///< of that moment, for the headline; none: only changes are told
    double display_time_s =
        0.0; ///< PlaybackClock::display_s: integral of playback, frozen while paused
    double playback_speed = 1.0; ///< simulated seconds per second of the viewer
    glm::vec2 size{0.0f};        ///< px of the stage
    float type_scale = 1.0f;     ///< px of type per px at 100 %
    Looks looks;                 ///< motion and confidence of them
    bool presenting = false;
    std::string side;         ///< letter of A | B; empty: a single stage
    std::string side_caption; ///< one short line beside it: what this side is
    bool active_side = false; ///< doses and edits go to this side
    /// largest_cloud_percent of the other side of A | B: what is drawn larger there is larger there.
    double beside_percent = 0.0;
    std::string alarm;   ///< what stands over the picture before the sentence; empty: nothing
    bool beyond = false; ///< the numbers lie beyond data: they are dotted under
    std::string preview; ///< that it is no present but what is tried, and when; empty: the present
    CameraShot camera;   ///< StageLevels only
};

/// Turns snapshots into draw lists. The parts that do not change with the moment are kept between calls; the result
/// does not depend on earlier calls.
class StageBuilder {
  public:
    /// `theme`, `texts` and `measure` must outlive the builder. Throws InputError if the stage belongs to another
    /// circuit or names a signal that the model does not have.
    StageBuilder(const Stage& stage,
                 const StageModel& model,
                 const Theme& theme,
                 const Texts& texts,
                 const TextMeasure& measure);
    ~StageBuilder();
    StageBuilder(StageBuilder&&) noexcept;
    StageBuilder& operator=(StageBuilder&&) noexcept;

    /// Fills `out`. `out.still` is left as it is when it already holds this still part (same still_version).
    void build(const StageInput& input, DrawList& out);
    /// Percent of its own rest of the cloud that has grown most.
    double largest_cloud_percent(const Snapshot& now, const Snapshot& baseline) const;
    /// As fitted to the model.
    const Stage& stage() const;
    /// What the signs that it shows at this moment mean.
    std::vector<LegendSign>
    legend(const Snapshot& now, const Snapshot& baseline, const Looks& looks) const;
    /// Where the design lies on the stage; as of the last call of build.
    const StageView& view() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace disinhibit
