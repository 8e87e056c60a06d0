#include "engine/scene/layout.h"

#include <algorithm>
#include <cstring>

#include "engine/scene/labels.h"
#include "engine/scene/labels/bottom_lines.h"
#include "engine/scene/labels/sentence.h"
#include "engine/scene/labels/sentence_place.h"
#include "engine/scene/parts/mark.h"
#include "engine/scene/parts/scenery.h"
#include "engine/scene/region.h"
#include "engine/scene/things.h"

namespace disinhibit {
namespace {

constexpr float sister_strength = 0.26f;
/// Heights of the strip that a sentence of large text may take, of the stage: the first that costs no label its place.
constexpr float strip_shares[] = {0.18f, 0.15f, 0.12f, 0.1f};
constexpr float least_drawing_scale =
    0.29f; ///< screen px per design px: smaller, the drawing pays too much for it

template <typename Rows> std::size_t find_id(const Rows& rows, const std::string& id) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    return static_cast<std::size_t>(found - rows.begin());
}

void lay_axons(const Stage& stage, StageLayout& layout) {
    std::vector<std::size_t> family_of;
    for (const StageAxon& axon : stage.axons) {
        const std::size_t i = layout.axons.size();
        const AxonShape* trunk = nullptr;
        std::size_t family = layout.axon_families.size();
        if (!axon.trunk.empty()) {
            const std::size_t t = find_id(stage.axons, axon.trunk);
            trunk = &layout.axons[t];
            family = axon.left_out ? family : family_of[t];
        }
        AxonShape shape = make_axon_shape(axon, layout.view, trunk);
        layout.axons.push_back(std::move(shape));
        family_of.push_back(family);
        layout.axon_families.resize(std::max(layout.axon_families.size(), family + 1));
        if (!axon.left_out) {
            layout.axon_families[family].push_back(i);
        }
    }
}

ReceptorRowShape
lay_receptors(const StageReceptors& row, const Stage& stage, const StageLayout& layout) {
    if (!row.membrane.empty()) {
        const std::size_t i = find_id(stage.membranes, row.membrane);
        return make_receptor_row_shape(row, layout.membranes[i], layout.view);
    }
    if (!row.axon.empty()) {
        // An axon has two sides; receptors stand on its left.
        const MembraneShape side{layout.axons[find_id(stage.axons, row.axon)].path.samples(),
                                 false};
        return make_receptor_row_shape(row, side, layout.view);
    }
    const std::size_t i = find_id(stage.neurons, row.neuron);
    return make_receptor_row_shape(row, layout.neurons[i], layout.view);
}

/// A population that is left out has one outline and no sisters.
const std::vector<StageSister>& sisters_of(const StageNeuron& neuron) {
    static const std::vector<StageSister> none;
    return neuron.left_out ? none : neuron.sisters;
}

void lay_sisters(const Stage& stage, StageLayout& layout) {
    const StageView& view = layout.view;
    for (const StageNeuron& neuron : stage.neurons) {
        for (const StageSister& sister : sisters_of(neuron)) {
            layout.sisters.push_back(make_neuron_shape(neuron,
                                                       view.at(sister.center),
                                                       view.px(sister.radius),
                                                       view.px(sister.radius / neuron.radius),
                                                       sister.turn));
        }
    }
}

void draw_sisters(const Stage& stage, StageLayout& layout) {
    std::size_t next = 0;
    const StageView& view = layout.view;
    // A touch above the ground, as the region they stand in.
    const Color ground = mix(view.theme->color("bg_glow"), view.theme->color("text2"), 0.04f);
    for (const StageNeuron& neuron : stage.neurons) {
        const CellShade shade =
            fade_shade(make_cell_shade(*view.theme, neuron.role, 0.5f), ground, sister_strength);
        for (std::size_t i = 0; i < sisters_of(neuron).size(); ++i) {
            draw_neuron(layout.sisters[next++], shade, view.scale, layout.still);
        }
    }
}

void draw_grounds(const Stage& stage, StageLayout& layout) {
    DrawBlock& ground = layout.still.emplace_back();
    for (const StageRegion& region : stage.regions) {
        draw_region(region, layout.view, ground);
    }
}

void draw_left_out(const Stage& stage, StageLayout& layout) {
    const StageView& view = layout.view;
    DrawBlock& block = layout.still.emplace_back();
    for (std::size_t i = 0; i < stage.axons.size(); ++i) {
        if (stage.axons[i].left_out) {
            draw_axon_outline(stage.axons[i], layout.axons[i], view, block);
        }
    }
    for (const StageNode& node : stage.nodes) {
        if (node.left_out) {
            draw_node_outline(node, view, block);
        }
    }
    for (std::size_t i = 0; i < stage.neurons.size(); ++i) {
        const StageNeuron& neuron = stage.neurons[i];
        if (!neuron.left_out) {
            continue;
        }
        draw_neuron_outline(layout.neurons[i], left_out_color(*view.theme), view.scale, block);
    }
    for (std::size_t i = 0; i < stage.receptors.size(); ++i) {
        if (stage.receptors[i].left_out) {
            draw_receptor_outlines(layout.receptors[i], view, block);
        }
    }
    for (const StageMark& mark : stage.marks) {
        if (mark.left_out) {
            draw_mark_outline(mark, view, block);
        }
    }
}

/// Names of regions and notes.
void draw_names(const Stage& stage, StageLayout& layout) {
    const StageView& view = layout.view;
    const StageLabels& labels = layout.labels;
    layout.names.labels = true;
    for (std::size_t i = 0; i < stage.regions.size(); ++i) {
        const RegionLabel& label = labels.regions[i];
        if (label.plate) {
            const Box box = region_label_box(stage.regions[i], label, view);
            draw_text_plate({box.low + label.shift, box.high + label.shift}, view, layout.names);
        }
        draw_region_label(stage.regions[i], label, view, layout.names);
    }
    for (std::size_t i = 0; i < stage.notes.size(); ++i) {
        const LabelPlace& place = labels.notes[i];
        if (place.shown) {
            if (place.plate) {
                draw_text_plate(place.box, view, layout.names);
            }
            const glm::vec2 shift = place.box.low - note_box(stage.notes[i], view).low;
            draw_note(stage.notes[i], shift, view, layout.names);
        }
    }
}

/// Letters of what is left out, leaders.
void draw_still_labels(const Stage& stage, StageLayout& layout) {
    const StageView& view = layout.view;
    const StageLabels& labels = layout.labels;
    DrawBlock& block = layout.still.emplace_back();
    block.labels = true;
    for (std::size_t i = 0; i < stage.badges.size(); ++i) {
        draw_leader(stage.badges[i], labels.badges[i], view, block);
    }
    for (std::size_t i = 0; i < stage.neurons.size(); ++i) {
        // A live cell is drawn over the still part, with its letter.
        if (stage.neurons[i].left_out && labels.neuron_letters[i]) {
            block.texts.push_back(neuron_letter(stage.neurons[i], layout.neurons[i].center, view));
        }
    }
    for (std::size_t i = 0; i < stage.receptors.size(); ++i) {
        for (std::size_t k = 0; k < labels.receptor_letters[i].size(); ++k) {
            if (const auto shift = labels.receptor_letters[i][k]) {
                TextRun letter = receptor_letter(stage.receptors[i], layout.receptors[i], k, view);
                letter.position += *shift;
                block.texts.push_back(std::move(letter));
            }
        }
    }
    for (std::size_t i = 0; i < stage.chips.size(); ++i) {
        if (labels.chips[i].shown && labels.chips[i].leads) {
            draw_chip_leader(stage.chips[i], labels.chips[i].box, view, block);
        }
        if (stage.chips[i].left_out && labels.chips[i].shown) {
            draw_chip(stage.chips[i], labels.chips[i].box, 0.0, view, block);
        }
    }
}

/// FNV-1a over everything that is drawn.
unsigned long long hash_of(const std::vector<DrawBlock>& blocks) {
    unsigned long long hash = 14695981039346656037ull;
    for (const DrawBlock& block : blocks) {
        hash = mix_in(hash, block.triangles.data(), block.triangles.size() * sizeof(MeshVertex));
        for (const Strip& strip : block.strips) {
            hash = mix_in(hash, strip.points.data(), strip.points.size() * sizeof(StripPoint));
            hash = mix_in(hash, &strip.dash_on, sizeof strip.dash_on);
        }
        for (const Shape2D& shape : block.shapes) {
            hash = mix_in(hash, &shape.form, sizeof shape.form);
            hash = mix_in(hash, &shape.center, sizeof(float) * 6);
            hash = mix_in(hash, &shape.fill, sizeof(Color) * 2);
        }
        for (const TextRun& text : block.texts) {
            hash = mix_in(hash, text.text.data(), text.text.size());
            hash = mix_in(hash, &text.position, sizeof text.position);
            hash = mix_in(hash, &text.size_px, sizeof text.size_px);
            hash = mix_in(hash, &text.color, sizeof text.color);
        }
    }
    return hash == 0 ? 1 : hash;
}

} // namespace

unsigned long long mix_in(unsigned long long hash, const void* data, std::size_t bytes) {
    const auto* byte = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < bytes; ++i) {
        hash = (hash ^ byte[i]) * 1099511628211ull;
    }
    return hash;
}

namespace {

StageLayout
lay_out(const Stage& stage, const std::vector<std::string>& badge_units, const StageView& view) {
    StageLayout layout;
    layout.view = view;
    if (stage.floor > 0.0f && !view.presenting) {
        DrawBlock lines;
        lift_above_lines(layout.view, stage.floor, draw_all_bottom_lines(stage, view, lines));
    }
    const StageView& fitted = layout.view;
    for (const StageNeuron& neuron : stage.neurons) {
        layout.neurons.push_back(make_neuron_shape(
            neuron, fitted.at(neuron.center), fitted.px(neuron.radius), fitted.scale, 0.0f));
    }
    lay_sisters(stage, layout);
    lay_axons(stage, layout);
    for (const StageMembrane& membrane : stage.membranes) {
        layout.membranes.push_back(make_membrane_shape(membrane, fitted));
    }
    for (const StageReceptors& row : stage.receptors) {
        layout.receptors.push_back(lay_receptors(row, stage, layout));
    }
    // Each outline lies over those before it.
    for (const StageOutline& outline : stage.outlines) {
        draw_outline(outline, fitted, layout.still.emplace_back());
    }
    for (std::size_t i = 0; i < stage.membranes.size(); ++i) {
        draw_membrane(stage.membranes[i], layout.membranes[i], fitted, layout.still.emplace_back());
    }
    layout.labels = place_labels(stage, layout, badge_units);
    draw_grounds(stage, layout);
    draw_sisters(stage, layout);
    draw_left_out(stage, layout);
    draw_still_labels(stage, layout);
    draw_names(stage, layout);
    layout.still_version = hash_of(layout.still);
    layout.still_version =
        mix_in(hash_of({layout.names}), &layout.still_version, sizeof layout.still_version);
    layout.things = list_things(stage, layout);
    return layout;
}

/// Names and letters that have found a place; notes may be missing.
std::ptrdiff_t count_shown(const StageLabels& labels) {
    const auto shown = [](const auto& rows) {
        return std::ranges::count_if(rows, [](const auto& row) { return row.shown; });
    };
    std::ptrdiff_t count = shown(labels.badges) + shown(labels.bars) + shown(labels.chips) +
                           shown(labels.regions) + std::ranges::count(labels.neuron_letters, true);
    for (const auto& row : labels.receptor_letters) {
        count += std::ranges::count_if(row, [](const auto& shift) { return shift.has_value(); });
    }
    return count;
}

} // namespace

StageLayout make_stage_layout(const Stage& stage,
                              const std::vector<std::string>& badge_units,
                              const StageView& view) {
    StageLayout beside = lay_out(stage, badge_units, view);
    for (const float share : strip_shares) {
        StageView with_strip = view;
        if (!keep_sentence_strip(stage, beside.view, share, with_strip)) {
            break;
        }
        StageLayout below = lay_out(stage, badge_units, with_strip);
        if (below.view.scale >= least_drawing_scale &&
            count_shown(below.labels) >= count_shown(beside.labels)) {
            return below;
        }
    }
    return beside;
}

} // namespace disinhibit
