#include "engine/scene/stage_layout.h"

#include <algorithm>
#include <cstring>

#include "engine/scene/bottom_lines.h"
#include "engine/scene/mark.h"
#include "engine/scene/region.h"
#include "engine/scene/sentence.h"
#include "engine/scene/stage_things.h"

namespace disinhibit {
namespace {

constexpr float sister_strength = 0.26f;

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

void draw_sisters(const Stage& stage, StageLayout& layout) {
    const StageView& view = layout.view;
    // A touch above the ground, as the region they stand in.
    const Color ground = mix(view.theme->color("bg_glow"), view.theme->color("text2"), 0.04f);
    for (const StageNeuron& neuron : stage.neurons) {
        const CellShade shade =
            fade_shade(make_cell_shade(*view.theme, neuron.role, 0.5f), ground, sister_strength);
        for (const StageSister& sister : neuron.sisters) {
            const NeuronShape shape = make_neuron_shape(neuron,
                                                        view.at(sister.center),
                                                        view.px(sister.radius),
                                                        view.px(sister.radius / neuron.radius),
                                                        sister.turn);
            draw_neuron(shape, shade, view.scale, layout.still);
        }
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
    for (std::size_t i = 0; i < stage.neurons.size(); ++i) {
        const StageNeuron& neuron = stage.neurons[i];
        if (!neuron.left_out) {
            continue;
        }
        draw_neuron_outline(layout.neurons[i], left_out_color(*view.theme), view.scale, block);
        if (!neuron.letter.empty()) {
            const float size = view.text_px(TextUse::body);
            block.texts.push_back({view.texts->get(neuron.letter),
                                   layout.neurons[i].center + glm::vec2(0.0f, 0.36f * size),
                                   size,
                                   TextWeight::semibold,
                                   TextAlign::center,
                                   view.theme->color("text3")});
        }
    }
    for (const StageMark& mark : stage.marks) {
        if (mark.left_out) {
            draw_mark_outline(mark, view, block);
        }
    }
    for (const StageChip& chip : stage.chips) {
        if (chip.left_out) {
            draw_chip(chip, view, block);
        }
    }
}

void draw_notes(const Stage& stage, StageLayout& layout) {
    if (layout.view.presenting || layout.view.scale < 0.72f || layout.view.text_scale > 1.5f) {
        return;
    }
    for (const StageNote& note : stage.notes) {
        draw_note(note, layout.view, layout.still.back());
    }
}

Box square(glm::vec2 center, float half) {
    return {center - glm::vec2(half), center + glm::vec2(half)};
}

Box text_box(const std::string& text,
             glm::vec2 at,
             float size,
             const std::string& align,
             const StageView& view) {
    const float width = view.text_width(text, size, TextWeight::semibold);
    const float left =
        align == "right" ? at.x - width : (align == "center" ? at.x - 0.5f * width : at.x);
    return {{left, at.y - size}, {left + width, at.y + 0.3f * size}};
}

/// Where the bottom lines stand when every warning is shown.
void keep_bottom_free(const Stage& stage, const StageView& view, std::vector<KeptFree>& boxes) {
    std::vector<const StageWarning*> warnings;
    for (const StageWarning& warning : stage.warnings) {
        warnings.push_back(&warning);
    }
    DrawBlock lines;
    draw_bottom_lines(stage, warnings, "\u00D7100", false, view, lines);
    for (const TextRun& run : lines.texts) {
        const std::string align = run.align == TextAlign::right ? "right" : "left";
        boxes.push_back({text_box(run.text, run.position, run.size_px, align, view), 8.0f});
    }
}

/// The axons of the hypothesis: a badge may cross one, but not hide it.
void keep_axons_free(const Stage& stage, const StageLayout& layout, std::vector<KeptFree>& boxes) {
    const float half = layout.view.px(8.0f);
    for (std::size_t i = 0; i < stage.axons.size(); ++i) {
        const CurvePath& path = layout.axons[i].path;
        for (float s = 0.0f; !stage.axons[i].left_out && s < path.length(); s += 2.0f * half) {
            boxes.push_back({square(path.point(s), half), 4.0f});
        }
    }
}

/// What no badge may cover: bodies with their receptors, endings, clouds, names, the sentence and the bottom lines.
std::vector<KeptFree> kept_free(const Stage& stage, const StageLayout& layout) {
    const StageView& view = layout.view;
    std::vector<KeptFree> boxes;
    for (std::size_t i = 0; i < stage.neurons.size(); ++i) {
        const NeuronShape& shape = layout.neurons[i];
        const float weight = stage.neurons[i].left_out ? 3.0f : 40.0f;
        boxes.push_back({square(shape.center, 1.05f * shape.radius), weight});
    }
    for (const ReceptorRowShape& row : layout.receptors) {
        for (std::size_t i = 0; i < row.feet.size(); ++i) {
            boxes.push_back({square(receptor_mouth(row, i), 9.0f * row.scale), 10.0f});
        }
    }
    for (std::size_t i = 0; i < stage.axons.size(); ++i) {
        if (stage.axons[i].ending != AxonEnding::none) {
            const CurvePath& path = layout.axons[i].path;
            boxes.push_back({square(path.point(path.length()), view.px(18.0f)), 2.0f});
        }
    }
    for (const StageCloud& cloud : stage.clouds) {
        boxes.push_back(
            {square(view.at(cloud.center), 0.8f * view.px(cloud.radius_at_rest)), 2.0f});
    }
    for (const StageMark& mark : stage.marks) {
        boxes.push_back({square(view.at(mark.center), view.px(16.0f)), 1.0f});
    }
    for (const StageRegion& region : stage.regions) {
        boxes.push_back({text_box(view.texts->get(region.label),
                                  region_label_at(region, view),
                                  view.text_px(TextUse::region),
                                  region.align,
                                  view),
                         1.0f});
    }
    for (const StageChip& chip : stage.chips) {
        const float size = view.text_px(TextUse::hint);
        const Box text =
            text_box(view.texts->get(chip.text), view.at(chip.center), size, "center", view);
        boxes.push_back(
            {{text.low - glm::vec2(size, 0.4f * size), text.high + glm::vec2(size)}, 4.0f});
    }
    const SentenceBox sentence = sentence_box(view);
    boxes.push_back({{{0.0f, 0.0f}, sentence.high}, 4.0f});
    keep_bottom_free(stage, view, boxes);
    keep_axons_free(stage, layout, boxes);
    return boxes;
}

unsigned long long mix_in(unsigned long long hash, const void* data, std::size_t bytes) {
    const auto* byte = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < bytes; ++i) {
        hash = (hash ^ byte[i]) * 1099511628211ull;
    }
    return hash;
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

StageLayout make_stage_layout(const Stage& stage,
                              const std::vector<std::string>& badge_units,
                              const StageView& view) {
    StageLayout layout;
    layout.view = view;
    for (const StageNeuron& neuron : stage.neurons) {
        layout.neurons.push_back(make_neuron_shape(
            neuron, view.at(neuron.center), view.px(neuron.radius), view.scale, 0.0f));
    }
    lay_axons(stage, layout);
    for (const StageReceptors& row : stage.receptors) {
        const NeuronShape& soma = layout.neurons[find_id(stage.neurons, row.neuron)];
        layout.receptors.push_back(make_receptor_row_shape(row, soma, view));
    }
    DrawBlock& ground = layout.still.emplace_back();
    for (const StageRegion& region : stage.regions) {
        draw_region(region, view, ground);
    }
    draw_sisters(stage, layout);
    draw_left_out(stage, layout);
    draw_notes(stage, layout);
    layout.badges = place_badges(stage.badges, badge_units, kept_free(stage, layout), view);
    layout.still_version = hash_of(layout.still);
    layout.things = list_things(stage, layout);
    return layout;
}

} // namespace disinhibit
