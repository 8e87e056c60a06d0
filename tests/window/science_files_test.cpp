#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/open_window.h"
#include "tests/support/own_files.h"

/// Files of the science that change on disk while the window is open.
namespace disinhibit {
namespace science_files_test {

namespace fs = std::filesystem;

/// A window whose files of the science are changed beside it.
class ScienceFiles : public testing::Test {
  protected:
    OwnFiles files_;
    OpenWindow window_{"ethanol", {1280, 720}};

    std::string message() {
        window_.turns(2);
        const std::string fault = window_.frame().message();
        return fault.empty() ? window_.frame().faults().remark_line() : fault;
    }
    double blood() {
        Session& session = window_.session().active();
        session.settle();
        const Trajectory& course = session.trajectory();
        Snapshot then;
        const_cast<Trajectory&>(course).read(4.0 * 3600.0, then);
        return then.values[static_cast<std::size_t>(course.signals().index("ethanol.plasma"))];
    }
    void reload() {
        window_.frame().reload_science(window_.session());
        window_.turns(2);
    }
    std::string replace(const fs::path& file, const std::string& what, const std::string& with) {
        const std::string good = read_bytes(file);
        std::string changed = good;
        const std::size_t at = changed.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        files_.write(file, changed.replace(at, what.size(), with));
        return good;
    }
};

TEST_F(ScienceFiles, goes_on_by_what_a_substance_says_now) {
    window_.session().carry_out(SeekTo{3600.0});
    window_.turns(2);
    const double before = blood();
    const fs::path file = files_.assets() / "substances/ethanol.toml";
    const std::string good =
        replace(file, "maximum_rate = { value = 1.6,", "maximum_rate = { value = 0.8,");
    reload();
    EXPECT_GT(blood(), 1.3 * before);
    EXPECT_NEAR(window_.session().clock().now_s(), 3600.0, 60.0);
    EXPECT_NE(window_.frame().view().notice, "");
    files_.write(file, good);
    reload();
    EXPECT_EQ(blood(), before);
    EXPECT_TRUE(window_.open());
}

TEST_F(ScienceFiles, a_faulty_file_changes_nothing_and_is_told_until_it_is_mended) {
    const double before = blood();
    const fs::path file = files_.assets() / "substances/ethanol.toml";
    const std::string good = replace(file, "maximum_rate", "maximum_speed");
    reload();
    EXPECT_THAT(message(), testing::HasSubstr("ethanol.toml:"));
    EXPECT_EQ(blood(), before);
    reload(); // nothing has changed since
    EXPECT_THAT(message(), testing::HasSubstr("ethanol.toml:"));
    files_.write(file, good);
    reload();
    EXPECT_EQ(message(), "");
}

TEST_F(ScienceFiles, a_scenario_goes_on_as_its_file_says_unless_somebody_changed_it) {
    const fs::path file = files_.assets() / "scenarios/ethanol.toml";
    const double before = blood();
    replace(file, "amount = \"0.5 g/kg\"", "amount = \"0.6 g/kg\"");
    reload();
    const double more = blood();
    EXPECT_GT(more, before);
    window_.session().carry_out(DeleteDose{0, -1});
    ASSERT_EQ(blood(), 0.0);
    replace(file, "amount = \"0.6 g/kg\"", "amount = \"0.7 g/kg\"");
    reload();
    EXPECT_EQ(blood(), 0.0);
    window_.session().carry_out(Undo{}); // what was made before can still be taken back
    EXPECT_EQ(blood(), more);
}

TEST_F(ScienceFiles, a_circuit_that_goes_away_while_it_is_shown_stays_and_is_told) {
    const std::string circuit = window_.session().active().scenario().circuit;
    std::string other;
    for (const auto& [id, description] : window_.data().library.circuits) {
        other = id != circuit ? id : other;
    }
    const fs::path file = files_.assets() / "circuits" / (circuit + ".toml");
    fs::remove(file);
    reload();
    EXPECT_THAT(message(), testing::HasSubstr(circuit));
    EXPECT_GT(blood(), 0.0);
    EXPECT_TRUE(window_.open());
}

/// A circuit of one's own: a copy in a new file, with one population and one projection more.
TEST_F(ScienceFiles, a_new_circuit_is_drawn_by_the_general_plan_with_what_it_adds) {
    const std::string circuit = window_.session().active().scenario().circuit;
    std::string text = read_bytes(files_.assets() / "circuits" / (circuit + ".toml"));
    text += R"(
[[population]]
id = "septum"
name = "Septum"
role = "gaba"
place = "elsewhere"
rest_rate = { value = 5, unit = "Hz", source = "assumed", grade = "M", note = "a test" }
time_constant = { value = 20, unit = "ms", source = "assumed", grade = "M", note = "a test" }
[population.gain]
ceiling = { value = 60, unit = "Hz", source = "assumed", grade = "M", note = "a test" }
softness = { value = 0.2, unit = "Hz", source = "assumed", grade = "M", note = "a test" }

[[projection]]
id = "septum_to_dopamine"
name = "Septum to dopamine cells"
from = "septum"
to = "vta_dopamine"
excitatory = false
label = "GABA-A"
weight = { value = 0.01, unit = "Hz/Hz", source = "assumed", grade = "M", note = "a test" }
grade = "M"
)";
    files_.write(files_.assets() / "circuits/my_own.toml", text);
    reload();
    ASSERT_EQ(message(), "");
    window_.session().carry_out(ChooseCircuit{"my_own"});
    window_.turns(3);
    EXPECT_THAT(message(), testing::HasSubstr("my_own.toml"));
    const auto& things = *window_.frame().view().things;
    const auto drawn = [&](const std::string& entity) {
        return std::ranges::any_of(things,
                                   [&](const StageThing& thing) { return thing.entity == entity; });
    };
    EXPECT_TRUE(drawn("septum"));
    EXPECT_TRUE(drawn("septum_to_dopamine"));
    EXPECT_TRUE(drawn("vta_dopamine"));
    EXPECT_FALSE(drawn("pituitary")); // left to the plots on purpose
}

} // namespace science_files_test
} // namespace disinhibit
