#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>

#include "circuit/io/dose_text.h"
#include "circuit/io/input_error.h"
#include "tests/support/assets.h"
#include "tests/support/small_assets.h"
#include "tests/support/temporary_folder.h"

// Valid texts with a few bytes changed at random, always the same ones: a clear error or a value, never a crash.
namespace disinhibit {
namespace {

std::size_t below(std::mt19937& random, std::size_t limit) {
    return limit == 0 ? 0 : random() % limit;
}

std::string mutated(std::string text, std::mt19937& random) {
    const std::string telling = "\"'[]{}=.,#\n\\-+0129einfa \t\xff";
    for (std::size_t changes = 1 + below(random, 4); changes > 0 && !text.empty(); --changes) {
        const std::size_t at = below(random, text.size());
        switch (below(random, 5)) {
        case 0: text[at] = static_cast<char>(random()); break;
        case 1: text[at] = telling[below(random, telling.size())]; break;
        case 2: text.erase(at, 1 + below(random, 12)); break;
        case 3: text.insert(at, 1, telling[below(random, telling.size())]); break;
        default: text.insert(at, text.substr(below(random, text.size()), below(random, 40))); break;
        }
    }
    return text;
}

void expect_one_line(const InputError& error) {
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
    EXPECT_FALSE(std::string(error.what()).empty());
}

TEST(MutatedFiles, scenarios_are_read_or_refused) {
    std::mt19937 random(20240117);
    TemporaryFolder folder;
    const auto file = folder.path() / "mutant.toml";
    const std::string text = read_bytes(small_assets() / "scenarios/everything.toml");
    int accepted = 0;
    for (int i = 0; i < 4000; ++i) {
        write_bytes(file, mutated(text, random));
        try {
            const Scenario scenario = read_scenario_file(file, small_library());
            EXPECT_TRUE(std::isfinite(scenario.duration_s) && scenario.duration_s > 0.0);
            for (const Dose& dose : scenario.doses) {
                EXPECT_TRUE(dose.mass_kg + dose.amount_nmol > 0.0);
                EXPECT_TRUE(dose.mass_kg <= 10.0);
            }
            accepted += 1;
        } catch (const InputError& error) {
            expect_one_line(error);
        }
    }
    EXPECT_GT(accepted, 100) << "the mutations are too coarse to test the values";
}

TEST(MutatedFiles, assets_are_read_or_refused) {
    std::mt19937 random(77);
    TemporaryFolder folder;
    std::filesystem::copy(small_assets(), folder.path(), std::filesystem::copy_options::recursive);
    int accepted = 0;
    for (const char* name : {"substances/tonic.toml", "circuits/loop.toml", "subjects/person.toml",
                             "subjects/heir.toml", "references.bib"}) {
        const std::string text = read_bytes(folder.path() / name);
        for (int i = 0; i < 500; ++i) {
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
    const std::string text = "0.5 g/kg ethanol oral at 1 h over 20 min strength 20 % every 1 d times 3";
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

} // namespace
} // namespace disinhibit
