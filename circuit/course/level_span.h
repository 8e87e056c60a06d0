#pragma once

namespace disinhibit {

/// A stretch of a course in which a level lies above a limit.
struct LevelSpan {
    int limit = -1; ///< row of the model's limits
    double from_s = 0.0;
    double to_s = 0.0; ///< of a stretch that lasts: as far as the course reaches
    double peak = 0.0; ///< largest level, internal unit
    double peak_at_s = 0.0;
    bool operator==(const LevelSpan&) const = default;
};

} // namespace disinhibit
