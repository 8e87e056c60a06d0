#pragma once

#include <string_view>

namespace disinhibit {

/// Makes sure that the three standard streams are open, so that no file that is opened later takes the place of one that
/// the caller has closed. To be called first in `main`.
void hold_standard_streams();

/// `text` on standard output, fit for a terminal (`printable`).
void print_text(std::string_view text);

/// One line on standard error, fit for a terminal.
void print_error(std::string_view line);

/// Sends what waits on its way to standard output. Throws OutputError if anything printed until now did not arrive.
void finish_standard_output();

} // namespace disinhibit
