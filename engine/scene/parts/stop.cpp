#include "engine/scene/parts/stop.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <utility>

#include "engine/scene/parts/axon_shape.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr float least_reach_of_stop_px = 4.0f; ///< a thin line can still be hit

void draw_stop(const StageStop& stop, double percent, const StageView& view, DrawBlock& block) {
    const auto share = static_cast<float>(std::clamp(percent / 100.0, 0.0, 1.0));
    const Color color = with_alpha(view.theme->color(stop.role), 0.3f + 0.7f * share);
    const float half = std::max(0.9f, view.px(1.2f + 1.0f * share));
    Strip line;
    for (const glm::vec2 p : stop.path) {
        line.points.push_back({view.at(p), half, color});
    }
    const glm::vec2 end = line.points.back().position;
    const glm::vec2 along = glm::normalize(end - line.points[line.points.size() - 2].position);
    line.dash_on = 2.0f * half;
    line.dash_off = 3.0f * half;
    block.strips.push_back(std::move(line));
    Shape2D bar;
    bar.form = ShapeForm::plate;
    bar.center = end;
    bar.half_size = view.px(1.0f) * glm::vec2(11.0f, 2.0f + 2.0f * share);
    bar.rotation = rotation_of(along);
    bar.fill = color;
    block.shapes.push_back(bar);
}

Sample stop_sample(StageStop row) {
    row.path = {{-32.0f, 0.0f}, {0.0f, 0.0f}, {30.0f, 0.0f}};
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_stop(row, 80.0, view, blocks.emplace_back());
    };
}

} // namespace

void StageStop::read(StageTable& table) {
    role = table.text("role");
    signal = table.signal("signal", false);
    path = table.point_list("path", 2);
}

bool StageStop::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

SignalHandle StageStop::resolve(const SignalFinder& finder) const {
    return finder.find(signal, key);
}

void StageStop::list_things(const LaidPart& here, ThingList& things) const {
    things.add(entity_of_signal(signal),
               ThingShape::line,
               screen_line(path, here.view()),
               least_reach_of_stop_px);
}

void StageStop::draw(MovingLayer layer,
                     const LivePart& here,
                     std::vector<DrawBlock>& blocks) const {
    if (layer == MovingLayer::terminals) {
        const double percent = here.reader().share_percent(here.signals_of(*this));
        draw_stop(*this, percent, here.view(), blocks.back());
    }
}

void StageStop::list_signs(LegendSigns& signs) {
    if (const StageStop* stop = signs.first<StageStop>()) {
        signs.add(LegendGroup::terminals, "stop", stop_sample(*stop));
    }
}

} // namespace disinhibit
