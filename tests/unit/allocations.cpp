#include "tests/unit/allocations.h"

#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>
#include <thread>

namespace {

constexpr long never = std::numeric_limits<long>::max();

std::atomic<long> requests = 0;
std::atomic<long> until_refusal = never; ///< 0: it has been
std::atomic<std::thread::id> spared;

bool is_refused() {
    ++requests;
    return until_refusal != never && std::this_thread::get_id() != spared.load() &&
           until_refusal-- == 1;
}

void* allocate(std::size_t size) {
    if (void* memory = is_refused() ? nullptr : std::malloc(size == 0 ? 1 : size)) {
        return memory;
    }
    throw std::bad_alloc();
}

/// Who asks like this has another way, so that nothing would come of a refusal.
void* allocate_or_not(std::size_t size) noexcept {
    ++requests;
    return std::malloc(size == 0 ? 1 : size);
}

} // namespace

// These take the place of the library's in the whole program.
void* operator new(std::size_t size) {
    return allocate(size);
}
void* operator new[](std::size_t size) {
    return allocate(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return allocate_or_not(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return allocate_or_not(size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace disinhibit {

long allocations() {
    return requests;
}

ScarceMemory::ScarceMemory(long number) {
    spared = std::this_thread::get_id();
    until_refusal = number;
}

ScarceMemory::~ScarceMemory() {
    until_refusal = never;
}

bool ScarceMemory::met() const {
    return until_refusal <= 0;
}

} // namespace disinhibit
