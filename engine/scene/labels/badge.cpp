#include "engine/scene/labels/badge.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <optional>
#include <span>
#include <utility>

#include "engine/scene/labels/badge_drawing.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr Allowance home_allowances[] = {{0.02f, 0.35f}};
constexpr Allowance badge_allowances[] = {{0.05f, 0.45f}, {0.22f, 0.45f}, {0.30f, 0.7f}};
constexpr Allowance line_allowances[] = {{0.05f, 0.45f}, {0.11f, 0.6f}};
constexpr float leader_from_px = 36.0f; ///< a badge that moved farther gets a line to its thing
// Room that a new cell leaves, design px.
constexpr glm::vec2 badge_middle{60.0f, 20.0f}; ///< from its corner
constexpr float badge_reach = 46.0f;

/// From the fullest form of a badge to the smallest.
std::vector<BadgePlace> forms_of(const StageBadge& badge, const StageView& view) {
    std::vector<BadgePlace> forms;
    BadgePlace form;
    if (badge.line) {
        form.sub = true;
        forms.push_back(form);
        if (!badge.short_name.empty() || !badge.short_sub.empty() || !badge.short_line.empty()) {
            form.brief = true;
            forms.push_back(form);
        }
        return forms;
    }
    const bool room = view.type_scale <= 1.3f && view.scale >= 0.75f && !view.presenting;
    if (room && !badge.sub.empty()) {
        form.sub = true;
        forms.push_back(form);
    }
    form.sub = false;
    forms.push_back(form);
    form.tall = true;
    forms.push_back(form);
    return forms;
}

Box wanted_box(const StageBadge& badge,
               glm::vec2 at,
               const std::string& unit,
               const BadgePlace& form,
               const StageView& view) {
    const glm::vec2 size = badge_size(badge, unit, form, view);
    glm::vec2 low = view.at(at);
    low.x -= badge.anchor == "right" ? size.x : 0.0f;
    // A label that would hang over the edge first moves in.
    low.x = std::clamp(low.x, 0.0f, std::max(0.0f, view.size.x - size.x));
    low.y = std::clamp(low.y, view.caption_px, std::max(view.caption_px, view.size.y - size.y));
    return {low, low + size};
}

/// True if a badge that has moved from `wanted` to `box` gets a line to its thing.
bool needs_leader(const StageBadge& badge, const Box& box, const Box& wanted) {
    return badge.has_leader ||
           (badge.has_thing && glm::length(box.low - wanted.low) > leader_from_px);
}

/// True if that line would touch nothing else.
bool may_lead(const LabelPlacing& placing, const StageBadge& badge, const Box& box) {
    const StageView& view = placing.view();
    const glm::vec2 end = leader_end(badge, box, view);
    return placing.may_lead(view.at(badge.points_at), end) &&
           (!badge.has_second_point || placing.may_lead(view.at(badge.points_at_too), end));
}

/// Places one badge in the first form and at the first of its places that an allowance finds room for.
void place_badge(LabelPlacing& placing,
                 const StageBadge& badge,
                 const std::string& unit,
                 std::span<const Allowance> allowances,
                 bool must,
                 BadgePlace& result) {
    const StageView& view = placing.view();
    const std::vector<BadgePlace> forms = forms_of(badge, view);
    std::vector<glm::vec2> places{badge.at};
    places.insert(places.end(), badge.or_at.begin(), badge.or_at.end());
    std::optional<Box> found;
    BadgePlace place = forms.back();
    Box wanted = wanted_box(badge, badge.at, unit, place, view);
    const auto try_places = [&] {
        for (const Allowance& allowed : allowances) {
            for (const BadgePlace& form : forms) {
                for (const glm::vec2 at : places) {
                    const Box box = wanted_box(badge, at, unit, form, view);
                    const auto is_clear = [&](const Box& spot) {
                        return !placing.all_lead() || !needs_leader(badge, spot, box) ||
                               may_lead(placing, badge, spot);
                    };
                    found = placing.find(box, allowed, is_clear);
                    if (found) {
                        place = form;
                        wanted = box;
                        return;
                    }
                }
            }
        }
    };
    try_places();
    if (!found && !must) {
        return;
    }
    found = placing.take(found, wanted);
    if (found) {
        place.shown = true;
        place.box = *found;
        // Without a clear way no line is better than one over a body that it does not mean.
        place.leads = needs_leader(badge, *found, wanted) && may_lead(placing, badge, *found);
        place.plate = badge.line && placing.placer().covers(*found);
        place.bar_px = badge_bar_px(found->high.x - found->low.x, view);
        result = place;
    }
}

/// The shapes of this form of a badge whose value has risen.
Sample badge_sample(StageBadge row, ShapeForm form) {
    row.has_leader = true; // no plate
    return [row = std::move(row), form](const StageView& view, std::vector<DrawBlock>& blocks) {
        BadgePlace place;
        place.bar_px = view.px(76.0f);
        BadgeValue value;
        value.percent = 140.0;
        DrawBlock badge;
        draw_badge(row, place, value, view, badge);
        std::erase_if(badge.shapes, [&](const Shape2D& shape) { return shape.form != form; });
        if (badge.shapes.empty()) {
            return;
        }
        const Shape2D whole = badge.shapes.front();
        DrawBlock& block = blocks.emplace_back();
        for (Shape2D& shape : badge.shapes) {
            shape.center += view.at({0.0f, 0.0f}) - whole.center;
            block.shapes.push_back(shape);
        }
    };
}

} // namespace

void StageBadge::read(StageTable& table) {
    name = table.text("name");
    unit = table.text_or("unit", "");
    role = table.text("role");
    signal = table.signal("signal", false);
    decimals = table.integer_or("decimals", 1);
    sub_signal = table.signal_or_none("sub_signal", false);
    sub = table.text_or("sub", "");
    sub_decimals = table.integer_or("sub_decimals", 0);
    at = table.point("at");
    anchor = table.text_or("anchor", "left");
    bar = table.number_or("bar", 118.0f);
    presenting = table.flag_or("presenting", true);
    line = table.flag_or("line", false);
    arrow = table.flag_or("arrow", false);
    minor = table.flag_or("minor", false);
    if (table.has("or_at")) {
        or_at = table.point_list("or_at", 1);
    }
    has_leader = table.has("points_at");
    points_at = table.point_or("points_at", at);
    has_second_point = table.has("points_at_too");
    points_at_too = table.point_or("points_at_too", points_at);
    if (table.has("thing_at")) {
        has_thing = true;
        points_at = table.point("thing_at");
    }
    short_name = table.text_or("short_name", "");
    short_sub = table.text_or("short_sub", "");
    short_line = table.text_or("short_line", "");
}

bool StageBadge::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

void StageBadge::let_go(const Stage&, const StageModel& model) {
    if (lacks_signal(sub_signal, model)) {
        sub_signal = {};
        sub.clear();
        short_sub.clear();
    }
}

void StageBadge::take_room(std::vector<Obstacle>& obstacles) const {
    const float side = anchor == "right" ? -1.0f : 1.0f;
    obstacles.push_back({at + glm::vec2(side, 1.0f) * badge_middle, badge_reach});
}

BadgeSignals StageBadge::resolve(const SignalFinder& finder) const {
    BadgeSignals own{
        finder.find(signal, "badge " + id), finder.find(sub_signal, "badge " + id), ""};
    const auto first = static_cast<std::size_t>(own.value.indices.front());
    own.unit = unit.empty() ? finder.model().signals.rows[first].unit : finder.texts().get(unit);
    return own;
}

/// First whoever has its own place free, then the others around them, numbers before lines of text.
void StageBadge::place_labels(LabelPlacing& placing,
                              const LaidStage& laid,
                              std::vector<BadgePlace>& places) {
    const std::vector<StageBadge>& badges = laid.stage.of<StageBadge>();
    places.resize(badges.size());
    const auto each = [&](bool line, std::span<const Allowance> allowances, bool must) {
        for (std::size_t i = 0; i < badges.size() && placing.goes_on(); ++i) {
            const StageBadge& badge = badges[i];
            if (badge.line == line && !places[i].shown &&
                (badge.presenting || !laid.view().presenting) &&
                (placing.roomy() || !badge.minor)) {
                const std::string& unit = laid.signals.of<StageBadge>()[i].unit;
                place_badge(placing, badge, unit, allowances, must, places[i]);
            }
        }
    };
    each(false, home_allowances, false);
    each(false, badge_allowances, true);
    each(true, home_allowances, false);
    each(true, line_allowances, true);
}

void StageBadge::list_things(const LaidPart& here, ThingList& things) const {
    const BadgePlace& place = here.label_of(*this);
    if (place.shown) {
        things.box(entity_of_signal(signal), place.box);
    }
}

void StageBadge::draw_still(StillLayer layer,
                            const LaidPart& here,
                            std::vector<DrawBlock>& blocks) const {
    if (layer == StillLayer::leaders) {
        draw_leader(*this, here.label_of(*this), here.view(), blocks.back());
    }
}

void StageBadge::draw(MovingLayer layer,
                      const LivePart& here,
                      std::vector<DrawBlock>& blocks) const {
    const BadgePlace& place = here.label_of(*this);
    if (layer != MovingLayer::labels || (here.view().presenting && !presenting) || !place.shown) {
        return;
    }
    const SignalReader& reader = here.reader();
    const BadgeSignals& own = here.signals_of(*this);
    BadgeValue shown;
    shown.number = line ? reader.share_percent(own.value) : reader.now(own.value);
    shown.percent = reader.percent(own.value);
    shown.has_sub = !sub.empty();
    shown.sub = line ? reader.share_percent(own.sub) : reader.now(own.sub);
    shown.unit = own.unit;
    shown.beyond = here.moment.beyond;
    shown.preview = !here.moment.preview.empty();
    draw_badge(*this, place, shown, here.view(), blocks.back());
}

void StageBadge::list_signs(LegendSigns& signs) {
    const auto has_number = [](const StageBadge& row) { return !row.line; };
    if (const StageBadge* badge = signs.find<StageBadge>(has_number)) {
        signs.add(LegendGroup::change, "change", badge_sample(*badge, ShapeForm::arrow_up));
        signs.add(LegendGroup::change, "bar", badge_sample(*badge, ShapeForm::rounded_box));
    }
}

} // namespace disinhibit
