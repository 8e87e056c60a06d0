#include "engine/core/log.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace disinhibit {

void log_detail(std::string_view line) {
    static const bool wanted = std::getenv("DISINHIBIT_LOG") != nullptr;
    if (wanted) {
        fmt::print(stderr, "disinhibit: {}\n", line);
    }
}

void log_warning(std::string_view line) {
    fmt::print(stderr, "disinhibit: {}\n", line);
}

} // namespace disinhibit
