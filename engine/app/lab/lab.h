#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/io/events/declarations.h"
#include "engine/run/arguments.h"
#include "engine/study/stress.h"
#include "engine/study/study.h"

/// The commands of disinhibit-lab, the program without a screen. Each returns the exit code: 0 fine, 1 the run failed;
/// bad input is an InputError (exit code 2 in main).
namespace disinhibit::lab {

/// What `run` and `describe` do to a scenario before it runs.
struct ScenarioOptions {
    std::string scenario; ///< id or file
    ScenarioChanges changes;
    double relative_tolerance = 0.0; ///< 0: the default
};

/// What a virtual subject is told where no spread is published for what the scenario uses.
inline constexpr const char* nobody_differs =
    "Nothing varies between subjects here: no spread is published for what this scenario uses.";

/// What `run` writes.
struct CourseOptions {
    std::string csv;      ///< file, "-": standard output; empty: nothing
    std::string every;    ///< time between rows; empty: the scenario's own
    std::string until;    ///< end of the rows; empty: of the scenario
    std::string duration; ///< of the scenario instead of its own
    std::string signals;  ///< as find_signals; empty: those that change
    std::string shape = "wide";
};

/// The scenario with the times that the command line names. Throws InputError.
Scenario with_times(Scenario scenario, const CourseOptions& course);

/// Runs a scenario to its end and writes its course as asked.
int run(const Library& library, const ScenarioOptions& options, const CourseOptions& course);

/// A table of events, and what is made of it.
struct EventOptions {
    std::string file;
    std::vector<EventDeclaration> said; ///< instead of what the file declares
    std::string each;                   ///< for a row per observation; empty: none
    int threads = 1;
};

/// Runs a scenario once for each ID of a table of events, with its doses in place of those of the scenario, and writes the courses
/// as one table; says how far they are from what was observed. 1 if a course did not reach its end.
int run_events(const Library& library,
               const ScenarioOptions& options,
               const CourseOptions& course,
               const EventOptions& events);

/// Writes the doses of a scenario as a table of events, to a file or ("-") to standard output.
int write_events(const Library& library,
                 const ScenarioOptions& options,
                 const std::string& time_unit,
                 const std::string& out);

/// Tells a scenario and its outcome in words.
int describe(const Library& library,
             const std::filesystem::path& texts_file,
             const ScenarioOptions& options);

/// Files for other programs; empty: not written.
struct ExportOptions {
    std::string xpp;  ///< for XPPAUT
    std::string sbml; ///< for whatever reads SBML
};

/// Writes a scenario as equations and events that other programs solve.
int export_scenario(const Library& library,
                    const ScenarioOptions& options,
                    const ExportOptions& files);

/// Runs every published experiment against one hypothesis of the circuit, or against several ("a,b", "all") side by
/// side, on all cores. `row`: only the experiment of this id.
int validate(const Library& library,
             const std::filesystem::path& assets,
             const std::string& hypotheses,
             const std::string& row,
             bool json);

/// The generated tables of circuit/README.md: to standard output, or between the marks of the page.
int tables(const Library& library, const std::filesystem::path& assets, const std::string& page);

/// Runs random parameter sets of one hypothesis; 1 if one is unsound or not all were run.
int stress(const Library& library, const StressPlan& plan, bool json);

/// What the commands of studies are asked.
struct StudyOptions {
    Study study;
    std::string file; ///< the study file, if it was read from one
    std::string out;  ///< for the table; empty or "-": standard output
    std::string each; ///< for the second table: of each person, of each observation; empty: none
    bool json = false;
    bool progress = false; ///< also where nobody looks
    int threads = 1;
    double at_most_s = 0.0; ///< what would take longer is refused
};

/// Runs a study and writes its table, with a manifest beside it; 1 if it was interrupted or a course did not reach its end.
/// A subject from a file becomes one of the library.
int study(Library& library, const StudyOptions& options);

/// As many as the machine has cores.
int usual_threads();

/// What `knockouts` is asked.
struct KnockoutOptions {
    std::string circuit;
    bool parameters = false; ///< every number is moved, instead of mechanisms taken out
    int threads = 1;
    bool json = false;
    std::string out;    ///< a new file for the trials, or empty
    std::string resume; ///< a file of trials to go on with, or empty
};

/// Takes out each mechanism of a hypothesis, or moves each number, and tells which published experiments would notice; 1 if
/// not all trials were run.
int knockouts(const Library& library,
              const std::filesystem::path& assets,
              const KnockoutOptions& options);

/// The formats of all files: every key that the readers ask for, as the shipped files, or the program itself, write it. `kind`: of one kind of
/// file; empty: of all.
int formats(const std::filesystem::path& assets, const std::string& kind, bool json);

/// Lists substances, signals, parameters, scenarios, circuits or subjects of a circuit in a subject.
int list(const Library& library,
         const std::string& what,
         const std::string& circuit,
         const std::string& subject,
         bool json);

} // namespace disinhibit::lab
