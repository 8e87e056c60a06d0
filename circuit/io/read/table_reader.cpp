#include "circuit/io/read/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

int line_of(const toml::source_region& region) {
    return static_cast<int>(region.begin.line);
}

std::string
expected_name(std::string_view kind, const std::string& found, const std::set<std::string>& known) {
    constexpr std::size_t longest_list = 20;
    if (known.empty()) {
        return fmt::format("a {}, but there is none", kind);
    }
    if (known.size() <= longest_list) {
        return fmt::format("a {}: {}", kind, listed(known));
    }
    const std::string nearest = nearest_name(found, known);
    return nearest.empty() ? fmt::format("a {}", kind) : fmt::format("\"{}\"", nearest);
}

} // namespace

void OpenReferences::add(std::string_view kind,
                         const std::string& id,
                         Place place,
                         const std::string& key) {
    uses_[std::string(kind)].push_back({id, std::move(place), key});
}

void OpenReferences::check(std::string_view kind, const std::set<std::string>& known) {
    const auto found = uses_.find(kind);
    if (found == uses_.end()) {
        return;
    }
    for (const Use& use : found->second) {
        if (!known.contains(use.id)) {
            const std::string expected = expected_name(kind, use.id, known);
            throw InputError(
                use.place, use.key, fmt::format("found \"{}\"", one_line(use.id)), expected);
        }
    }
    uses_.erase(found);
}

TableReader::TableReader(const toml::table& table,
                         std::string path,
                         std::string file,
                         ReadContext& context,
                         std::string form,
                         bool is_array)
    : table_(&table), path_(std::move(path)), file_(std::move(file)), context_(&context),
      form_(std::move(form)) {
    if (context_->log != nullptr) {
        context_->log->begin(form_, is_array);
    }
}

void TableReader::note(std::string_view key, const std::string& what, bool optional) {
    if (asked_.emplace(key).second && context_->log != nullptr) {
        context_->log->ask(form_, key, what, optional, table_->get(key));
    }
}

std::string TableReader::key_path(std::string_view key) const {
    return key.empty()     ? path_
           : path_.empty() ? std::string(key)
                           : fmt::format("{}.{}", path_, key);
}

Place TableReader::place(std::string_view key) const {
    for (const auto& [name, node] : *table_) {
        if (name.str() == key) {
            return {file_, line_of(name.source().begin.line > 0 ? name.source() : node.source())};
        }
    }
    return {file_, path_.empty() ? 0 : line_of(table_->source())};
}

void TableReader::fail(std::string_view key,
                       const std::string& found,
                       const std::string& expected) const {
    throw InputError(place(key), key_path(key), found, expected);
}

void TableReader::fail_quoting(std::string_view key,
                               const std::string& text,
                               const std::string& expected) const {
    fail(key, fmt::format("found \"{}\"", one_line(text)), expected);
}

const toml::node* TableReader::find(std::string_view key) {
    note(key, "a value", true);
    return table_->get(key);
}

const toml::node& TableReader::require(std::string_view key, const std::string& expected) {
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

std::string TableReader::text(std::string_view key) {
    note(key, "text");
    const toml::node& node = require(key, "a text");
    if (!node.is_string()) {
        fail(key, fmt::format("found {}", type_in_words(node)), "a text");
    }
    return node.as_string()->get();
}

std::string TableReader::text_or(std::string_view key, const std::string& otherwise) {
    note(key, "text", true);
    return has(key) ? text(key) : otherwise;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
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
        fail(key, fmt::format("found {}", type_in_words(*node)), "an array of texts");
    }
    std::vector<std::string> result;
    for (const toml::node& item : *array) {
        result.push_back(item.as_string()->get());
    }
    return result;
}

std::vector<double> TableReader::numbers(std::string_view key) {
    note(key, "an array of numbers", true);
    const toml::node* node = find(key);
    if (node == nullptr) {
        return {};
    }
    std::vector<double> result;
    if (const toml::array* array = node->as_array()) {
        for (const toml::node& item : *array) {
            if (!item.is_number()) {
                fail(key, fmt::format("found {}", type_in_words(item)), "an array of numbers");
            }
            result.push_back(item.value<double>().value());
        }
        return result;
    }
    fail(key, fmt::format("found {}", type_in_words(*node)), "an array of numbers");
}

std::string TableReader::id(std::string_view key) {
    note(key, "a name of letters a-z, digits and _");
    const std::string name = text(key);
    if (!is_id(name)) {
        fail_quoting(key, name, "a name of letters a-z, digits and _");
    }
    return name;
}

std::string TableReader::reference(std::string_view key, std::string_view kind) {
    note(key, fmt::format("the id of a {}", kind));
    const std::string name = text(key);
    context_->open.add(kind, name, place(key), key_path(key));
    return name;
}

std::string TableReader::reference_or_none(std::string_view key, std::string_view kind) {
    note(key, fmt::format("the id of a {}", kind), true);
    return has(key) ? reference(key, kind) : "";
}

bool TableReader::flag_or(std::string_view key, bool otherwise) {
    note(key, "true or false", true);
    const toml::node* node = find(key);
    if (node == nullptr) {
        return otherwise;
    }
    if (!node->is_boolean()) {
        fail(key, fmt::format("found {}", type_in_words(*node)), "true or false");
    }
    return node->as_boolean()->get();
}

int TableReader::count_or(std::string_view key, int otherwise, int low, int high) {
    const std::string expected = fmt::format("a whole number from {} to {}", low, high);
    note(key, expected, true);
    const toml::node* node = find(key);
    if (node == nullptr) {
        return otherwise;
    }
    if (!node->is_integer()) {
        fail(key, fmt::format("found {}", type_in_words(*node)), expected);
    }
    const std::int64_t value = node->as_integer()->get();
    if (value < low || value > high) {
        fail(key, fmt::format("found {}", value), expected);
    }
    return static_cast<int>(value);
}

double TableReader::number_or(std::string_view key, double otherwise, double low, double high) {
    const std::string expected =
        fmt::format("a number from {} to {}", format_number(low), format_number(high));
    note(key, expected, true);
    const toml::node* node = find(key);
    if (node == nullptr) {
        return otherwise;
    }
    const std::optional<double> value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value) {
        fail(key, fmt::format("found {}", type_in_words(*node)), expected);
    }
    if (!(*value >= low && *value <= high)) {
        fail(key, fmt::format("found {}", *value), expected);
    }
    return *value;
}

const toml::table& TableReader::require_table(std::string_view key, const toml::node& node) const {
    if (!node.is_table()) {
        fail(key, fmt::format("found {}", type_in_words(node)), "a table");
    }
    return *node.as_table();
}

TableReader TableReader::table(std::string_view key) {
    note(key, "a table");
    return table_of_form(key, fmt::format("{}.{}", form_, key));
}

TableReader TableReader::table_of_form(std::string_view key, std::string form) {
    const toml::node& node = require(key, "a table");
    return {require_table(key, node), key_path(key), file_, *context_, std::move(form)};
}

std::optional<TableReader> TableReader::optional_table(std::string_view key) {
    note(key, "a table", true);
    return has(key) ? std::optional(table(key)) : std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
    std::vector<TableReader> readers;
    note(key, "tables", true);
    const toml::node* node = find(key);
    if (node == nullptr) {
        return readers;
    }
    if (!node->is_array()) {
        fail(key, fmt::format("found {}", type_in_words(*node)), fmt::format("[[{}]]", key));
    }
    for (const toml::node& item : *node->as_array()) {
        const std::string name = fmt::format("{}_{}", key, readers.size() + 1);
        if (!item.is_table()) {
            throw InputError(place(key),
                             key_path(name),
                             fmt::format("found {}", type_in_words(item)),
                             "a table");
        }
        readers.emplace_back(*item.as_table(),
                             key_path(name),
                             file_,
                             *context_,
                             fmt::format("{}.{}", form_, key),
                             true);
    }
    return readers;
}

std::vector<std::string> TableReader::keys() const {
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

std::vector<std::pair<std::string, TableReader>> TableReader::all_tables() {
    std::vector<std::pair<std::string, TableReader>> readers;
    for (const std::string& name : keys()) {
        if (!is_id(name)) {
            fail(name, "found an unfit name", "a name of letters a-z, digits and _");
        }
        if (asked_.emplace(name).second && context_->log != nullptr) {
            context_->log->ask(form_, "<name>", "a table", true, nullptr);
        }
        readers.emplace_back(name, table_of_form(name, form_ + ".<name>"));
    }
    return readers;
}

void TableReader::finish() const {
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
