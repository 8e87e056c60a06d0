#pragma once

namespace disinhibit {

/// Chooses where the trajectory is read. Pure arithmetic: wall time comes in as numbers, nothing is
/// measured here, and nothing that is computed by the model depends on it.
///
/// Two times run together:
///   now     simulated time at the playhead, s; grows by wall time * speed while playing
///   display time of everything that moves on the stage, s; grows by wall time * motion_rate(speed)
/// Both are the same function of the playback, so a seek moves the display time as if the stretch
/// had been played at the present speed, and seeking back undoes it exactly.
class PlaybackClock {
  public:
    /// `speed` in simulated seconds per wall second, > 0.
    explicit PlaybackClock(double speed = 1.0) : speed_(speed) {}

    double now_s() const { return now_s_; }
    double display_s() const { return display_s_; }
    double speed() const { return speed_; }
    bool playing() const { return playing_; }

    void play() { playing_ = true; }
    void pause() { playing_ = false; }
    void toggle() { playing_ = !playing_; }
    void set_speed(double speed);
    /// Playing runs round: on reaching end_s from inside, it goes on at begin_s. end_s <= begin_s: no loop.
    void set_loop(double begin_s, double end_s);

    /// Lets `wall_s` pass. Simulated time stops at `limit_s` (what has been computed so far) and
    /// waits there, without pausing; the wall time that did not fit is dropped.
    void advance(double wall_s, double limit_s);
    /// Puts the playhead at t_s >= 0.
    void seek(double t_s);
    /// Puts the playhead at now_s >= 0 and everything that moves at display_s.
    void put(double now_s, double display_s);
    /// Puts both times back to the start: t_s and display time 0.
    void restart(double t_s);

  private:
    double now_s_ = 0.0;
    double display_s_ = 0.0;
    double speed_;
    double loop_begin_s_ = 0.0;
    double loop_end_s_ = 0.0;
    bool playing_ = false;
};

/// Display seconds per wall second: 1 from real time upwards (the stage slows spikes by a factor that
/// it prints), the speed itself in slow motion.
double motion_rate(double speed);

} // namespace disinhibit
