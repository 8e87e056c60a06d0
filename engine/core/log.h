#pragma once

#include <string_view>

namespace disinhibit {

/// One line on stderr for whoever looks for a fault; silent unless the environment variable
/// DISINHIBIT_LOG is set.
void log_detail(std::string_view line);

/// One line on stderr that everybody should see.
void log_warning(std::string_view line);

} // namespace disinhibit
