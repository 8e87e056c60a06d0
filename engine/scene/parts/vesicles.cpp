#include "engine/scene/parts/vesicles.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr double open_s = 0.5;   ///< of the viewer, an omega stays open
constexpr double spread_s = 1.6; ///< of the viewer, until the cargo has faded into the cloud
constexpr float taken_at_rest = 0.8f;
constexpr float full_turn = 6.2831853f;

/// Which places are taken: a fixed order, so that a vesicle leaves or comes one at a time.
std::vector<bool> taken_places(const StageVesicles& vesicles, double store_percent) {
    const auto count = static_cast<int>(vesicles.places.size());
    std::vector<int> order(vesicles.places.size());
    std::iota(order.begin(), order.end(), 0);
    const auto seed = static_cast<std::uint64_t>(vesicles.seed);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return hash01(seed, 60, a) < hash01(seed, 60, b);
    });
    const double wanted = taken_at_rest * count * std::max(0.0, store_percent) / 100.0;
    const int taken = std::clamp(static_cast<int>(std::lround(wanted)), 0, count);
    std::vector<bool> result(vesicles.places.size(), false);
    for (int i = 0; i < taken; ++i) {
        result[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])] = true;
    }
    return result;
}

void draw_vesicle(const StageVesicles& vesicles,
                  glm::vec2 center,
                  const StageView& view,
                  DrawBlock& block) {
    Shape2D vesicle;
    const bool dense = vesicles.glyph == VesicleGlyph::dense;
    vesicle.form = dense ? ShapeForm::vesicle_dense : ShapeForm::vesicle_clear;
    vesicle.center = center;
    vesicle.half_size = glm::vec2(view.px(vesicles.radius));
    vesicle.fill = bright_color(*view.theme, vesicles.role, 0.1f);
    vesicle.outline = view.theme->color(vesicles.role);
    vesicle.outline_width = std::max(1.2f, view.px(1.8f));
    block.shapes.push_back(vesicle);
}

/// A vesicle that has opened to the outside: a bay in the membrane whose ends lie on it.
void draw_omega(const StageVesicles& vesicles,
                glm::vec2 site,
                glm::vec2 out,
                float light,
                const StageView& view,
                DrawBlock& block) {
    constexpr int steps = 20;
    constexpr float depth = 0.2f; ///< of the middle behind the membrane, in radii
    const float half_gap = std::acos(depth);
    const float radius = view.px(vesicles.radius);
    const glm::vec2 center = site - depth * radius * out;
    const float to_gap = std::atan2(out.y, out.x);
    const Color color = bright_color(*view.theme, vesicles.role, view.theme->light ? 0.0f : 0.35f);
    // The outside reaches into the vesicle: the membrane is open here.
    Shape2D inside;
    inside.center = center;
    inside.half_size = glm::vec2(radius);
    inside.fill = with_alpha(view.background(), std::min(1.0f, 2.0f * light));
    block.shapes.push_back(inside);
    Strip omega;
    for (int i = 0; i <= steps; ++i) {
        const float angle =
            to_gap + half_gap + (full_turn - 2.0f * half_gap) * static_cast<float>(i) / steps;
        omega.points.push_back({center + radius * glm::vec2(std::cos(angle), std::sin(angle)),
                                std::max(0.9f, view.px(1.4f)),
                                with_alpha(color, std::min(1.0f, 2.0f * light))});
    }
    block.strips.push_back(std::move(omega));
    if (view.theme->glow) {
        block.glows.push_back(
            {site, view.px(3.6f * vesicles.radius), view.theme->tint(vesicles.role), 0.7f * light});
    }
}

void draw_cargo(const StageVesicles& vesicles,
                glm::vec2 site,
                glm::vec2 out,
                float spread,
                std::int64_t event,
                const StageView& view,
                DrawBlock& block) {
    const auto seed = static_cast<std::uint64_t>(vesicles.seed);
    const bool dense = vesicles.glyph == VesicleGlyph::dense;
    const Color bright =
        bright_color(*view.theme, vesicles.role, view.theme->light ? 0.05f : 0.25f);
    const glm::vec2 mouth = site + 0.6f * view.px(vesicles.radius) * out;
    for (int i = 0; i < vesicles.cargo; ++i) {
        const std::int64_t key = event * 64 + i;
        const float angle = std::atan2(out.y, out.x) + 2.4f * (hash01(seed, 61, key) - 0.5f);
        const float reach = view.px(30.0f + 110.0f * hash01(seed, 62, key)) * std::sqrt(spread);
        Shape2D dot;
        dot.center = mouth + reach * glm::vec2(std::cos(angle), std::sin(angle));
        dot.half_size = glm::vec2(std::max(1.3f, view.px(dense ? 5.5f : 2.7f)));
        dot.fill = with_alpha(bright, 1.0f - spread);
        block.shapes.push_back(dot);
    }
}

Sample vesicle_sample(StageVesicles row) {
    row.places = {{0.0f, 0.0f}};
    row.sites.clear();
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        const MembraneShape none = level_membrane(0.0f, view);
        draw_vesicles(row, none, 125.0, SpikeTrain{}, StageClock{}, view, blocks.emplace_back());
    };
}

} // namespace

void draw_vesicles(const StageVesicles& vesicles,
                   const MembraneShape& membrane,
                   double store_percent,
                   const SpikeTrain& train,
                   const StageClock& clock,
                   const StageView& view,
                   DrawBlock& block) {
    const std::vector<bool> taken = taken_places(vesicles, store_percent);
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (taken[i]) {
            draw_vesicle(vesicles, view.at(vesicles.places[i]), view, block);
        }
    }
    if (!clock.moves || vesicles.sites.empty()) {
        return;
    }
    const auto seed = static_cast<std::uint64_t>(vesicles.seed);
    for (const Spike& spike : spikes_within(train, clock, spread_s * clock.motion)) {
        const double age = spike.age_s / clock.motion;
        const auto pick = static_cast<std::size_t>(hash01(seed, 63, spike.index) *
                                                   static_cast<float>(vesicles.sites.size()));
        const float share = vesicles.sites[std::min(pick, vesicles.sites.size() - 1)];
        const glm::vec2 site = membrane.point(share);
        const glm::vec2 out = membrane.outward(share);
        if (age < open_s) {
            const auto left = static_cast<float>(1.0 - age / open_s);
            draw_omega(vesicles, site, out, spike.strength * left, view, block);
        }
        const auto spread = static_cast<float>(age / spread_s);
        draw_cargo(vesicles, site, out, spread, spike.index, view, block);
    }
}

void StageVesicles::read(StageTable& table) {
    membrane = table.text("membrane");
    role = table.text("role");
    glyph = table.choice<VesicleGlyph>(
        "glyph", {{"dense", VesicleGlyph::dense}, {"clear", VesicleGlyph::clear}});
    radius = table.number_or("radius", radius);
    places = table.point_list("places", 1);
    store = table.signal_or_none("store", false);
    signal = table.signal("signal", false);
    burst = table.signal_or_none("burst", false);
    sites = table.numbers("sites", 1);
    cargo = table.integer_or("cargo", 0);
    seed = table.integer_or("seed", 0);
}

void StageVesicles::check(const Stage& stage, const StageTable& root) const {
    check_membrane(root, stage, membrane);
}

bool StageVesicles::is_foreign(const Stage&, const StageModel& model) const {
    return (!left_out && lacks_signal(signal, model)) || lacks_signal(store, model) ||
           lacks_signal(burst, model);
}

VesicleSignals StageVesicles::resolve(const SignalFinder& finder) const {
    return {finder.find(store, key), finder.find(signal, key), finder.find(burst, key)};
}

double StageVesicles::fastest_hz(const VesicleSignals& own, const SignalReader& reader) const {
    return std::max(reader.now(own.rate), reader.rest(own.rate));
}

void StageVesicles::list_things(const LaidPart& here, ThingList& things) const {
    things.add(entity_of_signal(store.paths.empty() ? signal : store),
               ThingShape::line,
               screen_line(places, here.view()),
               here.view().px(radius));
}

void StageVesicles::draw(MovingLayer layer,
                         const LivePart& here,
                         std::vector<DrawBlock>& blocks) const {
    if (layer == MovingLayer::terminals) {
        const VesicleSignals& own = here.signals_of(*this);
        draw_vesicles(*this,
                      *here.laid().find_shape<StageMembrane>(membrane),
                      here.reader().percent(own.store),
                      make_train(here.moment, seed, own.rate, own.burst),
                      here.moment.clock,
                      here.view(),
                      blocks.back());
    }
}

void StageVesicles::list_signs(LegendSigns& signs) {
    for (const auto& [kind, words] : {std::pair{VesicleGlyph::dense, "vesicle_dense"},
                                      std::pair{VesicleGlyph::clear, "vesicle_clear"}}) {
        const auto of_kind = [wanted = kind](const StageVesicles& row) {
            return row.glyph == wanted;
        };
        if (const StageVesicles* row = signs.find<StageVesicles>(of_kind)) {
            signs.add(LegendGroup::terminals, words, vesicle_sample(*row));
        }
    }
}

} // namespace disinhibit
