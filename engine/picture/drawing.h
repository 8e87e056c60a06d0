#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/core/color.h"
#include "engine/picture/polyline.h"
#include "engine/picture/text_run.h"

/// A small vector picture: what a plot is made of before it becomes SVG, pixels of a file or triangles of the window.
/// Lengths in px (of a page: 96 to the inch), origin top left, y down.
namespace disinhibit {

/// What a line stands for; the class of the SVG element.
enum class Part { grid, mark, curve, ghost, preview, point };

struct DrawnLine {
    Part part = Part::grid;
    Polyline points;
    Color color;
    float width = 1.0f;
    std::vector<float>
        dashes{};       ///< on, off, on ... px (an even number of lengths > 0); empty: solid
    std::string name{}; ///< of a curve: what it shows
};

/// What lies between two lines that both run from left to right over the same stretch.
struct DrawnBand {
    Polyline upper, lower;
    Color fill;
};
/// Once around it.
Polyline outline_of(const DrawnBand& band);

struct DrawnCircle {
    PixelPoint center{0.0f, 0.0f};
    float radius = 1.0f;
    Color fill;
    Color edge;
    float edge_width = 1.0f;
};

using DrawnItem = std::variant<DrawnLine, DrawnBand, DrawnCircle, TextRun>;

struct Drawing {
    float width = 720.0f, height = 420.0f;
    Color background;
    std::string title;                ///< for readers that cannot see it
    std::vector<std::string> remarks; ///< how it came about; not visible
    std::string shot{}; ///< text that it can be drawn again from; not visible; empty: none
    std::vector<DrawnItem> items; ///< later ones on top
};

} // namespace disinhibit
