#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/io/events/event_table.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/report/write_scenario.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/input_faults.h"
#include "tests/support/assets.h"
#include "tests/support/small_assets.h"
#include "tests/support/temporary_folder.h"

// Valid texts with a few bytes changed at random, always the same ones: a clear error or a value, never a crash.
namespace disinhibit {
namespace mutated_files_test {

std::size_t below(std::mt19937& random, std::size_t limit) {
    return limit == 0 ? 0 : random() % limit;
}

/// Digits become other digits more often than anything else happens, so that many mutants are well-formed.
std::string mutated(std::string text, std::mt19937& random) {
    const std::string telling = "\"'[]{}=.,#\n\\-+0129einfa \t\xff";
    for (std::size_t changes = 1 + below(random, 2); changes > 0 && !text.empty(); --changes) {
        const std::size_t at = below(random, text.size());
        const std::size_t digit = text.find_first_of("0123456789", at);
        switch (below(random, 8)) {
        case 0:
            text[at] = static_cast<char>(random());
            break;
        case 1:
            text[at] = telling[below(random, telling.size())];
            break;
        case 2:
            text.erase(at, 1 + below(random, 12));
            break;
        case 3:
            text.insert(at, 1, telling[below(random, telling.size())]);
            break;
        case 4:
            text.insert(at, text.substr(below(random, text.size()), below(random, 40)));
            break;
        default:
            if (digit != std::string::npos) {
                text.replace(digit, 1, std::to_string(below(random, 120)));
            }
        }
    }
    return text;
}

void expect_one_line(const InputError& error) {
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
    EXPECT_FALSE(std::string(error.what()).empty());
}

/// A run of a scenario is finite and free of negative amounts, or it stops with a status that says so.
void expect_finite_or_stopped(Scenario scenario) {
    const double longest_s = 6.0 * internal_per("h");
    scenario.duration_s = std::min(scenario.duration_s, longest_s);
    const Trajectory trajectory = simulate(small_library(), scenario);
    EXPECT_TRUE(trajectory.status().ok() || !trajectory.status().sentence().empty());
    for (const double part : {0.0, 0.5, 1.0}) {
        const Snapshot snapshot = trajectory.at(part * trajectory.reached_s());
        for (std::size_t i = 0; i < snapshot.values.size(); ++i) {
            EXPECT_TRUE(std::isfinite(snapshot.values[i]))
                << trajectory.signals().rows[i].path << " after\n"
                << scenario_text(scenario, small_library());
        }
    }
}

TEST(MutatedFiles, scenarios_are_read_and_run_or_refused) {
    std::mt19937 random(20240117);
    TemporaryFolder folder;
    const auto file = folder.path() / "mutant.toml";
    const std::string text = read_bytes(small_assets() / "scenarios/everything.toml");
    constexpr int runs = 60;
    int accepted = 0;
    for (int i = 0; i < 2000; ++i) {
        write_bytes(file, mutated(text, random));
        try {
            const Scenario scenario = read_scenario_file(file, small_library());
            EXPECT_TRUE(std::isfinite(scenario.duration_s) && scenario.duration_s > 0.0);
            for (const Dose& dose : scenario.doses) {
                EXPECT_TRUE(dose.mass_kg + dose.amount_nmol > 0.0 && dose.mass_kg <= 10.0);
            }
            accepted += 1;
            if (accepted <= runs) {
                expect_finite_or_stopped(scenario);
            }
        } catch (const InputError& error) {
            expect_one_line(error);
        }
    }
    EXPECT_GT(accepted, 100) << "the mutations are too coarse to test the values";
}

TEST(MutatedFiles, tables_of_events_are_read_and_written_the_same_or_refused) {
    std::mt19937 random(41);
    const Scenario& base = small_library().scenarios.at("rest");
    const std::string text = read_bytes(std::filesystem::path(DISINHIBIT_SOURCE_DIR) /
                                        "tests/fuzz/event_tables/good.csv");
    int accepted = 0;
    for (int i = 0; i < 5000; ++i) {
        const std::string mutant = mutated(text, random);
        try {
            const EventTable table = parse_event_table("t.csv", mutant, {}, small_library(), base);
            const std::string written = event_table_text(table, {});
            const EventTable again = parse_event_table("t.csv", written, {}, small_library(), base);
            EXPECT_EQ(event_table_text(again, {}), written) << mutant;
            accepted += 1;
        } catch (const InputFaults& faults) {
            for (const InputError& fault : faults.all()) {
                expect_one_line(fault);
                EXPECT_TRUE(std::string(fault.what()).starts_with("t.csv:")) << fault.what();
            }
        }
    }
    EXPECT_GT(accepted, 100) << "the mutations are too coarse to test the values";
}

TEST(MutatedFiles, assets_are_read_or_refused) {
    std::mt19937 random(77);
    TemporaryFolder folder;
    std::filesystem::copy(small_assets(), folder.path(), std::filesystem::copy_options::recursive);
    int accepted = 0;
    for (const char* name : {"substances/tonic.toml",
                             "circuits/loop.toml",
                             "subjects/person.toml",
                             "subjects/heir.toml",
                             "references.bib"}) {
        const std::string text = read_bytes(folder.path() / name);
        for (int i = 0; i < 300; ++i) {
            write_bytes(folder.path() / name, mutated(text, random));
            try {
                load_library(folder.path());
                accepted += 1;
            } catch (const InputError& error) {
                expect_one_line(error);
            }
        }
        write_bytes(folder.path() / name, text);
    }
    EXPECT_GT(accepted, 50) << "the mutations are too coarse to test the values";
}

TEST(MutatedFiles, dose_sentences_are_understood_or_refused) {
    std::mt19937 random(5);
    const std::string text =
        "0.5 g/kg ethanol oral at 1 h over 20 min strength 20 % every 1 d times 3";
    const Subject& subject = shipped_library().subjects.at("human");
    for (int i = 0; i < 5000; ++i) {
        try {
            const Dose dose = parse_dose(mutated(text, random), shipped_library(), subject);
            EXPECT_TRUE(std::isfinite(dose.at_s) && dose.mass_kg + dose.amount_nmol > 0.0);
        } catch (const InputError& error) {
            expect_one_line(error);
        }
    }
}

} // namespace mutated_files_test
} // namespace disinhibit
