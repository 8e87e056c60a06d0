#include "engine/app/file_watch.h"

namespace disinhibit {

void FileWatch::add(const std::filesystem::path& file) {
    std::error_code error;
    times_[file] = std::filesystem::last_write_time(file, error);
}

bool FileWatch::changed(const std::filesystem::path& file) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(file, error);
    const auto known = times_.find(file);
    if (error || known == times_.end() || known->second == time) {
        return false;
    }
    known->second = time;
    return true;
}

} // namespace disinhibit
