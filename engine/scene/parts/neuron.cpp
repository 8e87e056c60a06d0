#include "engine/scene/parts/neuron.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <utility>

#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr float sister_strength = 0.26f;
constexpr float reach_of_dendrites = 1.8f; ///< radii around a cell that a new one leaves

void keep_branches(const NeuronShape& shape,
                   float weight,
                   float step_px,
                   std::vector<KeptFree>& boxes) {
    for (const DendriteBranch& branch : shape.branches) {
        glm::vec2 last(-1e6f);
        for (std::size_t i = 0; i < branch.points.size(); ++i) {
            if (glm::length(branch.points[i] - last) >= step_px) {
                last = branch.points[i];
                boxes.push_back(
                    {square_around(last, std::max(0.5f * step_px, branch.half_widths[i])), weight});
            }
        }
    }
}

void draw_sisters(const StageNeuron& neuron,
                  const CellShape& shape,
                  const StageView& view,
                  std::vector<DrawBlock>& blocks) {
    // A touch above the ground, as the region they stand in.
    const Color ground = mix(view.theme->color("bg_glow"), view.theme->color("text2"), 0.04f);
    const CellShade shade =
        fade_shade(make_cell_shade(*view.theme, neuron.role, 0.5f), ground, sister_strength);
    for (const NeuronShape& sister : shape.sisters) {
        draw_neuron(sister, shade, view.scale, blocks);
    }
}

/// `strength` below 1: a faint cell behind.
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
        const CellShade shade = make_cell_shade(*view.theme, row.role, sample_activity);
        draw_neuron(shape,
                    strength < 1.0f ? fade_shade(shade, view.theme->color("panel"), strength)
                                    : shade,
                    view.scale,
                    blocks);
    };
}

} // namespace

void StageNeuron::read(StageTable& table) {
    role = table.text("role");
    id = table.text("id");
    signal = table.live_signal(*this, false);
    center = table.point("center");
    radius = table.number("radius");
    seed = table.integer_or("seed", 0);
    letter = table.text_or("letter", "");
    spiny = table.flag_or("spiny", false);
    for (StageTable& row : table.tables("dendrite")) {
        dendrites.push_back({row.number("angle"), row.number("length"), row.number("width")});
        row.finish();
    }
    for (StageTable& row : table.tables("sister")) {
        sisters.push_back({row.point("center"), row.number("radius"), row.number_or("turn", 0)});
        row.finish();
    }
}

bool StageNeuron::is_foreign(const Stage&, const StageModel& model) const {
    return !left_out && lacks_signal(signal, model);
}

void StageNeuron::take_room(std::vector<Obstacle>& obstacles) const {
    obstacles.push_back({center, reach_of_dendrites * radius});
    for (const StageSister& sister : sisters) {
        obstacles.push_back({sister.center, sister.radius});
    }
}

SignalHandle StageNeuron::resolve(const SignalFinder& finder) const {
    return finder.find_live(*this, signal, key);
}

CellShape StageNeuron::lay_out(const LaidPart& here) const {
    const StageView& view = here.view();
    CellShape shape{make_neuron_shape(*this, view.at(center), view.px(radius), view.scale, 0.0f),
                    {}};
    for (const StageSister& sister : sisters) {
        // A population that is left out has one outline and no sisters.
        if (!left_out) {
            shape.sisters.push_back(make_neuron_shape(*this,
                                                      view.at(sister.center),
                                                      view.px(sister.radius),
                                                      view.px(sister.radius / radius),
                                                      sister.turn));
        }
    }
    return shape;
}

void StageNeuron::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const CellShape& shape = here.shape_of(*this);
    const float step = here.view().px(10.0f);
    boxes.push_back(keep_disc(
        shape.center, 1.1f * shape.radius, left_out ? dendrite_weight : body_weight, !left_out));
    keep_branches(shape, left_out ? faint_weight : dendrite_weight, step, boxes);
    for (const NeuronShape& sister : shape.sisters) {
        boxes.push_back(keep_disc(sister.center, sister.radius, faint_weight, false));
        keep_branches(sister, faint_weight, step, boxes);
    }
}

void StageNeuron::block_leaders(const LaidPart& here, std::vector<Ellipse>& bodies) const {
    if (!left_out) {
        const CellShape& shape = here.shape_of(*this);
        bodies.push_back({shape.center, glm::vec2(shape.radius)});
    }
}

void StageNeuron::place_labels(LabelPlacing& placing,
                               const LaidStage& laid,
                               std::vector<CellLetter>& letters) {
    const std::vector<StageNeuron>& neurons = laid.stage.of<StageNeuron>();
    const StageView& view = laid.view();
    for (std::size_t i = 0; i < neurons.size(); ++i) {
        const glm::vec2 at = laid.layout.shapes<StageNeuron>()[i].center;
        const bool wanted = !neurons[i].letter.empty();
        const bool shown =
            wanted && placing.take_if_fits(box_of(neuron_letter(neurons[i], at, view), view));
        letters.push_back({shown});
        if (wanted && !shown) {
            placing.fail();
        }
    }
}

void StageNeuron::list_things(const LaidPart& here, ThingList& things) const {
    if (!left_out) {
        const CellShape& shape = here.shape_of(*this);
        things.disc(entity_of_signal(signal), shape.center, shape.radius);
    }
}

void StageNeuron::draw_still(StillLayer layer,
                             const LaidPart& here,
                             std::vector<DrawBlock>& blocks) const {
    const StageView& view = here.view();
    const CellShape& shape = here.shape_of(*this);
    if (layer == StillLayer::faint) {
        draw_sisters(*this, shape, view, blocks);
    } else if (layer == StillLayer::left_out && left_out) {
        draw_neuron_outline(shape, left_out_color(*view.theme), view.scale, blocks.back());
    } else if (layer == StillLayer::signs && left_out && here.label_of(*this).shown) {
        // A live cell is drawn over the still part, with its letter.
        blocks.back().texts.push_back(neuron_letter(*this, shape.center, view));
    }
}

void StageNeuron::draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    const StageView& view = moment.layout->view;
    const std::vector<StageNeuron>& neurons = moment.stage->of<StageNeuron>();
    for (std::size_t i = 0; i < neurons.size(); ++i) {
        if (neurons[i].left_out) {
            continue;
        }
        const float activity = stepped_activity(moment, moment.signals->of<StageNeuron>()[i]);
        const CellShape& shape = moment.layout->shapes<StageNeuron>()[i];
        draw_neuron(
            shape, make_cell_shade(*view.theme, neurons[i].role, activity), view.scale, blocks);
        if (moment.layout->labels.of<StageNeuron>()[i].shown) {
            blocks.back().texts.push_back(neuron_letter(neurons[i], shape.center, view));
        }
    }
}

void StageNeuron::draw(MovingLayer layer,
                       const LivePart& here,
                       std::vector<DrawBlock>& blocks) const {
    if (layer == MovingLayer::lights && !left_out) {
        const StageView& view = here.view();
        const CellShade shade =
            make_cell_shade(*view.theme, role, exact_activity(here.moment, here.signals_of(*this)));
        blocks.back().glows.push_back({view.at(center),
                                       view.px(radius) * shade.glow_radius,
                                       shade.glow,
                                       shade.glow_strength});
    }
}

void StageNeuron::list_signs(LegendSigns& signs) {
    if (const StageNeuron* cell = signs.first<StageNeuron>()) {
        signs.add(LegendGroup::cells, "cell", neuron_sample(*cell, 1.0f));
    }
    const auto has_sisters = [](const StageNeuron& row) { return !row.sisters.empty(); };
    if (const StageNeuron* cell = signs.find<StageNeuron>(has_sisters)) {
        signs.add(LegendGroup::cells, "sister", neuron_sample(*cell, 0.4f));
    }
}

} // namespace disinhibit
