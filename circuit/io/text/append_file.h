#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace disinhibit {

/// A plain file that grows piece by piece and may be cut off anywhere: what has been added stays, whatever ends the
/// program. One run at a time: a second one is refused.
class AppendFile {
  public:
    /// Makes a new file. Throws InputError if anything of this name is there.
    explicit AppendFile(const std::filesystem::path& file);
    /// Goes on after the first `bytes` of a file; what follows them is cut off. Throws InputError.
    AppendFile(const std::filesystem::path& file, std::size_t bytes);
    AppendFile(const AppendFile&) = delete;
    AppendFile& operator=(const AppendFile&) = delete;
    ~AppendFile();

    /// Throws OutputError.
    void add(std::string_view text);

  private:
    void open(int flags);

    std::filesystem::path file_;
    int descriptor_ = -1;
};

/// The bytes of a file that has grown so: a plain file of at most 16 MB. Throws InputError.
std::string read_grown_file(const std::filesystem::path& file);

} // namespace disinhibit
