#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/stage_level.h"
#include "engine/scene/builder.h"
#include "engine/scene/labels/placed_blocks.h"
#include "engine/scene/stage/level_camera.h"

namespace disinhibit {

/// The pictures of one hypothesis, from far to near.
struct StageSet {
    std::array<Stage, stage_levels.size()> stages; ///< as stage_levels

    const Stage& at(StageLevel level) const { return stages[static_cast<std::size_t>(level) - 1]; }
    /// Every file that was read.
    std::vector<std::filesystem::path> files() const;
};

/// Reads <folder>/<circuit>.toml, or any.toml if that circuit has no drawing, and, below <folder>/levels, brain.<species>.toml (brain.other.toml if that species has no
/// drawing) and synapse.toml, which serve every circuit. Throws InputError.
StageSet load_stage_set(const std::filesystem::path& folder,
                        const std::string& circuit,
                        const std::string& species);

/// All levels and the way between them. At a level the draw list is that of its StageBuilder; on the way it is made of
/// the pictures of both neighbours, the nearer one sitting where the farther one says (Stage::zoom_at), so that the
/// camera moves through one space.
class StageLevels {
  public:
    /// As StageBuilder; `set` is copied.
    StageLevels(const StageSet& set,
                const StageModel& model,
                const Theme& theme,
                const Texts& texts,
                const TextMeasure& measure);

    /// Fills `out` with what `input.camera` sees. The same input gives the same draw list.
    void build(const StageInput& input, DrawList& out);
    /// As fitted to the model.
    const Stage& stage(StageLevel level) const {
        return builders_[static_cast<std::size_t>(level) - 1].stage();
    }
    /// What the signs that it shows mean.
    std::vector<LegendSign> legend(StageLevel level,
                                   const Snapshot& now,
                                   const Snapshot& baseline,
                                   const Looks& looks) const {
        return builders_[static_cast<std::size_t>(level) - 1].legend(now, baseline, looks);
    }
    /// As StageBuilder, of the level that `camera` is nearest to.
    double largest_cloud_percent(const CameraShot& camera,
                                 const Snapshot& now,
                                 const Snapshot& baseline) const;

  private:
    const DrawList& picture(StageLevel level, const StageInput& input);
    void compose_zoom(const StageInput& input, DrawList& out);
    void compose_fade(const StageInput& input, DrawList& out);

    std::vector<StageBuilder> builders_; ///< as stage_levels
    std::array<DrawList, stage_levels.size()> pictures_;
    std::array<glm::vec2, stage_levels.size()> zoom_at_;
    std::array<float, stage_levels.size()> zoom_width_;
};

/// Where the picture of a level goes while the camera is at `position` between `level` and the next nearer one.
/// `focus`: px in the farther picture that become the middle of the nearer one; `ratio`: width of that focus over the
/// whole width; `middle`: px of that middle in the nearer picture.
struct ZoomPlaces {
    Placement farther;
    Placement nearer;
};
ZoomPlaces zoom_places(float share, glm::vec2 focus, float ratio, glm::vec2 middle);

} // namespace disinhibit
