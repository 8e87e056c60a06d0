#pragma once

#include "engine/core/stage_level.h"

namespace disinhibit {

/// What the camera sees at one moment. Position: 1 brain, 2 circuit, 3 synapse, and everything between.
struct CameraShot {
    float position = static_cast<float>(StageLevel::circuit);
    /// Reduced motion: the level that fades away while that at `position` appears; `faded` runs from 0 to 1.
    StageLevel fading = StageLevel::circuit;
    float faded = 1.0f;

    bool at_rest() const;
    /// The level nearest to the position.
    StageLevel level() const;
};

/// The eye between the levels. It belongs to the view and knows only the time of the wall: nothing of the simulation
/// depends on it.
///
///   A chosen level: cubic in-out over 600 ms from wherever the camera is.
///   The wheel: the camera follows at once; when the wheel rests, it eases on to the next level in that direction.
///   Reduced motion: no way at all, a cross-fade of 150 ms.
class LevelCamera {
  public:
    explicit LevelCamera(StageLevel level = StageLevel::circuit);
    /// On its way to `level` and held at `position` until it is told to go on.
    LevelCamera(StageLevel level, float position);

    void go_to(StageLevel level);
    /// Moves by a share of the way between two levels, > 0 nearer.
    void push(float levels);
    /// One level nearer (+1) or farther (-1), if there is one.
    void step(int levels);
    void advance(float wall_s, bool reduced_motion);

    /// The level that the camera is at or on its way to.
    StageLevel target() const { return target_; }
    CameraShot shot() const;
    bool moving() const { return moving_ || pushed_s_ >= 0.0f; }

  private:
    void settle_push();

    StageLevel target_;
    StageLevel left_; ///< where the present move or push began
    float position_;
    float from_;
    float elapsed_s_ = 0.0f;
    float pushed_s_ = -1.0f; ///< time since the wheel moved last; < 0: not being pushed
    bool moving_ = false;
    bool fades_ = false;
};

} // namespace disinhibit
