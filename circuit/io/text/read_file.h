#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "circuit/io/text/input_error.h"

namespace disinhibit {

/// The bytes of a text file, without a byte order mark. Refused with an InputError: what is no regular file (nothing is
/// waited for) or cannot be read, more than 1 MB, a line of more than 8 kB, and a zero byte. Nothing beyond the limits is
/// read.
std::string read_file(const std::filesystem::path& file);

/// At most so many bytes of any file, from its beginning. Refused with an InputError: what is no regular file (nothing is
/// waited for) or cannot be read.
std::string read_beginning(const std::filesystem::path& file, std::size_t most_bytes);

/// All bytes of a file, however many, into a stream. Refused as by read_beginning.
void copy_bytes(const std::filesystem::path& file, std::ostream& out);

/// hash_bytes of a file, however large. Refused as by read_beginning.
std::uint64_t hash_of_file(const std::filesystem::path& file);

/// The files *.toml of a folder, ascending by name. What systems and editors leave there (hidden files) is no file of
/// ours. Throws InputError if there is no such folder, or for a name that is no id (a-z, 0-9 and _).
std::vector<std::filesystem::path> toml_files_in(const std::filesystem::path& folder);

/// The file that `name` means in `folder`, which the text at `place` names. Throws InputError unless it is there and lies,
/// links followed, below `root`.
std::filesystem::path file_below(const std::filesystem::path& root,
                                 const std::filesystem::path& folder,
                                 const std::string& name,
                                 const Place& place);

/// True for a name of letters a-z, digits and _, at most 64.
bool is_id(const std::string& text);

/// 64-bit FNV-1a, chained: pass the former result as `hash`.
std::uint64_t hash_bytes(const std::string& bytes, std::uint64_t hash = 0xcbf29ce484222325ULL);

} // namespace disinhibit
