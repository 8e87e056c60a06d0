#include "circuit/io/text/record_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {
namespace {

/// Of the numbers of a row and of its place among the rows, so that a row is not taken for another one.
std::uint64_t check_sum(std::uint64_t row, std::span<const double> numbers) {
    const std::string bytes(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
    return hash_bytes(bytes, hash_bytes(std::to_string(row)));
}

} // namespace

RecordFile::RecordFile(const std::filesystem::path& file,
                       const std::string& key,
                       std::size_t numbers)
    : file_(file), numbers_(numbers) {
    try {
        file_.empty() ? open_unnamed() : open_named();
        begin(fmt::format("disinhibit rows 1, {} numbers each, of {}\n", numbers, key));
        count_whole_rows();
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

RecordFile::~RecordFile() {
    ::close(descriptor_);
}

double RecordFile::size_bytes(double rows, double numbers) {
    return rows * (numbers + 1.0) * sizeof(double);
}

void RecordFile::open_unnamed() {
    std::string name = (std::filesystem::temp_directory_path() / "disinhibit-XXXXXX").string();
    descriptor_ = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0 || unlink(name.c_str()) != 0) {
        throw OutputError(name, errno);
    }
}

void RecordFile::open_named() {
    constexpr mode_t mode = 0666;
    descriptor_ =
        ::open(file_.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, mode);
    struct stat status {};
    if (descriptor_ < 0 || fstat(descriptor_, &status) != 0) {
        const std::string why = std::system_category().message(errno);
        throw InputError(
            {file_.string()}, "", "found a place that cannot be written (" + why + ")", "");
    }
    const bool plain = S_ISREG(status.st_mode);
    if (!plain || flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        throw InputError({file_.string()},
                         "",
                         plain ? "found another run that is writing this file"
                               : "found no plain file",
                         plain ? "a file of its own for each run" : "a plain file");
    }
}

void RecordFile::begin(const std::string& head) {
    head_bytes_ = head.size();
    std::string found(head.size(), '\0');
    const ssize_t got = pread(descriptor_, found.data(), found.size(), 0);
    found.resize(static_cast<std::size_t>(std::max<ssize_t>(0, got)));
    if (found == head) {
        return;
    }
    if (!head.starts_with(found)) { // a part of it: its run ended while it was written
        throw InputError({file_.string()},
                         "",
                         "found the finished rows of something else, or of another program",
                         "those of the same command, or no such file: remove it to begin anew");
    }
    write(0, head.data(), head.size());
}

void RecordFile::count_whole_rows() {
    std::vector<double> row(numbers_ + 1);
    std::uint64_t sum = 0;
    while (read_bytes(place_of(rows_), row.data(), row_bytes())) {
        std::memcpy(&sum, &row.back(), sizeof sum);
        if (sum != check_sum(rows_, {row.data(), numbers_})) {
            break;
        }
        ++rows_;
    }
    if (ftruncate(descriptor_, static_cast<off_t>(place_of(rows_))) != 0) {
        throw OutputError(file_.string(), errno);
    }
}

void RecordFile::add(const std::vector<double>& row) {
    std::vector<double> record(row);
    record.resize(numbers_ + 1);
    const std::uint64_t sum = check_sum(rows_, {record.data(), numbers_});
    std::memcpy(&record.back(), &sum, sizeof sum);
    write(place_of(rows_), record.data(), row_bytes());
    ++rows_;
}

void RecordFile::read(std::uint64_t row, std::size_t first, std::span<double> out) const {
    if (!read_bytes(place_of(row) + first * sizeof(double), out.data(), out.size_bytes())) {
        throw OutputError(file_.string(), EIO);
    }
}

void RecordFile::remove() {
    if (!file_.empty()) {
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }
}

void RecordFile::write(std::size_t place, const void* bytes, std::size_t count) {
    const char* next = static_cast<const char*>(bytes);
    while (count > 0) {
        const ssize_t written = pwrite(descriptor_, next, count, static_cast<off_t>(place));
        if (written >= 0) {
            next += written;
            place += static_cast<std::size_t>(written);
            count -= static_cast<std::size_t>(written);
        } else if (errno != EINTR) {
            throw OutputError(file_.empty() ? "a file for the finished rows" : file_.string(),
                              errno);
        }
    }
}

bool RecordFile::read_bytes(std::size_t place, void* bytes, std::size_t count) const {
    char* next = static_cast<char*>(bytes);
    while (count > 0) {
        const ssize_t got = pread(descriptor_, next, count, static_cast<off_t>(place));
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        const auto part = static_cast<std::size_t>(std::max<ssize_t>(0, got));
        next += part;
        place += part;
        count -= part;
    }
    return true;
}

} // namespace disinhibit
