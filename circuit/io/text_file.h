#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

namespace disinhibit {

/// The bytes of a text file, without a byte order mark. Refused with an InputError: what is no regular file or cannot be
/// read, more than 1 MB, a line of more than 8 kB, a zero byte, and a dotted key of more than 16 parts (each costs the
/// TOML parser a level of recursion). Nothing beyond the limits is read.
std::string read_asset_file(const std::filesystem::path& file);

/// What read_asset_file refuses about the text itself, for text that comes from elsewhere; `name` is only told.
void check_text(const std::string& name, const std::string& text);

/// Lets `write` fill "<file>.partial" and renames it, so that nobody sees half a file. Throws InputError.
void write_text_file(const std::filesystem::path& file,
                     const std::function<void(std::ostream&)>& write);

/// 64-bit FNV-1a, chained: pass the former result as `hash`.
std::uint64_t hash_bytes(const std::string& bytes, std::uint64_t hash = 0xcbf29ce484222325ULL);

} // namespace disinhibit
