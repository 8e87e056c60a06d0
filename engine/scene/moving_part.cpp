#include "engine/scene/moving_part.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/scene/bodies.h"
#include "engine/scene/parts/cloud.h"
#include "engine/scene/parts/drifters.h"
#include "engine/scene/parts/mark.h"
#include "engine/scene/parts/molecules.h"
#include "engine/scene/parts/occupancy_bar.h"
#include "engine/scene/parts/spike_drawing.h"
#include "engine/scene/parts/transporters.h"
#include "engine/scene/parts/vesicles.h"
#include "engine/scene/texts.h"

namespace disinhibit {
namespace {

void draw_glows(const StageMoment& moment, DrawBlock& block) {
    const StageView& view = moment.layout->view;
    if (!view.theme->glow) {
        return;
    }
    for (std::size_t i = 0; i < moment.stage->neurons.size(); ++i) {
        const StageNeuron& neuron = moment.stage->neurons[i];
        if (!neuron.left_out) {
            const CellShade shade = make_cell_shade(
                *view.theme, neuron.role, exact_activity(moment, moment.signals->neurons[i]));
            block.glows.push_back({view.at(neuron.center),
                                   view.px(neuron.radius) * shade.glow_radius,
                                   shade.glow,
                                   shade.glow_strength});
        }
    }
    for (std::size_t i = 0; i < moment.stage->clouds.size(); ++i) {
        const StageCloud& cloud = moment.stage->clouds[i];
        const double percent = moment.reader.percent(moment.signals->clouds[i]);
        const float activity = activity_of(percent, 100.0);
        block.glows.push_back({view.at(cloud.center),
                               view.px(cloud.radius_at_rest) * (1.15f + 0.5f * activity),
                               view.theme->tint(cloud.role),
                               0.06f + 0.42f * activity * activity});
    }
}

/// `seed` tells trains apart.
SpikeTrain make_train(const StageMoment& moment,
                      int seed,
                      const SignalHandle& rate,
                      const SignalHandle& burst) {
    SpikeTrain train;
    train.seed = static_cast<std::uint64_t>(seed);
    train.rate_hz = moment.reader.now(rate);
    train.burst_share = moment.reader.now(burst) / 100.0;
    train.burst_rate_hz = moment.stage->burst_rate_hz;
    train.burst_spikes = moment.stage->burst_spikes;
    return train;
}

SpikeTrain train_of(const StageMoment& moment, std::size_t axon) {
    const Stage& stage = *moment.stage;
    // A branch carries the spikes of its trunk.
    std::size_t root = axon;
    while (!stage.axons[root].trunk.empty()) {
        const std::string& id = stage.axons[root].trunk;
        root = 0;
        while (stage.axons[root].id != id) {
            ++root;
        }
    }
    return make_train(moment,
                      stage.axons[root].seed,
                      moment.signals->axons[root],
                      moment.signals->axon_bursts[root]);
}

void draw_axon_motion(const StageMoment& moment,
                      std::size_t i,
                      const AxonLook& look,
                      DrawBlock& block) {
    const StageView& view = moment.layout->view;
    const SpikeTrain train = train_of(moment, i);
    if (look.row->spikes && moment.reduced_motion) {
        draw_rate_chevrons(look, moment.reader.percent(moment.signals->axons[i]), view, block);
    } else if (look.row->spikes) {
        draw_spikes(look, train, moment.clock, view, block);
    }
    if (look.row->releases) {
        draw_release(look, train, moment.clock, view, block);
    }
}

/// Every arrow of the hypothesis in the look of its grade; nothing moves on it.
void draw_graded_axons(const StageMoment& moment, DrawBlock& block) {
    for (std::size_t i = 0; i < moment.stage->axons.size(); ++i) {
        if (!moment.stage->axons[i].left_out) {
            draw_graded_axon(moment.stage->axons[i],
                             moment.layout->axons[i],
                             moment.grades->axons[i],
                             moment.layout->view,
                             block);
        }
    }
}

void draw_endings_and_spikes(const StageMoment& moment, DrawBlock& block) {
    const std::vector<AxonLook> looks = looks_of_axons(moment);
    for (std::size_t i = 0; i < looks.size(); ++i) {
        if (looks[i].row != nullptr) {
            draw_axon_ending(looks[i], moment.layout->view, block);
            draw_axon_motion(moment, i, looks[i], block);
        }
    }
}

template <typename Rows> std::size_t index_of(const Rows& rows, const std::string& id) {
    return static_cast<std::size_t>(
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; }) -
        rows.begin());
}

void draw_receptors(const StageMoment& moment, DrawBlock& block) {
    for (std::size_t i = 0; i < moment.stage->receptors.size(); ++i) {
        if (moment.stage->receptors[i].left_out) {
            continue;
        }
        draw_receptor_row(moment.stage->receptors[i],
                          moment.layout->receptors[i],
                          {moment.reader.share_percents(moment.signals->receptors[i]),
                           moment.signals->exchange_per_s[i],
                           moment.exchange,
                           moment.clock},
                          moment.layout->view,
                          block);
    }
}

glm::vec2 source_of(const StageMolecules& molecules, const StageMoment& moment) {
    const Stage& stage = *moment.stage;
    const std::size_t membrane = index_of(stage.membranes, molecules.from);
    if (membrane < stage.membranes.size()) {
        return moment.layout->membranes[membrane].point(molecules.site);
    }
    const CurvePath& path = moment.layout->axons[index_of(stage.axons, molecules.from)].path;
    return path.point(path.length());
}

void draw_all_molecules(const StageMoment& moment, DrawBlock& block) {
    const Stage& stage = *moment.stage;
    for (std::size_t i = 0; i < stage.molecules.size(); ++i) {
        const StageMolecules& row = stage.molecules[i];
        draw_molecules(row,
                       moment.reader.percent(moment.signals->molecules[i]),
                       source_of(row, moment),
                       moment.layout->receptors[index_of(stage.receptors, row.to)],
                       moment.clock,
                       moment.layout->view,
                       block);
    }
    for (std::size_t i = 0; i < stage.drifters.size(); ++i) {
        draw_drifters(stage.drifters[i],
                      moment.reader.now(moment.signals->drifters[i]),
                      moment.clock,
                      moment.layout->view,
                      block);
    }
}

void draw_transport(const StageMoment& moment, std::size_t i, DrawBlock& block) {
    const StageTransporters& row = moment.stage->transporters[i];
    const std::vector<SignalHandle>& handles = moment.signals->transport_ligands[i];
    const auto held = [&](const StageTransportLigand& ligand, std::size_t k) {
        const double x = std::max(0.0, moment.reader.now(handles[k]));
        return 100.0 * x / (x + ligand.half);
    };
    TransportMoment transport;
    transport.uptake_percent = moment.reader.percent(moment.signals->uptakes[i]);
    std::size_t k = 0;
    for (const StageTransportLigand& blocker : row.blockers) {
        transport.blocked_percent.push_back(held(blocker, k++));
    }
    for (const StageTransportLigand& releaser : row.releasers) {
        transport.turned_percent.push_back(held(releaser, k++));
    }
    const std::size_t membrane = index_of(moment.stage->membranes, row.membrane);
    draw_transporters(row,
                      moment.layout->membranes[membrane],
                      transport,
                      moment.clock,
                      moment.layout->view,
                      block);
}

void draw_terminals(const StageMoment& moment, DrawBlock& block) {
    const Stage& stage = *moment.stage;
    const StageView& view = moment.layout->view;
    for (std::size_t i = 0; i < stage.clefts.size(); ++i) {
        const double percent = moment.reader.percent(moment.signals->clefts[i]);
        const CloudScale scale = cloud_scale(std::max(percent, moment.beside_percent));
        draw_cleft(stage.clefts[i], percent, scale, moment.clock, view, block);
        const Box& note = moment.layout->labels.cleft_texts[i];
        draw_cleft_scale(stage.clefts[i], scale, note, view, block);
    }
    for (std::size_t i = 0; i < stage.vesicles.size(); ++i) {
        const StageVesicles& row = stage.vesicles[i];
        const SpikeTrain train = make_train(
            moment, row.seed, moment.signals->vesicle_rates[i], moment.signals->vesicle_bursts[i]);
        draw_vesicles(row,
                      moment.layout->membranes[index_of(stage.membranes, row.membrane)],
                      moment.reader.percent(moment.signals->vesicle_stores[i]),
                      train,
                      moment.clock,
                      view,
                      block);
    }
    for (std::size_t i = 0; i < stage.transporters.size(); ++i) {
        draw_transport(moment, i, block);
    }
    for (std::size_t i = 0; i < stage.stops.size(); ++i) {
        const double percent = moment.reader.share_percent(moment.signals->stops[i]);
        draw_stop(stage.stops[i], percent, view, block);
    }
}

void draw_bars(const StageMoment& moment, DrawBlock& block) {
    const Stage& stage = *moment.stage;
    for (std::size_t k = 0; k < stage.bars.size(); ++k) {
        const StageOccupancyBar& bar = stage.bars[k];
        const LabelPlace& place = moment.layout->labels.bars[k];
        const std::size_t i = index_of(stage.receptors, bar.receptors);
        if (!place.shown || i == stage.receptors.size() || stage.receptors[i].left_out) {
            continue;
        }
        std::vector<double> percent = moment.reader.share_percents(moment.signals->receptors[i]);
        const std::vector<int> counts = receptor_counts(stage.receptors[i], percent);
        const double bound = std::accumulate(percent.begin(), percent.end(), 0.0);
        percent.push_back(std::max(0.0, 100.0 - bound));
        draw_occupancy_bar(
            bar, place.box, stage.receptors[i], percent, counts, moment.layout->view, block);
    }
}

void draw_marks(const StageMoment& moment, DrawBlock& block) {
    for (std::size_t i = 0; i < moment.stage->marks.size(); ++i) {
        const StageMark& mark = moment.stage->marks[i];
        if (!mark.left_out) {
            const StageView& view = moment.layout->view;
            const double value = moment.reader.now(moment.signals->marks[i]);
            draw_mark(mark, value, sign_of(mark, moment.causes), view, block);
            if (moment.grades != nullptr) {
                const glm::vec2 beside = view.at(mark.center) + view.px(22.0f) * glm::vec2(1, 1);
                draw_grade_letter(moment.grades->marks[i], beside, view, block);
            }
        }
    }
    for (std::size_t i = 0; i < moment.stage->chips.size(); ++i) {
        const StageChip& chip = moment.stage->chips[i];
        const LabelPlace& place = moment.layout->labels.chips[i];
        if (!chip.left_out && place.shown) {
            const double percent = moment.reader.share_percent(moment.signals->chips[i]);
            draw_chip(chip, place.box, percent, moment.layout->view, block);
        }
    }
}

} // namespace

double
fastest_rate_hz(const Stage& stage, const StageSignals& signals, const SignalReader& reader) {
    double fastest = 0.0;
    for (const SignalHandle& rate : signals.vesicle_rates) {
        fastest = std::max({fastest, reader.now(rate), reader.rest(rate)});
    }
    for (std::size_t i = 0; i < stage.axons.size(); ++i) {
        if (stage.axons[i].spikes && !stage.axons[i].left_out) {
            fastest =
                std::max({fastest, reader.now(signals.axons[i]), reader.rest(signals.axons[i])});
        }
    }
    return fastest;
}

double largest_cloud_percent(const StageSignals& signals, const SignalReader& reader) {
    double largest = 0.0;
    for (const auto& clouds : {signals.clouds, signals.clefts}) {
        for (const auto& cloud : clouds) {
            largest = std::max(largest, reader.percent(cloud));
        }
    }
    return largest;
}

void draw_moving_part(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    for (std::size_t i = 0; i < moment.stage->clouds.size(); ++i) {
        const StageCloud& cloud = moment.stage->clouds[i];
        const double percent = moment.reader.percent(moment.signals->clouds[i]);
        DrawBlock& block = blocks.emplace_back();
        const CloudScale scale = cloud_scale(std::max(percent, moment.beside_percent));
        draw_cloud(cloud, percent, scale, moment.clock, moment.layout->view, block);
        const Box& note = moment.layout->labels.cloud_texts[i];
        draw_cloud_scale(cloud, scale, note, moment.layout->view, block);
    }
    // Over the bodies: the light belongs to the cell, not to the ground behind it.
    draw_glows(moment, blocks.emplace_back());
    if (moment.grades == nullptr) {
        draw_endings_and_spikes(moment, blocks.emplace_back());
    } else {
        draw_graded_axons(moment, blocks.emplace_back());
        if (!moment.stage->axons.empty()) { // nothing else is drawn by its grade
            draw_confidence_legend(moment.layout->view, *moment.grades, blocks);
        }
    }
    draw_terminals(moment, blocks.emplace_back());
    DrawBlock receptors;
    draw_receptors(moment, receptors);
    draw_all_molecules(moment, receptors);
    // Their light lies behind them: it must not wash out the colour of what a receptor holds.
    blocks.emplace_back().glows = std::exchange(receptors.glows, {});
    blocks.push_back(std::move(receptors));
    draw_marks(moment, blocks.emplace_back());
    blocks.push_back(moment.layout->names);
    DrawBlock& labels = blocks.emplace_back();
    draw_bars(moment, labels);
    draw_stage_texts(moment, labels);
}

} // namespace disinhibit
