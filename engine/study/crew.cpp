#include "engine/study/crew.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace disinhibit {

Crew::Crew(int threads, std::function<void()> work) : work_(std::move(work)) {
    threads_.reserve(static_cast<std::size_t>(std::max(1, threads)));
    for (int i = 0; i < std::max(1, threads); ++i) {
        try {
            threads_.emplace_back([this] { run(); });
        } catch (const std::system_error&) {
            if (threads_.empty()) {
                throw;
            }
            return; // those that are there do it all
        }
    }
}

Crew::~Crew() {
    for (std::thread& thread : threads_) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

void Crew::run() {
    try {
        work_();
    } catch (...) {
        const std::lock_guard lock(mutex_);
        fault_ = fault_ ? fault_ : std::current_exception();
    }
}

void Crew::join() {
    for (std::thread& thread : threads_) {
        thread.join();
    }
    threads_.clear();
    if (fault_) {
        std::rethrow_exception(std::exchange(fault_, nullptr));
    }
}

} // namespace disinhibit
