#include "circuit/io/text/toml_include.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {
namespace {

constexpr std::size_t most_files = 64;

// Nodes are moved, never copied: a copy forgets where it was written.
void put(toml::table& into, const toml::key& key, toml::node& node) {
    into.erase(key.str()); // a key, too, knows where it was written
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

/// Reads a file and, before it, what it includes.
class SourceReader {
  public:
    explicit SourceReader(std::filesystem::path root) : root_(std::move(root)) {}

    void read(const std::filesystem::path& file) {
        if (source_.files.size() >= most_files) {
            throw InputError({file.string()},
                             "include",
                             "found too many files",
                             fmt::format("at most {} in all", most_files));
        }
        toml::table table = parse_toml(file).root;
        source_.files.push_back(file);
        including_.push_back(file);
        if (const toml::node* include = table.get("include")) {
            read_included(file, *include);
            table.erase("include");
        }
        including_.pop_back();
        merge(source_.root, table);
    }

    /// All of it as one file, `file`.
    TomlSource source(const std::filesystem::path& file) {
        source_.file = file.string();
        return std::move(source_);
    }

  private:
    void read_included(const std::filesystem::path& file, const toml::node& include) {
        const auto place_of = [&](const toml::node& node) {
            return Place{file.string(), static_cast<int>(node.source().begin.line)};
        };
        const toml::array* names = include.as_array();
        if (names == nullptr) {
            throw InputError(place_of(include), "include", "found no list", "a list of files");
        }
        for (const toml::node& name : *names) {
            const Place place = place_of(name);
            const auto text = name.value_exact<std::string>();
            if (!text) {
                throw InputError(place, "include", "found no text", "a list of files");
            }
            const auto included = file_below(root_, file.parent_path(), *text, place);
            for (const std::filesystem::path& outer : including_) {
                if (std::filesystem::equivalent(outer, included)) {
                    throw InputError(place,
                                     "include",
                                     fmt::format("found \"{}\" again", one_line(*text)),
                                     "files that do not include each other");
                }
            }
            read(included);
        }
    }

    std::filesystem::path root_; ///< nothing outside of it is read
    TomlSource source_;
    std::vector<std::filesystem::path> including_; ///< from the outermost file to the present one
};

} // namespace

TomlSource parse_toml_with_includes(const std::filesystem::path& file) {
    SourceReader reader(file.has_parent_path() ? file.parent_path() : ".");
    reader.read(file);
    return reader.source(file);
}

} // namespace disinhibit
