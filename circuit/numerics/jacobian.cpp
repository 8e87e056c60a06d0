#include "circuit/numerics/jacobian.h"

#include <algorithm>
#include <numeric>

namespace disinhibit {

std::vector<int> color_columns(const SparsityPattern& pattern) {
    const std::size_t n = static_cast<std::size_t>(pattern.size);
    std::vector<std::vector<int>> rows_of_column(n);
    for (std::size_t row = 0; row < n; ++row) {
        for (int e = pattern.row_start[row]; e < pattern.row_start[row + 1]; ++e) {
            const std::size_t column =
                static_cast<std::size_t>(pattern.columns[static_cast<std::size_t>(e)]);
            rows_of_column[column].push_back(static_cast<int>(row));
        }
    }
    std::vector<std::size_t> by_fullness(n);
    std::iota(by_fullness.begin(), by_fullness.end(), std::size_t{0});
    std::stable_sort(by_fullness.begin(), by_fullness.end(), [&](std::size_t a, std::size_t b) {
        return rows_of_column[a].size() > rows_of_column[b].size();
    });
    std::vector<std::vector<char>> row_has_color; // [color][row]
    std::vector<int> colors(n, 0);
    for (const std::size_t column : by_fullness) {
        const auto fits = [&](const std::vector<char>& taken) {
            return std::none_of(rows_of_column[column].begin(),
                                rows_of_column[column].end(),
                                [&](int row) { return taken[static_cast<std::size_t>(row)] != 0; });
        };
        const auto free = std::find_if(row_has_color.begin(), row_has_color.end(), fits);
        const std::size_t color = static_cast<std::size_t>(free - row_has_color.begin());
        if (free == row_has_color.end()) {
            row_has_color.emplace_back(n, 0);
        }
        for (const int row : rows_of_column[column]) {
            row_has_color[color][static_cast<std::size_t>(row)] = 1;
        }
        colors[column] = static_cast<int>(color);
    }
    return colors;
}

} // namespace disinhibit
