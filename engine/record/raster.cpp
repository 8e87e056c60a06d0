#include "engine/record/raster.h"

#include <algorithm>
#include <cmath>

namespace disinhibit {
namespace {

constexpr float pi = 3.14159265f;

/// How much of every pixel a shape covers. Outlines are added edge by edge as signed areas, all in the same direction, so
/// that overlapping pieces of one shape count once.
class Coverage {
  public:
    Coverage(int width, int height)
        : width_(width), height_(height),
          cells_(static_cast<std::size_t>(width + 2) * static_cast<std::size_t>(height)) {}

    /// A closed outline; its direction does not matter.
    void add(const Polyline& outline) {
        float area = 0.0f;
        for (std::size_t i = 0; i < outline.size(); ++i) {
            const PixelPoint& a = outline[i];
            const PixelPoint& b = outline[(i + 1) % outline.size()];
            area += a.x * b.y - b.x * a.y;
        }
        for (std::size_t i = 0; i < outline.size(); ++i) {
            const PixelPoint& a = outline[i];
            const PixelPoint& b = outline[(i + 1) % outline.size()];
            if (area > 0.0f) {
                add_edge(a, b);
            } else {
                add_edge(b, a);
            }
        }
    }

    /// Blends what was added and forgets it.
    void blend_into(PixelImage& image, const Color& color) {
        for (int y = std::max(first_row_, 0); y <= last_row_; ++y) {
            float sum = 0.0f;
            for (int x = 0; x < width_; ++x) {
                sum += cell(x, y);
                blend_pixel(image, x, y, color, std::min(std::abs(sum), 1.0f));
            }
            std::fill_n(
                cells_.begin() + static_cast<std::ptrdiff_t>(index(0, y)), width_ + 2, 0.0f);
        }
        first_row_ = height_;
        last_row_ = -1;
    }

  private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 2) +
               static_cast<std::size_t>(x);
    }
    float& cell(int x, int y) { return cells_[index(x, y)]; }

    /// The part of an edge inside one row of pixels: `height` (signed) between two places.
    void add_in_row(int y, float height, float x0, float x1) {
        const float left = std::clamp(std::min(x0, x1), 0.0f, static_cast<float>(width_));
        const float right = std::clamp(std::max(x0, x1), 0.0f, static_cast<float>(width_));
        const int first = static_cast<int>(left);
        const int last = static_cast<int>(right);
        if (first == last) {
            const float share = (left + right) / 2.0f - static_cast<float>(first);
            cell(first, y) += height * (1.0f - share);
            cell(first + 1, y) += height * share;
            return;
        }
        // Cut at the borders of the pixels it crosses.
        const float per_px = height / (right - left);
        for (int x = first; x <= last; ++x) {
            const float from = std::max(left, static_cast<float>(x));
            const float to = std::min(right, static_cast<float>(x + 1));
            const float part = per_px * (to - from);
            const float share = (from + to) / 2.0f - static_cast<float>(x);
            cell(x, y) += part * (1.0f - share);
            cell(x + 1, y) += part * share;
        }
    }

    void add_edge(PixelPoint a, PixelPoint b) {
        if (a.y == b.y) {
            return;
        }
        const float direction = a.y < b.y ? 1.0f : -1.0f;
        if (a.y > b.y) {
            std::swap(a, b);
        }
        const float top = std::max(a.y, 0.0f);
        const float bottom = std::min(b.y, static_cast<float>(height_));
        const float slope = (b.x - a.x) / (b.y - a.y);
        for (int y = static_cast<int>(top); static_cast<float>(y) < bottom; ++y) {
            const float from = std::max(top, static_cast<float>(y));
            const float to = std::min(bottom, static_cast<float>(y + 1));
            add_in_row(
                y, direction * (to - from), a.x + slope * (from - a.y), a.x + slope * (to - a.y));
            first_row_ = std::min(first_row_, y);
            last_row_ = std::max(last_row_, y);
        }
    }

    int width_, height_;
    std::vector<float> cells_;
    int first_row_ = 1 << 30;
    int last_row_ = -1;
};

Polyline disc(const PixelPoint& center, float radius) {
    const int corners = std::max(12, static_cast<int>(4.0f * std::sqrt(radius) + 8.0f));
    Polyline outline;
    for (int i = 0; i < corners; ++i) {
        const float angle = 2.0f * pi * static_cast<float>(i) / static_cast<float>(corners);
        outline.push_back(
            {center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
    }
    return outline;
}

/// Adds a stroke as quadrilaterals with round joints.
void add_stroke(Coverage& coverage, const Polyline& line, float width) {
    const float half = width / 2.0f;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PixelPoint& a = line[i];
        const PixelPoint& b = line[i + 1];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= 0.0f) {
            continue;
        }
        const float nx = -(b.y - a.y) / length * half;
        const float ny = (b.x - a.x) / length * half;
        coverage.add({{a.x + nx, a.y + ny},
                      {b.x + nx, b.y + ny},
                      {b.x - nx, b.y - ny},
                      {a.x - nx, a.y - ny}});
        if (i + 2 < line.size() && half > 0.6f) {
            coverage.add(disc(b, half));
        }
    }
}

/// Draws the items of one drawing, one after another.
class Painter {
  public:
    Painter(PixelImage& image, Glyphs& glyphs, float scale)
        : image_(image), glyphs_(glyphs), scale_(scale), coverage_(image.width, image.height) {}

    void operator()(const DrawnLine& line) {
        const float width = line.width * scale_;
        const Polyline points = scaled(line.points);
        if (line.dashes.empty()) {
            add_stroke(coverage_, points, width);
        } else {
            std::vector<float> dashes;
            for (const float length : line.dashes) {
                dashes.push_back(length * scale_);
            }
            for (const Polyline& piece : cut_dashes(points, dashes, Swings::along)) {
                add_stroke(coverage_, piece, width);
            }
        }
        coverage_.blend_into(image_, line.color);
    }
    void operator()(const DrawnBand& band) {
        coverage_.add(scaled(outline_of(band)));
        coverage_.blend_into(image_, band.fill);
    }
    void operator()(const DrawnCircle& circle) {
        const PixelPoint center{circle.center.x * scale_, circle.center.y * scale_};
        coverage_.add(disc(center, circle.radius * scale_));
        coverage_.blend_into(image_, circle.fill);
        Polyline ring = disc(center, circle.radius * scale_);
        ring.push_back(ring.front());
        ring.push_back(ring[1]);
        add_stroke(coverage_, ring, circle.edge_width * scale_);
        coverage_.blend_into(image_, circle.edge);
    }
    void operator()(const TextRun& text) { glyphs_.blend(image_, text, scale_); }

  private:
    Polyline scaled(Polyline points) const {
        for (PixelPoint& point : points) {
            point *= scale_;
        }
        return points;
    }

    PixelImage& image_;
    Glyphs& glyphs_;
    float scale_;
    Coverage coverage_;
};

} // namespace

PixelImage rasterize(const Drawing& drawing, Glyphs& glyphs, float scale) {
    PixelImage image;
    image.width = static_cast<int>(std::lround(drawing.width * scale));
    image.height = static_cast<int>(std::lround(drawing.height * scale));
    image.rgba.assign(
        4 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height), 255);
    Color paper = drawing.background;
    paper.a = 1.0f;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            blend_pixel(image, x, y, paper, 1.0f);
        }
    }
    Painter painter(image, glyphs, scale);
    for (const DrawnItem& item : drawing.items) {
        std::visit(painter, item);
    }
    return image;
}

} // namespace disinhibit
