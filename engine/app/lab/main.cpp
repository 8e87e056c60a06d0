#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <limits>
#include <sstream>

#include "circuit/course/simulate.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/command/number_option.h"
#include "engine/app/lab/lab.h"
#include "engine/app/lab/study_options.h"
#include "engine/core/paths.h"
#include "engine/run/guarded.h"
#include "engine/run/stamp.h"

namespace {

using namespace disinhibit;

const CLI::Validator any_seed = whole_number(0, std::numeric_limits<std::uint64_t>::max());

void add_scenario_options(CLI::App& command, lab::ScenarioOptions& options) {
    command
        .add_option(
            "scenario", options.scenario, "scenario id (see `list scenarios`) or a scenario file")
        ->required();
    command.add_option(
        "--hypothesis", options.changes.circuit, "circuit instead of the one the scenario names");
    command.add_option("--subject",
                       options.changes.subject,
                       "subject instead of the scenario's own, an id or a file");
    command.add_option("--set",
                       options.changes.assignments,
                       "PATH=VALUE, a parameter at t = 0, e.g. \"pool_id.tone=0.2 nM\"");
    command.add_flag(
        "--beyond",
        options.changes.beyond,
        "--set may leave the range of a parameter; the course is marked as beyond data");
    command.add_option(
        "--dose", options.changes.doses, "one more dose, e.g. \"50 mg SUBSTANCE oral at 0 h\"");
    command
        .add_option(
            "--virtual-subject",
            options.changes.who.number,
            "person 1, 2, ... of the population instead of the typical one (0): every value "
            "with a published spread is drawn for that person")
        ->check(whole_number(0, 1000000000));
    command.add_option("--seed", options.changes.who.seed, "another seed, another population")
        ->check(any_seed);
    command
        .add_option("--tolerance", options.relative_tolerance, "relative tolerance of the solver")
        ->check(number_within(1e-12, 1e-2));
}

void add_course_options(CLI::App& command, lab::CourseOptions& course) {
    command.add_option("--csv", course.csv, "file for the course, '-' for standard output");
    command.add_option(
        "--every", course.every, "time between rows instead of the scenario's own, e.g. 30s");
    command.add_option("--until", course.until, "end of the rows, within the scenario");
    command.add_option("--duration", course.duration, "duration instead of the scenario's own");
    command.add_option("--signals",
                       course.signals,
                       "paths with commas between them, * for any letters, or \"all\"; if nobody "
                       "says, those that change");
    command.add_option("--shape", course.shape, "wide: a column per signal; tidy: a row per value")
        ->check(CLI::IsMember({"wide", "tidy"}));
}

/// Words for what a table of events declares, as they come from the command line.
struct SaidOfEvents {
    std::string time, dialect, ignore, out = "-";
    std::vector<std::string> maps, varying;

    std::vector<EventDeclaration> declarations() const {
        std::vector<EventDeclaration> all;
        const auto add = [&](const char* key, const std::string& value) {
            if (!value.empty()) {
                all.push_back({key, value, {}});
            }
        };
        add("time", time);
        add("dialect", dialect);
        add("ignore", ignore);
        for (const std::string& map : maps) {
            add("map", map);
        }
        for (const std::string& covariate : varying) {
            add("varying", covariate);
        }
        return all;
    }
};

/// What `run` takes to follow the doses of a table instead of those of the scenario.
void add_event_options(CLI::App& run, lab::EventOptions& events, SaidOfEvents& said) {
    events.threads = lab::usual_threads();
    CLI::Option* file = run.add_option(
        "--events",
        events.file,
        "table of events in the convention of NONMEM: a course for each ID with its doses in place "
        "of the scenario's; DV rows are compared. `formats events` says its columns, and what it "
        "declares in lines \"# KEY: VALUE\" or with the options below");
    file->excludes("--dose")->excludes("--virtual-subject");
    const auto with_events = [file](CLI::Option* option) { option->needs(file); };
    with_events(run.add_option("--map",
                               said.maps,
                               "CMT=SUBSTANCE/ROUTE [UNIT] of doses, CMT=SIGNAL [UNIT] of "
                               "observations"));
    with_events(run.add_option("--time-unit", said.time, "unit of TIME, DUR and II"));
    with_events(
        run.add_option("--dialect", said.dialect, "nonmem, mrgsolve or rxode2: EVID beyond 4"));
    with_events(run.add_option(
        "--ignore", said.ignore, "@ or C: lines that begin so (@: or with a letter) are no rows"));
    with_events(
        run.add_option("--varying", said.varying, "a covariate that may change within an ID"));
    with_events(run.add_option(
        "--each", events.each, "file for a row per observation: observed and predicted"));
    with_events(run.add_option("--threads",
                               events.threads,
                               "worker threads; the table does not depend on it")
                    ->check(whole_number(1, 256)));
}

/// `events`: a scenario as a table.
CLI::App* add_events(CLI::App& app, lab::ScenarioOptions& options, SaidOfEvents& said) {
    CLI::App* events = app.add_subcommand(
        "events", "the doses of a scenario as a table of events, which run --events reads");
    events
        ->add_option(
            "scenario", options.scenario, "scenario id (see `list scenarios`) or a scenario file")
        ->required();
    events->add_option(
        "--dose", options.changes.doses, "one more dose, e.g. \"50 mg SUBSTANCE oral at 0 h\"");
    events->add_option("--time-unit", said.time, "unit of TIME, DUR and II; if nobody says, h");
    events->add_option("--out", said.out, "file for the table, '-' for standard output");
    return events;
}

void add_export_options(CLI::App& command, lab::ExportOptions& files) {
    CLI::Option* xpp =
        command.add_option("--xpp", files.xpp, "file.ode for XPPAUT, '-' for standard output");
    CLI::Option* sbml =
        command.add_option("--sbml", files.sbml, "file.xml, SBML level 3; '-' for standard output");
    CLI::Option_group* group = command.add_option_group("files", "at least one of");
    group->add_options(xpp, sbml);
    group->require_option(1, 2);
}

/// Prints the help or the version that was asked for, or what is wrong with the command line.
int end_of_parsing(const CLI::App& app, const CLI::ParseError& error) {
    std::ostringstream out, fault;
    const bool asked = app.exit(error, out, fault) == 0;
    print_text(out.str());
    if (!asked) {
        print_error(fault.str());
    }
    return asked ? fine : bad_input;
}

int run_program(int argc, char** argv) {
    CLI::App app("disinhibit-lab: the reward circuit without a screen.\n"
                 "For education and research, not medical advice.");
    app.set_version_flag("--version", version_text);
    app.require_subcommand(1);
    app.failure_message(CLI::FailureMessage::simple);

    lab::ScenarioOptions options;
    lab::CourseOptions course;
    std::string circuit, what, subject, page, row;
    bool json = false;
    CLI::App* run = app.add_subcommand("run", "run a scenario and write its course as CSV");
    add_scenario_options(*run, options);
    add_course_options(*run, course);
    lab::EventOptions events;
    SaidOfEvents said;
    add_event_options(*run, events, said);
    const CLI::App* as_events = add_events(app, options, said);
    CLI::App* describe = app.add_subcommand("describe", "tell a scenario and its outcome in words");
    add_scenario_options(*describe, options);
    CLI::App* exported = app.add_subcommand(
        "export", "write a scenario as equations and events that other programs solve");
    add_scenario_options(*exported, options);
    lab::ExportOptions files;
    add_export_options(*exported, files);
    CLI::App* validate =
        app.add_subcommand("validate", "run every published experiment; hits and misses");
    validate->add_option(
        "--hypothesis", circuit, "circuit to test; several with commas, or \"all\": side by side");
    validate->add_option("--row", row, "only the experiment of this id");
    validate->add_flag("--json", json, "a JSON object: program, science and one object per row");
    CLI::App* tables = app.add_subcommand("tables", "the tables of circuit/README.md, as Markdown");
    tables->add_option("--into", page, "page whose marked tables are replaced");
    StressPlan plan;
    plan.count = 1000;
    plan.threads = lab::usual_threads();
    CLI::App* stress = app.add_subcommand(
        "stress", "random parameter sets within their ranges: is every course sound?");
    stress->add_option("--count", plan.count, "parameter sets, 24 h each")
        ->check(whole_number(1, 100000000));
    stress->add_option("--seed", plan.seed, "another seed, other sets")->check(any_seed);
    stress
        ->add_option("--threads", plan.threads, "worker threads; the report does not depend on it")
        ->check(whole_number(1, 256));
    stress->add_option("--hypothesis", circuit, "circuit to test");
    stress->add_flag("--json", json, "a JSON object");
    lab::KnockoutOptions trials;
    trials.threads = plan.threads;
    CLI::App* knockouts = app.add_subcommand(
        "knockouts", "each mechanism taken out: which published experiments would notice?");
    knockouts->add_option("--hypothesis", circuit, "circuit to test");
    knockouts->add_flag(
        "--parameters", trials.parameters, "move every number by x 1.25 and / 1.25 instead");
    knockouts
        ->add_option(
            "--threads", trials.threads, "worker threads; the report does not depend on it")
        ->check(whole_number(1, 256));
    knockouts->add_flag("--json", trials.json, "a JSON object");
    CLI::Option* out = knockouts->add_option(
        "--out", trials.out, "a new file that keeps each trial once it is run");
    knockouts->add_option("--resume", trials.resume, "go on with such a file")->excludes(out);
    const lab::StudyCommands studies(app);
    CLI::App* list = app.add_subcommand("list", "list what may be named");
    list->add_option(
            "what", what, "substances, signals, parameters, scenarios, circuits or subjects")
        ->required()
        ->check(CLI::IsMember(
            {"substances", "signals", "parameters", "scenarios", "circuits", "subjects"}));
    list->add_option("--hypothesis", circuit, "circuit whose signals and parameters are listed");
    list->add_option("--subject", subject, "subject whose signals and parameters are listed");
    list->add_flag("--json", json, "a JSON object: program, science and one object per row");
    CLI::App* formats = app.add_subcommand(
        "formats", "every key of the files: what it may hold, and whether it must be there");
    formats->add_option(
        "kind",
        what,
        "substance, circuit, subject, scenario, reference, study, events, quantity; shot, "
        "deck, pairs; stage, plots, theme, defaults, window");
    formats->add_flag("--json", json, "a JSON object: program, science and one object per table");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return end_of_parsing(app, error);
    }
    const Folders folders = find_folders();
    if (formats->parsed()) {
        return lab::formats(folders.assets, what, json);
    }
    Library library = load_library(folders.assets);
    if (studies.parsed()) {
        return lab::study(library, studies.options());
    }
    if (!options.changes.subject.empty()) {
        options.changes.subject = find_subject(options.changes.subject, library);
    }
    if (circuit.empty()) {
        circuit = library.scenarios.at(library.default_scenario).circuit;
    }
    if (as_events->parsed()) {
        return lab::write_events(library, options, said.time.empty() ? "h" : said.time, said.out);
    }
    if (run->parsed() && !events.file.empty()) {
        events.said = said.declarations();
        return lab::run_events(library, options, course, events);
    }
    if (run->parsed()) {
        return lab::run(library, options, course);
    }
    if (describe->parsed()) {
        return lab::describe(library, folders.assets / "texts" / "en.toml", options);
    }
    if (exported->parsed()) {
        return lab::export_scenario(library, options, files);
    }
    if (validate->parsed()) {
        return lab::validate(library, folders.assets, circuit, row, json);
    }
    if (tables->parsed()) {
        return lab::tables(library, folders.assets, page);
    }
    if (stress->parsed()) {
        plan.circuit = circuit;
        return lab::stress(library, plan, json);
    }
    if (knockouts->parsed()) {
        trials.circuit = circuit;
        return lab::knockouts(library, folders.assets, trials);
    }
    const std::string who =
        subject.empty() ? library.scenarios.at(library.default_scenario).subject : subject;
    return lab::list(library, what, circuit, who, json);
}

} // namespace

int main(int argc, char** argv) {
    return guarded("", [&] { return run_program(argc, argv); });
}
