#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace disinhibit {

/// One entry of a journal: a kind, one word, and its bytes.
struct JournalRecord {
    std::string kind;
    std::string text;
    bool operator==(const JournalRecord&) const = default;
};

/// A file that grows by records and belongs to one process at a time. Every record carries its length and a check sum, so
/// that one that was torn by a crash is seen and left out. Not for two threads at once.
class JournalFile {
  public:
    /// A new one under the first free name in `folder`, which is made. Throws InputError.
    static JournalFile create(const std::filesystem::path& folder);
    /// The one in `file`; nothing if another process holds it or it is gone. Throws InputError if it is no journal, too
    /// large or of a newer version.
    static std::optional<JournalFile> take(const std::filesystem::path& file);
    /// All journals of a folder, the one written last first.
    static std::vector<std::filesystem::path> list(const std::filesystem::path& folder);

    JournalFile(JournalFile&& other) noexcept;
    JournalFile& operator=(JournalFile&& other) noexcept;
    JournalFile(const JournalFile&) = delete;
    JournalFile& operator=(const JournalFile&) = delete;
    ~JournalFile(); ///< lets go of it

    const std::filesystem::path& path() const { return path_; }
    std::size_t bytes() const { return bytes_; }
    /// The records up to the first that is not whole.
    std::vector<JournalRecord> records() const;
    /// Written and on the disk. Throws InputError; then only replace() makes it good again.
    void append(const JournalRecord& record);
    /// Holds nothing but `record` from now on: all at once, on the disk. Throws InputError.
    void replace(const JournalRecord& record);
    /// Renames it: only who asks for former sessions finds it.
    void set_aside();
    static bool is_set_aside(const std::filesystem::path& file);
    void remove();

  private:
    JournalFile(std::filesystem::path path, int descriptor);
    [[noreturn]] void fail(const std::string& what) const;
    bool is_where_it_was() const;

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::size_t bytes_ = 0;
};

} // namespace disinhibit
