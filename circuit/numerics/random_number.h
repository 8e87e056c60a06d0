#pragma once

#include <cstdint>
#include <string_view>

namespace disinhibit {

/// Numbers that look random and depend only on what they are asked for, so that no draw moves another one and any of
/// them can be drawn again, in any order and on any thread.

/// A uniform number in [0, 1) for (seed, set, index): the mixing function of SplitMix64 (Steele, Lea and Flood 2014) over the three.
double uniform_number(std::uint64_t seed, std::uint64_t set, std::uint64_t index);

/// A standard normal number for (seed, set, index): z = sqrt(-2 ln(1 - u1)) cos(2 pi u2) (Box and Muller 1958).
double normal_number(std::uint64_t seed, std::uint64_t set, std::uint64_t index);

/// A number for a name, the same everywhere: 64-bit FNV-1a (Fowler, Noll and Vo).
std::uint64_t name_number(std::string_view name);

} // namespace disinhibit
