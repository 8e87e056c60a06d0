#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace disinhibit {

/// The bytes of a text file, without a byte order mark. Refused with an InputError: what is no regular file or cannot be
/// read, more than 1 MB, a line of more than 8 kB, a zero byte, and a dotted key of more than 16 parts (each costs the
/// TOML parser a level of recursion). Nothing beyond the limits is read.
std::string read_file(const std::filesystem::path& file);

/// 64-bit FNV-1a, chained: pass the former result as `hash`.
std::uint64_t hash_bytes(const std::string& bytes, std::uint64_t hash = 0xcbf29ce484222325ULL);

} // namespace disinhibit
