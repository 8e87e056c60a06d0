#pragma once

#include <fmt/format.h>

#include <iosfwd>
#include <string_view>
#include <utility>

namespace disinhibit {

/// Makes sure that the three standard streams are open, so that no file that is opened later takes the place of one that
/// the caller has closed. To be called first in `main`.
void hold_standard_streams();

/// `text` on standard output, fit for a terminal (`printable`).
void print_text(std::string_view text);

/// The same with the format of fmt.
template <class... Values>
void print_out(fmt::format_string<Values...> format, Values&&... values) {
    print_text(fmt::format(format, std::forward<Values>(values)...));
}

/// One line on standard error, fit for a terminal.
void print_error(std::string_view line);

/// A line on standard error that the next one overwrites.
void print_progress(std::string_view line);

/// True where standard error is read by a person, now.
bool error_is_a_terminal();

/// Standard output for what is large and written piece by piece; the writer keeps it fit for a terminal.
std::ostream& standard_output();

/// Sends what waits on its way to standard output. Throws OutputError if anything printed until now did not arrive.
void finish_standard_output();

} // namespace disinhibit
