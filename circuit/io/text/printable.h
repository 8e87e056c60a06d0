#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace disinhibit {

/// The first character of `text` that no honest text holds, as "U+001B": a control character other than tab and line
/// feed, one that turns the direction of writing, or a byte that is no UTF-8 ("byte 0xFF").
std::optional<std::string> unfit_character(std::string_view text);

/// `text` for a terminal or a page: every unfit character becomes '?'. Lines and tabs stay.
std::string printable(std::string_view text);

/// `text` made fit for one line of a message: as above, line feeds and tabs become spaces, and what is longer than
/// `longest` bytes is cut and ends in "...".
std::string one_line(std::string_view text, std::size_t longest = 80);

/// `text` without spaces and tabs before and after it.
std::string without_blanks(const std::string& text);

/// `text` as the content or a quoted attribute of HTML and SVG.
std::string markup_text(std::string_view text);
/// The same for content alone, where quotes stay as they are.
std::string markup_content(std::string_view text);

} // namespace disinhibit
