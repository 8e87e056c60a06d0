#include "engine/app/lab/study_options.h"

#include <cstdint>
#include <limits>

#include "engine/app/command/number_option.h"
#include "engine/run/arguments.h"

namespace disinhibit::lab {
namespace {

constexpr std::uint64_t most_courses = 1'000'000'000'000'000;

} // namespace

void StudyCommands::add_protocol(CLI::App& command) {
    Study& study = options_.study;
    command
        .add_option(
            "scenario", study.scenario, "scenario id (see `list scenarios`) or a scenario file")
        ->required();
    command.add_option(
        "--hypothesis", study.hypothesis, "circuit instead of the one the scenario names");
    command.add_option(
        "--subject", study.subject, "subject instead of the scenario's own, an id or a file");
    command.add_option("--set",
                       study.assignments,
                       "PATH=VALUE, a parameter at t = 0, e.g. \"pool_id.tone=0.2 nM\"");
    command.add_flag(
        "--beyond", study.beyond, "--set and --over may leave the range of a parameter");
    command.add_option(
        "--dose", study.doses, "one more dose, e.g. \"50 mg SUBSTANCE oral at 0 h\"");
    command.add_option("--duration", study.duration, "duration instead of the scenario's own");
    command.add_option("--tolerance", study.tolerance, "relative tolerance of the solver")
        ->check(number_within(1e-12, 1e-2));
}

void StudyCommands::add_readings(CLI::App& command, const std::string& about_signals) {
    command.add_option("--signals",
                       options_.study.signals,
                       "paths with commas between them, * for any letters, or \"all\": " +
                           about_signals);
    command.add_option("--threshold",
                       options_.study.thresholds,
                       "SIGNAL>VALUE, in the unit of the signal unless another is written");
}

void StudyCommands::add_shape(CLI::App& command) {
    command.add_option("--shape", shape_, "wide: a column per number; tidy: a row per number")
        ->check(CLI::IsMember({"wide", "tidy"}));
}

void StudyCommands::add_over(CLI::App& command, const std::string& words) {
    command.add_option("--over", options_.study.over, words);
    command
        .add_option("--summaries",
                    options_.study.summaries,
                    "of each signal, with commas between them: mean, peak, trough, time_of_peak, "
                    "time_of_trough, area, end; if nobody says, peak,time_of_peak,mean,area. A "
                    "--threshold adds the time above it")
        ->delimiter(',');
}

void StudyCommands::add_running(CLI::App& command) {
    command.add_option("--out",
                       options_.out,
                       "file for the table, '-' for standard output; finished courses are kept "
                       "in FILE.rows until it is whole, so that the same command goes on after "
                       "whatever ended it; FILE.manifest.toml says how it was made");
    command.add_flag("--json", options_.json, "a JSON object on standard output");
    command
        .add_option(
            "--threads", options_.threads, "worker threads; the table does not depend on it")
        ->check(whole_number(1, 256));
    command.add_flag("--progress",
                     options_.progress,
                     "how far it is and the time left, also where standard error is no terminal");
    command.add_option(
        "--at-most",
        at_most_,
        "a study that would take longer is refused before it begins; if nobody says, 7 d");
}

void StudyCommands::add_population(CLI::App& app) {
    population_ = app.add_subcommand(
        "population", "people drawn from the published spreads: percentiles over time");
    add_protocol(*population_);
    population_->add_option("--people", options_.study.people, "how many, 100 if nobody says")
        ->type_name("INT")
        ->check(whole_number(1, most_courses));
    population_
        ->add_option("--seed",
                     options_.study.seed,
                     "another seed, other people; person N is that of `run --virtual-subject N`")
        ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
    add_readings(*population_, "of which percentiles and mean are told");
    population_->add_option(
        "--every", options_.study.every, "time between rows instead of the scenario's own");
    population_
        ->add_option("--percentiles",
                     options_.study.percentiles,
                     "with commas between them; if nobody says, 5,25,50,75,95")
        ->delimiter(',');
    add_shape(*population_);
    population_->add_option("--each",
                            options_.each,
                            "file for a row per person: what was drawn, and the summaries of "
                            "`sweep` of what was read at the times of the table");
    add_running(*population_);
}

void StudyCommands::add_sweep(CLI::App& app) {
    sweep_ = app.add_subcommand("sweep",
                                "every combination of some values: a row of summaries for each");
    add_protocol(*sweep_);
    add_over(*sweep_,
             "KEY=a,b,c or KEY=from:to:steps (equal steps; from:to:steps:log: equal factors); KEY "
             "is the path of a parameter, dose.SUBSTANCE (the amount of its doses), subject or "
             "hypothesis; the last --over goes through its values fastest");
    add_readings(*sweep_, "that are summed up");
    add_shape(*sweep_);
    add_running(*sweep_);
}

void StudyCommands::add_sensitivity(CLI::App& app) {
    sensitivity_ = app.add_subcommand(
        "sensitivity", "how far summaries hang on uncertain parameters: Morris or Sobol");
    add_protocol(*sensitivity_);
    add_over(*sensitivity_,
             "PATH (over the range of the parameter), PATH=low:high, or all: every parameter in "
             "use that states a range");
    add_readings(*sensitivity_, "that are summed up");
    sensitivity_
        ->add_option("--method",
                     method_,
                     "morris: screening, mu, mu* and sigma; sobol: shares of the variance, first "
                     "and total, with 95 % intervals")
        ->check(CLI::IsMember({"morris", "sobol"}));
    sensitivity_
        ->add_option("--samples",
                     options_.study.samples,
                     "paths of Morris (if nobody says 20, each a course for every parameter and "
                     "one more) or base points of Sobol (1024, each a course for every parameter "
                     "and two more)")
        ->type_name("INT")
        ->check(whole_number(2, most_courses));
    sensitivity_->add_option("--seed", options_.study.seed, "another seed, other points")
        ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
    add_running(*sensitivity_);
}

void StudyCommands::add_fit(CLI::App& app) {
    fit_ = app.add_subcommand(
        "fit",
        "parameters at which the course says what was observed, each with its 95 % interval");
    add_protocol(*fit_);
    fit_->add_option(
            "--data",
            options_.study.data,
            "file of observations, \"time [h],signal,unit,value\" as `run --shape tidy` "
            "writes it, if need be with a last column sd; or a table of events "
            "(`formats events`): a course for each ID, with its doses in place of the scenario's")
        ->required();
    fit_->add_option(
        "--over", options_.study.over, "PATH (within the range of the parameter) or PATH=low:high");
    fit_->add_option("--error",
                     error_,
                     "proportional: observations scatter by a share of their value; constant: by "
                     "one amount for each signal")
        ->check(CLI::IsMember({"proportional", "constant"}));
    fit_->add_option("--samples",
                     options_.study.samples,
                     "searches from different starts (if nobody says 8), the first from the "
                     "numbers of the scenario")
        ->type_name("INT")
        ->check(whole_number(1, 1'000'000));
    fit_->add_option("--seed", options_.study.seed, "another seed, other starts")
        ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
    fit_->add_option(
        "--each", options_.each, "file for a row per observation: observed and predicted");
    add_running(*fit_);
}

StudyCommands::StudyCommands(CLI::App& app) {
    options_.threads = usual_threads();
    add_population(app);
    add_sweep(app);
    add_sensitivity(app);
    add_fit(app);
    file_ = app.add_subcommand(
        "study",
        "a population, sweep, sensitivity or fit from a file; `formats study` says its keys");
    file_->add_option("file", options_.file, "a study, or the manifest of one")->required();
    file_->add_option("--each", options_.each, "as of `population` and `fit`");
    add_running(*file_);
}

bool StudyCommands::parsed() const {
    return population_->parsed() || sweep_->parsed() || sensitivity_->parsed() || fit_->parsed() ||
           file_->parsed();
}

StudyOptions StudyCommands::options() const {
    StudyOptions options = options_;
    options.at_most_s = parse_time_s(at_most_, "--at-most");
    if (file_->parsed()) {
        options.study = read_study(options.file);
        return options;
    }
    options.study.kind = population_->parsed() ? StudyKind::population
                         : sweep_->parsed()    ? StudyKind::sweep
                         : fit_->parsed()      ? StudyKind::fit
                                               : StudyKind::sensitivity;
    options.study.error = error_ == "constant" ? ErrorModel::constant : ErrorModel::proportional;
    options.study.method =
        method_ == "sobol" ? SensitivityMethod::sobol : SensitivityMethod::morris;
    options.study.tidy = shape_ == "tidy";
    return options;
}

} // namespace disinhibit::lab
