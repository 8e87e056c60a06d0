#pragma once

#include "circuit/model.h"
#include "circuit/numbers.h"

namespace disinhibit {

/// The derivative (derivative.h) together with its partial derivatives in 8, 12 or 16 directions, in the widest vector
/// instructions of the machine it runs on. Only whole lanes are computed side by side, nothing is summed across them and
/// nothing contracted, so the bytes are the same with any instructions.
void dual_derivative(
    const Model& model, const double* c, const Dual<8>* y, Dual<8>* v, Dual<8>* dy);
void dual_derivative(
    const Model& model, const double* c, const Dual<12>* y, Dual<12>* v, Dual<12>* dy);
void dual_derivative(
    const Model& model, const double* c, const Dual<16>* y, Dual<16>* v, Dual<16>* dy);

} // namespace disinhibit
