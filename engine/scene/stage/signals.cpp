#include "engine/scene/stage/signals.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/scene/stage/part_kind.h"
#include "engine/scene/stage/stage.h"

namespace disinhibit {

SignalHandle SignalFinder::find(const SignalSum& sum, const std::string& where) const {
    return resolve_signal(sum, model_.signals, fmt::format("{}: {}", stage_.id, where));
}

SignalHandle
SignalFinder::find_live(const StageRow& row, const SignalSum& sum, const char* kind) const {
    return row.left_out ? SignalHandle{} : find(sum, fmt::format("{} {}", kind, row.id));
}

StageSignals resolve_stage(const Stage& stage, const StageModel& model, const Texts& texts) {
    const SignalFinder finder(stage, model, texts);
    StageSignals result;
    for (const PartKind* part : stage.parts) {
        part->resolve(stage, finder, result);
    }
    result.headline_about = finder.find(stage.headline.about, "headline");
    result.headline_beside = finder.find(stage.headline.beside, "headline");
    return result;
}

double fastest_exchange_per_s(const Stage& stage, const StageSignals& signals) {
    double fastest = 0.0;
    for (const PartKind* part : stage.parts) {
        fastest = std::max(fastest, part->fastest_exchange_per_s(signals));
    }
    return fastest;
}

} // namespace disinhibit
