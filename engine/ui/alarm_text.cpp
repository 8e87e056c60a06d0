#include "engine/ui/alarm_text.h"

#include <cmath>

#include "circuit/io/dose_text.h"
#include "circuit/units.h"
#include "engine/core/number_text.h"

namespace disinhibit {
namespace {

constexpr int digits = 3;

std::string amount(double value, const std::string& unit) {
    const std::string number = short_text(value, digits);
    return unit == "1" ? number : number + " " + unit;
}

/// To the minute; what is younger than one to the second.
std::string time_text(double t_s) {
    const double minute_s = internal_per("min");
    return describe_time(t_s < minute_s ? std::round(t_s) : std::round(t_s / minute_s) * minute_s);
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
                      {"time", time_text(beyond.from_s)}});
}

std::string danger_text(const Signal& signal, double value, const Texts& texts) {
    return texts.get("stage.alarm.danger",
                     {{"what", signal.label},
                      {"value", amount(value, signal.unit)},
                      {"limit", amount(*signal.danger, signal.unit)}});
}

} // namespace disinhibit
