#include "circuit/io/text/nearest_name.h"

#include <algorithm>
#include <vector>

namespace disinhibit {
namespace {

constexpr std::size_t longest_word = 64;

} // namespace

std::size_t edit_distance(const std::string& a, const std::string& b) {
    if (a.size() > longest_word || b.size() > longest_word) {
        return std::max(a.size(), b.size());
    }
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace disinhibit
