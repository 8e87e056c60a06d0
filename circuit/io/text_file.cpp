#include "circuit/io/text_file.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "circuit/io/input_error.h"

namespace disinhibit {
namespace {

constexpr std::size_t largest_file = 1'000'000;
constexpr std::size_t longest_line = 8'192;
constexpr int longest_key = 16;

/// Counts the parts of dotted keys ("a.b.c" has three) in a run of bytes.
class DottedKeyLength {
  public:
    int after(char byte) {
        if (byte == ' ' || byte == '\t') {
            word_ended_ = !after_dot_;
        } else if (byte == '.') {
            parts_ += 1;
            after_dot_ = true;
            word_ended_ = false;
        } else if (std::string_view("=,[]{}#\n").find(byte) != std::string_view::npos) {
            *this = DottedKeyLength{};
        } else {
            if (word_ended_) {
                *this = DottedKeyLength{};
            }
            after_dot_ = false;
        }
        return parts_;
    }

  private:
    int parts_ = 1;
    bool after_dot_ = false;
    bool word_ended_ = false;
};

} // namespace

void check_text(const std::string& name, const std::string& text) {
    int line = 1;
    std::size_t start = 0;
    DottedKeyLength dotted;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const Place place{name, line};
        if (text[at] == '\0') {
            throw InputError(place, "", "found a zero byte", "a text file");
        }
        if (dotted.after(text[at]) > longest_key) {
            throw InputError(place, "", "found a very long dotted key", "at most 16 parts");
        }
        if (at - start > longest_line) {
            throw InputError(place, "", "found a very long line", "at most 8192 bytes");
        }
        if (text[at] == '\n') {
            line += 1;
            start = at + 1;
        }
    }
}

std::string read_asset_file(const std::filesystem::path& file) {
    const std::string name = file.string();
    std::error_code fault;
    const std::filesystem::file_status status = std::filesystem::status(file, fault);
    if (!std::filesystem::exists(status)) {
        throw InputError({name}, "", "found no such file", "a text file");
    }
    if (!std::filesystem::is_regular_file(status)) {
        throw InputError({name}, "", "found something that is no file", "a text file");
    }
    std::ifstream in(file, std::ios::binary);
    std::string text(largest_file + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad() || (in.fail() && !in.eof())) {
        throw InputError({name}, "", "found a file that cannot be read", "a text file");
    }
    text.resize(static_cast<std::size_t>(in.gcount()));
    const bool too_large = text.size() > largest_file;
    check_text(name, text);
    if (too_large) {
        throw InputError({name}, "", "found a very large file", "at most 1 MB");
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.erase(0, 3);
    }
    return text;
}

void write_text_file(const std::filesystem::path& file,
                     const std::function<void(std::ostream&)>& write) {
    std::filesystem::path partial = file;
    partial += ".partial";
    std::error_code fault;
    {
        std::ofstream out(partial, std::ios::binary | std::ios::trunc);
        if (!out) {
            throw InputError({file.string()}, "", "found a place that cannot be written", "");
        }
        try {
            write(out);
        } catch (...) {
            out.close();
            std::filesystem::remove(partial, fault);
            throw;
        }
        out.flush();
        if (!out) {
            std::filesystem::remove(partial, fault);
            throw InputError({file.string()}, "", "could not be written completely", "");
        }
    }
    std::filesystem::rename(partial, file, fault);
    if (fault) {
        const std::string reason = fault.message();
        std::filesystem::remove(partial, fault);
        throw InputError({file.string()}, "", "could not be put in place: " + reason, "");
    }
}

std::uint64_t hash_bytes(const std::string& bytes, std::uint64_t hash) {
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
    }
    return hash;
}

} // namespace disinhibit
