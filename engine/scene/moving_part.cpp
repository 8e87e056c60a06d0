#include "engine/scene/moving_part.h"

#include <algorithm>
#include <utility>

#include "engine/scene/labels/confidence.h"
#include "engine/scene/parts/arrow_support.h"
#include "engine/scene/stage/part_kind.h"
#include "engine/scene/texts.h"

namespace disinhibit {
namespace {

void draw_layer(MovingLayer layer, const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    for (const PartKind* part : moment.stage->parts) {
        part->draw(layer, moment, blocks);
    }
}

/// What holds the arrows up that are drawn by their grade.
std::vector<const ArrowSupport*> supports_of(const StageMoment& moment) {
    std::vector<const ArrowSupport*> supports;
    for (const PartKind* part : moment.stage->parts) {
        const std::vector<const ArrowSupport*> own = part->supports(*moment.signals);
        supports.insert(supports.end(), own.begin(), own.end());
    }
    return supports;
}

} // namespace

double
fastest_rate_hz(const Stage& stage, const StageSignals& signals, const SignalReader& reader) {
    double fastest = 0.0;
    for (const PartKind* part : stage.parts) {
        fastest = std::max(fastest, part->fastest_hz(stage, signals, reader));
    }
    return fastest;
}

double
largest_cloud_percent(const Stage& stage, const StageSignals& signals, const SignalReader& reader) {
    double largest = 0.0;
    for (const PartKind* part : stage.parts) {
        largest = std::max(largest, part->grown_percent(signals, reader));
    }
    return largest;
}

std::vector<float> body_activities(const StageMoment& moment) {
    std::vector<float> activities;
    for (const PartKind* part : moment.stage->parts) {
        for (const SignalHandle* handle : part->body_signals(*moment.signals)) {
            activities.push_back(stepped_activity(moment, *handle));
        }
    }
    return activities;
}

void draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    for (const PartKind* part : moment.stage->parts) {
        part->draw_bodies(moment, blocks);
    }
}

void draw_moving_part(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    draw_layer(MovingLayer::fluids, moment, blocks);
    // Over the bodies: the light belongs to the cell, not to the ground behind it.
    blocks.emplace_back();
    if (moment.layout->view.theme->glow) {
        draw_layer(MovingLayer::lights, moment, blocks);
    }
    blocks.emplace_back();
    draw_layer(MovingLayer::axons, moment, blocks);
    const std::vector<const ArrowSupport*> supports = supports_of(moment);
    if (moment.by_grade && !supports.empty()) { // nothing else is drawn by its grade
        const bool any_unprotected = std::ranges::any_of(supports, &ArrowSupport::unprotected);
        draw_confidence_legend(moment.layout->view, any_unprotected, blocks);
    }
    blocks.emplace_back();
    draw_layer(MovingLayer::terminals, moment, blocks);
    std::vector<DrawBlock> receptors(1);
    draw_layer(MovingLayer::receptors, moment, receptors);
    // Their light lies behind them: it must not wash out the colour of what a receptor holds.
    blocks.emplace_back().glows = std::exchange(receptors.front().glows, {});
    blocks.push_back(std::move(receptors.front()));
    blocks.emplace_back();
    draw_layer(MovingLayer::marks, moment, blocks);
    blocks.push_back(moment.layout->names);
    blocks.emplace_back();
    draw_layer(MovingLayer::labels, moment, blocks);
    draw_stage_texts(moment, blocks.back());
}

} // namespace disinhibit
