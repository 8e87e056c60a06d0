#include "circuit/experiment/identifiability.h"

#include <algorithm>

namespace disinhibit {
namespace {

Separation judge(const RowSeparation& row, int answers, bool any_hit, bool any_miss) {
    if (answers < 2) {
        return Separation::no_contest;
    }
    if (row.spread > row.width) {
        return Separation::separates;
    }
    return any_hit && any_miss ? Separation::leans : Separation::cannot_tell;
}

} // namespace

double hit_width(const RowResult& result) {
    return is_open_above(result.hits.high) ? 2.0 * (result.measured_value - result.hits.low)
                                           : result.hits.high - result.hits.low;
}

std::vector<RowSeparation> separate(const std::vector<std::vector<RowResult>>& results) {
    std::size_t rows = results.empty() ? 0 : results.front().size();
    for (const std::vector<RowResult>& table : results) {
        rows = std::min(rows, table.size());
    }
    std::vector<RowSeparation> separations;
    for (std::size_t i = 0; i < rows; ++i) {
        RowSeparation row;
        row.id = results.front()[i].id;
        row.width = hit_width(results.front()[i]);
        double low = 0.0;
        double high = 0.0;
        int answers = 0;
        bool any_hit = false;
        bool any_miss = false;
        for (const std::vector<RowResult>& table : results) {
            const RowResult& result = table[i];
            row.values.push_back(result.model_value);
            if (!result.model_value) {
                continue;
            }
            low = answers == 0 ? *result.model_value : std::min(low, *result.model_value);
            high = answers == 0 ? *result.model_value : std::max(high, *result.model_value);
            any_hit = any_hit || result.verdict == Verdict::hit;
            any_miss = any_miss || result.verdict == Verdict::miss;
            ++answers;
        }
        row.spread = high - low;
        row.separation = judge(row, answers, any_hit, any_miss);
        separations.push_back(std::move(row));
    }
    return separations;
}

std::string to_text(Separation separation) {
    switch (separation) {
    case Separation::separates:
        return "separates";
    case Separation::leans:
        return "leans";
    case Separation::cannot_tell:
        return "cannot tell";
    case Separation::no_contest:
        return "no contest";
    }
    return "";
}

} // namespace disinhibit
