#include "circuit/io/text/printable.h"

#include <fmt/format.h>

namespace disinhibit {
namespace {

/// One character of a text: how many bytes it takes, and whether it may be shown.
struct Character {
    std::size_t length = 1;
    bool is_fit = true;
    bool ends_a_line = false; ///< also the separators of Unicode
    char32_t code = 0;        ///< 0: the byte is no UTF-8
};

/// Length of the UTF-8 character that starts with `lead`, 0 if none does.
std::size_t utf8_length(unsigned char lead) {
    return lead < 0x80                    ? 1
           : lead >= 0xC2 && lead <= 0xDF ? 2
           : lead >= 0xE0 && lead <= 0xEF ? 3
           : lead >= 0xF0 && lead <= 0xF4 ? 4
                                          : 0;
}

/// Controls (C0, DEL, C1) and what embeds, overrides or isolates a direction of writing.
bool is_unfit(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || (code >= 0xD800 && code <= 0xDFFF) ||
           code > 0x10FFFF;
}

Character character_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = utf8_length(lead);
    if (length == 1) {
        const bool ends_line = lead == '\r' && text.substr(at + 1, 1) == "\n";
        const bool is_blank = lead == '\n' || lead == '\t' || ends_line;
        return {1, is_blank || !is_unfit(lead), is_blank, lead};
    }
    constexpr unsigned lead_bits[] = {0, 0, 0x1F, 0x0F, 0x07};
    char32_t code = lead & lead_bits[length];
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
        if ((next & 0xC0U) != 0x80U) {
            return {1, false, false, 0};
        }
        code = (code << 6) | (next & 0x3FU);
    }
    constexpr char32_t shortest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (length == 0 || code < shortest[length]) {
        return {1, false, false, 0};
    }
    return {length, !is_unfit(code), code == 0x2028 || code == 0x2029, code};
}

} // namespace

std::optional<std::string> unfit_character(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character next = character_at(text, at);
        if (!next.is_fit) {
            const auto byte = static_cast<unsigned char>(text[at]);
            return next.code == 0 && byte != 0
                       ? fmt::format("byte 0x{:02X}", byte)
                       : fmt::format("U+{:04X}", static_cast<unsigned>(next.code));
        }
        at += next.length;
    }
    return std::nullopt;
}

std::string printable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character next = character_at(text, at);
        clean += next.is_fit ? text.substr(at, next.length) : "?";
        at += next.length;
    }
    return clean;
}

std::string one_line(std::string_view text, std::size_t longest) {
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        const Character next = character_at(text, at);
        if (clean.size() + next.length > longest) {
            return clean + "...";
        }
        clean += !next.is_fit ? "?" : next.ends_a_line ? " " : text.substr(at, next.length);
        at += next.length;
    }
    return clean;
}

std::string markup_content(std::string_view text) {
    std::string safe;
    for (const char letter : printable(text)) {
        safe += letter == '&'   ? "&amp;"
                : letter == '<' ? "&lt;"
                : letter == '>' ? "&gt;"
                                : std::string(1, letter);
    }
    return safe;
}

std::string markup_text(std::string_view text) {
    std::string safe;
    for (const char letter : markup_content(text)) {
        safe += letter == '"' ? "&quot;" : std::string(1, letter);
    }
    return safe;
}

std::string without_blanks(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    const std::size_t last = text.find_last_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

} // namespace disinhibit
