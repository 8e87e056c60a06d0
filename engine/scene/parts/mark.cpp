#include "engine/scene/parts/mark.h"

#include <algorithm>
#include <utility>

#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr glm::vec2 drop_half_px{13.0f, 19.0f}; ///< design px
constexpr float room_of_mark_px = 20.0f;        ///< design px around it that a new cell leaves

Shape2D make_drop(const StageMark& mark, const StageView& view) {
    Shape2D drop;
    drop.form = ShapeForm::drop;
    drop.center = view.at(mark.center);
    drop.half_size = view.px(1.0f) * drop_half_px;
    drop.outline_width = std::max(1.3f, view.px(1.8f));
    return drop;
}

void draw_sign(const StageMark& mark,
               MarkSign sign,
               const Color& color,
               const StageView& view,
               DrawBlock& block) {
    if (sign == MarkSign::none) {
        return;
    }
    Shape2D shape;
    shape.form = sign == MarkSign::plus ? ShapeForm::plus : ShapeForm::minus;
    shape.center = view.at(mark.center) + glm::vec2(0.0f, view.px(6.0f));
    shape.half_size = glm::vec2(view.px(6.5f));
    shape.fill = color;
    block.shapes.push_back(shape);
}

void draw_mark(
    const StageMark& mark, double value, MarkSign sign, const StageView& view, DrawBlock& block) {
    const float share = mark_share(mark, value);
    const bool acts = mark_acts(mark, value);
    if (mark.only_acting && !acts) {
        return;
    }
    const Color color = view.theme->color(mark.role);
    const Color ground = mix(view.background(), {0, 0, 0, 1}, view.theme->light ? 0.0f : 0.35f);
    Shape2D drop = make_drop(mark, view);
    drop.fill = with_alpha(mix(ground, color, share), 0.75f + 0.25f * share);
    drop.outline = color;
    drop.dash_px = !acts ? std::max(2.0f, view.px(3.4f)) : 0.0f;
    block.shapes.push_back(drop);
    draw_sign(mark, sign, share < 0.45f ? color : sign_color(*view.theme, drop.fill), view, block);
}

void draw_mark_outline(const StageMark& mark, const StageView& view, DrawBlock& block) {
    Shape2D drop = make_drop(mark, view);
    drop.fill = with_alpha(view.background(), 0.5f);
    drop.outline = left_out_color(*view.theme);
    drop.outline_width = std::max(1.2f, view.px(1.4f));
    drop.dash_px = std::max(2.0f, view.px(3.4f));
    block.shapes.push_back(drop);
    draw_sign(mark, sign_of(mark, nullptr), left_out_color(*view.theme), view, block);
}

Sample mark_sample(StageMark row, bool acts) {
    row.center = {0.0f, 0.0f};
    return [row = std::move(row), acts](const StageView& view, std::vector<DrawBlock>& blocks) {
        const double value = acts ? sample_plenty * row.half : 0.0;
        draw_mark(row, value, sign_of(row, nullptr), view, blocks.emplace_back());
    };
}

} // namespace

float mark_share(const StageMark& mark, double value) {
    const double x = std::max(value, 0.0);
    return static_cast<float>(x / (x + mark.half));
}

bool mark_acts(const StageMark& mark, double value) {
    constexpr float least_shown = 0.02f;
    return mark_share(mark, value) >= least_shown;
}

MarkSign sign_of(const StageMark& mark, const CauseReader* causes) {
    const bool plus = mark.sign == "plus";
    if (causes != nullptr) {
        const std::vector<Modulation>& actions = causes->now().circuit->modulations;
        const auto action = std::ranges::find(actions, mark.entity, &Modulation::id);
        if (action != actions.end()) {
            const double gain = causes->now().parameter("gain", action->id + ".gain").value;
            if (gain == 0.0) {
                return MarkSign::none;
            }
            const bool turned = gain * action->gain.value < 0.0;
            return plus != turned ? MarkSign::plus : MarkSign::minus;
        }
    }
    return plus ? MarkSign::plus : MarkSign::minus;
}

void StageMark::read(StageTable& table) {
    role = table.text("role");
    sign = table.choice<const char*>("sign", {{"plus", "plus"}, {"minus", "minus"}});
    signal = table.live_signal(*this, true);
    half = left_out ? table.positive_or("half", 1.0f) : table.positive("half");
    center = table.point("center");
    entity = table.text_or("entity", "");
    only_acting = table.flag_or("only_acting", false);
}

void StageMark::take_room(std::vector<Obstacle>& obstacles) const {
    obstacles.push_back({center, room_of_mark_px});
}

MarkSignals StageMark::resolve(const SignalFinder& finder) const {
    return {finder.find_live(*this, signal, key), find_support(finder.model(), entity)};
}

void StageMark::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const glm::vec2 middle = here.view().at(center);
    const glm::vec2 reach = here.view().px(1.0f) * drop_half_px;
    const bool always = !only_acting && !left_out;
    boxes.push_back(
        {{middle - reach, middle + reach}, always ? body_weight : faint_weight, always, false});
}

void StageMark::list(const StageView& view, ThingList& things) const {
    things.disc(entity.empty() ? entity_of_signal(signal) : entity,
                view.at(center),
                view.px(drop_half_px.y));
}

void StageMark::list_things(const LaidPart& here, ThingList& things) const {
    if (!left_out && !only_acting) {
        list(here.view(), things);
    }
}

void StageMark::list_acting(const LivePart& here, ThingList& things) const {
    if (only_acting && !left_out &&
        mark_acts(*this, here.reader().now(here.signals_of(*this).amount))) {
        list(here.view(), things);
    }
}

void StageMark::draw_still(StillLayer layer,
                           const LaidPart& here,
                           std::vector<DrawBlock>& blocks) const {
    if (layer == StillLayer::left_out && left_out) {
        draw_mark_outline(*this, here.view(), blocks.back());
    }
}

void StageMark::draw(MovingLayer layer,
                     const LivePart& here,
                     std::vector<DrawBlock>& blocks) const {
    if (layer != MovingLayer::marks || left_out) {
        return;
    }
    const StageView& view = here.view();
    const MarkSignals& own = here.signals_of(*this);
    const MarkSign shown = sign_of(*this, here.moment.causes);
    draw_mark(*this, here.reader().now(own.amount), shown, view, blocks.back());
    if (here.moment.by_grade) {
        const glm::vec2 beside = view.at(center) + view.px(22.0f) * glm::vec2(1, 1);
        draw_grade_letter(own.support, beside, view, blocks.back());
    }
}

void StageMark::list_signs(LegendSigns& signs) {
    const StageMark* plus = nullptr;
    const StageMark* minus = nullptr;
    const StageMark* hollow = nullptr;
    const std::vector<StageMark>& rows = signs.rows<StageMark>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const StageMark& mark = rows[i];
        const double now = signs.reader().now(signs.signals<StageMark>()[i].amount);
        const bool acts = mark_acts(mark, now);
        if (mark.left_out || (mark.only_acting && !acts)) {
            continue;
        }
        const bool adds = sign_of(mark, nullptr) == MarkSign::plus;
        const StageMark*& kind = !acts ? hollow : adds ? plus : minus;
        kind = kind == nullptr ? &mark : kind;
    }
    if (plus != nullptr) {
        signs.add(LegendGroup::marks, "plus", mark_sample(*plus, true));
    }
    if (minus != nullptr) {
        signs.add(LegendGroup::marks, "minus", mark_sample(*minus, true));
    }
    if (hollow != nullptr) {
        signs.add(LegendGroup::marks, "hollow", mark_sample(*hollow, false));
    }
}

} // namespace disinhibit
