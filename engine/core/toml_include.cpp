#include "engine/core/toml_include.h"

#include <string>

#include "engine/core/toml_reader.h"

namespace disinhibit {
namespace {

constexpr int deepest_include = 8;

// Nodes are moved, never copied: a copy forgets where it was written.
void put(toml::table& into, const toml::key& key, toml::node& node) {
    node.visit([&](auto& value) { into.insert_or_assign(key, std::move(value)); });
}

toml::table* row_with_id(toml::array& rows, const std::string& id) {
    for (toml::node& node : rows) {
        toml::table* row = node.as_table();
        if (row != nullptr && (*row)["id"].value_or<std::string>("") == id) {
            return row;
        }
    }
    return nullptr;
}

void merge_rows(toml::array& into, toml::array& rows) {
    for (toml::node& node : rows) {
        toml::table* row = node.as_table();
        const std::string id =
            row != nullptr ? (*row)["id"].value_or<std::string>("") : std::string();
        toml::table* former = id.empty() ? nullptr : row_with_id(into, id);
        if (former == nullptr) {
            node.visit([&](auto& value) { into.push_back(std::move(value)); });
            continue;
        }
        for (auto&& [key, value] : *row) {
            put(*former, key, value);
        }
    }
}

void merge(toml::table& into, toml::table& other) {
    for (auto&& [key, value] : other) {
        toml::array* former = into[key].as_array();
        toml::array* rows = value.as_array();
        if (former != nullptr && rows != nullptr && rows->is_array_of_tables()) {
            merge_rows(*former, *rows);
        } else {
            put(into, key, value);
        }
    }
}

void read_into(TomlSource& source, const std::filesystem::path& file, int depth) {
    toml::table table = parse_toml_file(file);
    source.files.push_back(file);
    if (const toml::node* include = table.get("include")) {
        const toml::array* names = include->as_array();
        if (names == nullptr || depth > deepest_include) {
            throw_toml_error(file,
                             include,
                             "include",
                             "expected a list of files that do not include each other");
        }
        for (const toml::node& name : *names) {
            const auto text = name.value_exact<std::string>();
            if (!text) {
                throw_toml_error(file, &name, "include", "expected a list of files");
            }
            read_into(source, file.parent_path() / *text, depth + 1);
        }
        table.erase("include");
    }
    merge(source.table, table);
}

} // namespace

TomlSource parse_toml_with_includes(const std::filesystem::path& file) {
    TomlSource source;
    read_into(source, file, 0);
    return source;
}

} // namespace disinhibit
