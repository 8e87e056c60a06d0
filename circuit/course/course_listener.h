#pragma once

#include <cstddef>

#include "circuit/describe/signals.h"

namespace disinhibit {

/// Hears what is read of several courses while they are integrated: each one's readings in the order of time, those of
/// different courses in any order, on the thread that integrates them.
class CourseListener {
  public:
    CourseListener() = default;
    CourseListener(const CourseListener&) = delete;
    CourseListener& operator=(const CourseListener&) = delete;
    virtual ~CourseListener() = default;

    /// Course `number` begins from this rest. If it had begun before, what was heard of it is void.
    virtual void begin(std::size_t number, const Snapshot& baseline) = 0;
    /// One reading of it, which holds until this returns.
    virtual void read(std::size_t number, const Snapshot& now) = 0;
};

} // namespace disinhibit
