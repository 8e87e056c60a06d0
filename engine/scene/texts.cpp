#include "engine/scene/texts.h"

#include "engine/scene/labels/badge.h"
#include "engine/scene/labels/bottom_lines.h"
#include "engine/scene/labels/headline.h"
#include "engine/scene/labels/sentence.h"

namespace disinhibit {
namespace {

void draw_badges(const StageMoment& moment, DrawBlock& block) {
    const StageLayout& layout = *moment.layout;
    for (std::size_t i = 0; i < moment.stage->badges.size(); ++i) {
        const StageBadge& badge = moment.stage->badges[i];
        if ((layout.view.presenting && !badge.presenting) || !layout.labels.badges[i].shown) {
            continue;
        }
        BadgeValue value;
        value.number = moment.reader.now(moment.signals->badges[i]);
        value.percent = moment.reader.percent(moment.signals->badges[i]);
        value.has_sub = !badge.sub.empty();
        value.sub = moment.reader.now(moment.signals->badge_subs[i]);
        value.unit = moment.signals->badge_units[i];
        if (badge.line) {
            value.number = moment.reader.share_percent(moment.signals->badges[i]);
            value.sub = moment.reader.share_percent(moment.signals->badge_subs[i]);
        }
        value.beyond = moment.beyond;
        value.preview = !moment.preview.empty();
        draw_badge(badge, layout.labels.badges[i], value, layout.view, block);
    }
}

/// The alarm, then the sentence.
std::string after_alarm(const std::string& alarm, const std::string& sentence) {
    return alarm.empty() || sentence.empty() ? alarm + sentence : alarm + "; " + sentence;
}

/// What kind of moment it is, then what is said of it.
std::string after_preview(const StageMoment& moment, const std::string& said) {
    return moment.preview.empty() ? said : moment.preview + (said.empty() ? "" : ": ") + said;
}

/// The sentence of the stage, as markup.
std::string headline_of(const StageMoment& moment) {
    const StageHeadline& headline = moment.stage->headline;
    const StageSignals& signals = *moment.signals;
    const std::vector<Claim> claims = make_claims(headline,
                                                  *moment.stage,
                                                  signals.receptors,
                                                  signals.headline_about,
                                                  signals.headline_beside,
                                                  moment.reader,
                                                  moment.causes);
    const EntityTable* entities = moment.causes == nullptr ? nullptr : &moment.causes->entities();
    return headline_markup(headline, claims, entities, *moment.layout->view.texts);
}

} // namespace

void draw_stage_texts(const StageMoment& moment, DrawBlock& block) {
    const StageView& view = moment.layout->view;
    block.labels = true;
    draw_badges(moment, block);
    const bool tells = !moment.stage->headline.about.paths.empty();
    const std::string said = after_alarm(moment.alarm, tells ? headline_of(moment) : "");
    draw_main_sentence(after_preview(moment, said), view, block);
    std::vector<const StageWarning*> warnings;
    for (std::size_t i = 0; i < moment.stage->warnings.size(); ++i) {
        const StageWarning& warning = moment.stage->warnings[i];
        if (holds(warning.when, moment.reader.now(moment.signals->warnings[i]))) {
            warnings.push_back(&warning);
        }
    }
    const bool still = moment.fast || moment.reduced_motion;
    const MotionTexts motion{
        slow_text(moment.clock), exchange_text(moment.exchange, *view.texts), still};
    draw_bottom_lines(*moment.stage, warnings, motion, view, block);
}

} // namespace disinhibit
