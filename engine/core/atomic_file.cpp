#include "engine/core/atomic_file.h"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

namespace disinhibit {

void write_atomically(const std::filesystem::path& file,
                      const std::function<void(const std::filesystem::path&)>& write) {
    std::filesystem::path partial = file;
    partial += ".partial";
    std::error_code error;
    try {
        write(partial);
        std::filesystem::rename(partial, file, error);
        if (error) {
            throw std::runtime_error(fmt::format("{}: {}", file.string(), error.message()));
        }
    } catch (...) {
        std::filesystem::remove(partial, error);
        throw;
    }
}

void write_text_atomically(const std::filesystem::path& file, const std::string& text) {
    write_atomically(file, [&](const std::filesystem::path& partial) {
        std::ofstream stream(partial, std::ios::binary);
        stream.write(text.data(), static_cast<std::streamsize>(text.size()));
        stream.close();
        if (!stream) {
            throw std::runtime_error(fmt::format("{}: cannot be written", file.string()));
        }
    });
}

} // namespace disinhibit
