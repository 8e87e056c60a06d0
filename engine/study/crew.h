#pragma once

#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace disinhibit {

/// Several threads that do the same work, each until it returns. What one of them throws ends neither the program nor the
/// others.
class Crew {
  public:
    /// With as many of `threads` as the machine gives; throws std::system_error if it gives none. `work` must take what it
    /// does from where the others take it.
    Crew(int threads, std::function<void()> work);
    /// Waits for all.
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    /// How many threads there are, until they are joined.
    int size() const { return static_cast<int>(threads_.size()); }
    /// Waits for all, then throws what the first of them has thrown.
    void join();

  private:
    void run();

    std::function<void()> work_;
    std::mutex mutex_;
    std::exception_ptr fault_; ///< guarded by mutex_
    std::vector<std::thread> threads_;
};

} // namespace disinhibit
