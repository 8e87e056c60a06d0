#include "engine/scene/stage/level_camera.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

constexpr float zoom_s = 0.6f;
constexpr float fade_s = 0.15f;
constexpr float wheel_rest_s = 0.2f;  ///< the wheel counts as let go after this
constexpr float smallest_push = 0.1f; ///< of the way; less springs back
constexpr float nearest = static_cast<float>(StageLevel::synapse);
constexpr float farthest = static_cast<float>(StageLevel::brain);

float place_of(StageLevel level) {
    return static_cast<float>(level);
}

StageLevel level_at(float position) {
    return static_cast<StageLevel>(
        static_cast<int>(std::lround(std::clamp(position, farthest, nearest))));
}

float ease_in_out(float t) {
    const float back = -2.0f * t + 2.0f;
    return t < 0.5f ? 4.0f * t * t * t : 1.0f - 0.5f * back * back * back;
}

} // namespace

bool CameraShot::at_rest() const {
    return faded >= 1.0f && position == std::round(position);
}

StageLevel CameraShot::level() const {
    return level_at(position);
}

LevelCamera::LevelCamera(StageLevel level)
    : target_(level), left_(level), position_(place_of(level)), from_(position_) {}

LevelCamera::LevelCamera(StageLevel level, float position)
    : target_(level), left_(level_at(position)), position_(std::clamp(position, farthest, nearest)),
      from_(position_) {}

void LevelCamera::go_to(StageLevel level) {
    if (level == target_ && pushed_s_ < 0.0f) {
        return;
    }
    left_ = level_at(position_);
    target_ = level;
    from_ = position_;
    elapsed_s_ = 0.0f;
    pushed_s_ = -1.0f;
    moving_ = true;
}

void LevelCamera::step(int levels) {
    go_to(level_at(place_of(target_) + static_cast<float>(levels)));
}

void LevelCamera::push(float levels) {
    if (pushed_s_ < 0.0f) {
        left_ = level_at(position_);
    }
    moving_ = false;
    fades_ = false;
    pushed_s_ = 0.0f;
    position_ = std::clamp(position_ + levels, farthest, nearest);
    target_ = level_at(position_);
}

void LevelCamera::settle_push() {
    const float moved = position_ - place_of(left_);
    StageLevel goal = left_;
    if (moved > smallest_push) {
        goal = level_at(std::ceil(position_));
    } else if (moved < -smallest_push) {
        goal = level_at(std::floor(position_));
    }
    go_to(goal);
}

void LevelCamera::advance(float wall_s, bool reduced_motion) {
    if (pushed_s_ >= 0.0f) {
        pushed_s_ += wall_s;
        if (pushed_s_ < wheel_rest_s) {
            return;
        }
        settle_push();
    }
    if (!moving_) {
        return;
    }
    elapsed_s_ += wall_s;
    fades_ = reduced_motion;
    const float length_s = reduced_motion ? fade_s : zoom_s;
    const float share = std::min(1.0f, elapsed_s_ / length_s);
    const float goal = place_of(target_);
    position_ = reduced_motion ? goal : from_ + (goal - from_) * ease_in_out(share);
    if (share >= 1.0f) {
        position_ = goal;
        moving_ = false;
        fades_ = false;
    }
}

CameraShot LevelCamera::shot() const {
    CameraShot shot;
    shot.position = position_;
    shot.fading = left_;
    shot.faded = fades_ && left_ != target_ ? std::min(1.0f, elapsed_s_ / fade_s) : 1.0f;
    return shot;
}

} // namespace disinhibit
