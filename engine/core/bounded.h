#pragma once

namespace disinhibit {

/// `value`, but not below `low` and not above `high`. Where these cross, as the edges of a box too small for its margins do,
/// it is `low`; std::clamp has no answer there.
template <class Number> constexpr Number bounded(Number value, Number low, Number high) {
    return !(value > low) || high < low ? low : value < high ? value : high;
}

} // namespace disinhibit
