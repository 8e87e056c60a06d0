#include "circuit/describe/units.h"

#include <gtest/gtest.h>

#include <cmath>

namespace disinhibit {
namespace units_test {

TEST(Units, every_unit_that_papers_use_has_its_factor_to_internal_units) {
    const std::pair<const char*, double> factors[] = {
        {"ms", 0.001},
        {"min", 60.0},
        {"h", 3600.0},
        {"d", 86400.0},
        {"week", 604800.0},
        {"Hz", 1.0},
        {"pM", 0.001},
        {"nM", 1.0},
        {"uM", 1e3},
        {"mM", 1e6},
        {"M", 1e9},
        {"fmol/mL", 1e-3},
        {"ng/mL", 1e-9},
        {"ug/L", 1e-9},
        {"mg/dL", 1e-5},
        {"g/L", 1e-3},
        {"per mille", 1e-3},
        {"mg", 1e-6},
        {"ug", 1e-9},
        {"g", 1e-3},
        {"kg", 1.0},
        {"mg/kg", 1e-6},
        {"g/kg", 1e-3},
        {"mL/kg", 1e-3},
        {"L/h", 1.0 / 3600},
        {"mL/min", 1e-3 / 60.0},
        {"L/h/kg", 1.0 / 3600},
        {"g/mol", 1e-12},
        {"g/mL", 1.0},
        {"1/h", 1.0 / 3600},
        {"1/d", 1.0 / 86400},
        {"%", 0.01},
        {"1", 1.0},
        {"ratio", 1.0},
        {"Hz/Hz", 1.0},
        {"uM/s", 1e3},
        {"pmol", 1e-3},
        {"umol", 1e3},
        {"mmol", 1e6},
        {"mol", 1e9},
        {"mg/min", 1e-6 / 60},
        {"1/nM/min", 1.0 / 60},
    };
    for (const auto& [unit, factor] : factors) {
        const std::optional<Unit> parsed = parse_unit(unit);
        ASSERT_TRUE(parsed) << unit;
        EXPECT_NEAR(parsed->internal_per_unit / factor, 1.0, 1e-15) << unit;
    }
}

TEST(Units, mass_under_a_stroke_is_body_mass_and_no_pure_number) {
    EXPECT_EQ(parse_unit("g/kg")->dimension, Dimension::mass_per_body_mass);
    EXPECT_EQ(parse_unit("L/h/kg")->dimension, Dimension::flow_per_body_mass);
    EXPECT_EQ(parse_unit("g/mol")->dimension, Dimension::molar_mass);
    EXPECT_EQ(parse_unit("g/mL")->dimension, Dimension::mass_concentration);
    EXPECT_TRUE(is_per_body_mass("mg/kg/h"));
    EXPECT_FALSE(is_per_body_mass("kg"));
}

TEST(Units, firing_rates_and_rate_constants_are_different_things) {
    EXPECT_EQ(parse_unit("Hz")->dimension, Dimension::firing_rate);
    EXPECT_EQ(parse_unit("1/s")->dimension, Dimension::rate_constant);
    EXPECT_EQ(parse_unit("Hz/Hz")->dimension, Dimension::number);
}

TEST(Units, micro_may_be_written_in_three_ways) {
    EXPECT_EQ(parse_unit("\u00B5M")->internal_per_unit, 1e3);
    EXPECT_EQ(parse_unit("\u03BCM")->internal_per_unit, 1e3);
    EXPECT_EQ(parse_unit("uM")->internal_per_unit, 1e3);
}

TEST(Units, what_is_no_unit_is_refused) {
    for (const char* text :
         {"", " ", "mg/", "/kg", "lb", "m", "Mg", "2", "mg kg", "nM^2", "mg//kg"}) {
        EXPECT_FALSE(parse_unit(text)) << text;
    }
    EXPECT_FALSE(parse_unit(std::string(100'000, '/')));
}

TEST(Units, a_molar_mass_turns_ng_per_mL_into_nM) {
    const double molar_mass = 341.4 * internal_per("g/mol");
    EXPECT_NEAR(*convert(1.0, "ng/mL", "nM", molar_mass), 2.929, 1e-3);
    EXPECT_NEAR(*convert(2.929, "nM", "ng/mL", molar_mass), 1.0, 1e-3);
    EXPECT_NEAR(*convert(100.0, "mg/dL", "mM", 46.07 * internal_per("g/mol")), 21.7, 0.01);
    EXPECT_FALSE(convert(1.0, "ng/mL", "nM"));
    EXPECT_FALSE(convert(1.0, "ng/mL", "Hz", molar_mass));
}

TEST(Units, moles_of_a_rate_per_body_mass_keep_time_and_body_mass) {
    const Unit unit = in_moles(*parse_unit("mg/min/kg"), 1e-12 * 46.07);
    EXPECT_EQ(unit.dimension, Dimension::amount_rate_per_body_mass);
    EXPECT_NEAR(unit.internal_per_unit, 1e-6 / 60.0 / 46.07e-12, 1e-6);
}

TEST(Units, the_internal_unit_of_every_dimension_reads_back_with_factor_one) {
    for (const char* text : {"1",
                             "h",
                             "1/min",
                             "Hz",
                             "mol/kg",
                             "mg/kg/h",
                             "L/h/kg",
                             "mM/h",
                             "g/mL",
                             "g/mol",
                             "nM/Hz",
                             "1/uM/min",
                             "Hz/nM"}) {
        const Dimension dimension = parse_unit(text)->dimension;
        const std::string internal = internal_unit(dimension);
        const std::optional<Unit> parsed = parse_unit(internal);
        ASSERT_TRUE(parsed) << internal;
        EXPECT_EQ(parsed->dimension, dimension) << internal;
        EXPECT_EQ(parsed->internal_per_unit, 1.0) << internal;
    }
}

TEST(Units, numbers_are_written_as_short_as_they_read_back) {
    EXPECT_EQ(format_number(0.1), "0.1");
    EXPECT_EQ(format_number(50.0), "50");
    EXPECT_EQ(format_number(1.0 / 3.0), "0.3333333333333333");
    EXPECT_EQ(format_quantity(45.0 * 60.0, "min"), "45 min");
    EXPECT_EQ(format_quantity(0.125, "%"), "12.5 %");
    EXPECT_EQ(format_quantity(2.0, "1"), "2");
}

} // namespace units_test
} // namespace disinhibit
