#include "engine/scene/stage_texts.h"

#include "engine/scene/badge.h"
#include "engine/scene/bottom_lines.h"

namespace disinhibit {
namespace {

void draw_badges(const StageMoment& moment, DrawBlock& block) {
    const StageLayout& layout = *moment.layout;
    for (std::size_t i = 0; i < moment.stage->badges.size(); ++i) {
        const StageBadge& badge = moment.stage->badges[i];
        if (layout.view.presenting && !badge.presenting) {
            continue;
        }
        BadgeValue value;
        value.number = moment.reader.now(moment.signals->badges[i]);
        value.percent = moment.reader.percent(moment.signals->badges[i]);
        value.has_sub = !moment.signals->badge_subs[i].empty();
        value.sub = moment.reader.now(moment.signals->badge_subs[i]);
        value.unit = moment.signals->badge_units[i];
        draw_badge(badge, layout.badges[i], value, layout.view, block);
    }
}

} // namespace

void draw_stage_texts(const StageMoment& moment, DrawBlock& block) {
    const StageView& view = moment.layout->view;
    draw_badges(moment, block);
    const std::string markup =
        choose_sentence(moment.signals->sentences, moment.reader, *view.texts);
    draw_main_sentence(markup, view, block);
    std::vector<const StageWarning*> warnings;
    for (std::size_t i = 0; i < moment.stage->warnings.size(); ++i) {
        const StageWarning& warning = moment.stage->warnings[i];
        if (holds(warning.when, moment.reader.now(moment.signals->warnings[i]))) {
            warnings.push_back(&warning);
        }
    }
    const bool still = moment.fast || moment.reduced_motion;
    draw_bottom_lines(*moment.stage, warnings, slow_text(moment.clock), still, view, block);
}

} // namespace disinhibit
