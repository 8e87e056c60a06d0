#include "engine/scene/texts.h"

#include "engine/scene/labels/bottom_lines.h"
#include "engine/scene/labels/headline.h"
#include "engine/scene/labels/sentence.h"
#include "engine/scene/labels/warning.h"

namespace disinhibit {
namespace {

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
    const std::vector<Claim> claims =
        make_claims(*moment.stage, signals, moment.reader, moment.causes);
    const EntityTable* entities = moment.causes == nullptr ? nullptr : &moment.causes->entities();
    return headline_markup(headline, claims, entities, *moment.layout->view.texts);
}

} // namespace

void draw_stage_texts(const StageMoment& moment, DrawBlock& block) {
    const StageView& view = moment.layout->view;
    block.labels = true;
    const bool tells = !moment.stage->headline.about.paths.empty();
    const std::string said = after_alarm(moment.alarm, tells ? headline_of(moment) : "");
    draw_main_sentence(after_preview(moment, said), view, block);
    const bool still = moment.fast || moment.reduced_motion;
    const MotionTexts motion{
        slow_text(moment.clock), exchange_text(moment.exchange, *view.texts), still};
    draw_bottom_lines(*moment.stage, warnings_now(moment), motion, view, block);
}

} // namespace disinhibit
