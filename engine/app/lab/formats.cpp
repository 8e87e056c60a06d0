#include <fmt/format.h>

#include <algorithm>

#include "circuit/io/read/experiment.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/report/json.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/lab/lab.h"
#include "engine/run/stamp.h"

namespace disinhibit::lab {
namespace {

/// "substance" of "substance.kinetics.<name>".
std::string kind_of(const AskedTable& table) {
    return table.form.substr(0, table.form.find('.'));
}

/// As it is written in a file: "[kinetics.<name>]", "[[dose]]"; nothing for what stands at the top.
std::string header_of(const AskedTable& table) {
    const std::size_t end = table.form.find('.');
    const std::string path = end == std::string::npos ? "" : table.form.substr(end + 1);
    return path.empty() ? "" : table.is_array ? "[[" + path + "]]" : "[" + path + "]";
}

const char* need_of(const AskedField& field, const AskedTable& table) {
    return field.is_required(table.count) ? "required" : field.optional ? "optional" : "depends";
}

std::vector<std::string> kinds_of(const std::vector<AskedTable>& tables) {
    std::vector<std::string> kinds;
    for (const AskedTable& table : tables) {
        if (std::ranges::find(kinds, kind_of(table)) == kinds.end()) {
            kinds.push_back(kind_of(table));
        }
    }
    return kinds;
}

void print_table(const AskedTable& table) {
    const std::string header = header_of(table);
    print_out("{}\n", header.empty() ? kind_of(table) + ":" : header);
    std::size_t width = 0;
    for (const AskedField& field : table.fields) {
        width = std::max(width, field.key.size());
    }
    for (const AskedField& field : table.fields) {
        print_out("  {:<{}}  {:<8}  {}{}\n",
                  field.key,
                  width,
                  need_of(field, table),
                  field.what,
                  field.example.empty() ? "" : "; e.g. " + field.example);
    }
    print_out("\n");
}

std::string json_of(const AskedTable& table) {
    std::string fields;
    for (const AskedField& field : table.fields) {
        fields +=
            fmt::format("{}\n    {{\"key\": {}, \"need\": {}, \"what\": {}, \"example\": {}}}",
                        fields.empty() ? "" : ",",
                        json_string(field.key),
                        json_string(need_of(field, table)),
                        json_string(field.what),
                        json_string(field.example));
    }
    return fmt::format("  {{\"kind\": {}, \"table\": {}, \"fields\": [{}]}}",
                       json_string(kind_of(table)),
                       json_string(header_of(table)),
                       fields);
}

} // namespace

int formats(const std::filesystem::path& assets, const std::string& kind, bool json) {
    FieldLog log;
    const Library library = load_library(assets, &log);
    read_experiments(assets / "reference", library, &log);
    const std::filesystem::path studies = assets / "studies";
    if (std::filesystem::exists(studies)) {
        for (const std::filesystem::path& file : toml_files_in(studies)) {
            read_study(file, &log);
        }
    }
    const std::vector<std::string> kinds = kinds_of(log.tables());
    if (!kind.empty() && std::ranges::find(kinds, kind) == kinds.end()) {
        throw InputError({}, "kind", "found \"" + one_line(kind) + "\"", "one of " + listed(kinds));
    }
    std::string objects;
    for (const AskedTable& table : log.tables()) {
        if (!kind.empty() && kind_of(table) != kind) {
            continue;
        }
        if (json) {
            objects += (objects.empty() ? "\n" : ",\n") + json_of(table);
        } else {
            print_table(table);
        }
    }
    if (json) {
        print_out("{}\"rows\": [{}\n]}}\n", json_head(library), objects);
    }
    return 0;
}

} // namespace disinhibit::lab
