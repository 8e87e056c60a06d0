#pragma once

#include <cstddef>
#include <glm/vec2.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "circuit/io/text/field_reader.h"
#include "engine/scene/stage/row.h"

namespace disinhibit {

/// Reads a table of a stage: also points and signals.
class StageTable : public FieldReader {
  public:
    explicit StageTable(FieldReader reader) : FieldReader(std::move(reader)) {}

    /// Above -1e6 and below 1e6.
    float number(std::string_view key);
    float number_or(std::string_view key, float otherwise);
    /// A number above 0.
    float positive(std::string_view key);
    float positive_or(std::string_view key, float otherwise);
    int integer_or(std::string_view key, int otherwise);
    /// [x, y] in design px.
    glm::vec2 point(std::string_view key);
    glm::vec2 point_or(std::string_view key, glm::vec2 otherwise);
    std::vector<float> numbers(std::string_view key, std::size_t least);
    /// Any number of points from `least` on.
    std::vector<glm::vec2> point_list(std::string_view key, std::size_t least);
    /// Control points of a cubic Bezier line: 1 + 3 n.
    std::vector<glm::vec2> points(std::string_view key);
    /// What every row has: id, needs, lacks, left_out.
    void row(StageRow& row);
    /// A path or a list of paths.
    SignalSum signal(std::string_view key, bool may_be_absent);
    SignalSum signal_or_none(std::string_view key, bool may_be_absent);
    /// The key "signal" of a row, which only a row that is left out may lack.
    SignalSum live_signal(const StageRow& row, bool may_be_absent);
    /// The tables of an array of tables; empty if the key is missing.
    std::vector<StageTable> tables(std::string_view key);
};

} // namespace disinhibit
