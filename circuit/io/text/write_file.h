#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

namespace disinhibit {

/// Whether a finished file must outlive a power cut. `scratch` is for what is of use only now.
enum class Durability { synced, scratch };

/// A file that appears as a whole or not at all. The place is claimed at once, so that a name that cannot be written is
/// told before hours of work; the bytes go to a new hidden file in the same folder, "finish" puts it into place.
///
///   * Links are followed: what they lead to is replaced, they stay. Mode and owner of a file that is replaced are kept.
///   * A pipe or a terminal is written through. A folder, a disk, a socket and a file that may not be written are refused.
///   * Two runs of one machine never write the same file at the same time: the second is refused.
///   * Nothing stays of what is not finished, not even after SIGINT, SIGTERM or SIGHUP.
class OutputFile {
  public:
    /// Throws InputError if `file` cannot be written.
    explicit OutputFile(const std::filesystem::path& file,
                        Durability durability = Durability::synced);
    OutputFile(OutputFile&&) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    std::ostream& stream();
    /// Puts the whole into place, on the disk before the name. Throws OutputError; then the former file is untouched.
    void finish();

  private:
    struct Writing;
    std::unique_ptr<Writing> writing_;
};

/// True if something of this name lies there, be it a link that leads nowhere. Where nothing can be looked at: false.
bool is_taken(const std::filesystem::path& file);

/// Makes a folder that an option of the command line names, with all above it. Throws InputError, which says that `expected`
/// should stand there.
void make_folder(const std::filesystem::path& folder,
                 const std::string& option,
                 const std::string& expected);

/// Writes a whole file. Throws InputError or OutputError.
void write_file(const std::filesystem::path& file,
                std::string_view bytes,
                Durability durability = Durability::synced);

/// The same from a stream that `write` fills.
void write_file(const std::filesystem::path& file, const std::function<void(std::ostream&)>& write);

} // namespace disinhibit
