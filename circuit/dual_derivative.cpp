#include "circuit/dual_derivative.h"

#include "circuit/derivative.h"

namespace disinhibit {

namespace {

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

// Everything is inlined into one function, so that all of it is compiled for its instructions.

template <int N>
[[gnu::target("avx2"), gnu::flatten]] void
derivative_avx2(const Model& model, const double* c, const Dual<N>* y, Dual<N>* v, Dual<N>* dy) {
    derivative(model, c, y, v, dy);
}

template <int N>
[[gnu::flatten]] void
derivative_sse2(const Model& model, const double* c, const Dual<N>* y, Dual<N>* v, Dual<N>* dy) {
    derivative(model, c, y, v, dy);
}

template <int N>
void choose(const Model& model, const double* c, const Dual<N>* y, Dual<N>* v, Dual<N>* dy) {
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    has_avx2 ? derivative_avx2(model, c, y, v, dy) : derivative_sse2(model, c, y, v, dy);
}

#else

template <int N>
void choose(const Model& model, const double* c, const Dual<N>* y, Dual<N>* v, Dual<N>* dy) {
    derivative(model, c, y, v, dy);
}

#endif

} // namespace

void dual_derivative(
    const Model& model, const double* c, const Dual<8>* y, Dual<8>* v, Dual<8>* dy) {
    choose(model, c, y, v, dy);
}

void dual_derivative(
    const Model& model, const double* c, const Dual<12>* y, Dual<12>* v, Dual<12>* dy) {
    choose(model, c, y, v, dy);
}

void dual_derivative(
    const Model& model, const double* c, const Dual<16>* y, Dual<16>* v, Dual<16>* dy) {
    choose(model, c, y, v, dy);
}

} // namespace disinhibit
