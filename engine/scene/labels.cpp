#include "engine/scene/labels.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "engine/scene/labels/bottom_lines.h"
#include "engine/scene/labels/sentence.h"
#include "engine/scene/labels/sentence_place.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/part_kind.h"

namespace disinhibit {
namespace {

/// Sizes of all labels, tried one after the other.
constexpr float label_scales[] = {1.0f, 0.9f, 0.8f, 0.72f, 0.64f, 0.57f, 0.5f, 0.45f, 0.4f};
/// Where the labels find no room even so, the sentence takes smaller type.
constexpr float sentence_scales[] = {1.0f, 0.8f, 0.64f, 0.5f};
constexpr LabelRank ranks[] = {LabelRank::fixed,
                               LabelRank::number,
                               LabelRank::name,
                               LabelRank::chip,
                               LabelRank::note,
                               LabelRank::scale};

/// What no label should cover. Never: live cell bodies and nodes, terminals with their vesicles, receptors, membranes,
/// transporters, endings of axons, marks of substances. As little as possible: clouds, axons, dendrites, molecules,
/// outlines.
std::vector<KeptFree> kept_free(const LaidStage& laid) {
    std::vector<KeptFree> boxes;
    for (const PartKind* part : laid.stage.parts) {
        part->keep_free(laid, boxes);
    }
    return boxes;
}

PlacingBounds bounds_of(const LaidStage& laid) {
    PlacingBounds bounds;
    for (const PartKind* part : laid.stage.parts) {
        part->divide(laid.stage, laid.view(), bounds.dividers);
        part->block_leaders(laid, bounds.bodies);
    }
    return bounds;
}

/// The sentence and everything that the lines at the bottom may say.
void take_fixed_lines(const Stage& stage, const StageView& view, LabelPlacer& placer) {
    const SentenceBox sentence = sentence_box(view);
    placer.take({{0.0f, 0.0f}, sentence.high});
    DrawBlock lines;
    draw_all_bottom_lines(stage, view, lines);
    for (const TextRun& run : lines.texts) {
        placer.take(box_of(run, view));
    }
    for (const Shape2D& glyph : lines.shapes) {
        placer.take({glyph.center - glyph.half_size, glyph.center + glyph.half_size});
    }
}

/// One attempt, with the size of labels of the view.
StageLabels place_all(LabelPlacing& placing, const LaidStage& laid) {
    StageLabels labels;
    for (const LabelRank rank : ranks) {
        for (const PartKind* part : laid.stage.parts) {
            if (part->label_rank() == rank) {
                part->place_labels(placing, laid, labels);
            }
        }
    }
    return labels;
}

/// Labels become smaller before one stands where no line can lead to it, but the sentence does not.
std::vector<Attempt> attempts_at(bool least_scale, bool last) {
    std::vector<Attempt> attempts{{true, false}};
    if (least_scale) {
        attempts.push_back({false, last});
    }
    return attempts;
}

} // namespace

StageLabels place_labels(const LaidStage& laid, StageView& view) {
    const LabelPlacer free({{0.0f, 0.0f}, view.size}, kept_free(laid));
    const PlacingBounds bounds = bounds_of(laid);
    const StageView bare = view;
    const float least = least_label_scale(bare);
    for (const float sentence_scale : sentence_scales) {
        view = bare;
        LabelPlacer placer = free;
        place_sentence(laid.stage, placer, sentence_scale, view);
        take_fixed_lines(laid.stage, view, placer);
        for (const float scale : label_scales) {
            view.label_scale = std::max(scale, least);
            const bool least_scale = scale <= least || scale == std::end(label_scales)[-1];
            const bool smallest = sentence_scale == std::end(sentence_scales)[-1];
            const bool last = least_scale && (smallest || view.caption_px > 0.0f);
            for (const Attempt& attempt : attempts_at(least_scale, last)) {
                LabelPlacing placing(view, placer, bounds, attempt);
                StageLabels labels = place_all(placing, laid);
                if (placing.good() || attempt.last) {
                    return labels;
                }
            }
            if (least_scale) {
                break;
            }
        }
    }
    return {};
}

} // namespace disinhibit
