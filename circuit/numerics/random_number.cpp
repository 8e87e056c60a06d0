#include "circuit/numerics/random_number.h"

#include <cmath>

#include "circuit/numerics/elementary.h"

namespace disinhibit {

double uniform_number(std::uint64_t seed, std::uint64_t set, std::uint64_t index) {
    std::uint64_t z = seed;
    for (const std::uint64_t part : {set, index}) {
        z += 0x9e3779b97f4a7c15U * (part + 1);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        z ^= z >> 31;
    }
    return static_cast<double>(z >> 11) * 0x1.0p-53;
}

double normal_number(std::uint64_t seed, std::uint64_t set, std::uint64_t index) {
    const double u1 = uniform_number(seed, set, index);
    const double u2 = uniform_number(seed, set, ~index);
    return std::sqrt(-2.0 * logarithm(1.0 - u1)) * cosine_of_turns(u2);
}

std::uint64_t name_number(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char letter : name) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    }
    return hash;
}

} // namespace disinhibit
