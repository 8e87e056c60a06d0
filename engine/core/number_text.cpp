#include "engine/core/number_text.h"

#include <fmt/format.h>

namespace disinhibit {

std::string number_text(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.starts_with("-")) {
        const bool zero = text.find_first_not_of("-0.") == std::string::npos;
        text = (zero ? "" : "\u2212") + text.substr(1);
    }
    return text;
}

} // namespace disinhibit
