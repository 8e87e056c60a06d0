#include "engine/app/window/file_watch.h"

namespace disinhibit {
namespace {

/// When `file` was written; the beginning of time if it is not there.
std::filesystem::file_time_type time_of(const std::filesystem::path& file) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(file, error);
    return error ? std::filesystem::file_time_type::min() : time;
}

} // namespace

void FileWatch::add(const std::filesystem::path& file) {
    times_[file] = time_of(file);
}

bool FileWatch::changed(const std::filesystem::path& file) {
    const auto known = times_.find(file);
    const auto time = time_of(file);
    if (known == times_.end() || known->second == time) {
        return false;
    }
    known->second = time;
    return true;
}

} // namespace disinhibit
