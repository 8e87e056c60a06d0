#include "engine/scene/builder.h"

#include <fmt/format.h>

#include <cassert>

#include "circuit/io/text/input_error.h"
#include "engine/scene/general.h"
#include "engine/scene/labels/sentence_place.h"
#include "engine/scene/labels/side_letter.h"
#include "engine/scene/layout.h"
#include "engine/scene/moving_part.h"
#include "engine/scene/stage/part_kind.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {

struct StageBuilder::State {
    Stage stage;
    StageSignals signals;
    const Theme* theme;
    const Texts* texts;
    const TextMeasure* measure;
    StageLayout layout;
    bool laid_out = false;

    void lay_out(const StageInput& input) {
        const StageView& view = layout.view;
        if (laid_out && view.size == input.size && view.type_scale == input.type_scale &&
            view.presenting == input.presenting && view.side == input.side) {
            return;
        }
        StageView next = make_stage_view(
            *theme, *texts, *measure, input.size, input.type_scale, input.presenting);
        next.side = input.side;
        keep_hall_sentence(next);
        layout = make_stage_layout(stage, signals, next);
        laid_out = true;
    }
};

namespace {

/// Changes with everything that the still part shows.
unsigned long long still_version(const StageMoment& moment) {
    const std::vector<float> activities = body_activities(moment);
    const unsigned long long laid_out = mix_in(moment.layout->still_version,
                                               activities.data(),
                                               activities.size() * sizeof activities.front());
    return mix_in(laid_out, &moment.by_grade, sizeof moment.by_grade);
}

/// What can be pointed at at this moment alone.
std::vector<StageThing> acting_things(const StageMoment& moment) {
    ThingList things;
    for (const PartKind* part : moment.stage->parts) {
        part->list_acting(moment, things);
    }
    return things.take();
}

} // namespace

StageBuilder::StageBuilder(const Stage& stage,
                           const StageModel& model,
                           const Theme& theme,
                           const Texts& texts,
                           const TextMeasure& measure)
    : state_(std::make_unique<State>()) {
    if (!stage.circuit.empty() && stage.circuit != model.circuit.id) {
        throw InputError(fmt::format("stage {}: circuit: found \"{}\", expected \"{}\"",
                                     stage.id,
                                     stage.circuit,
                                     model.circuit.id));
    }
    state_->stage = stage;
    if (stage.general) {
        fit_general_plan(state_->stage, model);
    }
    fit_stage(state_->stage, model);
    state_->theme = &theme;
    state_->texts = &texts;
    state_->measure = &measure;
    state_->signals = resolve_stage(state_->stage, model, texts);
}

StageBuilder::~StageBuilder() = default;
StageBuilder::StageBuilder(StageBuilder&&) noexcept = default;
StageBuilder& StageBuilder::operator=(StageBuilder&&) noexcept = default;

const Stage& StageBuilder::stage() const {
    return state_->stage;
}

std::vector<LegendSign>
StageBuilder::legend(const Snapshot& now, const Snapshot& baseline, const Looks& looks) const {
    return legend_of(state_->stage, state_->signals, SignalReader(now, baseline), looks);
}

const StageView& StageBuilder::view() const {
    return state_->layout.view;
}

double StageBuilder::largest_cloud_percent(const Snapshot& now, const Snapshot& baseline) const {
    return disinhibit::largest_cloud_percent(
        state_->stage, state_->signals, SignalReader(now, baseline));
}

void StageBuilder::build(const StageInput& input, DrawList& out) {
    assert(input.now != nullptr && input.baseline != nullptr);
    state_->lay_out(input);
    const StageLayout& layout = state_->layout;
    const SignalReader reader(*input.now, *input.baseline);
    StageMoment moment{&state_->stage, &layout, &state_->signals, reader};
    moment.alarm = input.alarm;
    moment.beyond = input.beyond;
    moment.preview = input.preview;
    moment.causes = input.causes;
    moment.beside_percent = input.beside_percent;
    moment.reduced_motion = input.looks.reduced_motion;
    moment.by_grade = input.looks.confidence;
    moment.fast = input.playback_speed > fastest_moving_speed * (1.0 + 1e-9);
    moment.clock.moves = !moment.fast && !moment.reduced_motion;
    moment.clock.motion = stage_motion_rate(input.playback_speed);
    moment.clock.display_s = moment.clock.moves ? input.display_time_s : 0.0;
    moment.clock.slow = choose_slow_factor(fastest_rate_hz(state_->stage, state_->signals, reader),
                                           moment.clock.motion);
    moment.exchange = make_exchange_clock(input.now->t_s,
                                          input.playback_speed,
                                          fastest_exchange_per_s(state_->stage, state_->signals),
                                          moment.clock.moves);

    out.size = input.size;
    out.background = state_->theme->color("bg");
    out.background_glow = state_->theme->color("bg_glow");
    out.multiply_glow = state_->theme->light;
    const unsigned long long version = still_version(moment);
    if (out.still_version != version || out.still.empty()) {
        out.still = layout.still;
        draw_bodies(moment, out.still);
        out.still_version = version;
        out.things = layout.things;
    }
    out.things.resize(layout.things.size());
    for (StageThing& thing : acting_things(moment)) {
        out.things.push_back(std::move(thing));
    }
    out.moving.clear();
    draw_moving_part(moment, out.moving);
    if (!input.side.empty()) {
        draw_side_letter(
            layout.view, input.side_caption, input.active_side, out.moving.emplace_back());
    }
}

} // namespace disinhibit
