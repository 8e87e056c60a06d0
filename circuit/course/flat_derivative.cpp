#include "circuit/course/flat_derivative.h"

#include "circuit/derivative.h"

namespace disinhibit {

namespace {

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

// Everything is inlined into one function, so that all of it is compiled for its instructions.

template <class T>
[[gnu::target("avx512f,prefer-vector-width=512"), gnu::flatten]] void
derivative_avx512(const Model& model, const double* c, const T* y, T* v, T* dy) {
    derivative(model, c, y, v, dy);
}

template <class T>
[[gnu::target("avx2"), gnu::flatten]] void
derivative_avx2(const Model& model, const double* c, const T* y, T* v, T* dy) {
    derivative(model, c, y, v, dy);
}

template <class T> void choose(const Model& model, const double* c, const T* y, T* v, T* dy) {
    static const bool has_avx512 = __builtin_cpu_supports("avx512f");
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    if (has_avx512) {
        derivative_avx512(model, c, y, v, dy);
    } else if (has_avx2) {
        derivative_avx2(model, c, y, v, dy);
    } else {
        derivative(model, c, y, v, dy);
    }
}

#else

template <class T> void choose(const Model& model, const double* c, const T* y, T* v, T* dy) {
    derivative(model, c, y, v, dy);
}

#endif

} // namespace

void flat_derivative(const Model& model, const double* c, const double* y, double* v, double* dy) {
    choose(model, c, y, v, dy);
}

void flat_derivative(
    const Model& model, const double* c, const Dual<8>* y, Dual<8>* v, Dual<8>* dy) {
    choose(model, c, y, v, dy);
}

void flat_derivative(
    const Model& model, const double* c, const Dual<16>* y, Dual<16>* v, Dual<16>* dy) {
    choose(model, c, y, v, dy);
}

void flat_derivative(
    const Model& model, const double* c, const Dual<24>* y, Dual<24>* v, Dual<24>* dy) {
    choose(model, c, y, v, dy);
}

} // namespace disinhibit
