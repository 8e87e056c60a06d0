#include "engine/scene/stage/label_placer.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace disinhibit {
namespace {

constexpr float ring_px = 8.0f;
constexpr float along_ring_px = 12.0f;
/// A px of way is worth the same as this many covered px^2 of weight 1.
constexpr float cost_per_px = 8.0f;
constexpr float most_columns = 400.0f;

/// The part of cell (x, y) that counts as kept free by a round place: its middle lies inside.
bool inside_ellipse(const Box& box, glm::vec2 p, float cell_px) {
    const glm::vec2 middle = 0.5f * (box.low + box.high);
    const glm::vec2 half = 0.5f * (box.high - box.low) + 0.5f * cell_px;
    const glm::vec2 d = (p - middle) / half;
    return d.x * d.x + d.y * d.y <= 1.0f;
}

} // namespace

bool overlap(const Box& a, const Box& b) {
    return shared_area(a, b) > 0.0f;
}

bool inside(const Box& box, const Box& outer) {
    return box.low.x >= outer.low.x && box.low.y >= outer.low.y && box.high.x <= outer.high.x &&
           box.high.y <= outer.high.y;
}

float shared_area(const Box& a, const Box& b) {
    const float w = std::min(a.high.x, b.high.x) - std::max(a.low.x, b.low.x);
    const float h = std::min(a.high.y, b.high.y) - std::max(a.low.y, b.low.y);
    return w > 0.0f && h > 0.0f ? w * h : 0.0f;
}

bool enters(glm::vec2 from, glm::vec2 to, const Ellipse& ellipse) {
    const glm::vec2 a = (from - ellipse.center) / ellipse.half;
    const glm::vec2 b = (to - ellipse.center) / ellipse.half;
    const glm::vec2 way = b - a;
    const float length = glm::dot(way, way);
    const float nearest = length > 0.0f ? std::clamp(-glm::dot(a, way) / length, 0.0f, 1.0f) : 0.0f;
    const glm::vec2 closest = a + nearest * way;
    return glm::dot(a, a) > 1.0f && glm::dot(closest, closest) < 1.0f;
}

Box square_around(glm::vec2 center, float half) {
    return {center - glm::vec2(half), center + glm::vec2(half)};
}

KeptFree keep_body(const Box& box) {
    return {box, body_weight, true, false};
}

KeptFree keep_disc(glm::vec2 center, float radius, float weight, bool is_body) {
    return {square_around(center, radius), weight, is_body, true};
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

LabelPlacer::LabelPlacer(Box stage, const std::vector<KeptFree>& keep_free) : stage_(stage) {
    const glm::vec2 size = stage.high - stage.low;
    cell_px_ = std::max(4.0f, size.x / most_columns);
    columns_ = std::max(1, static_cast<int>(std::ceil(size.x / cell_px_)));
    rows_ = std::max(1, static_cast<int>(std::ceil(size.y / cell_px_)));
    sum_up(keep_free);
}

void LabelPlacer::sum_up(const std::vector<KeptFree>& keep_free) {
    const auto width = static_cast<std::size_t>(columns_);
    std::vector<float> weight(width * static_cast<std::size_t>(rows_), 0.0f);
    std::vector<char> body(weight.size(), 0);
    for (const KeptFree& free : keep_free) {
        const glm::vec2 low = (free.box.low - stage_.low) / cell_px_;
        const glm::vec2 high = (free.box.high - stage_.low) / cell_px_;
        const int x_end = std::min(columns_, static_cast<int>(std::ceil(high.x)));
        const int y_end = std::min(rows_, static_cast<int>(std::ceil(high.y)));
        for (int y = std::max(0, static_cast<int>(low.y)); y < y_end; ++y) {
            for (int x = std::max(0, static_cast<int>(low.x)); x < x_end; ++x) {
                const glm::vec2 p = stage_.low + cell_px_ * glm::vec2(static_cast<float>(x) + 0.5f,
                                                                      static_cast<float>(y) + 0.5f);
                if (free.round && !inside_ellipse(free.box, p, cell_px_)) {
                    continue;
                }
                const std::size_t i =
                    static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x);
                weight[i] = std::max(weight[i], free.weight);
                body[i] = body[i] != 0 || free.body ? 1 : 0;
            }
        }
    }
    sums_.assign((width + 1) * (static_cast<std::size_t>(rows_) + 1), {});
    const double area = static_cast<double>(cell_px_) * cell_px_;
    for (std::size_t y = 0; y < static_cast<std::size_t>(rows_); ++y) {
        Covered line;
        for (std::size_t x = 0; x < width; ++x) {
            line.weight += area * weight[y * width + x];
            line.body += area * body[y * width + x];
            const Covered& above = sums_[y * (width + 1) + x + 1];
            sums_[(y + 1) * (width + 1) + x + 1] = {above.weight + line.weight,
                                                    above.body + line.body};
        }
    }
}

LabelPlacer::Covered LabelPlacer::under(const Box& box) const {
    const auto index = [&](float value, int most, bool up) {
        const float cells = up ? std::ceil(value / cell_px_) : std::floor(value / cell_px_);
        return static_cast<std::size_t>(std::clamp(static_cast<int>(cells), 0, most));
    };
    const std::size_t left = index(box.low.x - stage_.low.x, columns_, false);
    const std::size_t right = index(box.high.x - stage_.low.x, columns_, true);
    const std::size_t top = index(box.low.y - stage_.low.y, rows_, false);
    const std::size_t bottom = index(box.high.y - stage_.low.y, rows_, true);
    const std::size_t width = static_cast<std::size_t>(columns_) + 1;
    const Covered& a = sums_[top * width + left];
    const Covered& b = sums_[top * width + right];
    const Covered& c = sums_[bottom * width + left];
    const Covered& d = sums_[bottom * width + right];
    return {d.weight - b.weight - c.weight + a.weight, d.body - b.body - c.body + a.body};
}

bool LabelPlacer::covers(const Box& box) const {
    return under(box).weight > 0.5;
}

bool LabelPlacer::covers_body(const Box& box) const {
    return under(box).body > 0.5;
}

bool LabelPlacer::fits(const Box& box) const {
    return inside(box, stage_) && std::none_of(taken_.begin(), taken_.end(), [&](const Box& other) {
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

void LabelPlacer::try_place(const Box& box,
                            float way_px,
                            bool over_bodies,
                            const AcceptBox& acceptable,
                            float& least,
                            std::optional<FoundPlace>& best) const {
    if (!fits(box)) {
        return;
    }
    const Covered covered = under(box);
    if (covered.body > 0.5 && !over_bodies) {
        return;
    }
    // Bodies weigh so much that the least of them is covered where there is no other way.
    const auto cost =
        static_cast<float>(covered.weight + 30.0 * covered.body) + cost_per_px * way_px;
    if (cost < 0.98f * least && (!acceptable || acceptable(box))) {
        const glm::vec2 size = box.high - box.low;
        least = cost;
        best = FoundPlace{
            box, static_cast<float>(covered.weight) / std::max(1.0f, size.x * size.y), way_px};
    }
}

std::optional<FoundPlace> LabelPlacer::find(const Box& wanted,
                                            const Box& within,
                                            float reach,
                                            bool over_bodies,
                                            const AcceptBox& acceptable) const {
    std::optional<FoundPlace> best;
    float least = 1e30f;
    if (inside(wanted, within)) {
        try_place(wanted, 0.0f, over_bodies, acceptable, least, best);
    }
    for (float r = ring_px; r <= reach && least > cost_per_px * r; r += ring_px) {
        const int directions = std::clamp(static_cast<int>(6.2831853f * r / along_ring_px), 8, 160);
        for (int i = 0; i < directions; ++i) {
            const float angle = 6.2831853f * static_cast<float>(i) / static_cast<float>(directions);
            const glm::vec2 move = r * glm::vec2(std::cos(angle), std::sin(angle));
            const Box moved{wanted.low + move, wanted.high + move};
            if (inside(moved, within)) {
                try_place(moved, r, over_bodies, acceptable, least, best);
            }
        }
    }
    return best;
}

} // namespace disinhibit
