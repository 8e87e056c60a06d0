#include "engine/scene/parts/spike_train.h"

#include <algorithm>
#include <cmath>

#include "engine/picture/hash_noise.h"

namespace disinhibit {
namespace {

constexpr double single_slots_per_s = 3.3;
constexpr double burst_slots_per_s = 1.1;
constexpr double golden = 0.6180339887498949;
constexpr double fade_width = 0.05; ///< of the rank, over which a spike fades

struct SlotRow {
    double per_s = 1.0; ///< slots per display second
    double share = 0.0; ///< of the slots that carry a spike
    std::uint64_t seed = 0;
};

/// Calls found(time, strength, index) for each taken slot between `from_s` and `to_s`.
template <typename Found>
void for_each_taken(const SlotRow& row, double from_s, double to_s, Found found) {
    if (!(row.share > 0.0)) {
        return;
    }
    const double offset = hash01(row.seed, 10, 0);
    const auto first = static_cast<std::int64_t>(std::floor(from_s * row.per_s)) - 1;
    const auto last = static_cast<std::int64_t>(std::ceil(to_s * row.per_s)) + 1;
    for (std::int64_t k = first; k <= last; ++k) {
        // Ranks along the golden ratio are spread evenly for every share, so the train stays fairly regular.
        const double turns = static_cast<double>(k) * golden + offset;
        const double rank = turns - std::floor(turns);
        const double strength = std::clamp((row.share - rank) / fade_width + 0.5, 0.0, 1.0);
        const double jitter = 0.5 * (hash01(row.seed, 11, k) - 0.5);
        const double time = (static_cast<double>(k) + 0.5 + jitter) / row.per_s;
        if (strength > 0.0 && time >= from_s && time <= to_s) {
            found(time, static_cast<float>(strength), k);
        }
    }
}

} // namespace

SpikeTrain make_train(const StageMoment& moment,
                      int seed,
                      const SignalHandle& rate,
                      const SignalHandle& burst) {
    SpikeTrain train;
    train.seed = static_cast<std::uint64_t>(seed);
    train.rate_hz = moment.reader.now(rate);
    train.burst_share = moment.reader.now(burst) / 100.0;
    train.burst_rate_hz = moment.stage->burst_rate_hz;
    train.burst_spikes = moment.stage->burst_spikes;
    return train;
}

std::vector<Spike>
spikes_within(const SpikeTrain& train, const StageClock& clock, double window_s) {
    std::vector<Spike> spikes;
    const double now = clock.display_s;
    const double shown_hz = std::max(0.0, train.rate_hz) / clock.slow;
    const double in_bursts = std::clamp(train.burst_share, 0.0, 1.0);
    SlotRow singles{single_slots_per_s / clock.motion, 0.0, train.seed * 2 + 1};
    singles.share = shown_hz * (1.0 - in_bursts) / singles.per_s;
    for_each_taken(singles, now - window_s, now, [&](double time, float strength, std::int64_t k) {
        spikes.push_back({now - time, strength, k});
    });
    SlotRow bursts{burst_slots_per_s / clock.motion, 0.0, train.seed * 2 + 2};
    bursts.share = shown_hz * in_bursts / train.burst_spikes / bursts.per_s;
    const double gap = clock.slow / train.burst_rate_hz;
    const double burst_length = gap * (train.burst_spikes - 1);
    for_each_taken(bursts,
                   now - window_s - burst_length,
                   now,
                   [&](double time, float strength, std::int64_t k) {
                       for (int i = 0; i < train.burst_spikes; ++i) {
                           const double age = now - (time + gap * i);
                           if (age >= 0.0 && age <= window_s) {
                               spikes.push_back({age, strength, k * 16 + i});
                           }
                       }
                   });
    return spikes;
}

} // namespace disinhibit
