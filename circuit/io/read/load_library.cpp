#include "circuit/io/read/load_library.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "circuit/course/simulate.h"
#include "circuit/io/read/readers.h"
#include "circuit/io/text/read_file.h"
#include "circuit/model.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

using Documents = std::map<std::string, TomlDocument>; // by id

[[noreturn]] void throw_model_error(const ModelError& error, const std::string& file) {
    throw InputError(
        {file}, error.where, fmt::format("found \"{}\"", one_line(error.found)), error.expected);
}

/// The paths of the parameters that a circuit has in any of these subjects. Throws InputError.
std::set<std::string> check_models(const Library& library,
                                   const std::string& circuit,
                                   const std::vector<std::string>& subjects,
                                   const std::string& file) {
    std::set<std::string> paths;
    for (const std::string& subject : subjects) {
        Scenario scenario;
        scenario.id = subject;
        scenario.subject = subject;
        scenario.circuit = circuit;
        try {
            const auto model = make_model(library, scenario);
            for (const Parameter& row : model->parameters.rows) {
                paths.insert(row.path);
            }
        } catch (const ModelError& error) {
            throw_model_error(error, file);
        }
    }
    return paths;
}

/// Reads the asset folder in the order in which the files depend on one another.
class LibraryLoader {
  public:
    LibraryLoader(fs::path assets, FieldLog* log) : assets_(std::move(assets)) {
        context_.log = log;
    }

    Library load() {
        const fs::path bib = assets_ / "references.bib";
        const std::string bib_text = read_file(bib);
        library_.references = read_references(bib.string(), bib_text);
        load_wording();
        context_.references = library_.references;

        for (const auto& [id, document] : documents("substances", true)) {
            library_.substances[id] = read_substance(document, id, context_);
        }
        context_.open.check("substance", ids(library_.substances));
        const Documents parts = documents("circuits/parts", true, Presence::optional);
        for (const auto& [id, document] : documents("circuits", true)) {
            library_.circuits[id] =
                read_circuit(document, parts, id, library_.substances, context_);
        }
        context_.open.check("substance", ids(library_.substances));
        check_receptor_types();
        const Documents subjects = documents("subjects", true);
        for (const auto& [id, document] : subjects) {
            load_subject(id, subjects, {});
        }
        context_.open.check("substance", ids(library_.substances));
        check_all_models();
        for (const auto& [id, document] : documents("scenarios", false)) {
            library_.scenarios[id] = read_scenario(document, id, library_, context_);
        }
        load_defaults();
        library_.calibrations = std::move(context_.calibrations);
        library_.content_hash = fmt::format("{:016x}", hash_);
        return std::move(library_);
    }

  private:
    template <class Items> static std::set<std::string> ids(const Items& items) {
        std::set<std::string> names;
        for (const auto& [name, item] : items) {
            names.insert(name);
        }
        return names;
    }

    void hash_file(const std::string& name, const std::string& text) {
        hash_ = hash_bytes(text, hash_bytes(name + '\n', hash_));
    }

    enum class Presence { required, optional };

    Documents
    documents(const std::string& folder, bool is_hashed, Presence presence = Presence::required) {
        const fs::path path = assets_ / folder;
        if (presence == Presence::optional && !fs::exists(path)) {
            return {};
        }
        Documents result;
        for (const fs::path& file : toml_files_in(path)) {
            const std::string id = file.stem().string();
            const std::string text = read_file(file);
            if (is_hashed) {
                hash_file(folder + "/" + file.filename().string(), text);
            }
            result.emplace(id, parse_toml(file, text));
        }
        if (result.empty()) {
            throw InputError({path.string()}, "", "found no TOML file", "at least one");
        }
        return result;
    }

    const Subject&
    load_subject(const std::string& id, const Documents& subjects, std::vector<std::string> heirs) {
        if (const auto known = library_.subjects.find(id); known != library_.subjects.end()) {
            return known->second;
        }
        const TomlDocument& document = subjects.at(id);
        const std::string parent = inherited_subject(document, context_);
        const TableReader root(document, context_, "subject");
        heirs.push_back(id);
        const Subject* inherited = nullptr;
        if (!parent.empty()) {
            if (!subjects.contains(parent)) {
                root.fail_quoting("inherits", parent, "one of " + listed(ids(subjects)));
            }
            if (std::find(heirs.begin(), heirs.end(), parent) != heirs.end()) {
                root.fail_quoting(
                    "inherits", parent, "a subject that does not inherit from this one");
            }
            inherited = &load_subject(parent, subjects, heirs);
        }
        return library_.subjects[id] =
                   read_subject(document, id, inherited, library_.substances, context_);
    }

    void check_receptor_types() {
        std::set<std::string> types;
        for (const auto& [id, circuit] : library_.circuits) {
            for (const ReceptorType& type : circuit.receptor_types) {
                types.insert(type.id);
            }
        }
        context_.open.check("receptor type", types);
    }

    /// Builds every circuit once per subject, which follows the signal paths of the circuits and collects the parameters that
    /// subjects may override. The circuits side by side; of several faults the first circuit's is told.
    void check_all_models() {
        std::vector<std::string> subjects;
        for (const auto& [subject, its_values] : library_.subjects) {
            subjects.push_back(subject);
        }
        std::vector<std::future<std::set<std::string>>> checks;
        for (const auto& entry : library_.circuits) {
            checks.push_back(std::async(std::launch::async, [this, &subjects, &id = entry.first] {
                return check_models(
                    library_, id, subjects, (assets_ / "circuits" / (id + ".toml")).string());
            }));
        }
        std::set<std::string> paths;
        for (std::future<std::set<std::string>>& check : checks) {
            paths.merge(check.get());
        }
        context_.open.check("parameter", paths);
    }

    /// The table [label] of the catalogue of texts, if there is one.
    void load_wording() {
        const fs::path file = assets_ / "texts" / "en.toml";
        if (!fs::exists(file)) {
            return;
        }
        const TomlDocument document = parse_toml(file);
        FieldReader root(document, "texts");
        if (std::optional<FieldReader> label = root.optional_table("label")) {
            for (auto& [mechanism, patterns] : label->all_tables()) {
                for (const auto& [what, pattern] : patterns.all_texts("a pattern")) {
                    library_.wording.patterns[mechanism + "." + what] = pattern;
                }
            }
        }
    }

    /// Only the start scenario is ours; the rest of [start] belongs to the window.
    void load_defaults() {
        const fs::path file = assets_ / "defaults.toml";
        const TomlDocument document = parse_toml(file);
        FieldReader root(document, "defaults"); // whoever reads the rest of it logs it
        FieldReader start = root.table("start");
        library_.default_scenario = start.text("scenario");
        if (!library_.scenarios.contains(library_.default_scenario)) {
            start.fail_quoting(
                "scenario", library_.default_scenario, "one of " + listed(ids(library_.scenarios)));
        }
    }

    fs::path assets_;
    Library library_;
    ReadContext context_;
    std::uint64_t hash_ = hash_bytes("");
};

} // namespace

Library load_library(const fs::path& assets, FieldLog* log) {
    return LibraryLoader(assets, log).load();
}

std::string find_subject(const std::string& id_or_file, Library& library) {
    std::vector<std::string> known;
    std::set<std::string> substances;
    for (const auto& [id, subject] : library.subjects) {
        known.push_back(id);
    }
    for (const auto& [id, substance] : library.substances) {
        substances.insert(id);
    }
    if (library.subjects.contains(id_or_file)) {
        return id_or_file;
    }
    const fs::path file = id_or_file;
    const std::string id = file.stem().string();
    std::error_code fault;
    if (!id_or_file.ends_with(".toml") && !fs::exists(file, fault)) {
        throw InputError({},
                         "subject",
                         fmt::format("found \"{}\"", one_line(id_or_file)),
                         "a file or one of " + listed(known));
    }
    if (!is_id(id) || library.subjects.contains(id)) {
        throw InputError({id_or_file},
                         "",
                         fmt::format("found the name \"{}\"", one_line(id)),
                         "letters a-z, digits and _, and none of " + listed(known));
    }
    ReadContext context;
    context.references = library.references;
    const TomlDocument document = parse_toml(file);
    const std::string parent = inherited_subject(document, context);
    if (!parent.empty() && !library.subjects.contains(parent)) {
        TableReader(document, context, "subject")
            .fail_quoting("inherits", parent, "one of " + listed(known));
    }
    library.subjects[id] = read_subject(document,
                                        id,
                                        parent.empty() ? nullptr : &library.subjects.at(parent),
                                        library.substances,
                                        context);
    context.open.check("substance", substances);
    std::set<std::string> paths;
    for (const auto& [circuit, description] : library.circuits) {
        paths.merge(check_models(library, circuit, {id}, id_or_file));
    }
    context.open.check("parameter", paths);
    return id;
}

Scenario read_scenario_file(const fs::path& file, const Library& library) {
    ReadContext context;
    const TomlDocument document = parse_toml(file);
    return read_scenario(document, one_line(file.stem().string()), library, context);
}

Scenario find_scenario(const std::string& id_or_file, const Library& library) {
    if (const auto found = library.scenarios.find(id_or_file); found != library.scenarios.end()) {
        return found->second;
    }
    std::error_code fault;
    if (id_or_file.ends_with(".toml") || fs::exists(id_or_file, fault)) {
        return read_scenario_file(id_or_file, library);
    }
    std::vector<std::string> ids;
    for (const auto& [id, scenario] : library.scenarios) {
        ids.push_back(id);
    }
    throw InputError({},
                     "scenario",
                     fmt::format("found \"{}\"", one_line(id_or_file)),
                     "a file or one of " + listed(ids));
}

} // namespace disinhibit
