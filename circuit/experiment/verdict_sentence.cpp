#include "circuit/experiment/verdict_sentence.h"

#include <array>
#include <charconv>
#include <cmath>

#include "circuit/describe/units.h"
#include "circuit/experiment/score.h"

namespace disinhibit {
namespace {

std::string three_digits(double value) {
    return format_quantity(value, "1", 1.0, 3);
}

/// "1.3": without a sign.
std::string one_decimal(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(
        text.data(), text.data() + text.size(), std::abs(value), std::chars_format::fixed, 1);
    return {text.data(), end.ptr};
}

/// A value as the row tells it: a response as its change, with a sign.
std::string told(const ExperimentRow& row, double value) {
    if (row.scale != ScoreScale::response) {
        return three_digits(value);
    }
    constexpr double rounding = 1e-6; // of what no change is
    double change = value - row.no_change;
    change = std::abs(change) < rounding * std::abs(row.no_change) ? 0.0 : change;
    return (change > 0.0 ? "+" : "") + three_digits(change);
}

/// "rat" of "rat, awake".
std::string who(const ExperimentRow& row) {
    return row.published.species.substr(0, row.published.species.find(','));
}

std::string scatter_words(ScatterKind kind) {
    switch (kind) {
    case ScatterKind::standard_error:
        return "SEM";
    case ScatterKind::standard_deviation:
        return "SD";
    case ScatterKind::between_studies:
        return "between studies";
    }
    return "";
}

/// "SEM, n = 8, rat"
std::string published_in(const ExperimentRow& row) {
    std::string words = row.scatter ? scatter_words(row.scatter_kind) : "no scatter published";
    if (row.count > 0) {
        words += ", n = " + std::to_string(row.count);
    }
    return who(row).empty() ? words : words + ", " + who(row);
}

/// Which scatter counts, where it is not the published one.
std::string floor_words(const ExperimentRow& row) {
    const double on_scale = *scatter_on_scale(row);
    const double published =
        row.scale == ScoreScale::level ? *row.scatter / row.value : *row.scatter;
    if (on_scale <= published) {
        return "";
    }
    const bool dead_band = row.scale != ScoreScale::level && on_scale <= row.dead_band;
    return dead_band ? ", s being the dead band"
                     : ", s being " + three_digits(100.0 * kLeastRelativeScatter) + " % of it";
}

std::string band_words(const ExperimentRow& row, double value) {
    const std::string open = three_digits(row.low);
    const std::string band = is_open_above(row.high)
                                 ? "its band from " + open
                                 : "its band " + open + " to " + three_digits(row.high);
    return (value < row.low ? "below " : value > row.high ? "above " : "inside ") + band;
}

std::string number_sentence(const ExperimentRow& row, const RowResult& result) {
    const double value = *result.model_value;
    const std::string unit = row.unit == "ratio" ? "" : unit_behind(row.unit);
    std::string words = told(row, value) + unit + ", published " + told(row, row.value);
    if (row.scatter) {
        words += " ± " + three_digits(*row.scatter);
    }
    words += " (" + published_in(row) + "): ";
    const bool outside = value < row.low || value > row.high;
    if (!result.z) {
        return words + band_words(row, value);
    }
    const std::string distance = one_decimal(*result.z);
    words +=
        distance == "0.0" ? "no distance" : distance + " s " + (*result.z < 0.0 ? "low" : "high");
    words += floor_words(row);
    return row.kind == RowKind::hard && outside ? words + "; " + band_words(row, value) : words;
}

std::string direction_words(const ExperimentRow& row, double sign) {
    if (row.statement) {
        return sign > 0.0 ? "it holds" : "it does not hold";
    }
    return sign > 0.0 ? "up" : sign < 0.0 ? "down" : "no change";
}

std::string sign_sentence(const ExperimentRow& row, const RowResult& result) {
    const bool none_published = row.value == 0.0;
    const double effect = none_published ? 2.0 - *result.sign_margin : *result.sign_margin;
    const std::string dead_band =
        row.dead_band > 0.0 ? " of " + three_digits(row.dead_band) + " " + row.dead_band_unit
                            : std::string();
    std::string words = one_decimal(effect) + " times the dead band" + dead_band;
    if (!none_published && effect < 0.0) {
        words += " the other way";
    }
    const std::string by = who(row).empty() ? "" : " (" + who(row) + ")";
    if (result.verdict == Verdict::hit) {
        return words + ": " + direction_words(row, row.value) + ", as published" + by;
    }
    return words + ": " + direction_words(row, *result.model_value) + ", published " +
           direction_words(row, row.value) + by;
}

} // namespace

std::string verdict_sentence(const ExperimentRow& row, const RowResult& result) {
    if (!result.model_value) {
        return result.reason;
    }
    return row.kind == RowKind::sign ? sign_sentence(row, result) : number_sentence(row, result);
}

std::string distance_text(const RowResult& result) {
    if (result.z) {
        return (*result.z < 0.0 ? "-" : "+") + one_decimal(*result.z) + " s";
    }
    if (!result.sign_margin) {
        return "";
    }
    return std::string("x ") + (*result.sign_margin < 0.0 ? "-" : "") +
           one_decimal(*result.sign_margin);
}

} // namespace disinhibit
