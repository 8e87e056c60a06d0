#include "engine/scene/layout.h"

#include <algorithm>

#include "engine/scene/labels.h"
#include "engine/scene/labels/bottom_lines.h"
#include "engine/scene/labels/sentence_place.h"
#include "engine/scene/stage/part_kind.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

/// Heights of the strip that a sentence of large text may take, of the stage: the first that costs no label its place.
constexpr float strip_shares[] = {0.18f, 0.15f, 0.12f, 0.1f};
constexpr float least_drawing_scale =
    0.29f; ///< screen px per design px: smaller, the drawing pays too much for it

void draw_layer(StillLayer layer, const LaidStage& laid, std::vector<DrawBlock>& blocks) {
    for (const PartKind* part : laid.stage.parts) {
        part->draw_still(layer, laid, blocks);
    }
}

/// Everything that stands between the scenery and what moves.
void draw_still_part(const LaidStage& laid, StageLayout& layout) {
    layout.still.emplace_back();
    draw_layer(StillLayer::grounds, laid, layout.still);
    draw_layer(StillLayer::faint, laid, layout.still);
    layout.still.emplace_back();
    draw_layer(StillLayer::left_out, laid, layout.still);
    layout.still.emplace_back().labels = true;
    draw_layer(StillLayer::leaders, laid, layout.still);
    draw_layer(StillLayer::signs, laid, layout.still);
    std::vector<DrawBlock> names(1);
    names.front().labels = true;
    draw_layer(StillLayer::names, laid, names);
    layout.names = std::move(names.front());
}

/// What can be pointed at, in drawing order.
std::vector<StageThing> list_things(const LaidStage& laid) {
    ThingList things;
    for (const bool behind : {true, false}) {
        for (const PartKind* part : laid.stage.parts) {
            if (part->lies_behind() == behind) {
                part->list_things(laid, things);
            }
        }
    }
    return things.take();
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

StageLayout lay_out(const Stage& stage, const StageSignals& signals, const StageView& view) {
    StageLayout layout;
    const LaidStage laid{stage, signals, layout};
    layout.view = view;
    if (stage.floor > 0.0f && !view.presenting) {
        DrawBlock lines;
        lift_above_lines(layout.view, stage.floor, draw_all_bottom_lines(stage, view, lines));
    }
    for (const PartKind* part : stage.parts) {
        part->lay_out(laid, layout);
    }
    draw_layer(StillLayer::scenery, laid, layout.still);
    layout.labels = place_labels(laid, layout.view);
    draw_still_part(laid, layout);
    layout.still_version = hash_of(layout.still);
    layout.still_version =
        mix_in(hash_of({layout.names}), &layout.still_version, sizeof layout.still_version);
    layout.things = list_things(laid);
    return layout;
}

/// Names and letters that have found a place; notes may be missing.
int count_shown(const Stage& stage, const StageLabels& labels) {
    int count = 0;
    for (const PartKind* part : stage.parts) {
        count += part->count_shown(labels);
    }
    return count;
}

} // namespace

StageLayout
make_stage_layout(const Stage& stage, const StageSignals& signals, const StageView& view) {
    StageLayout beside = lay_out(stage, signals, view);
    for (const float share : strip_shares) {
        StageView with_strip = view;
        if (!keep_sentence_strip(stage, beside.view, share, with_strip)) {
            break;
        }
        StageLayout below = lay_out(stage, signals, with_strip);
        if (below.view.scale >= least_drawing_scale &&
            count_shown(stage, below.labels) >= count_shown(stage, beside.labels)) {
            return below;
        }
    }
    return beside;
}

} // namespace disinhibit
