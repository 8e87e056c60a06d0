#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "circuit/course/simulate.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/input_error.h"
#include "tests/support/reading.h"
#include "tests/support/temporary_folder.h"

/// A drug that no program text has ever heard of is one new file: it loads, can be dosed and competes at the receptors it
/// names. Its name exists in this test only.
namespace disinhibit {
namespace new_substance_test {

constexpr double kHour_s = 3600.0;
constexpr const char* kFile = R"(
name = "Novelty"
symbol = "NOV"
role = "morphine"
glyph = "ball"
molar_mass = { value = 300, unit = "g/mol", source = "assumed", grade = "M", note = "made up" }
label_factor = { value = 1, unit = "1", source = "assumed", grade = "M", note = "made up" }
plasma_unit = "nM"
reference_amount = { value = 1, unit = "mg/kg", source = "assumed", grade = "M", note = "made up" }
[kinetics.human]
volume = { value = 1, unit = "L/kg", source = "assumed", grade = "M", note = "made up" }
[[kinetics.human.elimination]]
kind = "first_order"
clearance = { value = 0.1, unit = "L/h/kg", source = "assumed", grade = "M", note = "made up" }
[kinetics.human.route.iv]
name = "intravenous"
kind = "bolus"
bioavailability = { value = 1, unit = "1", source = "assumed", grade = "M", note = "made up" }
[kinetics.human.effect_site]
partition = { value = 1, unit = "1", source = "assumed", grade = "M", note = "made up" }
[[binding]]
receptor = "RECEPTOR"
k_d = { value = 1, unit = "nM", source = "assumed", grade = "M", note = "made up" }
k_off = { value = 0.01, unit = "1/s", source = "assumed", grade = "M", note = "made up" }
efficacy = { value = 0.5, unit = "1", source = "assumed", grade = "M", note = "made up" }
hill = { value = 1, unit = "1", source = "assumed", grade = "M", note = "made up" }
)";

/// The shipped assets in `folder` with one more substance that binds `receptor`.
void add_novelty(const std::filesystem::path& folder, const std::string& receptor) {
    const auto shipped = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets";
    std::filesystem::copy(shipped, folder, std::filesystem::copy_options::recursive);
    std::string text = kFile;
    text.replace(text.find("RECEPTOR"), 8, receptor);
    write_bytes(folder / "substances/novelty.toml", text);
}

Trajectory run(const Library& library, const std::vector<std::string>& doses) {
    Scenario scenario;
    scenario.id = "novel";
    scenario.subject = "human";
    scenario.circuit = "textbook";
    scenario.duration_s = 3.0 * kHour_s;
    for (const std::string& dose : doses) {
        scenario.doses.push_back(parse_dose(dose, library, library.subjects.at("human")));
    }
    return simulate(library, scenario);
}

TEST(NewSubstance, CompetesWithTheKnownOnesAtTheReceptorItNames) {
    const TemporaryFolder folder;
    add_novelty(folder.path(), "mu");
    const Library library = load_library(folder.path());
    const auto at_2h = [](const Trajectory& course, const std::string& signal) {
        return read_signal(course, "mu_brain." + signal, 2.0 * kHour_s);
    };
    const Trajectory known = run(library, {"50 mg naltrexone oral"});
    const Trajectory both = run(library, {"50 mg naltrexone oral", "0.1 mg novelty iv at 1 h"});
    const Trajectory alone = run(library, {"0.1 mg novelty iv at 1 h"});
    EXPECT_EQ(at_2h(known, "occupancy.novelty"), 0.0);
    EXPECT_GT(at_2h(alone, "occupancy.novelty"), 50.0);
    EXPECT_LT(at_2h(both, "occupancy.novelty"), 0.5 * at_2h(alone, "occupancy.novelty"));
    EXPECT_LT(at_2h(both, "occupancy.naltrexone"), 0.95 * at_2h(known, "occupancy.naltrexone"));
    EXPECT_GT(at_2h(alone, "activation"), at_2h(both, "activation"));
}

TEST(NewSubstance, ThatNamesAReceptorNobodyHasIsRefused) {
    const TemporaryFolder folder;
    add_novelty(folder.path(), "my");
    try {
        load_library(folder.path());
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("novelty.toml"));
        EXPECT_THAT(error.what(), testing::HasSubstr("\"my\""));
    }
}

} // namespace new_substance_test
} // namespace disinhibit
