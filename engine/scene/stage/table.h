#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <glm/vec2.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/toml_reader.h"
#include "engine/scene/stage/row.h"

namespace disinhibit {

/// Reads one table of a stage file key by key and complains, with file and line, about what is missing, of the wrong
/// type or unknown.
class StageTable {
  public:
    StageTable(const std::filesystem::path& file, const toml::table& table, std::string name);

    bool has(const char* key) const;
    std::string text(const char* key);
    std::string text_or(const char* key, const std::string& otherwise);
    float number(const char* key);
    float number_or(const char* key, float otherwise);
    int integer_or(const char* key, int otherwise);
    bool flag_or(const char* key, bool otherwise);
    glm::vec2 point(const char* key);
    glm::vec2 point_or(const char* key, glm::vec2 otherwise);
    std::vector<float> numbers(const char* key, std::size_t least);
    /// Any number of points from `least` on.
    std::vector<glm::vec2> point_list(const char* key, std::size_t least);
    /// Control points of a cubic Bezier line: 1 + 3 n.
    std::vector<glm::vec2> points(const char* key);
    /// What every row has: id, needs, lacks, left_out.
    void row(StageRow& row);
    /// A path or a list of paths.
    SignalSum signal(const char* key, bool may_be_absent);
    SignalSum signal_or_none(const char* key, bool may_be_absent);
    /// The key "signal" of a row, which only a row that is left out may lack.
    SignalSum live_signal(const StageRow& row, bool may_be_absent);
    /// The tables of an array of tables; empty if the key is missing.
    std::vector<StageTable> tables(const char* key);

    /// The value that `key` names; an error lists the names.
    template <typename Value>
    Value one_of(const char* key, std::initializer_list<std::pair<const char*, Value>> names) {
        const std::string found = text(key);
        std::string expected;
        for (const auto& [name, value] : names) {
            if (found == name) {
                return value;
            }
            expected += expected.empty() ? "" : ", ";
            expected += name;
        }
        fail(key, fmt::format("found \"{}\", expected one of {}", found, expected));
    }

    /// Throws if the table has a key that nobody read.
    void finish() const;
    /// Throws InputError for `key` of this table.
    [[noreturn]] void fail(const std::string& key, const std::string& message) const;

  private:
    const toml::node* find(const char* key);
    const toml::node& require(const char* key, const char* expected);
    glm::vec2 point_of(const char* key, const toml::node& node) const;

    const std::filesystem::path* file_;
    const toml::table* table_;
    std::string name_;
    std::set<std::string> read_;
};

} // namespace disinhibit
