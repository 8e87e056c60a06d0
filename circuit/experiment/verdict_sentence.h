#pragma once

#include <string>

#include "circuit/experiment/evaluate.h"

namespace disinhibit {

/// Why a row has its verdict, in one sentence: what the model says, what was published in whom with which scatter, and how
/// far apart the two lie.
///   "+28 %, published +40 ± 9 (SEM, n = 8, rat): 1.3 s low"
///   "3.2 times the dead band of 5 % of baseline: up, as published (rat)"
/// A response is told as the change itself. s: the scatter that counts (circuit/experiment/score.h); where that is not the published
/// one, the sentence says which. Rows without a result say why. Test: tests/unit/circuit/verdict_sentence_test.cpp.
std::string verdict_sentence(const ExperimentRow& row, const RowResult& result);

/// "-1.3 s" of a number, "x 3.2" (times the dead band, in the published direction) of a sign; empty without either.
std::string distance_text(const RowResult& result);

} // namespace disinhibit
