#pragma once

#include <cstddef>
#include <glm/vec2.hpp>
#include <vector>

/// Lines through points, and their dashes.
namespace disinhibit {

/// A place in px, origin top left, y down.
using PixelPoint = glm::vec2;
using Polyline = std::vector<PixelPoint>;

/// True where the line goes on in less than a right angle to where it came from. There the joins of ImGui would reach up to
/// ten widths beyond the corner, to values that do not exist.
bool turns_back(const Polyline& line, std::size_t i);

/// How strokes that turn back, of a course that swings within a pixel column, are counted by dashes.
enum class Swings {
    across, ///< with their width alone: whole swings are drawn or left out, and the pattern stays regular
    along ///< with their length, as SVG does: some of every swing is drawn
};

/// Across where there are two swings and more for each length of the pattern; of fewer, one could fall into a gap and be
/// missed.
Swings best_count(const Polyline& line, const std::vector<float>& pattern);

/// Cuts a line into dashes of `on` px with gaps of `off` px; each dash is two or more points.
std::vector<Polyline> cut_dashes(const Polyline& line, float on, float off);
/// As cut_dashes with a longer pattern: on, off, on, off ... px (an even number of lengths > 0).
std::vector<Polyline> cut_dashes(const Polyline& line,
                                 const std::vector<float>& pattern,
                                 Swings counted = Swings::across);

} // namespace disinhibit
