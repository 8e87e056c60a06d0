#include "engine/scene/sign_samples.h"

#include <algorithm>
#include <utility>

#include "engine/scene/labels/badge.h"
#include "engine/scene/parts/axon_shape.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/parts/cloud.h"
#include "engine/scene/parts/drifters.h"
#include "engine/scene/parts/molecules.h"
#include "engine/scene/parts/neuron_shape.h"
#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/parts/scenery.h"
#include "engine/scene/parts/spike_drawing.h"
#include "engine/scene/parts/transporters.h"
#include "engine/scene/parts/vesicles.h"

namespace disinhibit {
namespace {

constexpr float half_length = 38.0f; ///< design px, of an axon
constexpr float thickest = 10.0f;
constexpr float at_rest = 0.5f; ///< activity of a cell
constexpr double enough = 1e6;  ///< so much of a substance that it acts as far as it can

/// Light lies behind what shines, so that it does not wash out its colour.
void append(DrawBlock block, std::vector<DrawBlock>& blocks) {
    blocks.emplace_back().glows = std::exchange(block.glows, {});
    blocks.push_back(std::move(block));
}

/// From left to right through the middle.
StageAxon straight(StageAxon row) {
    row.path = {{-half_length, 0.0f}, {-13.0f, 0.0f}, {13.0f, 0.0f}, {half_length, 0.0f}};
    row.trunk.clear();
    row.from_outside = false;
    row.width = std::min(row.width, thickest);
    return row;
}

/// The axon with its ending, and what `more` draws on it.
template <class More> Sample on_axon(const StageAxon& axon, More more) {
    return [row = straight(axon), more](const StageView& view, std::vector<DrawBlock>& blocks) {
        const AxonShape shape = make_axon_shape(row, view, nullptr);
        const AxonLook look{&row, &shape, make_cell_shade(*view.theme, row.role, at_rest)};
        draw_axons({look}, view, blocks.emplace_back());
        DrawBlock block;
        draw_axon_ending(look, view, block);
        more(look, view, block);
        append(std::move(block), blocks);
    };
}

/// The membrane of a cell below, from left to right.
MembraneShape level_membrane(float y, const StageView& view) {
    MembraneShape membrane;
    for (float x = -half_length; x <= half_length; x += 4.0f) {
        membrane.points.push_back(view.at({x, y}));
    }
    return membrane;
}

/// One receptor whose foot stands at `foot`, its mouth up.
ReceptorRowShape one_receptor(StageReceptors& row, glm::vec2 foot, const StageView& view) {
    row.count = 1;
    row.from = row.to = 0.5f;
    row.size = 1.1f;
    ReceptorRowShape shape = make_receptor_row_shape(row, level_membrane(foot.y, view), view);
    shape.feet.front() = view.at(foot);
    return shape;
}

} // namespace

Sample neuron_sample(StageNeuron row, float strength) {
    row.center = {0.0f, 0.0f};
    row.radius = 12.0f;
    row.letter.clear();
    for (StageDendrite& dendrite : row.dendrites) {
        dendrite.length *= 0.13f;
        dendrite.width *= 0.4f;
    }
    row.spiny = false; // spines do not shrink with the cell
    return [row = std::move(row), strength](const StageView& view, std::vector<DrawBlock>& blocks) {
        const NeuronShape shape =
            make_neuron_shape(row, view.at(row.center), view.px(row.radius), view.scale, 0.0f);
        const CellShade shade = make_cell_shade(*view.theme, row.role, at_rest);
        draw_neuron(shape,
                    strength < 1.0f ? fade_shade(shade, view.theme->color("panel"), strength)
                                    : shade,
                    view.scale,
                    blocks);
    };
}

Sample node_sample(StageNode row) {
    row.center = {0.0f, 0.0f};
    row.radius = 16.0f;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        DrawBlock block;
        draw_node(row, make_cell_shade(*view.theme, row.role, at_rest), view, block);
        append(std::move(block), blocks);
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
        const double length_s = 2.0 * half_length / spike_px_per_s;
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

Sample cloud_sample(StageCloud row) {
    constexpr float dots = 0.24f;
    constexpr double risen = 150.0;
    row.center = {0.0f, 0.0f};
    row.radius_at_rest = 19.0f;
    row.dots_per_percent = dots;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_cloud(row, risen, cloud_scale(risen), StageClock{}, view, blocks.emplace_back());
    };
}

Sample cleft_sample(StageCleft row) {
    row.center = {0.0f, 0.0f};
    row.radii = {34.0f, 18.0f};
    row.dots_per_percent = 0.16f;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_cleft(row, 100.0, cloud_scale(100.0), StageClock{}, view, blocks.emplace_back());
    };
}

Sample molecule_sample(StageMolecules row) {
    row.count_at_rest = 5.0f;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        StageReceptors receptor;
        const ReceptorRowShape shape = one_receptor(receptor, {26.0f, 24.0f}, view);
        DrawBlock block;
        draw_molecules(row, 100.0, view.at({-34.0f, 4.0f}), shape, StageClock{}, view, block);
        block.glows.clear(); // of a whole gap
        append(std::move(block), blocks);
    };
}

Sample drifter_sample(StageDrifters row) {
    row.center = {0.0f, 0.0f};
    row.radii = {30.0f, 10.0f};
    row.most = 4;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_drifters(row, enough * row.half, StageClock{}, view, blocks.emplace_back());
    };
}

Sample receptor_sample(StageReceptors row, int ligand) {
    return [row = std::move(row), ligand](const StageView& view, std::vector<DrawBlock>& blocks) {
        StageReceptors one = row;
        const ReceptorRowShape shape = one_receptor(one, {0.0f, 2.0f}, view);
        ReceptorMoment moment;
        moment.occupancy_percent.assign(row.ligands.size(), 0.0);
        moment.per_s.assign(row.ligands.size(), 0.0);
        moment.exchange.moves = false;
        if (ligand >= 0) {
            moment.occupancy_percent[static_cast<std::size_t>(ligand)] = 100.0;
        }
        DrawBlock block;
        draw_receptor_row(one, shape, moment, view, block);
        append(std::move(block), blocks);
    };
}

Sample vesicle_sample(StageVesicles row) {
    row.places = {{0.0f, 0.0f}};
    row.sites.clear();
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        const MembraneShape none = level_membrane(0.0f, view);
        draw_vesicles(row, none, 125.0, SpikeTrain{}, StageClock{}, view, blocks.emplace_back());
    };
}

Sample transporter_sample(StageTransporters row, Transport transport) {
    row.at = {0.5f};
    row.blockers.resize(transport == Transport::blocked ? 1 : 0);
    row.releasers.resize(transport == Transport::outwards ? 1 : 0);
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        TransportMoment moment;
        moment.blocked_percent.assign(row.blockers.size(), 100.0);
        moment.turned_percent.assign(row.releasers.size(), 100.0);
        DrawBlock block;
        draw_transporters(row, level_membrane(4.0f, view), moment, StageClock{}, view, block);
        append(std::move(block), blocks);
    };
}

Sample stop_sample(StageStop row) {
    row.path = {{-32.0f, 0.0f}, {0.0f, 0.0f}, {30.0f, 0.0f}};
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_stop(row, 80.0, view, blocks.emplace_back());
    };
}

Sample mark_sample(StageMark row, bool acts) {
    row.center = {0.0f, 0.0f};
    return [row = std::move(row), acts](const StageView& view, std::vector<DrawBlock>& blocks) {
        const double value = acts ? enough * row.half : 0.0;
        draw_mark(row, value, sign_of(row, nullptr), view, blocks.emplace_back());
    };
}

Sample chip_sample(StageChip row) {
    row.center = {0.0f, 0.0f};
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_chip(row, chip_box(row, view), 60.0, view, blocks.emplace_back());
    };
}

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

Sample left_out_sample(StageAxon row) {
    return [row = straight(std::move(row))](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_axon_outline(row, make_axon_shape(row, view, nullptr), view, blocks.emplace_back());
    };
}

Sample left_out_sample(StageNode row) {
    row.center = {0.0f, 0.0f};
    row.radius = 16.0f;
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        draw_node_outline(row, view, blocks.emplace_back());
    };
}

Sample left_out_sample(StageReceptors row) {
    return [row = std::move(row)](const StageView& view, std::vector<DrawBlock>& blocks) {
        StageReceptors one = row;
        const ReceptorRowShape shape = one_receptor(one, {0.0f, 2.0f}, view);
        draw_receptor_outlines(shape, view, blocks.emplace_back());
    };
}

} // namespace disinhibit
