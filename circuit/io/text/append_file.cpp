#include "circuit/io/text/append_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "circuit/io/text/input_error.h"

namespace disinhibit {

AppendFile::AppendFile(const std::filesystem::path& file) : file_(file) {
    open(O_CREAT | O_EXCL);
}

AppendFile::AppendFile(const std::filesystem::path& file, std::size_t bytes) : file_(file) {
    open(0);
    if (ftruncate(descriptor_, static_cast<off_t>(bytes)) != 0) {
        const int fault = errno;
        ::close(descriptor_);
        throw OutputError(file.string(), fault);
    }
}

AppendFile::~AppendFile() {
    ::close(descriptor_);
}

void AppendFile::open(int flags) {
    constexpr mode_t mode = 0666;
    descriptor_ = ::open(file_.c_str(), flags | O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK, mode);
    struct stat status {};
    if (descriptor_ < 0 || fstat(descriptor_, &status) != 0) {
        const std::string why = std::system_category().message(errno);
        throw InputError(
            {file_.string()}, "", "found a place that cannot be written (" + why + ")", "");
    }
    const bool plain = S_ISREG(status.st_mode);
    if (!plain || flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor_);
        throw InputError({file_.string()},
                         "",
                         plain ? "found another run that is writing this file"
                               : "found no plain file",
                         plain ? "a file of its own for each run" : "a plain file");
    }
}

void AppendFile::add(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor_, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            throw OutputError(file_.string(), errno);
        }
    }
}

std::string read_grown_file(const std::filesystem::path& file) {
    constexpr off_t largest = 16'000'000;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status {};
    const bool fits = descriptor >= 0 && fstat(descriptor, &status) == 0 &&
                      S_ISREG(status.st_mode) && status.st_size <= largest;
    std::string text(fits ? static_cast<std::size_t>(status.st_size) : 0, ' ');
    std::size_t got = 0;
    bool was_read = fits;
    while (was_read && got < text.size()) {
        const ssize_t part = ::read(descriptor, text.data() + got, text.size() - got);
        was_read = part > 0 || (part < 0 && errno == EINTR);
        got += part > 0 ? static_cast<std::size_t>(part) : 0;
    }
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (!was_read) {
        throw InputError(
            {file.string()}, "", "found nothing to read", "a plain file of at most 16 MB");
    }
    return text;
}

} // namespace disinhibit
