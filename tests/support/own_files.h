#pragma once

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/support/temporary_folder.h"

namespace disinhibit {

/// A copy of assets and shaders that may be broken, for as long as this object lives.
class OwnFiles {
  public:
    OwnFiles() {
        const std::filesystem::path source = DISINHIBIT_SOURCE_DIR;
        std::filesystem::copy(
            source / "assets", assets(), std::filesystem::copy_options::recursive);
        std::filesystem::copy(
            source / "shaders", shaders(), std::filesystem::copy_options::recursive);
        setenv("DISINHIBIT_ASSETS", assets().c_str(), 1);
        setenv("DISINHIBIT_SHADERS", shaders().c_str(), 1);
    }
    ~OwnFiles() {
        unsetenv("DISINHIBIT_ASSETS");
        unsetenv("DISINHIBIT_SHADERS");
    }
    OwnFiles(const OwnFiles&) = delete;
    OwnFiles& operator=(const OwnFiles&) = delete;

    std::filesystem::path assets() const { return folder_.path() / "assets"; }
    std::filesystem::path shaders() const { return folder_.path() / "shaders"; }
    /// Writes a file so that its time differs from before.
    void write(const std::filesystem::path& file, const std::string& text) {
        write_bytes(file, text);
        std::filesystem::last_write_time(
            file, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(++later_));
    }

  private:
    TemporaryFolder folder_;
    int later_ = 0;
};

} // namespace disinhibit
