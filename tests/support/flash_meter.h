#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "engine/core/pixel_image.h"

/// Counts flashes as WCAG 2.2 defines them (general flash): a pair of opposing changes of relative luminance of 10 % or
/// more where the darker picture is below 0.80; more than three of them within any second over a quarter of a field of 10
/// degrees are too many. The field is 341 x 256 px (1024 x 768 at the usual distance). Red flashes of saturated red are
/// covered: their luminance changes count here as well.
namespace disinhibit {

class FlashMeter {
  public:
    explicit FlashMeter(double frames_per_s) : frames_per_s_(frames_per_s) {}

    /// Frames in order; all of one size.
    void add(const PixelImage& image) {
        const int columns = image.width / cell_px;
        const int rows = image.height / cell_px;
        if (cells_.empty()) {
            columns_ = columns;
            rows_ = rows;
            cells_.resize(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
        }
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                see(cells_[index(column, row)], luminance_of(image, column, row));
            }
        }
        ++frames_;
    }

    /// The largest share of any field that flashes more than three times within one second, 0..1.
    double worst_share() const {
        const int wide = std::min(field_width_px / cell_px, columns_);
        const int high = std::min(field_height_px / cell_px, rows_);
        double worst = 0.0;
        for (int end = 0; end <= frames_; ++end) {
            std::vector<int> sums(static_cast<std::size_t>((columns_ + 1) * (rows_ + 1)), 0);
            const auto sum = [&](int c, int r) -> int& {
                const int place = r * (columns_ + 1) + c;
                return sums[static_cast<std::size_t>(place)];
            };
            for (int r = 0; r < rows_; ++r) {
                for (int c = 0; c < columns_; ++c) {
                    sum(c + 1, r + 1) = sum(c, r + 1) + sum(c + 1, r) - sum(c, r) +
                                        (too_often(cells_[index(c, r)], end) ? 1 : 0);
                }
            }
            for (int r = 0; r + high <= rows_; ++r) {
                for (int c = 0; c + wide <= columns_; ++c) {
                    const int inside =
                        sum(c + wide, r + high) - sum(c, r + high) - sum(c + wide, r) + sum(c, r);
                    worst = std::max(worst, static_cast<double>(inside) / (wide * high));
                }
            }
        }
        return worst;
    }

  private:
    static constexpr int cell_px = 8;
    static constexpr int field_width_px = 341;
    static constexpr int field_height_px = 256;
    static constexpr double least_change = 0.1;
    static constexpr double bright = 0.8;
    static constexpr int most_flashes = 3;

    struct Cell {
        double extreme =
            -1.0;          ///< the luminance at the last turn, or beyond it in the same direction
        int direction = 0; ///< of the last change that was large enough
        std::vector<int> changes; ///< frames at which the luminance turned by enough
    };

    std::size_t index(int column, int row) const {
        const int place = row * columns_ + column;
        return static_cast<std::size_t>(place);
    }

    void see(Cell& cell, double luminance) {
        if (cell.extreme < 0.0) {
            cell.extreme = luminance;
            return;
        }
        const double change = luminance - cell.extreme;
        const int direction = change > 0.0 ? 1 : -1;
        if (direction == cell.direction) {
            cell.extreme = luminance;
        } else if (std::abs(change) >= least_change && std::min(luminance, cell.extreme) < bright) {
            cell.changes.push_back(frames_);
            cell.direction = direction;
            cell.extreme = luminance;
        }
    }

    /// More than three pairs of changes in the second before frame `end`.
    bool too_often(const Cell& cell, int end) const {
        const int begin = end - static_cast<int>(std::lround(frames_per_s_));
        const auto inside = std::count_if(cell.changes.begin(), cell.changes.end(), [&](int frame) {
            return frame > begin && frame <= end;
        });
        return inside > 2 * most_flashes;
    }

    static double luminance_of(const PixelImage& image, int column, int row) {
        double sum = 0.0;
        for (int y = row * cell_px; y < (row + 1) * cell_px; ++y) {
            for (int x = column * cell_px; x < (column + 1) * cell_px; ++x) {
                const std::size_t at =
                    4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                         static_cast<std::size_t>(x));
                sum += 0.2126 * linear(image.rgba[at]) + 0.7152 * linear(image.rgba[at + 1]) +
                       0.0722 * linear(image.rgba[at + 2]);
            }
        }
        return sum / (cell_px * cell_px);
    }

    static double linear(unsigned char channel) {
        static const std::vector<double> table = [] {
            std::vector<double> values;
            for (int i = 0; i < 256; ++i) {
                const double c = i / 255.0;
                values.push_back(c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
            }
            return values;
        }();
        return table[channel];
    }

    double frames_per_s_;
    int columns_ = 0, rows_ = 0;
    int frames_ = 0;
    std::vector<Cell> cells_;
};

} // namespace disinhibit
