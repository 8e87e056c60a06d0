#pragma once

#include <string>
#include <string_view>

namespace disinhibit {

/// True if `bytes` begin like an SVG or another XML file.
bool is_svg(std::string_view bytes);

/// What svg_text wrote into the metadata of a figure as its shot, also after other programs have saved the file; empty if
/// there is none. `name` is only told. Throws InputError if the shot is cut short.
std::string read_svg_shot(const std::string& name, std::string_view bytes);

} // namespace disinhibit
