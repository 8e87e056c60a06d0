#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "circuit/describe/clock.h"
#include "circuit/describe/units.h"
#include "circuit/io/read/dose_amount.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/report/write_scenario.h"
#include "circuit/io/text/input_error.h"
#include "circuit/model.h"
#include "tests/support/assets.h"
#include "tests/support/small_assets.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace library_test {

using testing::HasSubstr;

TEST(LoadLibrary, quantities_arrive_in_internal_units_with_their_provenance) {
    const Substance& tonic = small_library().substances.at("tonic");
    const Kinetics& kinetics = tonic.kinetics.at("person");
    EXPECT_DOUBLE_EQ(kinetics.volume.value, 0.5);
    EXPECT_DOUBLE_EQ(*kinetics.volume.low, 0.1);
    EXPECT_DOUBLE_EQ(kinetics.peripherals.at(0).clearance.value, 6.0 / 3600.0);
    EXPECT_DOUBLE_EQ(kinetics.peripherals.at(0).clearance.written(), 6.0);
    EXPECT_EQ(kinetics.volume.unit, "L/kg");
    EXPECT_EQ(kinetics.volume.provenance.source, "Alpha2001");
    EXPECT_EQ(tonic.density->provenance.grade, "B der.");
    EXPECT_DOUBLE_EQ(tonic.bindings.at(0).k_d.value, 2000.0);
}

TEST(LoadLibrary, a_spread_between_subjects_is_the_deviation_of_a_log_normal_law) {
    const Kinetics& kinetics = small_library().substances.at("tonic").kinetics.at("person");
    EXPECT_DOUBLE_EQ(*kinetics.volume.cv, 0.5);
    EXPECT_NEAR(kinetics.volume.log_deviation(), std::sqrt(std::log(1.25)), 1e-12);
    EXPECT_FALSE(kinetics.peripherals.at(0).volume.cv);
    EXPECT_EQ(kinetics.peripherals.at(0).volume.log_deviation(), 0.0);
}

TEST(LoadLibrary, masses_become_moles_where_the_model_counts_moles) {
    const Substance& tonic = small_library().substances.at("tonic");
    const Elimination& way_out = tonic.kinetics.at("person").eliminations.at(0);
    EXPECT_NEAR(way_out.maximum_rate.value, 120e-3 / 50.0 * 1e9 / 60.0, 1e-6); // 120 mg/min
    EXPECT_NEAR(way_out.half_saturation.value, 25e-3 / 50.0 * 1e9, 1e-6);      // 25 mg/L
    EXPECT_NEAR(way_out.maximum_rate.written(), 120.0, 1e-9);
    EXPECT_NEAR(tonic.reference_amount.value, 0.5 / 50.0 * 1e9, 1e-6); // 0.5 g/kg
    const CircuitDescription& circuit = small_library().circuits.at("loop");
    EXPECT_NEAR(circuit.adaptations.at(0).shape.ec50.value, 40e-2 / 50.0 * 1e9, 1e-6); // 40 mg/dL
}

TEST(LoadLibrary, routes_stay_in_the_order_of_the_file) {
    const auto& routes = small_library().substances.at("tonic").kinetics.at("person").routes;
    ASSERT_EQ(routes.size(), 2U);
    EXPECT_EQ(routes[0].id, "oral");
    EXPECT_EQ(routes[1].id, "depot");
    EXPECT_EQ(routes[1].phases.at(0).stages, 2);
    EXPECT_EQ(routes[1].phases.at(1).stages, 1);
}

TEST(LoadLibrary, an_heir_has_its_parents_values_and_its_own_overrides) {
    const Subject& heir = small_library().subjects.at("heir");
    EXPECT_EQ(heir.id, "heir");
    EXPECT_EQ(heir.name, "Heir");
    EXPECT_EQ(heir.species, "person");
    EXPECT_DOUBLE_EQ(heir.body_mass.value, 70.0);
    const Quantity& rate = heir.overrides.at("tonic.elimination_1.maximum_rate");
    EXPECT_NEAR(rate.value, 0.18 / 50.0 * 1e9 / 60.0, 1e-6);
}

TEST(LoadLibrary, a_factor_of_a_subject_multiplies_what_the_parameter_has_otherwise) {
    const auto volume = [](const std::string& subject) {
        Scenario scenario = small_library().scenarios.at("rest");
        scenario.subject = subject;
        const ParameterTable table = make_model(small_library(), scenario)->parameters;
        return table.rows.at(table.index("tonic.central.volume")).quantity;
    };
    EXPECT_DOUBLE_EQ(volume("heir").value, 0.8 * volume("person").value);
    EXPECT_EQ(volume("heir").provenance.note, "0.8 times 0.5 L/kg: smaller");
    EXPECT_EQ(volume("heir").unit, volume("person").unit);
    EXPECT_DOUBLE_EQ(*volume("heir").low, *volume("person").low);
}

TEST(LoadLibrary, a_factor_on_no_parameter_is_an_error_that_names_it) {
    TemporaryFolder folder;
    std::filesystem::copy(small_assets(), folder.path(), std::filesystem::copy_options::recursive);
    const auto file = folder.path() / "subjects/heir.toml";
    std::string text = read_bytes(file);
    text.replace(text.find("tonic.central.volume"), 20, "tonik.central.volume");
    write_bytes(file, text);
    try {
        load_library(folder.path());
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("tonik.central.volume"));
    }
}

TEST(LoadLibrary, references_become_one_line_each) {
    const auto& references = small_library().references;
    EXPECT_EQ(references.at("Alpha2001"),
              "Alpha, A. and Beta, B. A study of two lines. J Test 2001.");
    EXPECT_EQ(references.at("Gamma2002"), "Table G. Data set.");
}

TEST(LoadLibrary, an_event_of_every_kind_is_read) {
    const Scenario& all = small_library().scenarios.at("everything");
    EXPECT_DOUBLE_EQ(all.duration_s, 2.0 * 86400.0);
    EXPECT_DOUBLE_EQ(all.doses.at(0).mass_kg, 0.5e-3);
    EXPECT_EQ(all.doses.at(0).basis, AmountBasis::per_body_mass);
    EXPECT_DOUBLE_EQ(all.doses.at(0).strength_fraction, 0.125);
    EXPECT_EQ(all.doses.at(0).count, 2);
    EXPECT_EQ(all.doses.at(0).written, "0.5 g/kg");
    EXPECT_DOUBLE_EQ(all.doses.at(1).amount_nmol, 3000.0);
    EXPECT_TRUE(all.removals.at(0).everywhere);
    EXPECT_DOUBLE_EQ(all.changes.at(0).value, 12.0);
    EXPECT_NEAR(all.changes.at(1).value, 100e-3 / 50.0 * 1e9 / 60.0, 1e-6);
    EXPECT_DOUBLE_EQ(all.changes.at(1).until_s, 5.0 * 3600.0);
    EXPECT_DOUBLE_EQ(all.clamps.at(0).value, 20.0);
    EXPECT_DOUBLE_EQ(all.pulses.at(0).height, -2.0);
    EXPECT_DOUBLE_EQ(all.pulses.at(0).width_s, 0.005);
}

TEST(LoadLibrary, byte_order_mark_and_windows_line_ends_do_not_matter) {
    TemporaryFolder folder;
    std::filesystem::copy(small_assets(), folder.path(), std::filesystem::copy_options::recursive);
    std::string text = "\xEF\xBB\xBF";
    for (const char letter : read_bytes(small_assets() / "scenarios/everything.toml")) {
        text += letter == '\n' ? "\r\n" : std::string(1, letter);
    }
    write_bytes(folder.path() / "scenarios/everything.toml", text);
    EXPECT_EQ(load_library(folder.path()).scenarios.at("everything"),
              small_library().scenarios.at("everything"));
}

TEST(LoadLibrary, the_hash_follows_the_science_and_not_the_scenarios) {
    TemporaryFolder folder;
    std::filesystem::copy(small_assets(), folder.path(), std::filesystem::copy_options::recursive);
    const auto hash = [&folder] { return load_library(folder.path()).content_hash; };
    EXPECT_EQ(hash(), small_library().content_hash);
    const auto append = [&folder](const char* file) {
        write_bytes(folder.path() / file, read_bytes(folder.path() / file) + "# a remark\n");
    };
    append("scenarios/rest.toml");
    append("references.bib");
    EXPECT_EQ(hash(), small_library().content_hash);
    append("circuits/loop.toml");
    EXPECT_NE(hash(), small_library().content_hash);
}

TEST(WriteScenario, reads_back_as_the_same_scenario) {
    TemporaryFolder folder;
    for (const auto* library : {&small_library(), &shipped_library()}) {
        for (const auto& [id, scenario] : library->scenarios) {
            const auto file = folder.path() / (id + ".toml");
            write_scenario(scenario, *library, file);
            EXPECT_EQ(read_scenario_file(file, *library), scenario) << read_bytes(file);
        }
    }
}

TEST(WriteScenario, live_values_of_any_size_read_back_exactly) {
    TemporaryFolder folder;
    Scenario scenario = small_library().scenarios.at("everything");
    scenario.id = "live";
    scenario.text = "two\nlines, a \\ and a \t tab";
    for (int i = 1; i < 200; ++i) {
        Dose dose = scenario.doses.at(0);
        dose.at_s = on_clock(1234.5678901 * i / 7.0);
        dose.mass_kg = 0.9876543e-3 * i / 300.0;
        dose.written = exact_amount_text(dose, small_library());
        scenario.doses.push_back(dose);
        scenario.changes.push_back({"signal_out.rest", 1.0 + i / 13.0, on_clock(i / 3.0), 0.0});
    }
    const auto file = folder.path() / "live.toml";
    write_scenario(scenario, small_library(), file);
    EXPECT_EQ(read_scenario_file(file, small_library()), scenario);
}

/// The lines of a scenario file with `table` in place of its tables.
std::string error_of_scenario(const std::string& table) {
    TemporaryFolder folder;
    const auto file = folder.path() / "told.toml";
    write_bytes(file,
                "name = \"x\"\nsubject = \"person\"\ncircuit = \"loop\"\nduration = \"1 d\"\n" +
                    table);
    try {
        read_scenario_file(file, small_library());
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(ReadScenario, words_for_an_amount_must_say_that_amount) {
    const auto with_words = [](const std::string& amount, const std::string& written) {
        return error_of_scenario("[[dose]]\nsubstance = \"tonic\"\nroute = \"oral\"\n" + amount +
                                 "\nwritten = \"" + written + "\"\n");
    };
    EXPECT_EQ(with_words("amount = \"28 g\"", "2 drinks"), "");
    EXPECT_EQ(with_words("amount = \"50 mg\"", "0.05 g"), "");
    EXPECT_THAT(with_words("amount = \"500 mg\"", "50 mg"), HasSubstr("dose_1.written"));
    EXPECT_THAT(with_words("amount = \"50 mg\"", "50 mg/kg"), HasSubstr("dose_1.written"));
    // Nobody can check words that are no amount: they never stand alone.
    EXPECT_EQ(with_words("amount = \"50 mg\"", "a tablet"), "");
    EXPECT_THAT(with_words("to_level = \"50 mg/dL\"", "60 mg/dL"), HasSubstr("dose_1.written"));
}

TEST(ReadScenario, words_that_are_no_amount_stand_behind_it) {
    TemporaryFolder folder;
    const auto file = folder.path() / "told.toml";
    write_bytes(file,
                "name = \"x\"\nsubject = \"person\"\ncircuit = \"loop\"\nduration = \"1 d\"\n"
                "[[dose]]\nsubstance = \"tonic\"\nroute = \"oral\"\namount = \"50 mg\"\n"
                "written = \"a tablet\"\n");
    EXPECT_EQ(read_scenario_file(file, small_library()).doses.at(0).written, "50 mg (a tablet)");
}

TEST(ReadScenario, too_many_events_are_refused_with_the_line_of_the_first_that_does_not_fit) {
    const std::string train = "[[dose]]\nsubstance = \"residue\"\namount = \"1 mg\"\nroute = "
                              "\"iv\"\nevery = \"0.1 s\"\ncount = 100000\n";
    EXPECT_EQ(error_of_scenario(train + train), "");
    EXPECT_THAT(
        error_of_scenario(train + train + train),
        testing::AllOf(HasSubstr("told.toml:22: dose_3.count"), HasSubstr("300000 events")));
}

TEST(ReadScenario, two_values_over_the_same_time_contradict_each_other) {
    const std::string hold = "[[clamp]]\nsignal = \"signal_out.concentration\"\nat = \"60 min\"\n"
                             "until = \"2 h\"\nvalue = ";
    EXPECT_EQ(error_of_scenario(hold + "\"20 nM\"\n" + hold + "\"0.02 uM\"\n"), "");
    EXPECT_THAT(error_of_scenario(hold + "\"20 nM\"\n" + hold + "\"21 nM\"\n"),
                HasSubstr("clamp_2.value"));
}

TEST(WriteScenario, a_place_that_cannot_be_written_is_said_and_nothing_stays) {
    TemporaryFolder folder;
    const Scenario& rest = small_library().scenarios.at("rest");
    EXPECT_THROW(write_scenario(rest, small_library(), folder.path() / "no/such/x.toml"),
                 InputError);
    std::filesystem::create_directories(folder.path() / "taken.toml/inside");
    EXPECT_THROW(write_scenario(rest, small_library(), folder.path() / "taken.toml"), InputError);
    EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"taken.toml"});
}

TEST(InputErrors, name_file_line_key_found_and_expected_in_one_line) {
    TemporaryFolder folder;
    const auto file = folder.path() / "bad.toml";
    write_bytes(file,
                "name = \"x\"\nsubject = \"person\"\ncircuit = \"loop\"\nduration = \"2 nM\"\n");
    try {
        read_scenario_file(file, small_library());
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_EQ(error.line(), 4);
        EXPECT_EQ(error.key(), "duration");
        EXPECT_EQ(std::string(error.what()),
                  file.string() +
                      ":4: duration: found \"2 nM\", expected a time (ms, s, min, h, d)");
    }
}

TEST(InputErrors, a_slip_of_the_pen_names_the_key_that_was_meant) {
    TemporaryFolder folder;
    const auto file = folder.path() / "bad.toml";
    write_bytes(file,
                "name = \"x\"\nsubject = \"person\"\ncircut = \"loop\"\nduration = \"2 h\"\n");
    try {
        read_scenario_file(file, small_library());
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_EQ(error.line(), 3);
        EXPECT_THAT(error.what(), testing::HasSubstr("circut"));
        EXPECT_THAT(error.what(), testing::HasSubstr("\"circuit\""));
    }
}

TEST(InputErrors, stay_one_short_line_whatever_was_found) {
    const InputError error({"a\nb", 3}, "key", "x\ny\x01\xff" + std::string(500, 'z'), "less");
    const std::string text = error.what();
    EXPECT_EQ(text.find('\n'), std::string::npos);
    EXPECT_LT(text.size(), 300U);
    EXPECT_EQ(one_line("caf\xC3\xA9 \xC3"), "caf\xC3\xA9 ?");
}

TEST(FindScenario, takes_an_id_or_a_file_and_lists_the_ids_otherwise) {
    EXPECT_EQ(find_scenario("rest", small_library()).name, "Rest");
    const std::string file = (small_assets() / "scenarios/everything.toml").string();
    EXPECT_EQ(find_scenario(file, small_library()).name, "Everything");
    try {
        find_scenario("nothing", small_library());
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("everything, rest"));
    }
}

} // namespace library_test
} // namespace disinhibit
