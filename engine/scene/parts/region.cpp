#include "engine/scene/parts/region.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/picture/curve_path.h"
#include "engine/picture/filled_loop.h"
#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/model.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {
namespace {

constexpr Allowance region_allowances[] = {{0.04f, 0.8f}, {0.14f, 0.8f}};
constexpr float room_of_name = 60.0f; ///< design px around it that a new cell leaves

std::vector<glm::vec2> make_loop(const StageRegion& region, const StageView& view) {
    constexpr int knots = 16;
    const auto seed = static_cast<std::uint64_t>(region.seed);
    const float s = 6.28f * hash01(seed, 50, 0);
    std::vector<glm::vec2> points;
    for (int i = 0; i < knots; ++i) {
        const float angle = 6.2831853f * static_cast<float>(i) / knots;
        const float r =
            1.0f + 0.025f * std::sin(2.0f * angle + s) + 0.02f * std::sin(3.0f * angle + 2.0f * s);
        points.push_back(view.at(region.center +
                                 r * region.radii * glm::vec2(std::cos(angle), std::sin(angle))));
    }
    return smooth_loop(points, 8);
}

/// A region that is left out says so, always.
const std::string& sub_key(const StageRegion& region) {
    static const std::string left_out = "stage.not_in_hypothesis";
    return region.left_out ? left_out : region.sub;
}

void draw_region(const StageRegion& region, const StageView& view, DrawBlock& block) {
    const std::vector<glm::vec2> loop = make_loop(region, view);
    const Theme& theme = *view.theme;
    const glm::vec2 center = view.at(region.center);
    const Color area = with_alpha(theme.color("text"), theme.light ? 0.045f : 0.038f);
    if (!region.left_out) {
        append_flat_loop(loop, center, area, block.triangles);
    }
    const Color line = region.left_out ? left_out_color(theme)
                                       : mix(theme.color("bg"), theme.color("edge"), 0.45f);
    Strip edge = make_loop_strip(loop, region.left_out ? 0.6f : 0.65f, line);
    if (region.left_out) {
        edge.dash_on = view.px(6.0f);
        edge.dash_off = view.px(5.0f);
    }
    block.strips.push_back(std::move(edge));
}

bool shows_sub(const StageRegion& region, const StageView& view) {
    const bool room = view.type_scale <= 1.5f && view.scale >= 0.7f && !view.presenting;
    return !sub_key(region).empty() && (room || region.left_out);
}

std::string
region_name(const StageRegion& region, const RegionLabel& label, const StageView& view) {
    return view.texts->get(label.brief ? region.short_label : region.label);
}

} // namespace

Box region_label_box(const StageRegion& region, const RegionLabel& label, const StageView& view) {
    const glm::vec2 at = view.at(region.label_at);
    const float size = view.text_px(TextUse::region);
    const float hint = view.text_px(TextUse::hint);
    float width = view.text_width(region_name(region, label, view), size, TextWeight::semibold);
    if (label.sub) {
        const std::string sub = view.texts->get(sub_key(region));
        width = std::max(width, view.text_width(sub, hint, TextWeight::regular));
    }
    const float left = region.align == "right"
                           ? at.x - width
                           : (region.align == "center" ? at.x - 0.5f * width : at.x);
    const float below = label.sub ? 1.15f * size + 0.3f * hint : 0.3f * size;
    return {{left, at.y - 0.95f * size}, {left + width, at.y + below}};
}

namespace {

void draw_region_label(const StageRegion& region,
                       const RegionLabel& label,
                       const StageView& view,
                       DrawBlock& block) {
    if (!label.shown) {
        return;
    }
    const Theme& theme = *view.theme;
    const float size = view.text_px(TextUse::region);
    const glm::vec2 at = view.at(region.label_at) + label.shift;
    const TextAlign align = text_align_of(region.align);
    const Color ink = theme.color(region.left_out ? "text3" : "text2");
    block.texts.push_back(
        {region_name(region, label, view), at, size, TextWeight::semibold, align, ink});
    if (label.sub) {
        block.texts.push_back({view.texts->get(sub_key(region)),
                               at + glm::vec2(0.0f, 1.15f * size),
                               view.text_px(TextUse::hint),
                               TextWeight::regular,
                               align,
                               theme.color("text3")});
    }
}

} // namespace

void StageRegion::read(StageTable& table) {
    label = table.text_or("label", "");
    sub = table.text_or("sub", "");
    short_label = table.text_or("short_label", "");
    center = table.point("center");
    radii = table.point("radii");
    seed = table.integer_or("seed", 0);
    label_at = table.point_or("label_at", center);
    align = table.text_or("align", "left");
}

void StageRegion::take_room(std::vector<Obstacle>& obstacles) const {
    obstacles.push_back({label_at, room_of_name});
}

void StageRegion::block_leaders(const LaidPart& here, std::vector<Ellipse>& bodies) const {
    if (!left_out) {
        bodies.push_back({here.view().at(center), here.view().px(1.0f) * radii});
    }
}

void StageRegion::place_labels(LabelPlacing& placing,
                               const LaidStage& laid,
                               std::vector<RegionLabel>& labels) {
    const StageView& view = laid.view();
    for (const StageRegion& region : laid.stage.of<StageRegion>()) {
        if (!placing.goes_on()) {
            return;
        }
        RegionLabel label;
        if (region.label.empty()) {
            labels.push_back(label);
            continue;
        }
        std::optional<Box> found;
        Box wanted;
        // With its second line, without, in its short form; the same again farther away.
        for (const Allowance& allowed : region_allowances) {
            for (const auto& [sub, brief] :
                 {std::pair{true, false}, {false, false}, {false, true}}) {
                if (found) {
                    break;
                }
                label.sub = sub && shows_sub(region, view);
                label.brief = brief && !region.short_label.empty();
                wanted = region_label_box(region, label, view);
                found = placing.find(wanted, allowed);
            }
        }
        found = placing.take(found, wanted);
        label.shown = found.has_value();
        if (found) {
            label.shift = found->low - wanted.low;
            label.plate = placing.placer().covers(*found);
        }
        labels.push_back(label);
    }
}

void StageRegion::draw_still(StillLayer layer,
                             const LaidPart& here,
                             std::vector<DrawBlock>& blocks) const {
    const StageView& view = here.view();
    if (layer == StillLayer::grounds) {
        draw_region(*this, view, blocks.back());
    } else if (layer == StillLayer::names) {
        const RegionLabel& place = here.label_of(*this);
        if (place.plate) {
            const Box box = region_label_box(*this, place, view);
            draw_text_plate({box.low + place.shift, box.high + place.shift}, view, blocks.back());
        }
        draw_region_label(*this, place, view, blocks.back());
    }
}

} // namespace disinhibit
