#include "engine/scene/parts/axon.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/parts/spike_drawing.h"
#include "engine/scene/parts/spike_train.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr float least_reach_px = 4.0f;   ///< thin axons can still be hit
constexpr float thickest_sample = 10.0f; ///< design px

/// Cubic Bezier, control points p, share 0..1.
glm::vec2 bezier(const glm::vec2* p, float share) {
    const float rest = 1.0f - share;
    return rest * rest * rest * p[0] + 3.0f * rest * rest * share * p[1] +
           3.0f * rest * share * share * p[2] + share * share * share * p[3];
}

AxonLook look_of(const StageMoment& moment, std::size_t i) {
    const StageAxon& axon = moment.stage->of<StageAxon>()[i];
    const float activity = stepped_activity(moment, moment.signals->of<StageAxon>()[i].rate);
    return {&axon,
            &moment.layout->shapes<StageAxon>()[i],
            make_cell_shade(*moment.layout->view.theme, axon.role, activity)};
}

SpikeTrain train_of(const StageMoment& moment, std::size_t i) {
    const std::vector<StageAxon>& axons = moment.stage->of<StageAxon>();
    // A branch carries the spikes of its trunk.
    while (!axons[i].trunk.empty()) {
        i = index_of_id(axons, axons[i].trunk);
    }
    const AxonSignals& own = moment.signals->of<StageAxon>()[i];
    return make_train(moment, axons[i].seed, own.rate, own.burst);
}

void draw_axon_motion(const LivePart& here, const AxonLook& look, DrawBlock& block) {
    const StageView& view = here.view();
    const StageMoment& moment = here.moment;
    const SpikeTrain train = train_of(moment, here.i);
    if (look.row->spikes && moment.reduced_motion) {
        const double percent = here.reader().percent(here.signals_of(*look.row).rate);
        draw_rate_chevrons(look, percent, view, block);
    } else if (look.row->spikes) {
        draw_spikes(look, train, moment.clock, view, block);
    }
    if (look.row->releases) {
        draw_release(look, train, moment.clock, view, block);
    }
}

/// The arrow in the look of its support, with its letters at its middle; nothing moves on it.
void draw_graded_axon(const StageAxon& axon,
                      const AxonShape& shape,
                      const ArrowSupport& support,
                      const StageView& view,
                      DrawBlock& block) {
    const GradeLook look = support_look(*view.theme, support);
    std::vector<glm::vec2> line;
    const std::vector<glm::vec2>& samples = shape.path.samples();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (static_cast<float>(i) * shape.path.step() <= shape.drawn_px) {
            line.push_back(samples[i]);
        }
    }
    block.strips.push_back(make_graded_strip(line, look, view));
    CellShade shade;
    shade.fill = look.color;
    shade.outline = look.color;
    draw_axon_ending({&axon, &shape, shade}, view, block);
    // A branch of a trunk says nothing its trunk does not say.
    if (axon.trunk.empty() || axon.ending != AxonEnding::none) {
        draw_grade_letter(support, shape.path.point(0.5f * shape.path.length()), view, block);
    }
}

/// From left to right through the middle.
StageAxon straight_axon(StageAxon row) {
    row.path = {{-sample_half_px, 0.0f}, {-13.0f, 0.0f}, {13.0f, 0.0f}, {sample_half_px, 0.0f}};
    row.trunk.clear();
    row.from_outside = false;
    row.width = std::min(row.width, thickest_sample);
    return row;
}

/// The axon with its ending, and what `more` draws on it.
template <class More> Sample on_axon(const StageAxon& axon, More more) {
    return [row = straight_axon(axon), more](const StageView& view,
                                             std::vector<DrawBlock>& blocks) {
        const AxonShape shape = make_axon_shape(row, view, nullptr);
        const AxonLook look{&row, &shape, make_cell_shade(*view.theme, row.role, sample_activity)};
        draw_axons({look}, view, blocks.emplace_back());
        DrawBlock block;
        draw_axon_ending(look, view, block);
        more(look, view, block);
        append_sample(std::move(block), blocks);
    };
}

Sample axon_sample(const StageAxon& row) {
    return on_axon(row, [](const AxonLook&, const StageView&, DrawBlock&) {});
}

Sample spike_sample(StageAxon row) {
    row.ending = AxonEnding::none;
    return on_axon(row, [](const AxonLook& look, const StageView& view, DrawBlock& block) {
        // The moment at which one spike, and no other, is in the right half.
        SpikeTrain train;
        train.rate_hz = 1.0;
        StageClock clock;
        const double length_s = 2.0 * sample_half_px / spike_px_per_s;
        for (int step = 0; step < 400; ++step) {
            clock.display_s = 10.0 + 0.02 * step;
            const std::vector<Spike> spikes = spikes_within(train, clock, length_s);
            if (spikes.size() == 1 && spikes.front().strength > 0.9f &&
                spikes.front().age_s > 0.55 * length_s && spikes.front().age_s < 0.75 * length_s) {
                break;
            }
        }
        draw_spikes(look, train, clock, view, block);
    });
}

Sample chevron_sample(StageAxon row) {
    row.ending = AxonEnding::none;
    return on_axon(row, [](const AxonLook& look, const StageView& view, DrawBlock& block) {
        draw_rate_chevrons(look, 100.0, view, block);
    });
}

Sample release_sample(const StageAxon& row) {
    return on_axon(row, [](const AxonLook& look, const StageView& view, DrawBlock& block) {
        draw_release(look, SpikeTrain{}, StageClock{}, view, block);
    });
}

/// The axons of each kind, and what lies on them.
void sign_live_axons(LegendSigns& signs) {
    for (const auto& [kind, words] : {std::pair{AxonKind::excitatory, "excites"},
                                      std::pair{AxonKind::inhibitory, "inhibits"},
                                      std::pair{AxonKind::peptide, "peptide"},
                                      std::pair{AxonKind::modulatory, "modulates"}}) {
        const auto of_kind = [wanted = kind](const StageAxon& row) { return row.kind == wanted; };
        if (const StageAxon* axon = signs.find<StageAxon>(of_kind)) {
            const StageAxon* whole = signs.find<StageAxon>([&](const StageAxon& row) {
                return of_kind(row) && row.ending != AxonEnding::none;
            });
            signs.add(LegendGroup::axons, words, axon_sample(whole != nullptr ? *whole : *axon));
        }
    }
    const auto spikes = [](const StageAxon& row) { return row.spikes; };
    if (const StageAxon* axon = signs.find<StageAxon>(spikes)) {
        const bool still = signs.looks().reduced_motion;
        signs.add(LegendGroup::axons,
                  still ? "chevrons" : "spike",
                  still ? chevron_sample(*axon) : spike_sample(*axon));
    }
    const auto releases = [](const StageAxon& row) { return row.releases; };
    if (const StageAxon* axon = signs.find<StageAxon>(releases)) {
        signs.add(LegendGroup::axons, "release", release_sample(*axon));
    }
}

} // namespace

void StageAxon::read(StageTable& table) {
    id = table.text("id");
    role = table.text("role");
    kind = table.choice<AxonKind>("kind",
                                  {{"excitatory", AxonKind::excitatory},
                                   {"inhibitory", AxonKind::inhibitory},
                                   {"peptide", AxonKind::peptide},
                                   {"modulatory", AxonKind::modulatory}});
    signal = table.live_signal(*this, false);
    burst = table.signal_or_none("burst", false);
    trunk = table.text_or("trunk", "");
    path = table.points("path");
    width = table.number("width");
    varicosity = std::max(8.0f, table.number_or("varicosity", 52.0f));
    ending = table.choice<AxonEnding>("ending",
                                      {{"none", AxonEnding::none},
                                       {"arrow", AxonEnding::arrow},
                                       {"plate", AxonEnding::plate},
                                       {"open", AxonEnding::open}});
    spikes = table.flag_or("spikes", true);
    from_outside = table.flag_or("from_outside", false);
    releases = table.flag_or("releases", false);
    seed = table.integer_or("seed", 0);
    entity = table.text_or("entity", "");
    evidence = table.text_or("evidence", "");
}

void StageAxon::check(const Stage& stage, const StageTable& root) const {
    const std::vector<StageAxon>& axons = stage.of<StageAxon>();
    if (!trunk.empty() &&
        index_of_id(axons, trunk) >= static_cast<std::size_t>(this - axons.data())) {
        root.fail(
            key, fmt::format("found \"{}\" of the trunk \"{}\"", id, trunk), "its trunk above it");
    }
}

bool StageAxon::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

void StageAxon::let_go(const Stage& stage, const StageModel& model) {
    burst = lacks_signal(burst, model) ? SignalSum{} : burst;
    if (!trunk.empty() && !has_id(stage.of<StageAxon>(), trunk)) {
        trunk.clear();
        from_outside = true;
    }
}

void StageAxon::take_room(std::vector<Obstacle>& obstacles) const {
    for (std::size_t piece = 0; piece + 3 < path.size(); piece += 3) {
        for (float share = 0.0f; share <= 1.0f; share += 0.125f) {
            obstacles.push_back({bezier(&path[piece], share), width});
        }
    }
}

AxonSignals StageAxon::resolve(const SignalFinder& finder) const {
    const std::string& stated = !evidence.empty() ? evidence : entity;
    return {finder.find_live(*this, signal, key),
            finder.find_live(*this, burst, key),
            find_support(finder.model(), stated.empty() ? id : stated)};
}

double StageAxon::fastest_hz(const AxonSignals& own, const SignalReader& reader) const {
    return spikes && !left_out ? std::max(reader.now(own.rate), reader.rest(own.rate)) : 0.0;
}

AxonShape StageAxon::lay_out(const LaidPart& here) const {
    return make_axon_shape(
        *this, here.view(), trunk.empty() ? nullptr : here.find_shape<StageAxon>(trunk));
}

void StageAxon::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const StageView& view = here.view();
    const CurvePath& line = here.shape_of(*this).path;
    const float half = view.px(8.0f);
    for (float s = 0.0f; s < line.length(); s += 2.0f * half) {
        boxes.push_back(
            {square_around(line.point(s), half), left_out ? faint_weight : axon_weight});
    }
    if (left_out) {
        return;
    }
    // Where its name is asked for (middle_of).
    boxes.push_back({square_around(line.point(0.5f * line.length()), view.px(14.0f)), 60.0f});
    if (ending == AxonEnding::arrow || ending == AxonEnding::plate) {
        boxes.push_back(keep_body(square_around(line.point(line.length()), view.px(13.0f))));
    }
}

void StageAxon::list_things(const LaidPart& here, ThingList& things) const {
    if (left_out) {
        return;
    }
    const AxonShape& shape = here.shape_of(*this);
    std::vector<ScreenPoint> points;
    for (const glm::vec2 p : shape.path.samples()) {
        points.push_back(screen_point(p));
    }
    things.add(explained(),
               ThingShape::line,
               std::move(points),
               std::max(least_reach_px, 0.5f * shape.width));
}

void StageAxon::draw_still(StillLayer layer,
                           const LaidPart& here,
                           std::vector<DrawBlock>& blocks) const {
    if (layer == StillLayer::left_out && left_out) {
        draw_axon_outline(*this, here.shape_of(*this), here.view(), blocks.back());
    }
}

void StageAxon::draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    if (moment.by_grade) {
        return;
    }
    const std::vector<StageAxon>& axons = moment.stage->of<StageAxon>();
    // Each trunk with its branches, which come after it.
    std::vector<std::vector<AxonLook>> families;
    std::vector<std::size_t> family_of(axons.size(), 0);
    for (std::size_t i = 0; i < axons.size(); ++i) {
        if (axons[i].left_out) {
            family_of[i] = families.size();
            families.emplace_back();
            continue;
        }
        family_of[i] = axons[i].trunk.empty() ? families.size()
                                              : family_of[index_of_id(axons, axons[i].trunk)];
        families.resize(std::max(families.size(), family_of[i] + 1));
        families[family_of[i]].push_back(look_of(moment, i));
    }
    DrawBlock& block = blocks.emplace_back();
    for (const std::vector<AxonLook>& family : families) {
        draw_axons(family, moment.layout->view, block);
    }
}

void StageAxon::draw(MovingLayer layer,
                     const LivePart& here,
                     std::vector<DrawBlock>& blocks) const {
    if (layer != MovingLayer::axons || left_out) {
        return;
    }
    if (here.moment.by_grade) {
        const ArrowSupport& support = here.signals_of(*this).support;
        draw_graded_axon(*this, here.shape_of(*this), support, here.view(), blocks.back());
        return;
    }
    const AxonLook look = look_of(here.moment, here.i);
    draw_axon_ending(look, here.view(), blocks.back());
    draw_axon_motion(here, look, blocks.back());
}

void StageAxon::list_signs(LegendSigns& signs) {
    if (!signs.looks().confidence) { // drawn by their grade, they have a legend of their own
        sign_live_axons(signs);
    }
    if (const StageAxon* axon = signs.first_left_out<StageAxon>()) {
        signs.add_once(LegendGroup::left_out,
                       "left_out",
                       [row = straight_axon(*axon)](const StageView& view, auto& blocks) {
                           const AxonShape shape = make_axon_shape(row, view, nullptr);
                           draw_axon_outline(row, shape, view, blocks.emplace_back());
                       });
    }
}

} // namespace disinhibit
