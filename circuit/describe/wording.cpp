#include "circuit/describe/wording.h"

#include <algorithm>

namespace disinhibit {

std::string Wording::say(std::string_view key, Names names) const {
    const auto found = patterns.find(key);
    if (found == patterns.end()) {
        return std::string("<").append(key).append(">");
    }
    // One pass over the pattern, so that a name may itself contain braces.
    std::string_view rest = found->second;
    std::string text;
    while (!rest.empty()) {
        const std::size_t open = std::min(rest.find('{'), rest.size());
        text += rest.substr(0, open);
        rest.remove_prefix(open);
        const std::size_t length = std::min(rest.find('}'), rest.size() - 1) + 1;
        const std::string_view placeholder = rest.substr(0, rest.empty() ? 0 : length);
        const auto name = std::find_if(names.begin(), names.end(), [&](const auto& one) {
            return placeholder.size() > 2 &&
                   one.first == placeholder.substr(1, placeholder.size() - 2);
        });
        text += name != names.end() ? name->second : placeholder;
        rest.remove_prefix(placeholder.size());
    }
    return text;
}

} // namespace disinhibit
