#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <thread>

#include "circuit/io/input_error.h"
#include "circuit/io/load_library.h"
#include "circuit/simulate.h"
#include "engine/app/lab.h"
#include "engine/core/input_error.h"
#include "engine/core/paths.h"
#include "engine/core/version.h"

namespace {

using namespace disinhibit;

void add_scenario_options(CLI::App& command, lab::ScenarioOptions& options) {
    command
        .add_option(
            "scenario", options.scenario, "scenario id (see `list scenarios`) or a scenario file")
        ->required();
    command.add_option(
        "--hypothesis", options.changes.circuit, "circuit instead of the one the scenario names");
    command.add_option("--set",
                       options.changes.assignments,
                       "PATH=VALUE, a parameter at t = 0, e.g. \"pool_id.tone=0.2 nM\"");
    command.add_option(
        "--dose", options.changes.doses, "one more dose, e.g. \"50 mg SUBSTANCE oral at 0 h\"");
    command
        .add_option(
            "--virtual-subject",
            options.changes.who.number,
            "person 1, 2, ... of the population instead of the typical one (0): every value "
            "with a published spread is drawn for that person")
        ->check(CLI::Range(0, 1000000000));
    command.add_option("--seed", options.changes.who.seed, "another seed, another population");
    command
        .add_option("--tolerance", options.relative_tolerance, "relative tolerance of the solver")
        ->check(CLI::Range(1e-12, 1e-2));
}

/// Runs `command`; bad input becomes one line and exit code 2, anything else that goes wrong exit code 1.
int guarded(const std::function<int()>& command) {
    try {
        return command();
    } catch (const InputError& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 2;
    } catch (const CoreInputError& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 2;
    } catch (const ModelError& error) {
        fmt::print(stderr, "{}\n", as_input_error(error.where, error.found, error.expected).what());
        return 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("disinhibit-lab: the reward circuit without a screen.\n"
                 "For education and research, not medical advice.");
    app.set_version_flag("--version", program_stamp());
    app.require_subcommand(1);
    app.failure_message(CLI::FailureMessage::simple);

    lab::ScenarioOptions options;
    std::string csv, circuit, what, subject, page;
    bool json = false;
    CLI::App* run = app.add_subcommand("run", "run a scenario and write its course as CSV");
    add_scenario_options(*run, options);
    run->add_option("--csv", csv, "file for the course, '-' for standard output");
    CLI::App* describe = app.add_subcommand("describe", "tell a scenario and its outcome in words");
    add_scenario_options(*describe, options);
    CLI::App* validate =
        app.add_subcommand("validate", "run every published experiment; hits and misses");
    validate->add_option(
        "--hypothesis", circuit, "circuit to test; several with commas, or \"all\": side by side");
    validate->add_flag("--json", json, "a JSON object: program, science and one object per row");
    CLI::App* tables = app.add_subcommand("tables", "the tables of circuit/README.md, as Markdown");
    tables->add_option("--into", page, "page whose marked tables are replaced");
    StressPlan plan;
    plan.count = 1000;
    plan.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    CLI::App* stress = app.add_subcommand(
        "stress", "random parameter sets within their ranges: is every course sound?");
    stress->add_option("--count", plan.count, "parameter sets, 24 h each")
        ->check(CLI::Range(1, 100000000));
    stress->add_option("--seed", plan.seed, "another seed, other sets");
    stress
        ->add_option("--threads", plan.threads, "worker threads; the report does not depend on it")
        ->check(CLI::Range(1, 256));
    stress->add_option("--hypothesis", circuit, "circuit to test");
    stress->add_flag("--json", json, "a JSON object");
    CLI::App* list = app.add_subcommand("list", "list what may be named");
    list->add_option(
            "what", what, "substances, signals, parameters, scenarios, circuits or subjects")
        ->required()
        ->check(CLI::IsMember(
            {"substances", "signals", "parameters", "scenarios", "circuits", "subjects"}));
    list->add_option("--hypothesis", circuit, "circuit whose signals and parameters are listed");
    list->add_option("--subject", subject, "subject whose signals and parameters are listed");
    list->add_flag("--json", json, "a JSON object: program, science and one object per row");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return guarded([&] {
        const Folders folders = find_folders();
        const Library library = load_library(folders.assets);
        if (circuit.empty()) {
            circuit = library.scenarios.at(library.default_scenario).circuit;
        }
        if (run->parsed()) {
            return lab::run(library, options, csv);
        }
        if (describe->parsed()) {
            return lab::describe(library, folders.assets / "texts" / "en.toml", options);
        }
        if (validate->parsed()) {
            return lab::validate(library, folders.assets, circuit, json);
        }
        if (tables->parsed()) {
            return lab::tables(library, folders.assets, page);
        }
        if (stress->parsed()) {
            plan.circuit = circuit;
            return lab::stress(library, plan, json);
        }
        const std::string who =
            subject.empty() ? library.scenarios.at(library.default_scenario).subject : subject;
        return lab::list(library, what, circuit, who, json);
    });
}
