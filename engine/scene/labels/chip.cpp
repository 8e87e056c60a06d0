#include "engine/scene/labels/chip.h"

#include <algorithm>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <optional>
#include <utility>

#include "engine/picture/curve_path.h"
#include "engine/picture/filled_loop.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr Allowance chip_allowance{0.09f, 2.0f};
constexpr float chip_leader_from_px = 60.0f;
constexpr float room_of_chip_px = 40.0f; ///< design px around it that a new cell leaves

/// On the general plan, which is fuller than a drawing of its own, a chip that finds no room where it belongs is left away: the
/// pointer and the legend still name what it stands for.
LabelPlace take_at_home(LabelPlacing& placing, const Box& wanted) {
    LabelPlace place;
    const auto found = placing.find(wanted, chip_allowance, [&](const Box& box) {
        return glm::length(box.low - wanted.low) <= chip_leader_from_px;
    });
    if (found) {
        place.shown = true;
        place.box = *placing.take(found, wanted);
    }
    return place;
}

/// Where the file puts it, screen px.
Box chip_box(const StageChip& chip, const StageView& view) {
    const float size = view.text_px(TextUse::hint);
    const float width = view.text_width(view.texts->get(chip.text), size, TextWeight::semibold);
    const glm::vec2 half{0.5f * width + 0.85f * size, 0.95f * size};
    return {view.at(chip.center) - half, view.at(chip.center) + half};
}

/// `percent` (0..100) of what the chip stands for is at work: fills it.
void draw_chip(const StageChip& chip,
               const Box& place,
               double percent,
               const StageView& view,
               DrawBlock& block) {
    const float size = view.text_px(TextUse::hint);
    Shape2D box;
    box.form = ShapeForm::rounded_box;
    box.center = 0.5f * (place.low + place.high);
    box.half_size = 0.5f * (place.high - place.low);
    box.corner = box.half_size.y;
    const Color color = chip.left_out ? left_out_color(*view.theme) : view.theme->color(chip.role);
    const auto share = static_cast<float>(std::clamp(percent / 100.0, 0.0, 1.0));
    const float filled = chip.left_out ? 0.0f : 0.12f + 0.4f * share;
    box.fill = with_alpha(mix(view.background(), color, filled), 0.9f);
    if (!chip.left_out) {
        box.outline = color;
        box.outline_width = 1.6f;
    }
    block.shapes.push_back(box);
    if (chip.left_out) {
        Strip edge =
            make_loop_strip(rounded_loop(box.center, box.half_size, box.corner), 0.7f, color);
        edge.dash_on = 5.0f;
        edge.dash_off = 4.0f;
        block.strips.push_back(std::move(edge));
    }
    block.texts.push_back({view.texts->get(chip.text),
                           box.center + glm::vec2(0.0f, 0.36f * size),
                           size,
                           TextWeight::semibold,
                           TextAlign::center,
                           view.theme->color(chip.left_out ? "text3" : "text")});
}

/// The line from where the chip belongs to where it stands.
void draw_chip_leader(const StageChip& chip,
                      const Box& place,
                      const StageView& view,
                      DrawBlock& block) {
    const Color color = with_alpha(view.theme->color(chip.role), 0.8f);
    const float half = std::max(0.6f, view.px(0.8f));
    const glm::vec2 from = view.at(chip.center);
    Strip line;
    line.points = {{from, half, color}, {glm::clamp(from, place.low, place.high), half, color}};
    block.strips.push_back(std::move(line));
}

Sample chip_sample(StageChip row) {
    row.center = {0.0f, 0.0f};
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_chip(row, chip_box(row, view), 60.0, view, blocks.emplace_back());
    };
}

} // namespace

void StageChip::read(StageTable& table) {
    text = table.text("text");
    role = table.text("role");
    center = table.point("center");
    signal = table.signal_or_none("signal", true);
    entity = table.text_or("entity", "");
}

bool StageChip::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

void StageChip::take_room(std::vector<Obstacle>& obstacles) const {
    obstacles.push_back({center, room_of_chip_px});
}

SignalHandle StageChip::resolve(const SignalFinder& finder) const {
    return finder.find_live(*this, signal, key);
}

void StageChip::place_labels(LabelPlacing& placing,
                             const LaidStage& laid,
                             std::vector<LabelPlace>& places) {
    for (const StageChip& chip : laid.stage.of<StageChip>()) {
        if (!placing.goes_on()) {
            return;
        }
        if (!placing.roomy()) {
            places.emplace_back();
            continue;
        }
        const Box wanted = chip_box(chip, laid.view());
        if (laid.stage.general) {
            places.push_back(take_at_home(placing, wanted));
            continue;
        }
        const glm::vec2 from = laid.view().at(chip.center);
        const auto leads = [&](const Box& box) {
            return glm::length(box.low - wanted.low) > chip_leader_from_px;
        };
        const auto may_lead = [&](const Box& box) {
            return placing.may_lead(from, glm::clamp(from, box.low, box.high));
        };
        std::optional<Box> found = placing.find(wanted, chip_allowance, [&](const Box& box) {
            return !placing.all_lead() || !leads(box) || may_lead(box);
        });
        found = placing.take(found, wanted);
        LabelPlace place;
        place.shown = found.has_value();
        place.box = found.value_or(wanted);
        place.leads = leads(place.box) && may_lead(place.box);
        places.push_back(place);
    }
}

void StageChip::list_things(const LaidPart& here, ThingList& things) const {
    const LabelPlace& place = here.label_of(*this);
    if (!left_out && place.shown) {
        things.box(entity, place.box);
    }
}

void StageChip::draw_still(StillLayer layer,
                           const LaidPart& here,
                           std::vector<DrawBlock>& blocks) const {
    if (layer != StillLayer::signs || !here.label_of(*this).shown) {
        return;
    }
    const LabelPlace& place = here.label_of(*this);
    if (place.leads) {
        draw_chip_leader(*this, place.box, here.view(), blocks.back());
    }
    if (left_out) {
        draw_chip(*this, place.box, 0.0, here.view(), blocks.back());
    }
}

void StageChip::draw(MovingLayer layer,
                     const LivePart& here,
                     std::vector<DrawBlock>& blocks) const {
    const LabelPlace& place = here.label_of(*this);
    if (layer == MovingLayer::marks && !left_out && place.shown) {
        const double percent = here.reader().share_percent(here.signals_of(*this));
        draw_chip(*this, place.box, percent, here.view(), blocks.back());
    }
}

void StageChip::list_signs(LegendSigns& signs) {
    if (const StageChip* chip = signs.first<StageChip>()) {
        signs.add(LegendGroup::marks, "chip", chip_sample(*chip));
    }
}

} // namespace disinhibit
