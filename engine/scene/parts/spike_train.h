#pragma once

#include <cstdint>
#include <vector>

#include "engine/scene/stage/clock.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// What one axon shows.
struct SpikeTrain {
    std::uint64_t seed = 0;
    double rate_hz = 0.0;
    double burst_share = 0.0; ///< 0..1 of all spikes
    double burst_rate_hz = 20.0;
    int burst_spikes = 3;
};

/// The spikes of these signals at a moment; `seed` tells trains apart.
SpikeTrain make_train(const StageMoment& moment,
                      int seed,
                      const SignalHandle& rate,
                      const SignalHandle& burst);

/// A spike that left the soma `age_s` display seconds ago.
struct Spike {
    double age_s = 0.0;
    float strength = 1.0f; ///< 0..1: a spike fades while a falling rate takes it out of the train
    std::int64_t index = 0;
};

/// All spikes of the last `window_s` display seconds, a pure function of time and rate: candidates sit on a jittered
/// grid, each with a fixed rank, and those are shown whose rank lies below rate / highest rate. So the density is the
/// rate at every moment, and a scrub reproduces the picture. Bursts are candidates of their own, with true gaps inside.
std::vector<Spike> spikes_within(const SpikeTrain& train, const StageClock& clock, double window_s);

} // namespace disinhibit
