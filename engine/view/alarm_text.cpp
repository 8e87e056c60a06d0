#include "engine/view/alarm_text.h"

#include "circuit/describe/units.h"
#include "circuit/io/report/beyond_text.h"
#include "engine/core/number_text.h"

namespace disinhibit {
namespace {

constexpr int digits = 3;

std::string amount(double value, const std::string& unit) {
    return short_text(value, digits) + unit_behind(unit);
}

std::string key_of(LimitMeasure measure) {
    switch (measure) {
    case LimitMeasure::plasma:
        return "stage.alarm.in.plasma";
    case LimitMeasure::brain:
        return "stage.alarm.in.brain";
    case LimitMeasure::body:
        return "stage.alarm.in.body";
    }
    return {};
}

} // namespace

std::string alarm_text(const Beyond& beyond, const Texts& texts) {
    if (beyond.kind == BeyondKind::parameter) {
        return texts.get("stage.alarm.parameter", {{"who", beyond.name}});
    }
    const bool lethal = beyond.kind == BeyondKind::lethal;
    return texts.get(lethal ? "stage.alarm.lethal" : "stage.alarm.data",
                     {{"who", beyond.name},
                      {"limit", amount(beyond.limit, beyond.unit)},
                      {"where", texts.get(key_of(beyond.measure))},
                      {"time", time_in_minutes(beyond.from_s)}});
}

std::string danger_text(const Signal& signal, double value, const Texts& texts) {
    return texts.get("stage.alarm.danger",
                     {{"what", signal.label},
                      {"value", amount(value, signal.unit)},
                      {"limit", amount(*signal.danger, signal.unit)}});
}

std::string alarm_at(const Beyond* gravest,
                     const SignalTable& signals,
                     const Snapshot& now,
                     const Texts& texts) {
    const bool lethal = gravest != nullptr && gravest->kind == BeyondKind::lethal;
    const Signal* danger = lethal ? nullptr : gravest_danger(signals, now);
    if (danger != nullptr) {
        const auto index = static_cast<std::size_t>(danger - signals.rows.data());
        return danger_text(*danger, now.values[index], texts);
    }
    return gravest != nullptr ? alarm_text(*gravest, texts) : "";
}

} // namespace disinhibit
