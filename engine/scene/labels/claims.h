#pragma once

#include <string>
#include <vector>

#include "circuit/explain/causes.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/signals.h"
#include "engine/scene/stage/stage.h"

/// What the headline of a stage says, as values: who, which way, how much. Words are made of them in headline.h, and a test
/// holds both against the snapshot (tests/unit/scene/headline_walk_test.cpp).
namespace disinhibit {

struct Claim {
    enum class Kind {
        rest,   ///< everything is within a few percent of rest
        change, ///< `who` has gone `direction` from its rest, by `size` percent of it
        act,  ///< `who` pushes `whom` in `direction`, by `size` in the unit of the signal of `whom`
        hold, ///< `who` holds `size` percent of the receptors `whom` and does not activate them
        through, ///< the largest push on what the headline is about comes from `who`, by `size`
        count ///< `size` of `of` drawn receptors hold `who`, or, where that is empty, ligands not named before
    };
    Kind kind = Kind::rest;
    std::string who; ///< entity; of an act empty: parameters were changed
    std::string whom;
    std::string manner; ///< act: how; key below "stage.act"
    std::string
        from; ///< act, hold: the substance given, where `who` was formed from it; else empty
    std::string text;     ///< change: key of the words with {change}; count: none
    int direction = 0;    ///< 1, -1; 0: steady
    double size = 0.0;    ///< never negative
    int of = 0;           ///< count
    bool against = false; ///< change: it works against what the headline is about ("although")
};

/// The claims of the headline of a stage, in the order in which they are told. Without `causes` (a picture of made-up values) only
/// changes are told.
std::vector<Claim> make_claims(const Stage& stage,
                               const StageSignals& signals,
                               const SignalReader& reader,
                               const CauseReader* causes);

} // namespace disinhibit
