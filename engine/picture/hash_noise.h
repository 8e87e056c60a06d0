#pragma once

#include <cstdint>

namespace disinhibit {

/// Scrambles 64 bits (the finaliser of splitmix64).
constexpr std::uint64_t hash_bits(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

/// A number in [0, 1) that is a pure function of (seed, stream, index): all "randomness" of the picture.
constexpr float hash01(std::uint64_t seed, std::uint64_t stream, std::int64_t index) {
    const std::uint64_t mixed =
        hash_bits(hash_bits(hash_bits(seed) ^ stream) ^ static_cast<std::uint64_t>(index));
    return static_cast<float>(mixed >> 40) * 0x1.0p-24f;
}

} // namespace disinhibit
