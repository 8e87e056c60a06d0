#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/core/color.h"

/// A small vector picture: what a figure is made of before it becomes SVG or pixels. Lengths in px (96 to the inch), origin
/// top left, y down.
namespace disinhibit {

struct DrawnPoint {
    float x = 0.0f, y = 0.0f;
};

/// What an item stands for; the class of the SVG element.
enum class Part { grid, mark, curve, ghost, area, point, text };

struct DrawnLine {
    Part part = Part::grid;
    std::vector<DrawnPoint> points;
    Color color;
    float width = 1.0f;
    std::vector<float> dashes{}; ///< on, off, on ... px; empty: solid
    std::string name{};          ///< of a curve: what it shows
};

struct DrawnArea {
    std::vector<DrawnPoint> outline;
    Color fill;
};

struct DrawnCircle {
    DrawnPoint center;
    float radius = 1.0f;
    Color fill;
    Color edge;
    float edge_width = 1.0f;
};

enum class Anchor { start, middle, end };
enum class Weight { regular, semibold };

struct DrawnText {
    DrawnPoint at; ///< on the base line
    std::string text;
    float size = 12.0f;
    Weight weight = Weight::regular;
    Anchor anchor = Anchor::start;
    Color color;
};

using DrawnItem = std::variant<DrawnLine, DrawnArea, DrawnCircle, DrawnText>;

struct Drawing {
    float width = 720.0f, height = 420.0f;
    Color background;
    std::string title;                ///< for readers that cannot see it
    std::vector<std::string> remarks; ///< how it came about; not visible
    std::string shot{}; ///< text that it can be drawn again from; not visible; empty: none
    std::vector<DrawnItem> items; ///< later ones on top
};

} // namespace disinhibit
