#include "engine/scene/levels.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/scene/stage/file.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {
namespace {

// A picture without a still part of its own keeps the bare background in the still layer.
constexpr unsigned long long empty_still = 1;

float smooth_between(float from, float to, float x) {
    const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
    return t * t * (3.0f - 2.0f * t);
}

/// Texts are there only close to a level: 120 ms of the 600 ms of a move.
float label_strength(float share) {
    constexpr float gone_at = 0.032f;
    return std::clamp(1.0f - share / gone_at, 0.0f, 1.0f);
}

std::size_t index_of(StageLevel level) {
    return static_cast<std::size_t>(level) - 1;
}

void begin_composition(const DrawList& like, DrawList& out) {
    out.size = like.size;
    out.background = like.background;
    out.background_glow = like.background_glow;
    out.multiply_glow = like.multiply_glow;
    out.still.clear();
    out.still_version = empty_still;
    out.moving.clear();
    out.things.clear();
}

/// What can be pointed at of the picture that is seen more. Its labels are gone while the camera moves.
void append_things(const DrawList& picture, const Placement& placement, DrawList& out) {
    if (placement.strength < 0.5f) {
        return;
    }
    for (StageThing thing : picture.things) {
        if (thing.shape == ThingShape::box && placement.label_strength < 0.5f) {
            continue;
        }
        for (ScreenPoint& p : thing.points) {
            const glm::vec2 at = placement.at({p.x, p.y});
            p = {at.x, at.y};
        }
        thing.reach_px *= placement.zoom;
        const ScreenPoint middle = middle_of(thing);
        if (middle.x >= 0.0f && middle.y >= 0.0f && middle.x <= out.size.x &&
            middle.y <= out.size.y) {
            out.things.push_back(std::move(thing));
        }
    }
}

/// A dashed frame round a picture that is not of the present.
void frame_preview(glm::vec2 size, const Theme& theme, DrawBlock& block) {
    constexpr float edge = 4.0f;
    constexpr float half_width = 1.5f;
    Strip frame;
    for (const glm::vec2 corner : {glm::vec2(edge, edge),
                                   glm::vec2(size.x - edge, edge),
                                   size - edge,
                                   glm::vec2(edge, size.y - edge),
                                   glm::vec2(edge, edge)}) {
        frame.points.push_back({corner, half_width, theme.color("accent")});
    }
    frame.dash_on = 14.0f;
    frame.dash_off = 8.0f;
    frame.round_caps = false;
    block.strips.push_back(std::move(frame));
}

void append_picture(const DrawList& picture, const Placement& placement, DrawList& out) {
    append_placed(picture.still, placement, out.size, out.moving);
    append_placed(picture.moving, placement, out.size, out.moving);
    append_things(picture, placement, out);
}

} // namespace

std::vector<std::filesystem::path> StageSet::files() const {
    std::vector<std::filesystem::path> all;
    for (const Stage& stage : stages) {
        all.insert(all.end(), stage.files.begin(), stage.files.end());
    }
    return all;
}

StageSet load_stage_set(const std::filesystem::path& folder,
                        const std::string& circuit,
                        const std::string& species) {
    std::filesystem::path brain = folder / "levels" / ("brain." + species + ".toml");
    if (!std::filesystem::exists(brain)) {
        brain = folder / "levels" / "brain.other.toml";
    }
    const std::filesystem::path own = folder / (circuit + ".toml");
    const bool general = !std::filesystem::exists(own);
    StageSet set{{load_stage(brain),
                  load_stage(general ? folder / "any.toml" : own),
                  load_stage(folder / "levels" / "synapse.toml")}};
    for (Stage& stage : set.stages) {
        stage.general = general;
    }
    return set;
}

StageLevels::StageLevels(const StageSet& set,
                         const StageModel& model,
                         const Theme& theme,
                         const Texts& texts,
                         const TextMeasure& measure) {
    for (const StageLevel level : stage_levels) {
        const Stage& stage = set.at(level);
        builders_.emplace_back(stage, model, theme, texts, measure);
        zoom_at_[index_of(level)] = stage.zoom_at;
        zoom_width_[index_of(level)] = stage.zoom_width;
    }
}

ZoomPlaces zoom_places(float share, glm::vec2 focus, float ratio, glm::vec2 middle) {
    ZoomPlaces places;
    // The point that stands still while the farther picture grows by 1 / ratio and its focus comes to the middle.
    places.farther.fixed = (ratio * middle - focus) / (ratio - 1.0f);
    places.farther.zoom = std::pow(1.0f / ratio, share);
    places.farther.strength = 1.0f - smooth_between(0.30f, 0.72f, share);
    places.farther.label_strength = label_strength(share);
    places.nearer.fixed = middle;
    places.nearer.zoom = places.farther.zoom * ratio;
    places.nearer.shift = places.farther.at(focus) - middle;
    places.nearer.strength = smooth_between(0.28f, 0.70f, share);
    places.nearer.label_strength = label_strength(1.0f - share);
    return places;
}

const DrawList& StageLevels::picture(StageLevel level, const StageInput& input) {
    DrawList& list = pictures_[index_of(level)];
    builders_[index_of(level)].build(input, list);
    return list;
}

void StageLevels::compose_zoom(const StageInput& input, DrawList& out) {
    const float below = std::floor(input.camera.position);
    const auto farther = static_cast<StageLevel>(static_cast<int>(below));
    const auto nearer = static_cast<StageLevel>(static_cast<int>(below) + 1);
    const DrawList& far_picture = picture(farther, input);
    const DrawList& near_picture = picture(nearer, input);
    const StageView& far_view = builders_[index_of(farther)].view();
    const StageView& near_view = builders_[index_of(nearer)].view();
    const float focus_px = far_view.px(zoom_width_[index_of(farther)]);
    const ZoomPlaces places = zoom_places(input.camera.position - below,
                                          far_view.at(zoom_at_[index_of(farther)]),
                                          focus_px / near_view.px(stage_design_size.x),
                                          near_view.at(0.5f * stage_design_size));
    begin_composition(far_picture, out);
    append_picture(far_picture, places.farther, out);
    append_picture(near_picture, places.nearer, out);
}

void StageLevels::compose_fade(const StageInput& input, DrawList& out) {
    const DrawList& leaving = picture(input.camera.fading, input);
    const DrawList& coming = picture(input.camera.level(), input);
    Placement placement;
    begin_composition(leaving, out);
    placement.strength = 1.0f - input.camera.faded;
    append_picture(leaving, placement, out);
    placement.strength = input.camera.faded;
    append_picture(coming, placement, out);
}

double StageLevels::largest_cloud_percent(const CameraShot& camera,
                                          const Snapshot& now,
                                          const Snapshot& baseline) const {
    return builders_[index_of(camera.level())].largest_cloud_percent(now, baseline);
}

void StageLevels::build(const StageInput& input, DrawList& out) {
    if (input.camera.at_rest()) {
        builders_[index_of(input.camera.level())].build(input, out);
    } else if (input.camera.faded < 1.0f) {
        compose_fade(input, out);
    } else {
        compose_zoom(input, out);
    }
    if (!input.preview.empty()) {
        const StageView& view = builders_[index_of(input.camera.level())].view();
        frame_preview(input.size, *view.theme, out.moving.emplace_back());
    }
}

} // namespace disinhibit
