#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "circuit/describe/entities.h"
#include "engine/app/window/program_data.h"
#include "engine/render/stage_renderer.h"
#include "engine/run/session.h"
#include "engine/scene/levels.h"

namespace disinhibit {

/// How a stage is to be drawn; nothing of the run.
struct StageLook {
    const Theme* theme = nullptr;
    float type_scale = 1.0f; ///< px of type per px at 100 %
    Looks looks;             ///< motion and confidence of them
    bool presenting = false; ///< type for a hall
    CameraShot camera;
    std::string side;            ///< letter of A | B; empty: a single stage
    std::string caption;         ///< of the side: what is given
    bool active_side = false;    ///< doses and edits go to this side
    bool ground = true;          ///< false: nothing lies behind the picture
    double beside_percent = 0.0; ///< largest_cloud_percent of the other side
};

/// One stage of the window: the stage files of a circuit at all levels, the builder for the signals at hand, the draw list. A | B has two.
class StagePainter {
  public:
    /// Reads the stages of `circuit` in `species` unless they are there already; true if they were read. Throws
    /// InputError.
    bool load(const std::filesystem::path& stages_folder,
              const std::string& circuit,
              const std::string& species);
    /// Every file that was read.
    std::vector<std::filesystem::path> files() const { return stages_.files(); }
    /// Reads the files again without taking them over. Throws InputError if one is faulty.
    void check_files(const std::filesystem::path& stages_folder) const;
    /// Shows an empty stage for this circuit, whose files are missing or faulty, until they are loaded again.
    void give_up(const std::string& circuit, const std::string& species);
    void give_up() { give_up(circuit_, species_); }
    const std::string& circuit() const { return circuit_; }
    /// That circuit has no stage of its own.
    bool general() const { return !given_up_ && stages_.at(StageLevel::circuit).general; }
    /// The stage file, a theme, a text or the circuit changed.
    void forget_stage() {
        circuit_.clear();
        entities_of_.clear();
    }
    void forget_builder() { built_.clear(); }
    /// Draws the moment of `session` into `viewport`. Throws InputError.
    void draw(const ProgramData& data,
              const Session& session,
              const StageLook& look,
              const Viewport& viewport,
              StageRenderer& renderer);

    /// Percent of its own rest of the cloud that has grown most, where the camera is. Throws InputError.
    double largest_cloud_percent(const ProgramData& data,
                                 const Session& session,
                                 const StageLook& look,
                                 const TextMeasure& measure);

    /// The stage of a level as fitted to what was drawn last; nullptr if nothing was.
    const Stage* stage(StageLevel level) const {
        return built_.empty() ? nullptr : &built_.front().levels.stage(level);
    }
    /// What the signs on it mean in what is seen; something was drawn.
    std::vector<LegendSign>
    legend(StageLevel level, const Session& session, const Looks& looks) const {
        const SeenRun seen = session.seen();
        return built_.front().levels.legend(level, seen.snapshot, seen.course.baseline(), looks);
    }
    /// What the sentence of a level is about: path of a signal; empty: nothing.
    std::string headline_signal(StageLevel level) const;
    /// The last picture, px of the viewport.
    const DrawList& picture() const { return list_; }
    /// What can be pointed at in it.
    const std::vector<StageThing>& things() const { return list_.things; }

  private:
    StageLevels& levels_of(const ProgramData& data,
                           const Trajectory& course,
                           const Theme& theme,
                           const TextMeasure& measure);
    /// The map of the circuit and subject of `scenario`, made when they change.
    const EntityTable& entities_for(const ProgramData& data, const Scenario& scenario);

    /// An empty picture in the colours of the theme.
    void draw_nothing(const Theme& theme, const Viewport& viewport, StageRenderer& renderer);

    StageSet stages_;
    bool given_up_ = false;
    std::string circuit_; ///< of `stages_`
    std::string species_; ///< of `stages_`
    /// Of `stages_` for this theme and for the signals of one model.
    struct Built {
        std::vector<std::string> signals; ///< paths
        StageLevels levels;
    };
    std::vector<Built>
        built_; ///< the last one that was needed first; what is tried may have another model
    EntityTable entities_;    ///< of the circuit and subject below
    std::string entities_of_; ///< "<circuit> <subject>"
    DrawList list_;
};

} // namespace disinhibit
