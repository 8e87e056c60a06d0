#include "engine/scene/stage/label_placing.h"

#include <algorithm>

namespace disinhibit {
namespace {

constexpr float least_roomy_scale = 0.5f; ///< screen px per design px at a text of 100 %
constexpr float scale_reach_px = 300.0f;
constexpr float air_px = 3.0f; ///< around each label
/// What is taken when even the smallest labels find no good place.
constexpr Allowance last_allowance{1.0f, 1e9f};

} // namespace

bool LabelPlacing::roomy() const {
    return view_.side.empty() || view_.scale >= least_roomy_scale * view_.type_scale;
}

Box LabelPlacing::side_of(const Box& wanted) const {
    Box side{{0.0f, 0.0f}, view_.size};
    for (const float x : bounds_.dividers) {
        const bool left = 0.5f * (wanted.low.x + wanted.high.x) < x;
        (left ? side.high.x : side.low.x) = x;
    }
    return side;
}

bool LabelPlacing::may_lead(glm::vec2 from, glm::vec2 to) const {
    return std::ranges::none_of(bounds_.bodies,
                                [&](const Ellipse& body) { return enters(from, to, body); });
}

std::optional<Box>
LabelPlacing::find(const Box& wanted, const Allowance& allowed, const AcceptBox& acceptable) const {
    const float larger_side = std::max(view_.size.x, view_.size.y);
    const auto found =
        placer_.find(wanted, side_of(wanted), allowed.reach * larger_side, false, acceptable);
    // Larger text than usual may cover more of what is only scenery.
    const float generous = std::clamp(view_.type_scale, 1.0f, 2.0f);
    if (found && found->covered <= generous * allowed.covered) {
        return found->box;
    }
    return std::nullopt;
}

std::optional<Box> LabelPlacing::take(std::optional<Box> found, const Box& wanted) {
    if (!found) {
        good_ = false;
        if (attempt_.last && roomy()) {
            found = find(wanted, last_allowance);
        }
    }
    if (found) {
        placer_.take({found->low - glm::vec2(air_px), found->high + glm::vec2(air_px)});
    }
    return found;
}

LabelPlace LabelPlacing::take_label(const Box& wanted, const Allowance& allowed) {
    const auto found = take(find(wanted, allowed), wanted);
    LabelPlace place;
    place.shown = found.has_value();
    place.box = found.value_or(wanted);
    return place;
}

bool LabelPlacing::take_letter(const TextRun& run) {
    Box box = box_of(run, view_);
    box.low.y = run.position.y - 0.76f * run.size_px;
    box.high.y = run.position.y + 0.2f * run.size_px;
    return placer_.take_if_fits(box);
}

LabelPlace LabelPlacing::take_near(const Box& wanted, float reach_px) {
    LabelPlace place;
    if (const auto found = placer_.find(wanted, side_of(wanted), reach_px, false)) {
        place.shown = true;
        place.box = found->box;
        place.plate = placer_.covers(found->box);
        placer_.take(found->box);
    }
    return place;
}

Box LabelPlacing::take_scale_note(const Box& wanted) {
    Box place = wanted;
    for (const bool over_bodies : {false, true}) {
        if (const auto found =
                placer_.find(wanted, side_of(wanted), view_.px(scale_reach_px), over_bodies)) {
            place = found->box;
            break;
        }
    }
    placer_.take(place);
    return place;
}

} // namespace disinhibit
