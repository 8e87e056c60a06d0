#include "engine/ui/why/equation_text.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "circuit/course/simulate.h"
#include "tests/support/assets.h"
#include "tests/support/printed_equation.h"

namespace disinhibit {
namespace equation_test {

const Texts& texts() {
    static const Texts read =
        load_texts(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/texts/en.toml");
    return read;
}

/// A moment of a course with everything that can be explained at it.
struct Moment {
    EntityTable entities;
    Trajectory course;
    double t_s;

    Moment(const std::string& scenario_id, const std::string& circuit, double t)
        : entities(make_entity_table(
              shipped_library(),
              shipped_library().circuits.at(circuit),
              shipped_library().subjects.at(scenario(scenario_id, circuit).subject))),
          course(start_trajectory(shipped_library(), scenario(scenario_id, circuit))), t_s(t) {
        course.extend_to(t);
    }
    static Scenario scenario(const std::string& id, const std::string& circuit) {
        Scenario result = shipped_library().scenarios.at(id);
        result.circuit = circuit;
        return result;
    }
    Explanation of(const std::string& entity) const {
        return explain(shipped_library(), entities, course, entity, t_s);
    }
};

/// Calls `check` for every equation of every entity at a moment.
template <class Check> void for_every_equation_at(const Moment& moment, const Check& check) {
    for (const Entity& entity : moment.entities.rows) {
        for (const EquationLine& line : moment.of(entity.id).lines) {
            const Scenario& scenario = moment.course.scenario();
            SCOPED_TRACE(fmt::format(
                "{} {} {} {} {}", scenario.circuit, scenario.id, entity.id, line.key, line.about));
            check(line);
        }
    }
}

/// ... of every circuit, at rest, on a rising and a falling course; of the circuit of every scenario half an hour after
/// its first dose.
template <class Check> void for_every_equation(const Check& check) {
    const std::vector<std::pair<std::string, double>> moments{
        {"rest", 0.0}, {"ethanol", 5400.0}, {"naltrexone_then_ethanol", 9000.0}};
    for (const auto& [circuit, description] : shipped_library().circuits) {
        for (const auto& [scenario, t_s] : moments) {
            for_every_equation_at(Moment(scenario, circuit, t_s), check);
        }
    }
    for (const auto& [id, scenario] : shipped_library().scenarios) {
        if (!scenario.doses.empty()) {
            const double t_s = scenario.doses.front().at_s + 1800.0;
            for_every_equation_at(Moment(id, scenario.circuit, t_s), check);
        }
    }
}

double joined(const EquationLine& line) {
    double result = line.terms_make == TermsMake::sum ? 0.0 : 1.0;
    for (const EquationTerm& term : line.terms) {
        result = line.terms_make == TermsMake::sum ? result + term.sign * term.amount.value
                                                   : result * term.amount.value;
    }
    return result;
}

/// The equation with all digits, in internal units.
std::string exact_text(const EquationLine& line) {
    std::map<std::string, std::string> values;
    for (const EquationNumber& number : line.numbers) {
        // A minus in front as people write it.
        const std::string digits = fmt::format("{:.17g}", std::abs(number.value));
        values[number.name] = number.value < 0.0 ? "−" + digits : digits;
    }
    return texts().fill("why.equation." + line.key + ".now", values);
}

TEST(UiEquation, the_law_gives_the_number_of_the_model_with_all_digits) {
    std::set<std::string> seen;
    for_every_equation([&](const EquationLine& line) {
        seen.insert(line.key);
        const auto [left, right] = last_sides(exact_text(line));
        const double stated = PrintedExpression(right, false).value().low;
        const double computed = line.terms_make == TermsMake::nothing
                                    ? PrintedExpression(left, false).value().low
                                    : joined(line);
        double scale = std::abs(stated);
        for (const EquationNumber& number : line.numbers) {
            // A rate of change is a difference of two large numbers.
            scale = std::max(scale, number.name == "time" ? 0.0 : 1e-6 * std::abs(number.value));
        }
        EXPECT_NEAR(computed, stated, 3e-6 * scale + 1e-9) << exact_text(line);
    });
    EXPECT_GE(seen.size(), 14u);
}

TEST(UiEquation, the_printed_numbers_give_the_printed_result) {
    for_every_equation([&](const EquationLine& line) {
        const std::string text = equation_now(texts(), line, 4);
        const auto [left, right] = last_sides(text);
        const Interval stated = PrintedExpression(right, true).value();
        const double slack = 1e-5 * std::max(std::abs(stated.low), std::abs(stated.high)) + 1e-12;
        if (line.terms_make == TermsMake::nothing) {
            EXPECT_TRUE(PrintedExpression(left, true).value().meets(stated, slack)) << text;
            return;
        }
        Interval joined{0.0, 0.0};
        if (line.terms_make == TermsMake::product) {
            joined = {1.0, 1.0};
        }
        std::string shown = text;
        for (const EquationTerm& term : line.terms) {
            shown += (term.sign > 0.0 ? " + " : " - ") + equation_number(term.amount, 4);
            const Interval part = PrintedExpression(equation_number(term.amount, 4), true).value();
            if (line.terms_make == TermsMake::product) {
                const auto corners = std::minmax({joined.low * part.low,
                                                  joined.low * part.high,
                                                  joined.high * part.low,
                                                  joined.high * part.high});
                joined = {corners.first, corners.second};
            } else if (term.sign > 0.0) {
                joined = {joined.low + part.low, joined.high + part.high};
            } else {
                joined = {joined.low - part.high, joined.high - part.low};
            }
        }
        EXPECT_TRUE(joined.meets(stated, slack)) << shown;
    });
}

TEST(UiEquation, every_equation_has_its_law_and_fills_every_placeholder) {
    for_every_equation([&](const EquationLine& line) {
        EXPECT_FALSE(equation_law(texts(), line).starts_with("<")) << line.key;
        const std::string now = equation_now(texts(), line, 4);
        EXPECT_EQ(now.find('{'), std::string::npos) << now;
        EXPECT_FALSE(now.starts_with("<")) << line.key;
    });
}

TEST(UiEquation, a_wrong_sign_would_be_noticed) {
    const EquationLine line{"population_rate",
                            "",
                            TermsMake::nothing,
                            {},
                            {{"gain", 1.0},
                             {"target", 19.2, "Hz"},
                             {"rate", 19.0, "Hz"},
                             {"time", 0.02, "ms", 1e-3},
                             {"slope", -10.0, "Hz/s"}}};
    const auto [left, right] = last_sides(equation_now(texts(), line, 4));
    EXPECT_FALSE(
        PrintedExpression(left, true).value().meets(PrintedExpression(right, true).value(), 1e-6));
}

TEST(UiEquation, what_a_clamp_holds_says_so_and_keeps_its_law) {
    const std::string population = shipped_library().circuits.begin()->second.populations[0].id;
    Scenario scenario = shipped_library().scenarios.at("ethanol");
    scenario.clamps.push_back({population + ".rate", 1.0, 600.0, 7200.0, false});
    Moment moment("ethanol", scenario.circuit, 0.0);
    moment.course = start_trajectory(shipped_library(), scenario);
    for (const auto& [t_s, held] : {std::pair{300.0, false}, {3600.0, true}, {7500.0, false}}) {
        moment.t_s = t_s;
        moment.course.extend_to(t_s);
        EXPECT_EQ(moment.of(population).held, held) << t_s;
    }
    moment.t_s = 3600.0;
    for (const EquationLine& line : moment.of(population).lines) {
        if (const EquationNumber* found = line.find("slope");
            found != nullptr && line.key == "population_rate") {
            const auto [left, right] = last_sides(exact_text(line));
            EXPECT_NEAR(PrintedExpression(left, false).value().low, found->value, 1e-6);
            EXPECT_GT(std::abs(found->value), 1e-3);
        }
    }
}

TEST(UiEquation, a_substance_nobody_took_is_explained_by_silence) {
    const Moment moment("rest", shipped_library().circuits.begin()->first, 0.0);
    for (const Entity& entity : moment.entities.rows) {
        const Explanation why = moment.of(entity.id);
        EXPECT_EQ(why.entity, entity.id);
        EXPECT_LT(why.chain_here, why.chain.size()) << entity.id;
        EXPECT_EQ(why.chain[why.chain_here].entity, entity.id);
        if (entity.kind == EntityKind::substance) {
            EXPECT_TRUE(why.lines.empty()) << entity.id;
        }
    }
    EXPECT_TRUE(moment.of("no such thing").entity.empty());
}

} // namespace equation_test
} // namespace disinhibit
