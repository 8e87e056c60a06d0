#include "engine/core/log.h"

#include <fmt/format.h>

#include <cstdlib>

#include "circuit/io/text/standard_output.h"

namespace disinhibit {

void log_detail(std::string_view line) {
    static const bool wanted = std::getenv("DISINHIBIT_LOG") != nullptr;
    if (wanted) {
        print_error(fmt::format("disinhibit: {}", line));
    }
}

void log_warning(std::string_view line) {
    print_error(fmt::format("disinhibit: {}", line));
}

} // namespace disinhibit
