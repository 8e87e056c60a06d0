#pragma once

#include "circuit/model.h"
#include "circuit/numerics/numbers.h"

namespace disinhibit {

/// The derivative (derivative.h) compiled into one function, in the widest vector instructions of the machine it runs on:
/// alone, and together with its partial derivatives in 8, 16 or 24 directions. Only whole lanes are computed side by side,
/// nothing is summed across them and nothing contracted, so the bytes are the same with any instructions.
void flat_derivative(const Model& model, const double* c, const double* y, double* v, double* dy);
void flat_derivative(
    const Model& model, const double* c, const Dual<8>* y, Dual<8>* v, Dual<8>* dy);
void flat_derivative(
    const Model& model, const double* c, const Dual<16>* y, Dual<16>* v, Dual<16>* dy);
void flat_derivative(
    const Model& model, const double* c, const Dual<24>* y, Dual<24>* v, Dual<24>* dy);

} // namespace disinhibit
