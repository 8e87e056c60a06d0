#include <fmt/format.h>

#include <algorithm>

#include "circuit/io/events/columns.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/report/json.h"
#include "circuit/io/text/field_log.h"
#include "circuit/io/text/field_reader.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/nearest_name.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/lab/lab.h"
#include "engine/core/defaults.h"
#include "engine/core/dose_card.h"
#include "engine/core/paths.h"
#include "engine/core/theme.h"
#include "engine/core/ui_defaults.h"
#include "engine/core/window_memory.h"
#include "engine/run/stamp.h"
#include "engine/scene/stage/file.h"
#include "engine/view/deck_file.h"
#include "engine/view/pair_file.h"
#include "engine/view/plot_set.h"
#include "engine/view/shot_text.h"

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

template <class Read> void read_each(const std::filesystem::path& folder, const Read& read) {
    for (const std::filesystem::path& file : toml_files_in(folder)) {
        read(file);
    }
}

void read_stages(const std::filesystem::path& stages,
                 const std::vector<std::string>& circuits,
                 FieldLog& log) {
    for (const std::string& circuit : circuits) {
        load_plot_set(plots_file_of(stages, circuit), &log);
        const std::filesystem::path own = stages / (circuit + ".toml");
        load_stage(std::filesystem::exists(own) ? own : stages / "any.toml", &log);
    }
    load_stage(stages / "levels/brain.other.toml", &log);
    load_stage(stages / "levels/synapse.toml", &log);
}

/// Whatever says how things look.
void read_looks(const std::filesystem::path& assets, FieldLog& log) {
    const TomlDocument document = parse_toml(assets / "defaults.toml");
    FieldReader defaults(document, "defaults", &log);
    read_start_defaults(defaults);
    read_ui_defaults(defaults);
    read_dose_cards(defaults);
    read_each(assets / "themes", [&](const auto& file) { load_theme(file, &log); });
    WindowMemory memory;
    memory.place = WindowPlace{0, 0, 1600, 900};
    memory.theme = "dark";
    memory.text_scale = 1.0f;
    memory.level = StageLevel::circuit;
    memory.recent = {"talk.toml"};
    for (const WindowMemory& one : {WindowMemory(), memory}) {
        read_window_memory("window.toml", window_memory_text(one), &log);
    }
    read_stages(assets / "stages", list_toml_ids(assets / "circuits"), log);
}

/// Whatever says what there is to see.
void read_shots(const std::filesystem::path& assets, const Library& library, FieldLog& log) {
    const double speed = load_start_defaults(assets / "defaults.toml").speed;
    std::vector<OfferedPair> pairs;
    const ShotSources sources{
        library, speed, [&](const std::string& name, const std::filesystem::path& /*folder*/) {
            const auto pair = std::ranges::find(pairs, name, &OfferedPair::id);
            return pair != pairs.end() ? pair->shot
                                       : shot_of_scenario(find_scenario(name, library), speed);
        }};
    pairs = read_pairs(assets / "pairs.toml", sources, &log).pairs;
    read_each(assets / "decks",
              [&](const auto& file) { read_deck(file, read_file(file), sources, &log); });
    Shot shot = shot_of_scenario(library.scenarios.at(library.default_scenario), speed);
    shot.b = shot.a;
    shot.a.loop = shot.view.window = {0.0, shot.a.scenario.duration_s};
    shot.a.ghosts.push_back({"former", 0, false, shot.a.scenario});
    read_shot("shot.toml", shot_text(shot, library), library, &log);
}

/// The columns of a table of events, and what it declares above them.
AskedTable event_format() {
    AskedTable table{"events", 1, false, {}};
    const auto add = [&](const std::string& key, const char* what, bool is_required) {
        table.fields.push_back({key, what, "", 1, !is_required});
    };
    for (const EventDeclarationMeaning& one : event_declaration_meanings()) {
        add(std::string("# ") + one.key + ":", one.what, one.is_required);
    }
    for (const EventColumnMeaning& one : event_columns()) {
        add(one.name, one.what, one.is_required);
    }
    add("WT, BW, WEIGHT", "body mass of the ID in kg", false);
    add("<path of a parameter>", "its value for the ID, in the unit that it has", false);
    return table;
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
    read_looks(assets, log);
    read_shots(assets, library, log);
    std::vector<AskedTable> tables = log.tables();
    tables.push_back(event_format());
    const std::vector<std::string> kinds = kinds_of(tables);
    if (!kind.empty() && std::ranges::find(kinds, kind) == kinds.end()) {
        throw InputError({}, "kind", "found \"" + one_line(kind) + "\"", "one of " + listed(kinds));
    }
    std::string objects;
    for (const AskedTable& table : tables) {
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
