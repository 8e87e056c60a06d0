#include "engine/scene/labels/warning.h"

#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/signals.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {
namespace {

StageCondition read_condition(StageTable& table) {
    StageCondition condition;
    condition.signal = table.signal("signal", true);
    condition.has_above = table.has("above");
    condition.above = table.number_or("above", 0.0f);
    condition.has_below = table.has("below");
    condition.below = table.number_or("below", 0.0f);
    if (!condition.has_above && !condition.has_below) {
        table.fail("above", "missing", "\"above\" or \"below\"");
    }
    return condition;
}

} // namespace

bool holds(const StageCondition& condition, double value) {
    return (!condition.has_above || value > condition.above) &&
           (!condition.has_below || value < condition.below);
}

void StageWarning::read(StageTable& table) {
    text = table.text("text");
    role = table.text("role");
    glyph = read_glyph(table);
    when = read_condition(table);
}

SignalHandle StageWarning::resolve(const SignalFinder& finder) const {
    return finder.find(when.signal, key);
}

std::vector<const StageWarning*> warnings_now(const StageMoment& moment) {
    const std::vector<StageWarning>& rows = moment.stage->of<StageWarning>();
    std::vector<const StageWarning*> warnings;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (holds(rows[i].when, moment.reader.now(moment.signals->of<StageWarning>()[i]))) {
            warnings.push_back(&rows[i]);
        }
    }
    return warnings;
}

} // namespace disinhibit
