#include "circuit/io/report/beyond_text.h"

#include <fmt/format.h>

#include <cmath>

#include "circuit/describe/units.h"
#include "circuit/io/report/dose_text.h"

namespace disinhibit {
namespace {

/// Three digits, and all of those before the point.
std::string plain_number(double value) {
    return std::abs(value) >= 100.0 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

std::string amount(double value, const std::string& unit) {
    return plain_number(value) + unit_behind(unit);
}

} // namespace

std::string time_in_minutes(double t_s) {
    const double minute_s = internal_per("min");
    return describe_time(t_s < minute_s ? std::round(t_s) : std::round(t_s / minute_s) * minute_s);
}

std::string measure_text(LimitMeasure measure) {
    switch (measure) {
    case LimitMeasure::plasma:
        return "in plasma";
    case LimitMeasure::brain:
        return "in the brain";
    case LimitMeasure::body:
        return "in the body";
    }
    return "";
}

std::string describe_beyond(const Beyond& beyond) {
    if (beyond.kind == BeyondKind::parameter) {
        return fmt::format("{} is set to {}, outside its range, which ends at {}",
                           beyond.name,
                           amount(beyond.peak, beyond.unit),
                           amount(beyond.limit, beyond.unit));
    }
    return fmt::format("{} {}: {} at {}, {} {} (since {})",
                       beyond.name,
                       measure_text(beyond.measure),
                       amount(beyond.peak, beyond.unit),
                       time_in_minutes(beyond.peak_at_s),
                       beyond.kind == BeyondKind::lethal ? "lethal from" : "beyond data from",
                       amount(beyond.limit, beyond.unit),
                       time_in_minutes(beyond.from_s));
}

} // namespace disinhibit
