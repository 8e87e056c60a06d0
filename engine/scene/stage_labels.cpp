#include "engine/scene/stage_labels.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "engine/scene/bottom_lines.h"
#include "engine/scene/cloud.h"
#include "engine/scene/mark.h"
#include "engine/scene/occupancy_bar.h"
#include "engine/scene/region.h"
#include "engine/scene/sentence.h"

namespace disinhibit {
namespace {

/// Sizes that a badge tries.
constexpr float shrinks[] = {1.0f, 0.85f, 0.72f, 0.6f, 0.5f};
constexpr float near_share = 0.2f; ///< of the larger side of the stage: how far a badge first looks
constexpr float chip_reach_px = 60.0f;
constexpr float region_reach_px = 90.0f;
constexpr float note_reach_px = 48.0f;

Box square(glm::vec2 center, float half) {
    return {center - glm::vec2(half), center + glm::vec2(half)};
}

void keep_axons_free(const Stage& stage, const StageLayout& layout, std::vector<KeptFree>& boxes) {
    const float half = layout.view.px(8.0f);
    for (std::size_t i = 0; i < stage.axons.size(); ++i) {
        const CurvePath& path = layout.axons[i].path;
        for (float s = 0.0f; !stage.axons[i].left_out && s < path.length(); s += 2.0f * half) {
            boxes.push_back({square(path.point(s), half), 4.0f});
        }
        // Where its name is asked for (middle_of).
        const float middle = 0.5f * path.length();
        if (!stage.axons[i].left_out) {
            boxes.push_back({square(path.point(middle), layout.view.px(14.0f)), 60.0f});
        }
        if (stage.axons[i].ending != AxonEnding::none) {
            boxes.push_back({square(path.point(path.length()), layout.view.px(18.0f)), 2.0f});
        }
    }
}

void keep_branches_free(const NeuronShape& shape,
                        float weight,
                        float step_px,
                        std::vector<KeptFree>& boxes) {
    for (const DendriteBranch& branch : shape.branches) {
        glm::vec2 last(-1e6f);
        for (std::size_t i = 0; i < branch.points.size(); ++i) {
            if (glm::length(branch.points[i] - last) >= step_px) {
                last = branch.points[i];
                boxes.push_back(
                    {square(last, std::max(0.5f * step_px, branch.half_widths[i])), weight});
            }
        }
    }
}

/// The sentence and the bottom lines with every warning shown.
void take_fixed_lines(const Stage& stage, const StageView& view, LabelPlacer& placer) {
    const SentenceBox sentence = sentence_box(view);
    placer.take({{0.0f, 0.0f}, sentence.high});
    std::vector<const StageWarning*> warnings;
    for (const StageWarning& warning : stage.warnings) {
        warnings.push_back(&warning);
    }
    const MotionTexts motion = widest_motion_texts(*view.texts);
    DrawBlock lines;
    draw_bottom_lines(stage, warnings, motion, view, lines);
    for (const TextRun& run : lines.texts) {
        placer.take(box_of(run, view));
    }
}

void place_bars(const Stage& stage, const StageView& view, LabelPlacer& placer, StageLabels& out) {
    for (const StageOccupancyBar& bar : stage.bars) {
        const Box wanted = occupancy_bar_box(bar, view);
        const auto found = placer.find(wanted, 0.5f * view.size.y, true);
        out.bars.push_back({found.has_value(), found.value_or(wanted)});
        if (found) {
            placer.take(*found);
        }
    }
}

void place_letters(const Stage& stage,
                   const StageLayout& layout,
                   LabelPlacer& placer,
                   StageLabels& out) {
    const StageView& view = layout.view;
    for (std::size_t i = 0; i < stage.neurons.size(); ++i) {
        const StageNeuron& neuron = stage.neurons[i];
        out.neuron_letters.push_back(
            !neuron.letter.empty() &&
            placer.take_if_fits(
                box_of(neuron_letter(neuron, layout.neurons[i].center, view), view)));
    }
    for (std::size_t i = 0; i < stage.receptors.size(); ++i) {
        const StageReceptors& row = stage.receptors[i];
        std::vector<bool> shown;
        for (std::size_t k = 0; k < layout.receptors[i].feet.size(); ++k) {
            shown.push_back(!row.letter.empty() &&
                            placer.take_if_fits(
                                box_of(receptor_letter(row, layout.receptors[i], k, view), view)));
        }
        out.receptor_letters.push_back(std::move(shown));
    }
}

BadgePlace place_badge(const StageBadge& badge,
                       const std::string& unit,
                       const StageView& view,
                       LabelPlacer& placer) {
    const float largest = std::max(view.size.x, view.size.y);
    const bool room = view.text_scale <= 1.3f && view.scale >= 0.75f && !view.presenting;
    // On a small stage a line of text that finds no quiet place hides more than it tells.
    const bool crowded = view.scale < 0.75f;
    // A line of text says what stands beside it: far away it is better left out.
    const float farthest = badge.line ? near_share * largest : largest;
    for (const float reach : {near_share * largest, farthest}) {
        for (const float shrink : shrinks) {
            BadgePlace place;
            place.shrink = shrink;
            place.sub = badge.line || (room && shrink == 1.0f && !badge.sub.empty());
            const glm::vec2 size = badge_size(badge, unit, place, view);
            glm::vec2 low = view.at(badge.at);
            low.x -= badge.anchor == "right" ? size.x : 0.0f;
            // A label that would hang over the edge first moves in.
            low.x = std::clamp(low.x, 0.0f, std::max(0.0f, view.size.x - size.x));
            low.y =
                std::clamp(low.y, view.caption_px, std::max(view.caption_px, view.size.y - size.y));
            const auto found = placer.find({low, low + size}, reach, reach == largest);
            if (found && badge.line && crowded && placer.covers(*found)) {
                return {};
            }
            if (found) {
                place.shown = true;
                place.box = *found;
                place.plate = badge.line && placer.covers(*found);
                place.bar_px = badge_bar_px(size.x, place, view);
                placer.take(*found);
                return place;
            }
        }
    }
    return {};
}

void place_chips(const Stage& stage, const StageView& view, LabelPlacer& placer, StageLabels& out) {
    for (const StageChip& chip : stage.chips) {
        const Box wanted = chip_box(chip, view);
        const auto found = placer.find(wanted, view.px(chip_reach_px), true);
        out.chips.push_back({found.has_value(), found.value_or(wanted)});
        if (found) {
            placer.take(*found);
        }
    }
}

void place_regions(const Stage& stage,
                   const StageView& view,
                   LabelPlacer& placer,
                   StageLabels& out) {
    for (const StageRegion& region : stage.regions) {
        RegionLabel label;
        if (region.label.empty()) {
            out.regions.push_back(label);
            continue;
        }
        for (const bool with_sub : {true, false}) {
            label.sub = with_sub && shows_sub(region, view);
            const Box wanted = region_label_box(region, label.sub, view);
            const auto found = placer.find(wanted, view.px(region_reach_px), true);
            if (found) {
                label.shown = true;
                label.shift = found->low - wanted.low;
                label.plate = placer.covers(*found);
                placer.take(*found);
                break;
            }
        }
        out.regions.push_back(label);
    }
}

void place_notes(const Stage& stage, const StageView& view, LabelPlacer& placer, StageLabels& out) {
    const bool room = !view.presenting && view.scale >= 0.72f && view.text_scale <= 1.5f;
    for (const StageNote& note : stage.notes) {
        const Box wanted = note_box(note, view);
        LabelPlace place;
        if (const auto found = placer.find(wanted, view.px(note_reach_px), true); room && found) {
            place = {true, *found, placer.covers(*found)};
            placer.take(*found);
        }
        out.notes.push_back(place);
    }
    for (const StageCloud& cloud : stage.clouds) {
        out.cloud_texts.push_back(
            placer.take_if_fits(scale_text_box(cloud.scale_text, cloud.scale_text_at, view)));
    }
    for (const StageCleft& cleft : stage.clefts) {
        out.cleft_texts.push_back(
            placer.take_if_fits(scale_text_box(cleft.scale_text, cleft.scale_text_at, view)));
    }
}

} // namespace

std::vector<KeptFree> kept_free(const Stage& stage, const StageLayout& layout) {
    const StageView& view = layout.view;
    std::vector<KeptFree> boxes;
    for (std::size_t i = 0; i < stage.neurons.size(); ++i) {
        const NeuronShape& shape = layout.neurons[i];
        const bool live = !stage.neurons[i].left_out;
        boxes.push_back({square(shape.center, 1.05f * shape.radius), live ? 40.0f : 3.0f, live});
        keep_branches_free(shape, live ? 3.0f : 1.0f, view.px(10.0f), boxes);
    }
    for (const NeuronShape& sister : layout.sisters) {
        boxes.push_back({square(sister.center, sister.radius), 1.0f});
        keep_branches_free(sister, 1.0f, view.px(10.0f), boxes);
    }
    for (const StageNode& node : stage.nodes) {
        boxes.push_back({square(view.at(node.center), view.px(1.1f * node.radius)), 40.0f, true});
    }
    for (const ReceptorRowShape& row : layout.receptors) {
        for (std::size_t i = 0; i < row.feet.size(); ++i) {
            boxes.push_back({square(receptor_mouth(row, i), 9.0f * row.scale), 10.0f});
        }
    }
    for (const MembraneShape& membrane : layout.membranes) {
        for (std::size_t i = 0; i < membrane.points.size(); i += 2) {
            boxes.push_back({square(membrane.points[i], view.px(8.0f)), 3.0f});
        }
    }
    for (const StageCloud& cloud : stage.clouds) {
        boxes.push_back(
            {square(view.at(cloud.center), 0.8f * view.px(cloud.radius_at_rest)), 2.0f});
    }
    for (const StageCleft& cleft : stage.clefts) {
        const glm::vec2 half = 0.9f * view.px(1.0f) * cleft.radii;
        boxes.push_back({{view.at(cleft.center) - half, view.at(cleft.center) + half}, 2.0f});
    }
    for (const StageVesicles& row : stage.vesicles) {
        for (const glm::vec2 place : row.places) {
            boxes.push_back({square(view.at(place), view.px(1.1f * row.radius)), 3.0f});
        }
    }
    for (const StageMark& mark : stage.marks) {
        boxes.push_back({square(view.at(mark.center), view.px(16.0f)), 1.0f});
    }
    keep_axons_free(stage, layout, boxes);
    return boxes;
}

StageLabels place_labels(const Stage& stage,
                         const StageLayout& layout,
                         const std::vector<std::string>& badge_units) {
    const StageView& view = layout.view;
    LabelPlacer placer({{0.0f, 0.0f}, view.size}, kept_free(stage, layout));
    StageLabels labels;
    take_fixed_lines(stage, view, placer);
    place_bars(stage, view, placer, labels);
    place_letters(stage, layout, placer, labels);
    for (std::size_t i = 0; i < stage.badges.size(); ++i) {
        labels.badges.push_back(place_badge(stage.badges[i], badge_units[i], view, placer));
    }
    place_chips(stage, view, placer, labels);
    place_regions(stage, view, placer, labels);
    place_notes(stage, view, placer, labels);
    return labels;
}

} // namespace disinhibit
