#include "engine/scene/stage/clock.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

constexpr double most_per_s = 3.0; ///< spikes per second of the viewer at one point

} // namespace

double stage_motion_rate(double playback_speed) {
    return std::clamp(playback_speed, 1e-6, 1.0);
}

double choose_slow_factor(double fastest_hz, double motion) {
    const double needed = fastest_hz * motion / most_per_s;
    double decade = 1.0;
    while (std::isfinite(needed) && decade < 1e9) {
        for (const double step : {1.0, 2.0, 5.0}) {
            if (step * decade >= needed * (1.0 - 1e-9)) {
                return step * decade;
            }
        }
        decade *= 10.0;
    }
    return decade;
}

ExchangeClock make_exchange_clock(double t_s, double speed, double fastest_per_s, bool moves) {
    constexpr double per_viewer_s = 0.5; ///< exchanges of one receptor
    ExchangeClock clock;
    clock.moves = moves;
    // choose_slow_factor allows most_per_s.
    clock.slow = choose_slow_factor(most_per_s * fastest_per_s / per_viewer_s, speed);
    clock.t_s = moves ? t_s / clock.slow : 0.0;
    clock.s_per_viewer_s = std::max(speed, 1e-6) / clock.slow;
    return clock;
}

} // namespace disinhibit
