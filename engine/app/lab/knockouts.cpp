#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <thread>

#include "circuit/io/read/experiment.h"
#include "circuit/io/report/json.h"
#include "circuit/io/report/knockout_file.h"
#include "circuit/io/text/append_file.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/command/progress.h"
#include "engine/app/lab/lab.h"
#include "engine/core/version.h"
#include "engine/run/stamp.h"
#include "engine/study/knockouts.h"

namespace disinhibit::lab {
namespace {

/// What is known of the trials: those of a file that is gone on with, then those that are run.
struct Findings {
    KnockoutHead head;
    std::vector<TrialOutcome> outcomes;
    std::unique_ptr<AppendFile> file;
};

std::string description(const KnockoutHead& head) {
    return fmt::format("{} of {}, science {}, experiments {}",
                       head.parameters ? "parameters" : "mechanisms",
                       head.hypothesis,
                       head.science,
                       head.experiments);
}

/// Takes the place of the file before hours of work.
Findings begin(const KnockoutHead& head, const KnockoutOptions& options) {
    Findings findings{head, {}, nullptr};
    if (!options.resume.empty()) {
        KnockoutFile known = read_knockouts(options.resume);
        if (!known.head.fits(head)) {
            throw InputError({options.resume},
                             "--resume",
                             "found " + description(known.head),
                             description(head));
        }
        findings.outcomes = std::move(known.trials);
        findings.file = std::make_unique<AppendFile>(options.resume, known.whole_bytes);
    } else if (!options.out.empty()) {
        if (is_taken(options.out)) {
            throw InputError(
                {options.out}, "--out", "found a file", "a new one, or --resume to go on");
        }
        findings.file = std::make_unique<AppendFile>(options.out);
        findings.file->add(knockout_head_text(head));
    }
    return findings;
}

/// "eda.1p0 -1.23, cir.order flips": rows that count, or those that do not.
std::string
rows_text(const TrialOutcome& outcome, const std::set<std::string>& counted, bool wanted) {
    std::string text;
    for (const RowAnswer& answer : outcome.noticed) {
        if (counted.contains(answer.row) != wanted) {
            continue;
        }
        text += (text.empty() ? "" : ", ") + answer.row;
        if (answer.change) {
            text += fmt::format(" {:+.2f}", *answer.change);
        }
        if (answer.flips) {
            text += " flips";
        }
    }
    return text;
}

std::set<std::string> counted_rows(const KnockoutStudy& study) {
    std::set<std::string> rows;
    for (const RowResult& result : study.as_is()) {
        if (result.counted) {
            rows.insert(result.id);
        }
    }
    return rows;
}

/// What a trial is about, in words and with its source.
std::map<std::string, std::string> titles_of(const Library& library, const KnockoutStudy& study) {
    std::map<std::string, std::string> titles;
    for (const Mechanism& mechanism : mechanisms_of(library.circuits.at(study.circuit()))) {
        titles[mechanism.id] = fmt::format(
            "{} [{}]{}", mechanism.name, mechanism.source, mechanism.off ? ", off" : "");
    }
    return titles;
}

std::string name_of(const TrialOutcome& outcome) {
    return outcome.factor == 0.0 ? outcome.id
                                 : fmt::format("{} x {:g}", outcome.id, outcome.factor);
}

void print_words(const Library& library, const KnockoutStudy& study, const Findings& findings) {
    const std::set<std::string> counted = counted_rows(study);
    const std::map<std::string, std::string> titles = titles_of(library, study);
    std::vector<std::string> unnoticed;
    for (const TrialOutcome& outcome : findings.outcomes) {
        const std::string rows = rows_text(outcome, counted, true);
        const std::string others = rows_text(outcome, counted, false);
        const auto title = titles.find(outcome.id);
        print_out("{}{}\n", name_of(outcome), title == titles.end() ? "" : ": " + title->second);
        print_out("    {}\n", rows.empty() ? "no counted row notices" : rows);
        if (!others.empty()) {
            print_out("    not counted: {}\n", others);
        }
        if (rows.empty()) {
            std::string line = name_of(outcome);
            if (!outcome.closest.row.empty()) {
                line += fmt::format(
                    " (closest: {} {:+.2f})", outcome.closest.row, *outcome.closest.change);
            }
            unnoticed.push_back(line);
        }
    }
    print_out(
        "\nNo counted row would notice ({} of {}):\n", unnoticed.size(), findings.outcomes.size());
    for (const std::string& line : unnoticed) {
        print_out("  {}\n", line);
    }
}

std::string answer_json(const RowAnswer& answer, const std::set<std::string>& counted) {
    return fmt::format("{{\"row\": {}, \"dz\": {}, \"flips\": {}, \"counted\": {}}}",
                       json_string(answer.row),
                       answer.change ? json_number(*answer.change) : "null",
                       answer.flips,
                       counted.contains(answer.row));
}

void print_json(const Library& library, const KnockoutStudy& study, const Findings& findings) {
    const std::set<std::string> counted = counted_rows(study);
    print_out("{}\"experiments\": {}, \"hypothesis\": {}, \"of\": \"{}\", \"trials\": [",
              json_head(library),
              json_string(findings.head.experiments),
              json_string(study.circuit()),
              findings.head.parameters ? "parameters" : "mechanisms");
    const char* separator = "\n";
    for (const TrialOutcome& outcome : findings.outcomes) {
        std::string rows;
        for (const RowAnswer& answer : outcome.noticed) {
            rows += (rows.empty() ? "" : ", ") + answer_json(answer, counted);
        }
        print_out("{}  {{\"id\": {}, \"factor\": {}, \"protected\": {}, \"noticed\": [{}], "
                  "\"closest\": {}}}",
                  separator,
                  json_string(outcome.id),
                  json_number(outcome.factor),
                  !rows_text(outcome, counted, true).empty(),
                  rows,
                  outcome.closest.row.empty() ? "null" : answer_json(outcome.closest, counted));
        separator = ",\n";
    }
    print_out("]}}\n");
}

/// The outcome as its file says it, so that a run in pieces prints the same.
TrialOutcome as_written(const TrialOutcome& outcome) {
    TrialOutcome rounded = outcome;
    const auto round = [](RowAnswer& answer) {
        if (answer.change) {
            answer.change = rounded_change(*answer.change);
        }
    };
    for (RowAnswer& answer : rounded.noticed) {
        round(answer);
    }
    round(rounded.closest);
    std::stable_partition(rounded.noticed.begin(), rounded.noticed.end(), [](const RowAnswer& one) {
        return one.change.has_value();
    });
    return rounded;
}

} // namespace

int knockouts(const Library& library,
              const std::filesystem::path& assets,
              const KnockoutOptions& options) {
    require_circuit(library, options.circuit);
    const std::filesystem::path folder = assets / "reference";
    const KnockoutHead head{"disinhibit " + program_stamp(),
                            library.content_hash,
                            hash_of_experiments(folder),
                            options.circuit,
                            options.parameters};
    Findings findings = begin(head, options);
    const KnockoutStudy study(library,
                              read_experiments(folder, library),
                              options.circuit,
                              options.parameters,
                              options.threads);
    const std::atomic<bool>& interrupted = stop_when_interrupted();
    const std::size_t first = findings.outcomes.size();
    ProgressLine progress(
        "trials", static_cast<int>(study.trials().size()), static_cast<int>(first));
    study.run_all(first, interrupted, [&](const TrialOutcome& outcome) {
        findings.outcomes.push_back(as_written(outcome));
        if (findings.file) {
            findings.file->add(trial_text(outcome));
        }
        progress(static_cast<int>(findings.outcomes.size()));
    });
    progress.end();
    options.json ? print_json(library, study, findings) : print_words(library, study, findings);
    if (findings.outcomes.size() < study.trials().size()) {
        print_error(fmt::format("{} of {} trials were run; --resume goes on with a file",
                                findings.outcomes.size(),
                                study.trials().size()));
        return 1;
    }
    return 0;
}

} // namespace disinhibit::lab
