#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "circuit/describe/clock.h"
#include "circuit/describe/units.h"

namespace disinhibit {

/// What a quantity may be: its dimensions and the values it may take, in internal units.
struct FieldRule {
    std::string_view name;
    std::vector<Dimension> dimensions; ///< empty: any dimension
    double low = 0.0;
    double high = 0.0;
    bool low_is_allowed = true;
    bool on_clock = true; ///< a time is rounded to the clock of the events (clock.h)
};

/// The rule of a field by its name in the files, which is also the last part of a parameter path
/// ("x.peripheral_1.clearance" -> "clearance"). Null if there is none.
const FieldRule* find_field_rule(std::string_view name);

/// The same for a name written in code; it must exist (asserted).
const FieldRule& field_rule(std::string_view name);

/// "volume (L, mL) or volume per body mass (L/kg)".
std::string describe_dimensions(const FieldRule& rule);

/// "above 0", "from 0 to 1" ..., empty if everything goes.
std::string describe_bounds(const FieldRule& rule);

/// True if `value` (internal unit) is finite and inside the bounds.
bool allows(const FieldRule& rule, double value);

/// Beyond it, either way, no published number lies.
inline constexpr double largest_number = 1e12;
/// When something happens, from the start.
inline const FieldRule moment_rule{"moment", {Dimension::time}, 0.0, largest_time_s, true};
/// How long something takes.
inline const FieldRule span_rule{"span", {Dimension::time}, 0.0, largest_time_s, false};

} // namespace disinhibit
