#pragma once

#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/architecture/source_tree.h"

namespace disinhibit {

/// One work of assets/references.bib, with every field as it is written.
struct Work {
    std::string key;
    std::map<std::string, std::string> fields;

    std::string field(const std::string& name) const {
        const auto found = fields.find(name);
        return found == fields.end() ? "" : found->second;
    }
    bool has(const std::string& name) const { return !field(name).empty(); }
};

/// The works in the order of the file, and the lines that have not its one form: "@kind{Key,", one field a line as
/// "  name         = {value},", "}", blank, or a comment after "%".
struct Bibliography {
    std::vector<Work> works;
    std::vector<std::string> misshapen;
};

/// Whether every brace of `value` that no backslash stands before has its partner.
inline bool braces_match(const std::string& value) {
    int depth = 0;
    for (std::size_t i = 0; i < value.size() && depth >= 0; ++i) {
        if (value[i] == '\\') {
            ++i;
        } else {
            depth += value[i] == '{' ? 1 : value[i] == '}' ? -1 : 0;
        }
    }
    return depth == 0;
}

/// Name and value of a field, or nothing if the line has not its form.
inline std::optional<std::pair<std::string, std::string>> field_of(const std::string& line) {
    const std::size_t name_begin = 2;
    const std::size_t name_end = 14;
    const std::string middle = " = {";
    const std::size_t value_begin = name_end + middle.size();
    if (!line.starts_with("  ") || line.size() < value_begin + 2 ||
        line.compare(name_end, middle.size(), middle) != 0 || !line.ends_with("},")) {
        return std::nullopt;
    }
    std::string name = line.substr(name_begin, name_end - name_begin);
    name.erase(name.find_last_not_of(' ') + 1);
    const std::string value = line.substr(value_begin, line.size() - value_begin - 2);
    return braces_match(value) ? std::optional(std::pair(name, value)) : std::nullopt;
}

inline Bibliography read_bibliography() {
    Bibliography result;
    std::istringstream lines(
        read_whole_file(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/references.bib"));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("@") && line.ends_with(",") && line.find('{') != std::string::npos) {
            const std::size_t begin = line.find('{') + 1;
            result.works.push_back({line.substr(begin, line.size() - begin - 1), {}});
        } else if (const auto field = field_of(line); field && !result.works.empty()) {
            if (!result.works.back().fields.insert(*field).second) {
                result.misshapen.push_back(line);
            }
        } else if (!line.empty() && line != "}" && !line.starts_with("%")) {
            result.misshapen.push_back(line);
        }
    }
    return result;
}

} // namespace disinhibit
