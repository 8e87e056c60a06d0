#include "engine/scene/stage/table.h"

#include <fmt/format.h>

#include <cmath>

namespace disinhibit {
namespace {

constexpr double largest_size = 1e6;
constexpr double farthest_px = 1e5;
constexpr int largest_count = 10000;

const char* const point_words = "[x, y] in design px";
const char* const signal_words = "a signal path or a list of them";

/// Nothing unless these are two numbers near the picture.
bool is_point(const std::vector<double>& pair) {
    return pair.size() == 2 && std::abs(pair[0]) < farthest_px && std::abs(pair[1]) < farthest_px;
}

glm::vec2 point_of(const std::vector<double>& pair) {
    return {static_cast<float>(pair[0]), static_cast<float>(pair[1])};
}

} // namespace

float StageTable::number(std::string_view key) {
    return static_cast<float>(FieldReader::number(key, -largest_size, largest_size));
}

float StageTable::number_or(std::string_view key, float otherwise) {
    return static_cast<float>(FieldReader::number_or(key, otherwise, -largest_size, largest_size));
}

float StageTable::positive(std::string_view key) {
    const float value = number(key);
    if (!(value > 0.0f)) {
        fail(key, fmt::format("found {}", value), "a number above 0");
    }
    return value;
}

float StageTable::positive_or(std::string_view key, float otherwise) {
    note(key, "a number above 0", true);
    return has(key) ? positive(key) : otherwise;
}

int StageTable::integer_or(std::string_view key, int otherwise) {
    return count_or(key, otherwise, 0, largest_count);
}

glm::vec2 StageTable::point(std::string_view key) {
    note(key, point_words);
    require(key, point_words);
    const std::vector<double> pair = FieldReader::numbers(key);
    if (!is_point(pair)) {
        fail(key, "found another thing", point_words);
    }
    return point_of(pair);
}

glm::vec2 StageTable::point_or(std::string_view key, glm::vec2 otherwise) {
    note(key, point_words, true);
    return has(key) ? point(key) : otherwise;
}

std::vector<float> StageTable::numbers(std::string_view key, std::size_t least) {
    const std::string expected = fmt::format("at least {} numbers", least);
    require(key, expected);
    std::vector<float> result;
    for (const double value : FieldReader::numbers(key)) {
        if (!(std::abs(value) < largest_size)) {
            fail(key, fmt::format("found {}", value), "numbers below 1e6");
        }
        result.push_back(static_cast<float>(value));
    }
    if (result.size() < least) {
        fail(key, fmt::format("found {}", result.size()), expected);
    }
    return result;
}

std::vector<glm::vec2> StageTable::point_list(std::string_view key, std::size_t least) {
    const std::string expected = fmt::format("at least {} points [x, y]", least);
    require(key, expected);
    std::vector<glm::vec2> result;
    for (const std::vector<double>& pair :
         number_rows(key, 2, "points " + std::string(point_words))) {
        if (!is_point(pair)) {
            fail(key, fmt::format("found [{}, {}]", pair[0], pair[1]), point_words);
        }
        result.push_back(point_of(pair));
    }
    if (result.size() < least) {
        fail(key, fmt::format("found {}", result.size()), expected);
    }
    return result;
}

std::vector<glm::vec2> StageTable::points(std::string_view key) {
    std::vector<glm::vec2> result = point_list(key, 4);
    if (result.size() % 3 != 1) {
        fail(key, fmt::format("found {}", result.size()), "1 + 3 n points [x, y] (cubic Bezier)");
    }
    return result;
}

void StageTable::row(StageRow& row) {
    row.id = text_or("id", "");
    row.needs = signal_or_none("needs", true);
    row.lacks = signal_or_none("lacks", true);
    row.left_out = flag_or("left_out", false);
}

SignalSum StageTable::signal(std::string_view key, bool may_be_absent) {
    note(key, signal_words);
    require(key, signal_words);
    SignalSum sum;
    sum.may_be_absent = may_be_absent;
    sum.paths = texts(key);
    if (sum.paths.empty()) {
        fail(key, "found none", signal_words);
    }
    return sum;
}

SignalSum StageTable::signal_or_none(std::string_view key, bool may_be_absent) {
    note(key, signal_words, true);
    return has(key) ? signal(key, may_be_absent) : SignalSum{};
}

SignalSum StageTable::live_signal(const StageRow& row, bool may_be_absent) {
    return row.left_out ? signal_or_none("signal", may_be_absent) : signal("signal", may_be_absent);
}

std::vector<StageTable> StageTable::tables(std::string_view key) {
    std::vector<StageTable> result;
    for (FieldReader& reader : FieldReader::tables(key)) {
        result.emplace_back(std::move(reader));
    }
    return result;
}

} // namespace disinhibit
