#pragma once

/// The memory that this test program asks for: counted, and refused.
namespace disinhibit {

/// How often all threads have asked so far.
long allocations();

/// While it lives, the `number`-th request (from 1) of all threads but the one that made it is refused: std::bad_alloc.
class ScarceMemory {
  public:
    explicit ScarceMemory(long number);
    ~ScarceMemory();
    ScarceMemory(const ScarceMemory&) = delete;
    ScarceMemory& operator=(const ScarceMemory&) = delete;

    /// True once it was refused.
    bool met() const;
};

} // namespace disinhibit
