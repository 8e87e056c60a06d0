#include "engine/view/journal_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string_view>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view title = "disinhibit journal ";
constexpr int version = 1;
constexpr off_t largest_file = 64'000'000;
constexpr int most_files = 1000; ///< names tried in one folder
constexpr int owner_only = 0600;
const std::string ending = ".journal";
const std::string usual_name = "session-";
const std::string aside_name = "aside-";

std::string head() {
    return fmt::format("{}{}\n", title, version);
}

std::uint64_t check_sum(const JournalRecord& record) {
    return hash_bytes(record.text, hash_bytes(record.kind));
}

std::string bytes_of(const JournalRecord& record) {
    return fmt::format(
        "@{} {} {:016x}\n{}\n", record.kind, record.text.size(), check_sum(record), record.text);
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

/// False if another process holds it. Throws where files cannot be held at all.
bool lock(int descriptor, const fs::path& path) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
        return true;
    }
    if (errno != EWOULDBLOCK) {
        throw InputError(
            {path.string()}, "", fmt::format("cannot be locked: {}", std::strerror(errno)), "");
    }
    return false;
}

bool same_file(int descriptor, const fs::path& path) {
    struct stat held {};
    struct stat named {};
    return ::fstat(descriptor, &held) == 0 && ::lstat(path.c_str(), &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/// The name of a file becomes as lasting as the file.
void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

std::string read_all(int descriptor) {
    std::string bytes;
    std::array<char, 65536> part{};
    off_t at = 0;
    for (;;) {
        const ssize_t found = ::pread(descriptor, part.data(), part.size(), at);
        if (found <= 0) {
            return bytes;
        }
        bytes.append(part.data(), static_cast<std::size_t>(found));
        at += found;
    }
}

template <class Number> bool read_number(std::string_view text, Number& number, int base) {
    const auto [rest, fault] =
        std::from_chars(text.data(), text.data() + text.size(), number, base);
    return fault == std::errc() && rest == text.data() + text.size();
}

/// Takes a whole record off the front of `bytes`; nothing if there is none.
std::optional<JournalRecord> take_record(std::string_view& bytes) {
    const std::size_t line_end = bytes.substr(0, 100).find('\n');
    if (bytes.empty() || bytes.front() != '@' || line_end == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view line = bytes.substr(1, line_end - 1);
    const std::size_t first = line.find(' ');
    const std::size_t second = line.find(' ', first + 1);
    std::size_t length = 0;
    std::uint64_t hash = 0;
    if (first == std::string_view::npos || second == std::string_view::npos ||
        !read_number(line.substr(first + 1, second - first - 1), length, 10) ||
        !read_number(line.substr(second + 1), hash, 16)) {
        return std::nullopt;
    }
    const std::string_view rest = bytes.substr(line_end + 1);
    if (length >= rest.size() || rest[length] != '\n') {
        return std::nullopt;
    }
    JournalRecord record{std::string(line.substr(0, first)), std::string(rest.substr(0, length))};
    if (check_sum(record) != hash) {
        return std::nullopt;
    }
    bytes = rest.substr(length + 1);
    return record;
}

} // namespace

JournalFile::JournalFile(fs::path path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

JournalFile::JournalFile(JournalFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)),
      bytes_(other.bytes_) {}

JournalFile& JournalFile::operator=(JournalFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(bytes_, other.bytes_);
    return *this;
}

JournalFile::~JournalFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

void JournalFile::fail(const std::string& what) const {
    throw InputError({path_.string()}, "", what, "");
}

JournalFile JournalFile::create(const fs::path& folder) {
    std::error_code fault;
    fs::create_directories(folder, fault);
    for (int number = 1; number <= most_files; ++number) {
        const fs::path path = folder / fmt::format("{}{}{}", usual_name, number, ending);
        const int descriptor =
            ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, owner_only);
        if (descriptor < 0 && errno != EEXIST) {
            throw InputError({folder.string()},
                             "",
                             fmt::format("cannot be written: {}", std::strerror(errno)),
                             "");
        }
        if (descriptor >= 0) {
            JournalFile file(path, descriptor);
            if (lock(descriptor, path) && file.is_where_it_was()) {
                return file;
            }
        }
    }
    throw InputError({folder.string()}, "", "found too many sessions", "at most 1000");
}

std::optional<JournalFile> JournalFile::take(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) {
        if (errno == ENOENT) {
            return std::nullopt;
        }
        throw InputError(
            {file.string()}, "", fmt::format("cannot be opened: {}", std::strerror(errno)), "");
    }
    JournalFile taken(file, descriptor);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size > largest_file) {
        taken.fail(S_ISREG(status.st_mode) ? "found a very large file" : "found no file");
    }
    if (!lock(descriptor, file) || !taken.is_where_it_was()) {
        return std::nullopt;
    }
    const std::string bytes = read_all(descriptor);
    taken.bytes_ = bytes.size();
    const std::size_t line_end = bytes.substr(0, 100).find('\n');
    int found = 0;
    if (!bytes.empty() &&
        (!bytes.starts_with(title) || line_end == std::string::npos ||
         !read_number(
             std::string_view(bytes).substr(title.size(), line_end - title.size()), found, 10))) {
        taken.fail("found no journal of a session");
    }
    if (found > version) {
        taken.fail(fmt::format("found journal {}, made by a newer Disinhibit", found));
    }
    return taken;
}

std::vector<fs::path> JournalFile::list(const fs::path& folder) {
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code fault;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        const std::string name = entry->path().filename().string();
        if (name.ends_with(ending) &&
            (name.starts_with(usual_name) || is_set_aside(entry->path()))) {
            std::error_code unseen;
            found.emplace_back(fs::last_write_time(entry->path(), unseen), entry->path());
        }
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<fs::path> files;
    for (auto& [time, path] : found) {
        files.push_back(std::move(path));
    }
    return files;
}

std::vector<JournalRecord> JournalFile::records() const {
    const std::string bytes = read_all(descriptor_);
    std::string_view rest = bytes;
    rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
    std::vector<JournalRecord> records;
    while (auto record = take_record(rest)) {
        records.push_back(std::move(*record));
    }
    return records;
}

bool JournalFile::is_where_it_was() const {
    return same_file(descriptor_, path_);
}

void JournalFile::append(const JournalRecord& record) {
    const std::string bytes = (bytes_ == 0 ? head() : "") + bytes_of(record);
    if (!is_where_it_was()) {
        fail("was taken away");
    }
    if (::lseek(descriptor_, 0, SEEK_END) < 0 || !write_all(descriptor_, bytes) ||
        ::fdatasync(descriptor_) != 0) {
        fail(fmt::format("cannot be written: {}", std::strerror(errno)));
    }
    bytes_ += bytes.size();
}

void JournalFile::replace(const JournalRecord& record) {
    const std::string bytes = head() + bytes_of(record);
    fs::path partial = path_;
    partial += ".partial";
    std::error_code fault;
    fs::create_directories(path_.parent_path(), fault);
    const int descriptor =
        ::open(partial.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, owner_only);
    if (descriptor < 0) {
        fail(fmt::format("cannot be written: {}", std::strerror(errno)));
    }
    JournalFile fresh(path_, descriptor);
    if (!lock(descriptor, path_) || !write_all(descriptor, bytes) || ::fdatasync(descriptor) != 0 ||
        ::rename(partial.c_str(), path_.c_str()) != 0) {
        const std::string reason = std::strerror(errno);
        ::unlink(partial.c_str());
        fail("cannot be written: " + reason);
    }
    sync_folder(path_.parent_path());
    fresh.bytes_ = bytes.size();
    *this = std::move(fresh);
}

bool JournalFile::is_set_aside(const fs::path& file) {
    return file.filename().string().starts_with(aside_name);
}

void JournalFile::set_aside() {
    std::error_code fault;
    for (int number = 1; number <= most_files && !is_set_aside(path_); ++number) {
        const fs::path aside =
            path_.parent_path() / fmt::format("{}{}{}", aside_name, number, ending);
        if (!fs::exists(aside, fault) && ::rename(path_.c_str(), aside.c_str()) == 0) {
            path_ = aside;
        }
    }
}

void JournalFile::remove() {
    if (is_where_it_was()) {
        ::unlink(path_.c_str());
    }
}

} // namespace disinhibit
