#pragma once

#include <bitset>
#include <cmath>
#include <cstring>

#include "circuit/numerics/elementary.h"

namespace disinhibit {

// Number types for code written once as `template <class T> T f(const T& x)` with `using std::sqrt;` and the functions of elementary.h.
// Such code must not branch on a value of type T, and writes constants as T(3.0) or as plain doubles in mixed
// expressions; then it runs with double and with the types below.

/// A function of one variable at a point.
struct ValueAndSlope {
    double value = 0.0;
    double slope = 0.0;
};

/// A value and its partial derivatives in N directions (forward-mode automatic differentiation, exact to rounding).
/// A Dual made from a double is a constant: all its derivatives are zero.
template <int N> struct Dual {
    static_assert(N % 8 == 0, "directions are computed eight at a time");
    double value = 0.0;
    double slope[N] = {}; ///< d value / d (direction k)

    Dual() = default;
    Dual(double constant) : value(constant) {}
    /// f(a), with the value and the slope of f at a.
    static Dual along(const Dual& a, const ValueAndSlope& f) { return linear(f.value, a, f.slope); }

    Dual& operator+=(const Dual& b) {
        value += b.value;
        combine(slope, slope, b.slope, [](Eight& x, const Eight& y) { x = x + y; });
        return *this;
    }
    Dual& operator-=(const Dual& b) {
        value -= b.value;
        combine(slope, slope, b.slope, [](Eight& x, const Eight& y) { x = x - y; });
        return *this;
    }
    Dual& operator*=(const Dual& b) { return *this = *this * b; }
    Dual& operator/=(const Dual& b) { return *this = *this / b; }
    Dual& operator+=(double b) {
        value += b;
        return *this;
    }
    Dual& operator-=(double b) {
        value -= b;
        return *this;
    }
    Dual& operator*=(double b) { return *this = *this * b; }
    Dual& operator/=(double b) { return *this = *this / b; }

    friend Dual operator+(const Dual& a) { return a; }
    friend Dual operator-(const Dual& a) { return linear(-a.value, a, -1.0); }

    friend Dual operator+(const Dual& a, const Dual& b) {
        Dual r;
        r.value = a.value + b.value;
        combine(r.slope, a.slope, b.slope, [](Eight& x, const Eight& y) { x = x + y; });
        return r;
    }
    friend Dual operator-(const Dual& a, const Dual& b) {
        Dual r;
        r.value = a.value - b.value;
        combine(r.slope, a.slope, b.slope, [](Eight& x, const Eight& y) { x = x - y; });
        return r;
    }
    friend Dual operator*(const Dual& a, const Dual& b) {
        return bilinear(a.value * b.value, a, b.value, b, a.value);
    }
    friend Dual operator/(const Dual& a, const Dual& b) {
        const double quotient = a.value / b.value;
        const double inverse = 1.0 / b.value;
        return bilinear(quotient, a, inverse, b, -quotient * inverse);
    }

    friend Dual operator+(const Dual& a, double b) { return shifted(a, a.value + b); }
    friend Dual operator+(double a, const Dual& b) { return shifted(b, a + b.value); }
    friend Dual operator-(const Dual& a, double b) { return shifted(a, a.value - b); }
    friend Dual operator-(double a, const Dual& b) { return linear(a - b.value, b, -1.0); }
    friend Dual operator*(const Dual& a, double b) { return linear(a.value * b, a, b); }
    friend Dual operator*(double a, const Dual& b) { return linear(a * b.value, b, a); }
    friend Dual operator/(const Dual& a, double b) { return linear(a.value / b, a, 1.0 / b); }
    friend Dual operator/(double a, const Dual& b) {
        const double quotient = a / b.value;
        return linear(quotient, b, -quotient / b.value);
    }

    friend Dual exponential(const Dual& a) {
        const double e = disinhibit::exponential(a.value);
        return linear(e, a, e);
    }
    friend Dual logarithm(const Dual& a) {
        return linear(disinhibit::logarithm(a.value), a, 1.0 / a.value);
    }
    /// Not differentiable at 0: the slopes are infinite or NaN there.
    friend Dual sqrt(const Dual& a) {
        const double root = std::sqrt(a.value);
        return linear(root, a, 0.5 / root);
    }

  private:
    /// Eight directions, computed in one to four vector instructions (GCC and Clang).
    using Eight [[gnu::vector_size(64)]] = double;
    /// into = change(a, b), where change(x, y) makes x of both. Slopes lie at any address: they are copied in and out, which
    /// costs nothing, while a reference to them as a vector would promise an alignment they do not have.
    template <class Change>
    static void combine(double* into, const double* a, const double* b, Change change) {
        for (int k = 0; k < N; k += 8) {
            Eight x;
            Eight y;
            std::memcpy(&x, a + k, sizeof x);
            std::memcpy(&y, b + k, sizeof y);
            change(x, y);
            std::memcpy(into + k, &x, sizeof x);
        }
    }

    static Dual shifted(const Dual& a, double value) {
        Dual r = a;
        r.value = value;
        return r;
    }
    static Dual linear(double value, const Dual& a, double factor) {
        Dual r;
        r.value = value;
        combine(r.slope, a.slope, a.slope, [factor](Eight& x, const Eight&) { x = factor * x; });
        return r;
    }
    static Dual
    bilinear(double value, const Dual& a, double factor_a, const Dual& b, double factor_b) {
        Dual r;
        r.value = value;
        combine(r.slope, a.slope, b.slope, [=](Eight& x, const Eight& y) {
            x = factor_a * x + factor_b * y;
        });
        return r;
    }
};

/// Carries no value but the set of variables a result may depend on; every operation is a union. Evaluating a function
/// with it yields a superset of the function's non-zero partial derivatives for every value of its arguments.
struct Dependencies {
    static constexpr int maximum_variables = 512;
    std::bitset<maximum_variables> variables;

    Dependencies() = default;
    Dependencies(double /*constant*/) {}
    static Dependencies of_variable(int index) {
        Dependencies d;
        d.variables.set(static_cast<std::size_t>(index));
        return d;
    }

    Dependencies& operator+=(const Dependencies& b) { return *this = either(*this, b); }
    Dependencies& operator-=(const Dependencies& b) { return *this = either(*this, b); }
    Dependencies& operator*=(const Dependencies& b) { return *this = either(*this, b); }
    Dependencies& operator/=(const Dependencies& b) { return *this = either(*this, b); }

    // A plain double converts to "depends on nothing", so these also serve mixed expressions.
    friend Dependencies operator+(const Dependencies& a) { return a; }
    friend Dependencies operator-(const Dependencies& a) { return a; }
    friend Dependencies operator+(const Dependencies& a, const Dependencies& b) {
        return either(a, b);
    }
    friend Dependencies operator-(const Dependencies& a, const Dependencies& b) {
        return either(a, b);
    }
    friend Dependencies operator*(const Dependencies& a, const Dependencies& b) {
        return either(a, b);
    }
    friend Dependencies operator/(const Dependencies& a, const Dependencies& b) {
        return either(a, b);
    }
    friend Dependencies exponential(const Dependencies& a) { return a; }
    friend Dependencies logarithm(const Dependencies& a) { return a; }
    friend Dependencies sqrt(const Dependencies& a) { return a; }

  private:
    static Dependencies either(const Dependencies& a, const Dependencies& b) {
        Dependencies r;
        r.variables = a.variables | b.variables;
        return r;
    }
};

} // namespace disinhibit
