#include <gtest/gtest.h>

#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/input_error.h"
#include "engine/ui/widgets/typed_amount.h"

namespace disinhibit {
namespace typed_amount_test {

constexpr double molar_mass_kg_per_nmol = 341.4e-12;
const AmountField tablet{"mg", 50000.0, molar_mass_kg_per_nmol};

std::string refusal_of(const std::string& text, const AmountField& field = tablet) {
    try {
        return "read as " + std::to_string(read_typed_amount(text, field));
    } catch (const InputError& error) {
        return error.what();
    }
}

TEST(UiTypedAmount, a_number_is_in_the_unit_of_the_field_and_a_unit_is_converted) {
    EXPECT_EQ(read_typed_amount("50", tablet), 50.0);
    EXPECT_EQ(read_typed_amount(" 50 mg ", tablet), 50.0);
    EXPECT_EQ(read_typed_amount("0.5 g", tablet), 500.0);
    EXPECT_EQ(read_typed_amount("1e2", tablet), 100.0);
    EXPECT_EQ(read_typed_amount("2,5", tablet), 2.5);
    EXPECT_NEAR(read_typed_amount("1 µmol", tablet), 0.3414, 1e-9);
    EXPECT_EQ(read_typed_amount("500 mg/kg", {"g/kg", 2.0, 0.0}), 0.5);
}

TEST(UiTypedAmount, what_is_not_understood_is_refused_with_the_reason) {
    EXPECT_EQ(refusal_of("abc"),
              "found \"abc\", expected a number in mg, or a number with its unit");
    EXPECT_EQ(refusal_of("5 h"), "found \"5 h\", expected an amount in mg or alike");
    EXPECT_EQ(refusal_of("99999999"), "found \"99999999\", expected 0 to 50000 mg");
    EXPECT_EQ(refusal_of("-1"), "found \"-1\", expected 0 to 50000 mg");
    EXPECT_EQ(refusal_of("40 g", {"g/kg", 2.0, 0.0}),
              "found \"40 g\", expected an amount in g/kg or alike");
    for (const char* text :
         {"", "nan", "inf", "1.2.3", "2,5,1", "1,000.5", "1 2", "0x10", "2,", ",5"}) {
        EXPECT_NE(refusal_of(text).find("expected"), std::string::npos) << text;
    }
}

TEST(WrittenQuantity, a_comma_is_a_decimal_point_unless_it_may_part_thousands) {
    EXPECT_EQ(parse_written_quantity("2,5 mg")->number, 2.5);
    EXPECT_EQ(parse_written_quantity("-0,125 mg")->number, -0.125);
    EXPECT_EQ(parse_written_quantity("1,2345")->number, 1.2345);
    EXPECT_EQ(parse_written_quantity("2,5e3 nM")->number, 2500.0);
    EXPECT_FALSE(parse_written_quantity("1,000 mg"));
    EXPECT_FALSE(parse_written_quantity("1,000,000"));
    EXPECT_FALSE(parse_written_quantity("1,5.5"));
}

TEST(UiTypedAmount, a_number_is_shown_with_all_its_decimals) {
    EXPECT_EQ(decimals_needed(50.0, 0), 0);
    EXPECT_EQ(decimals_needed(12.5, 0), 1);
    EXPECT_EQ(decimals_needed(0.5, 2), 2);
    EXPECT_EQ(decimals_needed(0.333, 2), 3);
    EXPECT_EQ(decimals_needed(1.0 / 3.0, 2), 6);
}

} // namespace typed_amount_test
} // namespace disinhibit
