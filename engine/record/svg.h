#pragma once

#include <filesystem>
#include <string>

#include "engine/picture/drawing.h"

namespace disinhibit {

/// The drawing as SVG 1.1: lines are polylines, text stays text (Inter, then any sans serif), remarks and shot stand
/// in its metadata (read_svg_shot). The same drawing gives the same bytes.
std::string svg_text(const Drawing& drawing);

/// Writes it as a whole (write_file). Throws InputError or OutputError.
void write_svg(const std::filesystem::path& file, const Drawing& drawing);

} // namespace disinhibit
