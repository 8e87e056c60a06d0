#include "engine/core/playback_clock.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace disinhibit {

double motion_rate(double speed) {
    return std::min(speed, 1.0);
}

void PlaybackClock::set_speed(double speed) {
    assert(speed > 0.0);
    speed_ = speed;
}

void PlaybackClock::set_loop(double begin_s, double end_s) {
    loop_begin_s_ = std::max(begin_s, 0.0);
    loop_end_s_ = end_s;
}

void PlaybackClock::advance(double wall_s, double limit_s) {
    assert(wall_s >= 0.0);
    if (!playing_) {
        return;
    }
    const double length_s = loop_end_s_ - loop_begin_s_;
    const double beyond_s = now_s_ + wall_s * speed_ - loop_end_s_;
    if (length_s > 0.0 && now_s_ <= loop_end_s_ && beyond_s >= 0.0 && limit_s >= loop_end_s_) {
        // As a seek: every round looks the same.
        seek(loop_begin_s_ + std::fmod(beyond_s, length_s));
        return;
    }
    now_s_ = std::max(now_s_, std::min(now_s_ + wall_s * speed_, limit_s));
    display_s_ += wall_s * motion_rate(speed_);
}

void PlaybackClock::seek(double t_s) {
    const double target_s = std::max(t_s, 0.0);
    display_s_ += (target_s - now_s_) / speed_ * motion_rate(speed_);
    now_s_ = target_s;
}

void PlaybackClock::put(double now_s, double display_s) {
    now_s_ = std::max(now_s, 0.0);
    display_s_ = display_s;
}

void PlaybackClock::restart(double t_s) {
    put(t_s, 0.0);
}

} // namespace disinhibit
