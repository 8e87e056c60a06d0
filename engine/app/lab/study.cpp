#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <ostream>
#include <sstream>
#include <system_error>

#include "circuit/course/simulate.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/report/json.h"
#include "circuit/io/report/write_scenario.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/output_place.h"
#include "circuit/io/text/printable.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/command/progress.h"
#include "engine/app/lab/lab.h"
#include "engine/core/log.h"
#include "engine/core/version.h"
#include "engine/run/stamp.h"
#include "engine/study/manifest.h"
#include "engine/study/room.h"

namespace disinhibit::lab {
namespace {

namespace fs = std::filesystem;

bool is_file(const std::string& out) {
    return !out.empty() && out != "-" && !find_output_place(out).through;
}

/// `file` with an ending of its own, beside it.
fs::path beside(const std::string& file, const char* ending) {
    return find_output_place(file).target.string() + ending;
}

/// Files that a study names; what is of the library has its hash there.
std::vector<fs::path> inputs_of(const StudyOptions& options, const Library& library) {
    std::vector<fs::path> inputs;
    if (!options.file.empty()) {
        inputs.emplace_back(options.file);
    }
    if (!library.scenarios.contains(options.study.scenario)) {
        inputs.emplace_back(options.study.scenario);
    }
    if (!options.study.data.empty()) {
        inputs.emplace_back(options.study.data);
    }
    const auto add_subject = [&](const std::string& subject) {
        if (!subject.empty() && !library.subjects.contains(subject)) {
            inputs.emplace_back(subject);
        }
    };
    add_subject(options.study.subject);
    const std::string subjects = "subject=";
    for (const std::string& over : options.study.over) {
        if (over.starts_with(subjects)) {
            std::istringstream words(over.substr(subjects.size()));
            for (std::string word; std::getline(words, word, ',');) {
                add_subject(without_blanks(word));
            }
        }
    }
    return inputs;
}

Scenario protocol_of(Library& library, const Study& study) {
    ScenarioChanges changes;
    changes.circuit = study.hypothesis;
    changes.subject = study.subject.empty() ? "" : find_subject(study.subject, library);
    changes.assignments = study.assignments;
    changes.doses = study.doses;
    changes.beyond = study.beyond;
    CourseOptions times;
    times.duration = study.duration;
    times.every = study.every;
    Scenario scenario = make_scenario(library, study.scenario, changes);
    if (!study.data.empty() && is_event_file(study.data)) {
        // Its doses stand in the table.
        const ObservedCourses courses = courses_of_events(study.data, library, scenario);
        for (const std::string& warning : courses.warnings) {
            log_warning(warning);
        }
        scenario.duration_s = std::max(scenario.duration_s, courses.end_s);
        scenario.doses.clear();
    }
    return with_times(scenario, times);
}

/// One study on its way from its words to its table.
class Running {
  public:
    Running(Library& library, const StudyOptions& options)
        : library_(library), options_(options), scenario_(protocol_of(library, options.study)),
          work_(make_ready(library, options.study, scenario_)) {
        manifest_.scenario_text = scenario_text(scenario_, library);
        manifest_.inputs = inputs_of(options, library);
    }

    int run() {
        claim();
        const fs::path rows = is_file(options_.out) ? beside(options_.out, ".rows") : fs::path();
        const fs::path folder = rows.empty() ? fs::temp_directory_path() : rows.parent_path();
        std::error_code fault;
        const auto kept = fs::file_size(rows, fault);
        const double kept_bytes = fault ? 0.0 : static_cast<double>(kept);
        require_room(*work_, folder.empty() ? fs::path(".") : folder, kept_bytes);
        work_->begin();
        require_time(library_, *work_, kept_bytes, options_.threads, options_.at_most_s);
        RecordFile records(
            rows, study_key(options_.study, library_, manifest_), work_->numbers() + 1);
        run_rows(records);
        if (records.rows() < work_->records()) {
            print_error(fmt::format("{} of {} {} were run{}",
                                    records.rows(),
                                    work_->records(),
                                    work_->things(),
                                    rows.empty() ? "; with --out they would have been kept"
                                                 : "; the same command goes on with them"));
            return 1;
        }
        finish(records);
        records.remove();
        return failed_ == 0 ? 0 : 1;
    }

  private:
    /// A place that cannot be written is told before hours of work.
    void claim() const {
        for (const std::string& file : {options_.out, options_.each}) {
            if (is_file(file)) {
                OutputFile probe(file);
            }
        }
        if (!options_.each.empty() && !work_->has_each()) {
            throw InputError(
                {}, "--each", "found a study without such a table", "a population or a fit");
        }
    }

    void run_rows(RecordFile& records) {
        const std::atomic<bool>& interrupted = stop_when_interrupted();
        const std::uint64_t first = records.rows();
        ProgressLine progress(
            work_->things(), work_->records(), first, options_.progress || error_is_a_terminal());
        work_->run(library_,
                   records,
                   options_.threads,
                   interrupted,
                   [&](const std::vector<double>& record) {
                       records.add(record);
                       progress(records.rows());
                   });
        progress.end();
    }

    Recipe recipe() const {
        const Trajectory start = start_trajectory(library_, scenario_, options_.study.tolerance);
        Recipe recipe = make_recipe(library_, start, program_stamp(), options_.study.seed);
        recipe.insert(recipe.end(), work_->recipe().begin(), work_->recipe().end());
        for (const auto& [name, cell] : findings_) {
            recipe.emplace_back(name, csv_cell(cell));
        }
        recipe.emplace_back(work_->things(), std::to_string(work_->records()));
        if (failed_ > 0) {
            recipe.emplace_back("failed", std::to_string(failed_));
        }
        return recipe;
    }

    void write_csv_table(std::ostream& out, const RecordFile& records, bool is_each) const {
        write_recipe(out, recipe());
        const TableSink sink = csv_sink(out);
        is_each ? work_->write_each(records, sink) : work_->write(records, sink);
    }

    void write_json_table(const RecordFile& records) const {
        std::ostream& out = standard_output();
        out << json_head(library_)
            << fmt::format(
                   "\"study\": \"{}\", \"scenario\": {}, \"hypothesis\": {}, \"subject\": {}, "
                   "\"duration_s\": {}, \"seed\": {}, \"{}\": {}, \"failed\": {}, ",
                   word_of(options_.study.kind),
                   json_string(scenario_.id),
                   json_string(scenario_.circuit),
                   json_string(scenario_.subject),
                   json_number(scenario_.duration_s),
                   options_.study.seed,
                   work_->things(),
                   work_->records(),
                   failed_);
        out << "\"remarks\": [";
        for (const std::string& remark : work_->remarks()) {
            out << (&remark == &work_->remarks().front() ? "" : ", ") << json_string(remark);
        }
        out << "], ";
        for (const auto& [name, cell] : findings_) {
            out << json_string(name) << ": " << json_cell(cell) << ", ";
        }
        work_->write(records, json_sink(out));
        out << "\n]}\n";
    }

    void finish(const RecordFile& records) {
        failed_ = count_failed(records);
        findings_ = work_->findings(records);
        const auto write = [&](const std::string& file, bool is_each) {
            write_file(file, [&](std::ostream& out) { write_csv_table(out, records, is_each); });
            if (is_file(file)) {
                manifest_.results.emplace_back(find_output_place(file).target);
            }
        };
        if (!options_.each.empty()) {
            write(options_.each, true);
        }
        if (!options_.out.empty() && options_.out != "-") {
            write(options_.out, false);
        } else if (!options_.json) {
            write_csv_table(standard_output(), records, false);
        }
        if (is_file(options_.out)) {
            manifest_.courses = work_->records();
            manifest_.failed = failed_;
            write_file(beside(options_.out, ".manifest.toml"),
                       manifest_text(options_.study, library_, manifest_));
        }
        if (options_.json) {
            write_json_table(records);
        }
        tell();
    }

    void tell() const {
        const bool to_standard_output =
            options_.json || options_.out.empty() || options_.out == "-";
        const auto say = [&](const std::string& line) {
            to_standard_output ? print_error(line) : print_out("{}\n", line);
        };
        if (!to_standard_output) {
            say(fmt::format("{} of {}: {} {} of {}, written to {}",
                            word_of(options_.study.kind),
                            scenario_.id,
                            work_->records(),
                            work_->things(),
                            describe_time(scenario_.duration_s),
                            options_.out));
        }
        for (const std::string& remark : work_->remarks()) {
            say(remark);
        }
        for (const auto& [name, cell] : findings_) {
            say(name + ": " + csv_cell(cell));
        }
        if (failed_ > 0) {
            print_error(
                fmt::format("{} of {} courses did not reach their end and are left out: the "
                            "mathematics stopped, as `run` with the same numbers says",
                            failed_,
                            work_->records()));
        }
    }

    Library& library_;
    const StudyOptions& options_;
    Scenario scenario_;
    std::unique_ptr<StudyWork> work_;
    Manifest manifest_;
    std::uint64_t failed_ = 0;
    StudyFindings findings_;
};

} // namespace

int study(Library& library, const StudyOptions& options) {
    return Running(library, options).run();
}

} // namespace disinhibit::lab
