#include "circuit/io/text/field_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "circuit/io/text/printable.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {
namespace {

const char* type_in_words(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::table:
        return "a table";
    case toml::node_type::array:
        return "an array";
    case toml::node_type::string:
        return "a text";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
        return "a number";
    case toml::node_type::boolean:
        return "true or false";
    default:
        return "a date or time";
    }
}

/// `region` of what was read from `file`; what was included knows its own file.
Place place_of(const toml::source_region& region, const std::string& file) {
    return {region.path != nullptr ? *region.path : file, static_cast<int>(region.begin.line)};
}

std::string number_words(double low, double high) {
    const bool any_low = low <= -FieldReader::any;
    const bool any_high = high >= FieldReader::any;
    return any_low && any_high ? "a number"
           : any_high          ? fmt::format("a number, {:g} or more", low)
           : any_low           ? fmt::format("a number, {:g} or less", high)
                               : fmt::format("a number from {:g} to {:g}", low, high);
}

/// The numbers of an array, or nothing if it is none or holds anything else.
std::optional<std::vector<double>> finite_numbers(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (array == nullptr) {
        return std::nullopt;
    }
    std::vector<double> numbers;
    for (const toml::node& item : *array) {
        const double number = item.is_number() ? item.value<double>().value() : HUGE_VAL;
        if (!std::isfinite(number)) {
            return std::nullopt;
        }
        numbers.push_back(number);
    }
    return numbers;
}

} // namespace

FieldReader::FieldReader(const toml::table& table,
                         std::string path,
                         std::string file,
                         std::string form,
                         FieldLog* log,
                         bool is_array)
    : table_(&table), path_(std::move(path)), file_(std::move(file)), form_(std::move(form)),
      log_(log) {
    if (log_ != nullptr) {
        log_->begin(form_, is_array);
    }
}

FieldReader::FieldReader(const TomlDocument& document, std::string form, FieldLog* log)
    : FieldReader(document.root, "", document.file, std::move(form), log) {}

void FieldReader::note(std::string_view key, const std::string& what, bool optional) {
    if (asked_.emplace(key).second && log_ != nullptr) {
        log_->ask(form_, key, what, optional, table_->get(key));
    }
}

std::string FieldReader::key_path(std::string_view key) const {
    return key.empty()     ? path_
           : path_.empty() ? std::string(key)
                           : fmt::format("{}.{}", path_, key);
}

Place FieldReader::place(std::string_view key) const {
    for (const auto& [name, node] : *table_) {
        if (name.str() == key) {
            return place_of(name.source().begin.line > 0 ? name.source() : node.source(), file_);
        }
    }
    return path_.empty() ? Place{file_, 0} : place_of(table_->source(), file_);
}

void FieldReader::fail(std::string_view key,
                       const std::string& found,
                       const std::string& expected) const {
    throw InputError(place(key), key_path(key), found, expected);
}

void FieldReader::fail_quoting(std::string_view key,
                               const std::string& text,
                               const std::string& expected) const {
    fail(key, fmt::format("found \"{}\"", one_line(text)), expected);
}

void FieldReader::fail_type(std::string_view key,
                            const toml::node& found,
                            const std::string& expected) const {
    fail(key, fmt::format("found {}", type_in_words(found)), expected);
}

const toml::node* FieldReader::find(std::string_view key) {
    note(key, "a value", true);
    return table_->get(key);
}

const toml::node& FieldReader::require(std::string_view key, const std::string& expected) {
    note(key, expected);
    if (const toml::node* node = find(key)) {
        return *node;
    }
    std::vector<std::string> unread;
    for (const auto& [name, node] : *table_) {
        if (!asked_.contains(name.str())) {
            unread.emplace_back(name.str());
        }
    }
    if (const std::string slip = nearest_name(std::string(key), unread); !slip.empty()) {
        fail(slip, "found an unknown key", fmt::format("\"{}\"", key));
    }
    fail(key, "missing", expected);
}

bool FieldReader::is_table(std::string_view key) const {
    const toml::node* node = table_->get(key);
    return node != nullptr && node->is_table();
}

std::string FieldReader::text(std::string_view key) {
    note(key, "text");
    const toml::node& node = require(key, "a text");
    if (!node.is_string()) {
        fail_type(key, node, "a text");
    }
    return node.as_string()->get();
}

std::string FieldReader::text_or(std::string_view key, const std::string& otherwise) {
    note(key, "text", true);
    return has(key) ? text(key) : otherwise;
}

std::string FieldReader::filled_text(std::string_view key) {
    const std::string found = text(key);
    if (found.empty()) {
        fail(key, "found an empty text", "a text");
    }
    return found;
}

std::string FieldReader::filled_text_or(std::string_view key, const std::string& otherwise) {
    note(key, "text", true);
    return has(key) ? filled_text(key) : otherwise;
}

std::vector<std::string> FieldReader::texts(std::string_view key) {
    note(key, "a text or an array of texts", true);
    const toml::node* node = find(key);
    if (node == nullptr) {
        return {};
    }
    if (node->is_string()) {
        return {node->as_string()->get()};
    }
    const toml::array* array = node->as_array();
    if (array == nullptr || !(array->empty() || array->is_homogeneous(toml::node_type::string))) {
        fail_type(key, *node, "an array of texts");
    }
    std::vector<std::string> result;
    for (const toml::node& item : *array) {
        result.push_back(item.as_string()->get());
    }
    return result;
}

std::vector<double> FieldReader::numbers(std::string_view key) {
    note(key, "an array of numbers", true);
    const toml::node* node = find(key);
    if (node == nullptr) {
        return {};
    }
    std::optional<std::vector<double>> result = finite_numbers(*node);
    if (!result) {
        fail(key,
             node->is_array() ? "found what is no number"
                              : fmt::format("found {}", type_in_words(*node)),
             "an array of numbers");
    }
    return std::move(*result);
}

std::vector<std::vector<double>>
FieldReader::number_rows(std::string_view key, std::size_t width, const std::string& expected) {
    note(key, expected, true);
    std::vector<std::vector<double>> rows;
    const toml::node* node = find(key);
    if (node == nullptr) {
        return rows;
    }
    if (!node->is_array()) {
        fail_type(key, *node, expected);
    }
    for (const toml::node& item : *node->as_array()) {
        std::optional<std::vector<double>> row = finite_numbers(item);
        if (!row || row->size() != width) {
            fail(key, fmt::format("found another thing as number {}", rows.size() + 1), expected);
        }
        rows.push_back(std::move(*row));
    }
    return rows;
}

std::string FieldReader::id(std::string_view key) {
    note(key, "a name of letters a-z, digits and _");
    const std::string name = text(key);
    if (!is_id(name)) {
        fail_quoting(key, name, "a name of letters a-z, digits and _");
    }
    return name;
}

bool FieldReader::flag(std::string_view key) {
    const std::string expected = "true or false";
    note(key, expected);
    const toml::node& node = require(key, expected);
    if (!node.is_boolean()) {
        fail_type(key, node, expected);
    }
    return node.as_boolean()->get();
}

bool FieldReader::flag_or(std::string_view key, bool otherwise) {
    note(key, "true or false", true);
    return has(key) ? flag(key) : otherwise;
}

int FieldReader::count(std::string_view key, int low, int high) {
    const std::string expected = fmt::format("a whole number from {} to {}", low, high);
    const toml::node& node = require(key, expected);
    if (!node.is_integer()) {
        fail_type(key, node, expected);
    }
    const std::int64_t value = node.as_integer()->get();
    if (value < low || value > high) {
        fail(key, fmt::format("found {}", value), expected);
    }
    return static_cast<int>(value);
}

int FieldReader::count_or(std::string_view key, int otherwise, int low, int high) {
    note(key, fmt::format("a whole number from {} to {}", low, high), true);
    return has(key) ? count(key, low, high) : otherwise;
}

double FieldReader::number(std::string_view key, double low, double high) {
    const std::string expected = number_words(low, high);
    const toml::node& node = require(key, expected);
    const std::optional<double> value = node.is_number() ? node.value<double>() : std::nullopt;
    if (!value) {
        fail_type(key, node, expected);
    }
    if (!(*value >= low && *value <= high)) {
        fail(key, fmt::format("found {}", *value), expected);
    }
    return *value;
}

double FieldReader::number_or(std::string_view key, double otherwise, double low, double high) {
    note(key, number_words(low, high), true);
    return has(key) ? number(key, low, high) : otherwise;
}

FieldReader FieldReader::table(std::string_view key) {
    note(key, "a table");
    return table_of_form(key, fmt::format("{}.{}", form_, key));
}

FieldReader FieldReader::table_of_form(std::string_view key, std::string form) {
    const toml::node& node = require(key, "a table");
    if (!node.is_table()) {
        fail_type(key, node, "a table");
    }
    return {*node.as_table(), key_path(key), file_, std::move(form), log_};
}

std::optional<FieldReader> FieldReader::optional_table(std::string_view key) {
    note(key, "a table", true);
    return has(key) ? std::optional(table(key)) : std::nullopt;
}

std::vector<FieldReader> FieldReader::tables(std::string_view key) {
    std::vector<FieldReader> readers;
    note(key, "tables", true);
    const toml::node* node = find(key);
    if (node == nullptr) {
        return readers;
    }
    if (!node->is_array()) {
        fail_type(key, *node, fmt::format("[[{}]]", key));
    }
    for (const toml::node& item : *node->as_array()) {
        const std::string name = fmt::format("{}_{}", key, readers.size() + 1);
        if (!item.is_table()) {
            throw InputError(place(key),
                             key_path(name),
                             fmt::format("found {}", type_in_words(item)),
                             "a table");
        }
        readers.emplace_back(
            *item.as_table(), key_path(name), file_, fmt::format("{}.{}", form_, key), log_, true);
    }
    return readers;
}

std::vector<std::string> FieldReader::keys() const {
    std::vector<std::pair<toml::source_position, std::string>> placed;
    for (const auto& [name, node] : *table_) {
        // A table header names its parents too, so the place of the key is that of its first mention.
        placed.emplace_back(name.source().begin, name.str());
    }
    std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.line, a.first.column) < std::pair(b.first.line, b.first.column);
    });
    std::vector<std::string> names;
    for (const auto& [position, name] : placed) {
        names.push_back(name);
    }
    return names;
}

std::vector<std::pair<std::string, FieldReader>> FieldReader::all_tables() {
    std::vector<std::pair<std::string, FieldReader>> readers;
    for (const std::string& name : keys()) {
        if (!is_id(name)) {
            fail(name, "found an unfit name", "a name of letters a-z, digits and _");
        }
        if (asked_.emplace(name).second && log_ != nullptr) {
            log_->ask(form_, "<name>", "a table", true, nullptr);
        }
        readers.emplace_back(name, table_of_form(name, form_ + ".<name>"));
    }
    return readers;
}

std::vector<std::pair<std::string, std::string>> FieldReader::all_texts(const std::string& what) {
    std::vector<std::pair<std::string, std::string>> found;
    for (const std::string& name : keys()) {
        if (asked_.emplace(name).second && log_ != nullptr) {
            log_->ask(form_, "<name>", what, true, table_->get(name));
        }
        found.emplace_back(name, text(name));
    }
    return found;
}

void FieldReader::finish() const {
    for (const std::string& name : keys()) {
        if (!asked_.contains(name)) {
            constexpr std::size_t slips = 3;
            const std::string nearest =
                nearest_name(name, asked_, std::min(slips, name.size() / 2 + 1));
            fail(name,
                 "found an unknown key",
                 nearest.empty() ? "one of " + listed(asked_) : fmt::format("\"{}\"", nearest));
        }
    }
}

} // namespace disinhibit
