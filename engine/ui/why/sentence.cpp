#include <algorithm>
#include <cmath>
#include <string>

#include "circuit/describe/units.h"
#include "engine/core/number_text.h"
#include "engine/ui/why/equation_text.h"
#include "engine/ui/why/view.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// Changes smaller than this, in percent of rest, are called steady, as in the sentence of the stage.
constexpr double least_change_percent = 3.0;
constexpr int sentence_digits = 3;
constexpr int push_digits = 2;
/// What works against a step of the chain is told from this share of what works for it.
constexpr double telling_opposition = 0.5;

} // namespace

std::string change_text(const PanelContext& panel, const CauseStep& step) {
    if (step.signal < 0) {
        return {};
    }
    const Signal& row =
        panel.view.trajectory->signals().rows[static_cast<std::size_t>(step.signal)];
    std::string value = significant_text(step.now, sentence_digits) + unit_behind(row.unit);
    if (!(step.rest > 0.0)) {
        return panel.text("why.change.value", {{"value", value}});
    }
    const double change = 100.0 * (step.now - step.rest) / step.rest;
    const char* key = change > least_change_percent    ? "why.change.up"
                      : change < -least_change_percent ? "why.change.down"
                                                       : "why.change.steady";
    return panel.text(key, {{"value", value}, {"change", number_text(std::abs(change), 0)}});
}

namespace {

std::string unit_of(const PanelContext& panel, int signal) {
    return unit_behind(
        panel.view.trajectory->signals().rows[static_cast<std::size_t>(signal)].unit);
}

/// "+0.19 Hz": what is added, in the unit of the signal of what it is added to.
std::string push_text(const PanelContext& panel, const Push& push, int signal) {
    const std::string sign = push.change > 0.0 ? "+" : "";
    return sign + significant_text(push.change, push_digits) + unit_of(panel, signal);
}

std::string push_name(const PanelContext& panel, const Push& push) {
    return push.parameters ? panel.text("why.cause.changed") : entity_name(panel, push.entity);
}

bool is_told(const Push& push) {
    return !push.entity.empty() || push.parameters;
}

/// One thing of the chain: its name, its change, what works against it and why it begins here.
void append_step(const PanelContext& panel,
                 const CauseStep& step,
                 bool here,
                 std::vector<FlowPart>& parts) {
    const Entity* entity = panel.view.entities->find(step.entity);
    const TextStyle strong = here ? TextStyle::body_strong : TextStyle::body_medium;
    const TextStyle plain = here ? TextStyle::body_strong : TextStyle::body;
    const Color color = panel.color(here ? "text" : "text2");
    parts.push_back({entity->name, role_ink(panel, entity->role), strong});
    parts.push_back({" " + change_text(panel, step), color, plain});
    const bool strongly_opposed =
        is_told(step.against) &&
        std::abs(step.against.change) > telling_opposition * std::abs(step.from.change);
    if (!here && strongly_opposed) {
        parts.push_back({panel.text("why.cause.against",
                                    {{"name", push_name(panel, step.against)},
                                     {"push", push_text(panel, step.against, step.signal)}}),
                         color,
                         plain});
    }
    if (step.lingers) {
        parts.push_back({panel.text("why.cause.lingers"), color, plain});
    }
    if (step.held) {
        parts.push_back({panel.text("why.cause.held"), color, plain});
    }
}

void append_arrow(const PanelContext& panel, std::vector<FlowPart>& parts) {
    parts.push_back(
        {std::string(" ") + panel.text("why.then") + " ", panel.color("text3"), TextStyle::body});
}

/// The effect went the other way: by how much it is pushed, and what pushes it more.
std::string despite_text(const PanelContext& panel, const CauseStep& effect) {
    const std::string name = entity_name(panel, effect.entity);
    const std::string push = push_text(panel, effect.from, effect.signal);
    const std::string change = change_text(panel, effect);
    if (!is_told(effect.against)) {
        return panel.text("why.cause.despite_alone",
                          {{"name", name}, {"push", push}, {"change", change}});
    }
    return panel.text("why.cause.despite",
                      {{"name", name},
                       {"push", push},
                       {"change", change},
                       {"other", push_name(panel, effect.against)},
                       {"more", push_text(panel, effect.against, effect.signal)}});
}

/// Every input that makes a difference, with its sign.
void draw_pushes(const PanelContext& panel, SideFlow& flow, const Explanation& why) {
    const int signal = why.chain[why.chain_here].signal;
    if (why.pushes.empty() || signal < 0) {
        return;
    }
    std::vector<FlowPart> parts{
        {panel.text("why.cause.pushes"), panel.color("text2"), TextStyle::body}};
    for (std::size_t i = 0; i < why.pushes.size(); ++i) {
        const Push& push = why.pushes[i];
        const Entity* entity = panel.view.entities->find(push.entity);
        parts.push_back({" " + push_name(panel, push),
                         role_ink(panel, entity == nullptr ? "" : entity->role),
                         TextStyle::body_medium});
        const char* end = i + 1 < why.pushes.size() ? "," : ".";
        parts.push_back({std::string(" ") + push_text(panel, push, signal) + end,
                         panel.color("text"),
                         TextStyle::body});
    }
    flow.gap(panel.px(6.0f));
    flow.text(parts);
}

} // namespace

void draw_why_sentence(const PanelContext& panel, SideFlow& flow, const Explanation& why) {
    std::vector<FlowPart> parts;
    std::string despite;
    for (std::size_t i = 0; i < why.chain.size(); ++i) {
        const CauseStep& step = why.chain[i];
        const bool went_along = step.from.change * (step.now - step.rest) > 0.0;
        if (i > why.chain_here && !went_along) {
            despite = despite_text(panel, step);
            break;
        }
        if (i == 0 && step.from.parameters) {
            parts.push_back(
                {panel.text("why.cause.changed"), panel.color("text2"), TextStyle::body_medium});
        }
        if (i > 0 || step.from.parameters) {
            append_arrow(panel, parts);
        }
        append_step(panel, step, i == why.chain_here, parts);
    }
    flow.text(parts);
    draw_pushes(panel, flow, why);
    if (!despite.empty()) {
        flow.gap(panel.px(6.0f));
        flow.text({{despite, panel.color("text2"), TextStyle::body}});
    }
}

} // namespace disinhibit
