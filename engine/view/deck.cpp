#include "engine/view/deck.h"

#include <algorithm>

#include "engine/core/playback_clock.h"

namespace disinhibit {
namespace {

/// Slow at both ends.
double ease(double share) {
    const double t = std::clamp(share, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

} // namespace

Shot glide_between(const Shot& from, const Shot& to, double share) {
    Shot shot = to;
    shot.playing = false;
    const double way_s = ease(share) * (to.time_s - from.time_s);
    shot.time_s = from.time_s + way_s;
    // What moves goes on as if that stretch had been played at the speed of the slide.
    shot.motion_s = from.motion_s + way_s / to.speed * motion_rate(to.speed);
    return shot;
}

bool same_runs(const Shot& a, const Shot& b) {
    return a.a.scenario == b.a.scenario && a.b.has_value() == b.b.has_value() &&
           (!a.b || a.b->scenario == b.b->scenario) && a.layout == b.layout;
}

} // namespace disinhibit
