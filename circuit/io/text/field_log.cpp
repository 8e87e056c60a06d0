#include "circuit/io/text/field_log.h"

#include <fmt/format.h>

#include <algorithm>

#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

constexpr std::size_t longest_example = 48;
/// A key that names a parameter is any of them.
constexpr std::string_view parameter_key = "\"entity.parameter\"";

std::string text_example(const std::string& text) {
    return '"' + one_line(text, longest_example) + '"';
}

std::string example_of(const toml::node& node) {
    if (const auto* text = node.as_string()) {
        return text_example(text->get());
    }
    if (node.is_number()) {
        return fmt::format("{:g}", node.value<double>().value_or(0.0));
    }
    if (const auto* flag = node.as_boolean()) {
        return flag->get() ? "true" : "false";
    }
    if (const toml::array* array = node.as_array()) {
        return array->empty() || !array->front().is_value()
                   ? ""
                   : fmt::format("[{}, ...]", example_of(array->front()));
    }
    const toml::table* table = node.as_table();
    const toml::node* value = table != nullptr ? table->get("value") : nullptr;
    const auto unit = table != nullptr ? (*table)["unit"].value<std::string>() : std::nullopt;
    return value != nullptr && unit ? fmt::format("{{ value = {}, unit = {}, ... }}",
                                                  example_of(*value),
                                                  text_example(*unit))
                                    : "";
}

} // namespace

AskedTable& FieldLog::table(const std::string& form) {
    const auto found = std::ranges::find(tables_, form, &AskedTable::form);
    if (found != tables_.end()) {
        return *found;
    }
    tables_.push_back({form, 0, false, {}});
    return tables_.back();
}

void FieldLog::begin(const std::string& form, bool is_array) {
    AskedTable& asked = table(form);
    asked.count += 1;
    asked.is_array = asked.is_array || is_array;
}

void FieldLog::ask(const std::string& form,
                   std::string_view key,
                   const std::string& what,
                   bool optional,
                   const toml::node* node) {
    const std::string name(key.find('.') == std::string_view::npos ? key : parameter_key);
    std::vector<AskedField>& fields = table(form).fields;
    auto field = std::ranges::find(fields, name, &AskedField::key);
    if (field == fields.end()) {
        field = fields.insert(fields.end(), AskedField{name, what, "", 0, false});
    }
    field->asked += 1;
    field->optional = field->optional || optional || name == parameter_key;
    if (field->example.empty() && node != nullptr) {
        field->example = example_of(*node);
    }
}

} // namespace disinhibit
