#include "engine/record/svg_words.h"

#include <array>
#include <utility>

#include "circuit/io/text/input_error.h"

namespace disinhibit {
namespace {

/// The tag <shot ...> may have got a prefix, <x:shot ...>. Takes everything up to its content off the front of `bytes`;
/// false if there is none.
bool go_to_content(std::string_view& bytes) {
    constexpr std::string_view name = "shot";
    for (std::size_t at = bytes.find('<'); at != std::string_view::npos;
         at = bytes.find('<', at + 1)) {
        const std::size_t end = bytes.find('>', at);
        if (end == std::string_view::npos) {
            return false;
        }
        std::string_view tag = bytes.substr(at + 1, end - at - 1);
        tag = tag.substr(0, tag.find_first_of(" \t\r\n"));
        tag = tag.substr(tag.find(':') + 1);
        if (tag == name) {
            bytes.remove_prefix(end + 1);
            return true;
        }
    }
    return false;
}

std::string plain(std::string_view markup) {
    static constexpr std::array<std::pair<std::string_view, char>, 6> entities{{{"&amp;", '&'},
                                                                                {"&lt;", '<'},
                                                                                {"&gt;", '>'},
                                                                                {"&quot;", '"'},
                                                                                {"&#34;", '"'},
                                                                                {"&apos;", '\''}}};
    std::string text;
    while (!markup.empty()) {
        std::size_t length = 1;
        char letter = markup.front();
        for (const auto& [entity, meaning] : entities) {
            if (markup.starts_with(entity)) {
                length = entity.size();
                letter = meaning;
            }
        }
        text += letter;
        markup.remove_prefix(length);
    }
    return text;
}

} // namespace

bool is_svg(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && bytes[first] == '<';
}

std::string read_svg_shot(const std::string& name, std::string_view bytes) {
    if (!go_to_content(bytes)) {
        return "";
    }
    const std::size_t end = bytes.find("</");
    if (end == std::string_view::npos) {
        throw InputError({name}, "SVG", "a file that is cut short", "a whole SVG");
    }
    return plain(bytes.substr(0, end));
}

} // namespace disinhibit
