#include "engine/scene/label_placer.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

constexpr int directions = 24;
constexpr float ring_px = 8.0f;
/// A covered px^2 of weight 1 is worth the same as a third of a px of way.
constexpr float cost_per_px = 3.0f;

} // namespace

bool overlap(const Box& a, const Box& b) {
    return shared_area(a, b) > 0.0f;
}

float shared_area(const Box& a, const Box& b) {
    const float w = std::min(a.high.x, b.high.x) - std::max(a.low.x, b.low.x);
    const float h = std::min(a.high.y, b.high.y) - std::max(a.low.y, b.low.y);
    return w > 0.0f && h > 0.0f ? w * h : 0.0f;
}

void draw_text_plate(const Box& box, const StageView& view, DrawBlock& block) {
    constexpr glm::vec2 air{5.0f, 2.0f};
    Shape2D plate;
    plate.form = ShapeForm::rounded_box;
    plate.center = 0.5f * (box.low + box.high);
    plate.half_size = 0.5f * (box.high - box.low) + air;
    plate.corner = 6.0f;
    plate.fill = with_alpha(view.background(), 0.72f);
    block.shapes.push_back(plate);
}

Box box_of(const TextRun& run, const StageView& view) {
    const float width = view.text_width(run.text, run.size_px, run.weight);
    const float share =
        run.align == TextAlign::left ? 0.0f : (run.align == TextAlign::center ? 0.5f : 1.0f);
    const float left = run.position.x - share * width;
    return {{left, run.position.y - 0.95f * run.size_px},
            {left + width, run.position.y + 0.3f * run.size_px}};
}

LabelPlacer::LabelPlacer(Box stage, std::vector<KeptFree> keep_free)
    : stage_(stage), keep_free_(std::move(keep_free)) {}

bool LabelPlacer::covers(const Box& box) const {
    return std::any_of(keep_free_.begin(), keep_free_.end(), [&](const KeptFree& other) {
        return overlap(box, other.box);
    });
}

bool LabelPlacer::fits(const Box& box) const {
    const bool inside = box.low.x >= stage_.low.x && box.low.y >= stage_.low.y &&
                        box.high.x <= stage_.high.x && box.high.y <= stage_.high.y;
    return inside && std::none_of(taken_.begin(), taken_.end(), [&](const Box& other) {
               return overlap(box, other);
           });
}

bool LabelPlacer::take_if_fits(const Box& box) {
    const bool free = fits(box);
    if (free) {
        take(box);
    }
    return free;
}

std::optional<float> LabelPlacer::cost_of(const Box& box, bool over_bodies) const {
    if (!fits(box)) {
        return std::nullopt;
    }
    float cost = 0.0f;
    for (const KeptFree& other : keep_free_) {
        const float area = shared_area(box, other.box);
        if (area > 0.0f && other.body && !over_bodies) {
            return std::nullopt;
        }
        cost += other.weight * area;
    }
    return cost;
}

std::optional<Box> LabelPlacer::find(const Box& wanted, float reach, bool over_bodies) const {
    std::optional<Box> best;
    float least = 1e30f;
    if (const auto cost = cost_of(wanted, over_bodies)) {
        best = wanted;
        least = *cost;
    }
    for (float r = ring_px; r <= reach && least > cost_per_px * r; r += ring_px) {
        for (int i = 0; i < directions; ++i) {
            const float angle = 6.2831853f * static_cast<float>(i) / directions;
            const glm::vec2 move = r * glm::vec2(std::cos(angle), std::sin(angle));
            const Box box{wanted.low + move, wanted.high + move};
            const auto cost = cost_of(box, over_bodies);
            if (cost && *cost + cost_per_px * r < 0.98f * least) {
                least = *cost + cost_per_px * r;
                best = box;
            }
        }
    }
    return best;
}

} // namespace disinhibit
