#include "engine/scene/moving_part.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/scene/cloud.h"
#include "engine/scene/mark.h"
#include "engine/scene/molecules.h"
#include "engine/scene/spike_drawing.h"
#include "engine/scene/stage_texts.h"

namespace disinhibit {
namespace {

CellShade shade_of(const StageMoment& moment, const std::string& role, const SignalHandle& handle) {
    const float activity = activity_of(moment.reader.now(handle), moment.reader.rest(handle));
    return make_cell_shade(*moment.layout->view.theme, role, activity);
}

void draw_glows(const StageMoment& moment, DrawBlock& block) {
    const StageView& view = moment.layout->view;
    if (!view.theme->glow) {
        return;
    }
    for (std::size_t i = 0; i < moment.stage->neurons.size(); ++i) {
        const StageNeuron& neuron = moment.stage->neurons[i];
        if (!neuron.left_out) {
            const CellShade shade = shade_of(moment, neuron.role, moment.signals->neurons[i]);
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

void draw_cells(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    for (std::size_t i = 0; i < moment.stage->neurons.size(); ++i) {
        const StageNeuron& neuron = moment.stage->neurons[i];
        if (!neuron.left_out) {
            draw_neuron(moment.layout->neurons[i],
                        shade_of(moment, neuron.role, moment.signals->neurons[i]),
                        moment.layout->view.scale,
                        blocks);
        }
    }
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
    SpikeTrain train;
    train.seed = static_cast<std::uint64_t>(stage.axons[root].seed);
    train.rate_hz = moment.reader.now(moment.signals->axons[root]);
    train.burst_share = moment.reader.now(moment.signals->axon_bursts[root]) / 100.0;
    train.burst_rate_hz = stage.burst_rate_hz;
    train.burst_spikes = stage.burst_spikes;
    return train;
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

/// The looks of all axons of the hypothesis; `row` is null for those left out.
std::vector<AxonLook> draw_all_axons(const StageMoment& moment, DrawBlock& block) {
    std::vector<AxonLook> looks(moment.stage->axons.size());
    for (const std::vector<std::size_t>& members : moment.layout->axon_families) {
        std::vector<AxonLook> family;
        for (const std::size_t i : members) {
            const StageAxon& axon = moment.stage->axons[i];
            looks[i] = {&axon,
                        &moment.layout->axons[i],
                        shade_of(moment, axon.role, moment.signals->axons[i])};
            family.push_back(looks[i]);
        }
        draw_axons(family, moment.layout->view, block);
    }
    return looks;
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

void draw_endings_and_spikes(const StageMoment& moment,
                             const std::vector<AxonLook>& looks,
                             DrawBlock& block) {
    for (std::size_t i = 0; i < looks.size(); ++i) {
        if (looks[i].row != nullptr) {
            draw_axon_ending(looks[i], moment.layout->view, block);
            draw_axon_motion(moment, i, looks[i], block);
        }
    }
}

void draw_receptors(const StageMoment& moment, DrawBlock& block) {
    for (std::size_t i = 0; i < moment.stage->receptors.size(); ++i) {
        std::vector<double> occupancy;
        for (const SignalHandle& handle : moment.signals->receptors[i]) {
            occupancy.push_back(moment.reader.now(handle));
        }
        draw_receptor_row(moment.stage->receptors[i],
                          moment.layout->receptors[i],
                          occupancy,
                          moment.clock,
                          moment.layout->view,
                          block);
    }
}

void draw_all_molecules(const StageMoment& moment, DrawBlock& block) {
    const Stage& stage = *moment.stage;
    for (std::size_t i = 0; i < stage.molecules.size(); ++i) {
        const StageMolecules& row = stage.molecules[i];
        const auto by_id = [](const auto& rows, const std::string& id) {
            return static_cast<std::size_t>(
                std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == id; }) -
                rows.begin());
        };
        draw_molecules(row,
                       moment.reader.percent(moment.signals->molecules[i]),
                       moment.layout->axons[by_id(stage.axons, row.from)],
                       moment.layout->receptors[by_id(stage.receptors, row.to)],
                       moment.clock,
                       moment.layout->view,
                       block);
    }
}

void draw_marks(const StageMoment& moment, DrawBlock& block) {
    for (std::size_t i = 0; i < moment.stage->marks.size(); ++i) {
        const StageMark& mark = moment.stage->marks[i];
        if (!mark.left_out) {
            const StageView& view = moment.layout->view;
            draw_mark(mark, moment.reader.now(moment.signals->marks[i]), view, block);
            if (moment.grades != nullptr) {
                const glm::vec2 beside = view.at(mark.center) + view.px(22.0f) * glm::vec2(1, 1);
                draw_grade_letter(moment.grades->marks[i], beside, view, block);
            }
        }
    }
    for (const StageChip& chip : moment.stage->chips) {
        if (!chip.left_out) {
            draw_chip(chip, moment.layout->view, block);
        }
    }
}

} // namespace

double
fastest_rate_hz(const Stage& stage, const StageSignals& signals, const SignalReader& reader) {
    double fastest = 0.0;
    for (std::size_t i = 0; i < stage.axons.size(); ++i) {
        if (stage.axons[i].spikes && !stage.axons[i].left_out) {
            fastest =
                std::max({fastest, reader.now(signals.axons[i]), reader.rest(signals.axons[i])});
        }
    }
    return fastest;
}

void draw_moving_part(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    for (std::size_t i = 0; i < moment.stage->clouds.size(); ++i) {
        draw_cloud(moment.stage->clouds[i],
                   moment.reader.percent(moment.signals->clouds[i]),
                   moment.clock,
                   moment.layout->view,
                   blocks.emplace_back());
    }
    std::vector<AxonLook> looks;
    if (moment.grades == nullptr) {
        looks = draw_all_axons(moment, blocks.emplace_back());
    }
    draw_cells(moment, blocks);
    // Over the bodies: the light belongs to the cell, not to the ground behind it.
    draw_glows(moment, blocks.emplace_back());
    if (moment.grades == nullptr) {
        draw_endings_and_spikes(moment, looks, blocks.emplace_back());
    } else {
        draw_graded_axons(moment, blocks.emplace_back());
        draw_confidence_legend(moment.layout->view, blocks.emplace_back());
    }
    DrawBlock& receptors = blocks.emplace_back();
    draw_receptors(moment, receptors);
    draw_all_molecules(moment, receptors);
    draw_marks(moment, blocks.emplace_back());
    draw_stage_texts(moment, blocks.emplace_back());
}

} // namespace disinhibit
