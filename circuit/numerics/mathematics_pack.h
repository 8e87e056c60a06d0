#pragma once

#include "circuit/numerics/elementary_pack.h"
#include "circuit/numerics/mathematics.h"
#include "circuit/numerics/pack.h"

/// The functions of mathematics.h in lanes.
namespace disinhibit {

template <int W> struct PackAndSlope { Pack<W> value, slope; };

/// f(a, b, c) of mathematics.h in each of W lanes, where they have exponents of their own.
template <int W, class Function>
[[gnu::noinline]] void
apply_each(const double* a, const double* b, const double* c, double* value_and_slope, Function f) {
    for (int i = 0; i < W; ++i) {
        const ValueAndSlope result = f(a[i], b[i], c[i]);
        value_and_slope[i] = result.value;
        value_and_slope[W + i] = result.slope;
    }
}

template <int W, class Function>
[[gnu::always_inline]] inline PackAndSlope<W>
apply_apart(const Pack<W>& a, const Pack<W>& b, const Pack<W>& c, Function f) {
    double in[3 * W];
    double out[2 * W];
    a.store(in);
    b.store(in + W);
    c.store(in + 2 * W);
    apply_each<W>(in, in + W, in + 2 * W, out, f);
    return {Pack<W>::load(out), Pack<W>::load(out + W)};
}

/// regular_power_at of mathematics.h with one exponent n for all lanes that is not small and whole.
template <int W>
[[gnu::always_inline]] inline PackAndSlope<W>
regularised_power(const Pack<W>& x, double n, const Pack<W>& width) {
    const Pack<W> square = x * x + width * width;
    const double exponent = 0.5 * (n - 1.0);
    const Pack<W> power =
        exponent == 0.25 ? root(root(square)) : exponential(exponent * logarithm(square));
    const Pack<W> share = x * x / square;
    const Pack<W> left = power * (1.0 - share);
    const Pack<W> slope = power * (1.0 + (n - 1.0) * share);
    const Pack<W> left_slope = left * (1.0 + (n - 3.0) * share);
    const auto above = x.lanes >= 0.0;
    return {Pack<W>(above ? (x * power).lanes : (x * left).lanes),
            Pack<W>(above ? slope.lanes : left_slope.lanes)};
}

/// regular_power_at of mathematics.h. `common`: the exponent of all lanes, or NaN if they differ.
template <int W>
[[gnu::always_inline]] inline PackAndSlope<W>
power_in_lanes(const Pack<W>& x, const Pack<W>& n, const Pack<W>& width, double common) {
    if (is_small_and_whole(common)) {
        Pack<W> below = 1.0;
        for (int left = static_cast<int>(common) - 1; left > 0; --left) {
            below = below * x;
        }
        return {below * x, common * below};
    }
    if (common == common) {
        return regularised_power(x, common, width);
    }
    return apply_apart(
        x, n, width, [](double a, double b, double c) { return regular_power_at(a, b, c); });
}

/// hill_at of mathematics.h. `common` as above.
template <int W>
[[gnu::always_inline]] inline PackAndSlope<W>
hill_in_lanes(const Pack<W>& x, const Pack<W>& k, const Pack<W>& n, double common) {
    if (common == 1.0) {
        const Pack<W> inverse = 1.0 / (k + x);
        return {x / (k + x), k * inverse * inverse};
    }
    if (common != common) {
        return apply_apart(x, k, n, [](double a, double b, double c) { return hill_at(a, b, c); });
    }
    const PackAndSlope<W> power = power_in_lanes(x / k, n, Pack<W>(1e-6), common);
    const Pack<W> inverse = 1.0 / (1.0 + power.value);
    PackAndSlope<W> result{power.value / (1.0 + power.value), power.slope * inverse * inverse / k};
    if (is_small_and_whole(common)) {
        const auto none = x.lanes <= 0.0;
        const typename Pack<W>::Vector zero{};
        result.value = Pack<W>(none ? zero : result.value.lanes);
        result.slope = Pack<W>(none ? zero : result.slope.lanes);
    }
    return result;
}

} // namespace disinhibit
