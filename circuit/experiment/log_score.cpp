#include "circuit/experiment/log_score.h"

#include <algorithm>
#include <cmath>

#include "circuit/experiment/score.h"

namespace disinhibit {
namespace {

double standard_error(const std::vector<double>& parts, double sum) {
    const auto n = static_cast<double>(parts.size());
    if (parts.size() < 2) {
        return 0.0;
    }
    double squares = 0.0;
    for (const double part : parts) {
        squares += (part - sum / n) * (part - sum / n);
    }
    return std::sqrt(n / (n - 1.0) * squares);
}

ScoreDifference compare(const std::vector<RowResult>& first, const std::vector<RowResult>& second) {
    ScoreDifference result;
    std::vector<double> parts;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        const std::optional<double> a = log_score_of(first[i]);
        const std::optional<double> b = log_score_of(second[i]);
        if (!a || !b) {
            result.answered_by_one += a.has_value() != b.has_value() ? 1 : 0;
            continue;
        }
        parts.push_back(*a - *b);
        result.difference += parts.back();
        if (parts.back() != 0.0) {
            result.parts.push_back({first[i].id, parts.back()});
        }
    }
    result.rows = static_cast<int>(parts.size());
    result.standard_error = standard_error(parts, result.difference);
    std::stable_sort(result.parts.begin(), result.parts.end(), [](const auto& a, const auto& b) {
        return std::abs(a.difference) > std::abs(b.difference);
    });
    return result;
}

} // namespace

std::optional<double> log_score_of(const RowResult& result) {
    if (!result.counted) {
        return std::nullopt;
    }
    if (result.sign_margin) {
        return log_score_of_sign(*result.sign_margin);
    }
    if (result.z && result.scatter) {
        return log_score_of_number(*result.z, *result.scatter);
    }
    return std::nullopt;
}

LogScore log_score(const std::vector<RowResult>& results) {
    LogScore score;
    for (const RowResult& result : results) {
        if (const std::optional<double> part = log_score_of(result)) {
            score.sum += *part;
            ++score.rows;
        }
    }
    return score;
}

std::vector<ScoreDifference> compare_scores(const std::vector<std::vector<RowResult>>& results) {
    std::vector<ScoreDifference> differences;
    for (std::size_t a = 0; a < results.size(); ++a) {
        for (std::size_t b = a + 1; b < results.size(); ++b) {
            differences.push_back(compare(results[a], results[b]));
            differences.back().first = a;
            differences.back().second = b;
        }
    }
    return differences;
}

} // namespace disinhibit
