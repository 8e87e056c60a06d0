#pragma once

#include <cstring>

namespace disinhibit {

/// W numbers side by side, one for each lane. Each lane of a result is what a double would be, to the last bit: lanes meet
/// in no operation, and nothing is contracted.
template <int W> struct Pack {
    using Vector [[gnu::vector_size(W * sizeof(double))]] = double;
    Vector lanes;

    Pack() = default;
    [[gnu::always_inline]] Pack(double number) : lanes(Vector{} + number) {}
    [[gnu::always_inline]] explicit Pack(const Vector& all) : lanes(all) {}
    [[gnu::always_inline]] static Pack load(const double* from) {
        Pack pack;
        std::memcpy(&pack.lanes, from, sizeof pack.lanes);
        return pack;
    }
    [[gnu::always_inline]] void store(double* to) const { std::memcpy(to, &lanes, sizeof lanes); }

    [[gnu::always_inline]] friend Pack operator+(const Pack& a, const Pack& b) {
        return Pack(a.lanes + b.lanes);
    }
    [[gnu::always_inline]] friend Pack operator-(const Pack& a, const Pack& b) {
        return Pack(a.lanes - b.lanes);
    }
    [[gnu::always_inline]] friend Pack operator*(const Pack& a, const Pack& b) {
        return Pack(a.lanes * b.lanes);
    }
    [[gnu::always_inline]] friend Pack operator/(const Pack& a, const Pack& b) {
        return Pack(a.lanes / b.lanes);
    }
    [[gnu::always_inline]] friend Pack operator-(const Pack& a) { return Pack(-a.lanes); }
    /// The greater one as std::max says it: a where neither is, or one is not a number.
    [[gnu::always_inline]] friend Pack larger(const Pack& a, const Pack& b) {
        return Pack(a.lanes < b.lanes ? b.lanes : a.lanes);
    }
};

/// Without its sign; a zero may keep it.
template <int W> [[gnu::always_inline]] inline Pack<W> magnitude(const Pack<W>& a) {
    return Pack<W>(a.lanes < 0.0 ? -a.lanes : a.lanes);
}

template <int W> [[gnu::always_inline]] inline Pack<W> root(const Pack<W>& a) {
    typename Pack<W>::Vector roots;
    for (int i = 0; i < W; ++i) {
        roots[i] = __builtin_sqrt(a.lanes[i]);
    }
    return Pack<W>(roots);
}

} // namespace disinhibit
