#pragma once

#include <filesystem>
#include <map>

namespace disinhibit {

/// Notices that files have changed on disk, for hot reload.
class FileWatch {
  public:
    void add(const std::filesystem::path& file);
    /// True if `file` was written, removed or put back since it was added or last asked about.
    bool changed(const std::filesystem::path& file);

  private:
    std::map<std::filesystem::path, std::filesystem::file_time_type> times_;
};

} // namespace disinhibit
