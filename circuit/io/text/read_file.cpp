#include "circuit/io/text/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <limits>
#include <ostream>
#include <system_error>

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = 1'000'000;
constexpr std::size_t longest_line = 8'192;

[[noreturn]] void
refuse_to_read(const fs::path& file, const std::string& found, const std::string& expected) {
    throw InputError({file.string()}, "", "found " + found, expected);
}

void check_lines(const std::string& name, const std::string& text) {
    int line = 1;
    for (std::size_t start = 0; start < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::size_t zero = text.find('\0', start);
        const bool too_long = end - start > longest_line;
        if (zero < end && !(too_long && zero - start > longest_line)) {
            throw InputError({name, line}, "", "found a zero byte", "a text file");
        }
        if (too_long) {
            throw InputError({name, line}, "", "found a very long line", "at most 8192 bytes");
        }
        start = end + 1;
    }
}

/// The next bytes of an open file of `expected` bytes, at most `most`; nothing at its end. False if they cannot be read.
bool read_block(int descriptor, std::size_t expected, std::size_t most, std::string& block) {
    constexpr std::size_t usual = 1U << 20U;
    block.resize(std::min({most, usual, expected + 1}));
    std::size_t size = 0;
    ssize_t count = 1;
    while (size < block.size() && count != 0) {
        count = read(descriptor, block.data() + size, block.size() - size);
        if (count < 0 && errno != EINTR) {
            return false;
        }
        size += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    block.resize(size);
    return true;
}

void for_each_block(const fs::path& file,
                    std::size_t most,
                    const std::function<void(const std::string&)>& take) {
    // O_NONBLOCK: a pipe without a writer is opened at once, to be refused.
    const int descriptor = open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        const bool is_missing = errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
        const std::string reason = std::system_category().message(errno);
        refuse_to_read(file,
                       is_missing ? "no such file" : "a file that cannot be read (" + reason + ")",
                       "a text file");
    }
    struct stat status {};
    const bool is_file = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    std::string block;
    bool was_read = is_file;
    do {
        was_read = was_read &&
                   read_block(descriptor, static_cast<std::size_t>(status.st_size), most, block);
        most -= std::min(most, block.size());
        if (was_read) {
            take(block);
        }
    } while (was_read && !block.empty() && most > 0);
    close(descriptor);
    if (!was_read) {
        refuse_to_read(file,
                       is_file ? "a file that cannot be read" : "something that is no file",
                       "a text file");
    }
}

} // namespace

std::string read_file(const fs::path& file) {
    std::string text = read_beginning(file, largest_file + 1);
    check_lines(file.string(), text);
    if (text.size() > largest_file) {
        refuse_to_read(file, "a very large file", "at most 1 MB");
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.erase(0, 3);
    }
    return text;
}

std::string read_beginning(const fs::path& file, std::size_t most_bytes) {
    std::string bytes;
    for_each_block(file, most_bytes, [&](const std::string& block) { bytes += block; });
    return bytes;
}

void copy_bytes(const fs::path& file, std::ostream& out) {
    for_each_block(file, std::numeric_limits<std::size_t>::max(), [&](const std::string& block) {
        out << block;
    });
}

std::uint64_t hash_of_file(const fs::path& file) {
    std::uint64_t hash = hash_bytes("");
    for_each_block(file, std::numeric_limits<std::size_t>::max(), [&](const std::string& block) {
        hash = hash_bytes(block, hash);
    });
    return hash;
}

std::vector<fs::path> toml_files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code fault;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        const fs::path& file = entry->path();
        if (file.extension() != ".toml" || file.filename().string().starts_with('.')) {
            continue;
        }
        if (!is_id(file.stem().string())) {
            refuse_to_read(file, "an unfit file name", "letters a-z, digits and _");
        }
        files.push_back(file);
    }
    if (fault) {
        const bool is_missing = fault == std::errc::no_such_file_or_directory;
        refuse_to_read(folder,
                       is_missing ? "no such folder"
                                  : "a folder that cannot be read (" + fault.message() + ")",
                       "a folder of TOML files");
    }
    std::sort(files.begin(), files.end());
    return files;
}

fs::path file_below(const fs::path& root,
                    const fs::path& folder,
                    const std::string& name,
                    const Place& place) {
    std::error_code fault;
    const fs::path base = fs::canonical(root, fault);
    const fs::path file = fault ? fs::path() : fs::canonical(folder / name, fault);
    const std::string found = "found \"" + one_line(name) + "\"";
    if (fault) {
        throw InputError(place, "include", found, "a file that is there");
    }
    const auto [in_base, in_file] =
        std::mismatch(base.begin(), base.end(), file.begin(), file.end());
    if (in_base != base.end()) {
        throw InputError(place, "include", found, "a file below " + root.string());
    }
    return folder / name;
}

bool is_id(const std::string& text) {
    const std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest &&
           text.find_first_not_of(letters) == std::string::npos;
}

std::uint64_t hash_bytes(const std::string& bytes, std::uint64_t hash) {
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
    }
    return hash;
}

} // namespace disinhibit
