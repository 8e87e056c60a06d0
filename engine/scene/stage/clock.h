#pragma once

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

/// The time that exchange runs on. Receptors change their ligands at the rates of dissociation of the model, in
/// simulated time, slowed by a stated factor where that would be faster than the eye.
struct ExchangeClock {
    double t_s = 0.0;            ///< simulated time / slow; 0 while nothing moves
    double s_per_viewer_s = 1.0; ///< how fast t_s runs for the viewer
    double slow = 1.0;
    bool moves = true;
};

/// `fastest_per_s`: largest rate of dissociation on the stage; `t_s`, `speed`: simulated time and its playback. The
/// factor of the row 1, 2, 5, 10 ... that lets a receptor exchange at most every other second.
ExchangeClock make_exchange_clock(double t_s, double speed, double fastest_per_s, bool moves);

} // namespace disinhibit
