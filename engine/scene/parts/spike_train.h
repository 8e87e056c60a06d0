#pragma once

#include <cstdint>
#include <vector>

namespace disinhibit {

/// Motion of the moment, shared by everything that moves.
struct StageClock {
    double display_s = 0.0; ///< integral of playback; frozen at 0 while motion is off
    double motion = 1.0;    ///< display seconds per second of the viewer (1 from real time upwards)
    double slow = 1.0;      ///< a spike train of r Hz is shown at r / slow per display second
    bool moves = true;
};

/// The slow-motion factor of the row 1, 2, 5, 10, 20 ... that lets at most three spikes per second of the viewer pass
/// a point. `fastest_hz`: highest rate of the stage; `motion`: display seconds per second of the viewer.
double choose_slow_factor(double fastest_hz, double motion);

/// Display seconds per second of the viewer at a playback speed: 1 from real time upwards, the speed itself in slow
/// motion (as the playback clock counts).
double stage_motion_rate(double playback_speed);

/// What one axon shows.
struct SpikeTrain {
    std::uint64_t seed = 0;
    double rate_hz = 0.0;
    double burst_share = 0.0; ///< 0..1 of all spikes
    double burst_rate_hz = 20.0;
    int burst_spikes = 3;
};

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
