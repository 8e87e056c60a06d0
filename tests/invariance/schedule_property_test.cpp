#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <sstream>
#include <type_traits>

#include "circuit/build/schedule.h"
#include "circuit/course/mass_balance.h"
#include "circuit/course/simulate.h"
#include "circuit/describe/clock.h"
#include "circuit/io/events/event_table.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/model.h"
#include "tests/support/everything_library.h"

/// Random schedules: what must not matter does not, and nothing comes from nothing. How many:
/// DISINHIBIT_SCHEDULES of them are compiled (100,000 if unset) and DISINHIBIT_COURSES integrated (300).
namespace disinhibit {
namespace schedule_property_test {

int number_from(const char* variable, int otherwise) {
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::atoi(text);
}

/// Checks a property of words on `count` random ones; on a failure tells the smallest example.
template <class Property> void check(int count, Property property) {
    rc::detail::TestParams parameters;
    parameters.seed = 20261128;
    parameters.maxSuccess = count;
    const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata(), parameters);
    std::ostringstream words;
    rc::detail::printResultMessage(result, words);
    EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << words.str();
}

using Words = std::vector<std::uint32_t>;

/// A schedule spelled out by random words, which RapidCheck can shorten and shrink.
class Speller {
  public:
    explicit Speller(const Words& words) : words_(words) {}

    Scenario scenario() {
        Scenario scenario = hand_made_scenario(course_s);
        while (at_ < words_.size()) {
            add_one(scenario);
        }
        return scenario;
    }

    static constexpr double course_s = 3600.0;

  private:
    std::uint32_t below(std::uint32_t limit) {
        return at_ < words_.size() ? words_[at_++] % limit : 0;
    }

    /// Few different times, so that much happens at once; some on odd ticks.
    double time_s() {
        const double ticks =
            below(4) == 0 ? below(3'600'000) * 1000.0 + below(1000) : below(37) * 1e8;
        return seconds_of(ticks);
    }

    void add_one(Scenario& scenario) {
        const std::array routes{"iv", "oral", "depot"};
        const std::array paths{"cells.bias",
                               "subject.body_mass",
                               "drug.route.iv.bioavailability",
                               "drug.central.volume",
                               "drug.route.depot.phase_1.fraction"};
        switch (below(8)) {
        case 0:
        case 1:
        case 2: {
            Dose dose = hand_made_dose("drug", routes[below(3)], 1.0 + below(1000), time_s());
            dose.basis = below(3) == 0 ? AmountBasis::per_body_mass : AmountBasis::absolute;
            dose.over_s = below(3) == 0 ? time_s() : 0.0;
            if (below(3) == 0) {
                dose.count = 2 + static_cast<int>(below(5));
                dose.every_s = seconds_of(1.0 + below(600'000'000));
            }
            scenario.doses.push_back(dose);
            break;
        }
        case 3: {
            const double begin_s = time_s();
            const double width_s = below(2) == 0 ? 0.0 : time_s();
            const std::uint32_t which = below(5);
            const double value = which == 2 || which == 4 ? below(101) / 100.0 : 1.0 + below(50);
            add(scenario.changes,
                {paths[which], value, begin_s, width_s > 0.0 ? on_clock(begin_s + width_s) : 0.0});
            break;
        }
        case 4:
        case 5: {
            const double begin_s = time_s();
            const double end_s = on_clock(begin_s + time_s() + seconds_of(1.0));
            const std::array signals{"cells.rate", "drug.plasma", "drug.brain"};
            add(scenario.clamps, {signals[below(3)], 1.0 + below(20), begin_s, end_s});
            break;
        }
        case 6: {
            const std::array frequencies{1.0, 2.0, 4.0, 5.0, 10.0};
            scenario.pulses.push_back({"cells.bias",
                                       1.0 + below(5),
                                       time_s(),
                                       frequencies[below(5)],
                                       seconds_of(1.0 + below(100'000)),
                                       1 + static_cast<int>(below(6))});
            break;
        }
        default:
            scenario.removals.push_back({"drug", time_s(), below(2) == 0});
        }
    }

    /// Unless it would contradict another.
    template <class Item>
    static void add(std::vector<Item>& items, const std::type_identity_t<Item>& item) {
        for (const auto& other : items) {
            if (item.at_s == other.at_s && item.until_s == other.until_s) {
                return;
            }
        }
        items.push_back(item);
    }

    const Words& words_;
    std::size_t at_ = 0;
};

/// What is done to a schedule, chosen by one number.
class Chance {
  public:
    explicit Chance(std::uint32_t seed) : engine_(seed) {}
    std::size_t below(std::size_t limit) { return engine_() % limit; }

  private:
    std::minstd_rand engine_;
};

/// The model that all schedules here share: it carries every route.
struct Bench {
    Library library = library_of_everything();
    std::shared_ptr<const Body> body;

    Bench() {
        library.substances.at("drug").kinetics.at("person").volume.unit = "L";
        Scenario all = hand_made_scenario(1.0);
        for (const char* route : {"iv", "oral", "depot"}) {
            all.doses.push_back(hand_made_dose("drug", route, 1.0));
        }
        body = make_body(library, all);
    }
};

const Bench& bench() {
    static const Bench one;
    return one;
}

bool same(const Regime& a, const Regime& b) {
    return a.inflows == b.inflows && a.holds == b.holds &&
           (a.parameters == b.parameters || *a.parameters == *b.parameters) &&
           (a.coefficients == b.coefficients || *a.coefficients == *b.coefficients);
}

/// Bit by bit.
bool same(const Schedule& a, const Schedule& b) {
    return a.events.size() == b.events.size() && same(a.initial, b.initial) &&
           std::equal(a.events.begin(),
                      a.events.end(),
                      b.events.begin(),
                      [](const Event& one, const Event& other) {
                          return one.t_s == other.t_s && one.acts == other.acts &&
                                 same(one.after, other.after);
                      });
}

Schedule compiled(const Scenario& scenario) {
    return make_schedule(bench().library, *bench().body, scenario);
}

template <class Items> void shuffle(Items& items, Chance& chance) {
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[chance.below(i)]);
    }
}

Scenario shuffled(Scenario scenario, Chance& chance) {
    shuffle(scenario.doses, chance);
    shuffle(scenario.changes, chance);
    shuffle(scenario.clamps, chance);
    shuffle(scenario.pulses, chance);
    shuffle(scenario.removals, chance);
    return scenario;
}

/// The time as somebody writes it in one of the units, with the digits that a page has room for, and as it is read.
double written_and_read(double t_s, Chance& chance) {
    const std::array units{"s", "ms", "us", "min", "minutes", "h", "hours", "d", "weeks"};
    const char* unit = units[chance.below(units.size())];
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.14g %s", t_s / internal_per(unit), unit);
    return value_on_clock(*parse_written_quantity(text.data())).value_or(-1.0);
}

Scenario in_other_units(Scenario scenario, Chance& chance) {
    for (Dose& dose : scenario.doses) {
        for (double* time_s : {&dose.at_s, &dose.over_s, &dose.every_s}) {
            *time_s = written_and_read(*time_s, chance);
        }
    }
    const auto rewrite_window = [&](auto& item) {
        item.at_s = written_and_read(item.at_s, chance);
        item.until_s = written_and_read(item.until_s, chance);
    };
    std::for_each(scenario.changes.begin(), scenario.changes.end(), rewrite_window);
    std::for_each(scenario.clamps.begin(), scenario.clamps.end(), rewrite_window);
    for (PulseTrain& train : scenario.pulses) {
        train.at_s = written_and_read(train.at_s, chance);
        train.width_s = written_and_read(train.width_s, chance);
    }
    for (Removal& removal : scenario.removals) {
        removal.at_s = written_and_read(removal.at_s, chance);
    }
    return scenario;
}

/// Every train of doses and pulses as two, the second going on where the first ends.
Scenario cut_in_two(const Scenario& scenario, Chance& chance) {
    Scenario cut = scenario;
    cut.doses.clear();
    cut.pulses.clear();
    for (Dose first : scenario.doses) {
        Dose second = first;
        const int kept = 1 + static_cast<int>(chance.below(first.count));
        second.at_s = on_clock(first.at_s + kept * first.every_s);
        second.count = first.count - kept;
        first.count = kept;
        cut.doses.push_back(first);
        if (second.count > 0) {
            cut.doses.push_back(second);
        }
    }
    for (PulseTrain first : scenario.pulses) {
        PulseTrain second = first;
        const int kept = 1 + static_cast<int>(chance.below(first.count));
        second.at_s = on_clock(first.at_s + kept / first.frequency_hz);
        second.count = first.count - kept;
        first.count = kept;
        cut.pulses.push_back(first);
        if (second.count > 0) {
            cut.pulses.push_back(second);
        }
    }
    return cut;
}

/// Only what begins until t_s.
Scenario begun_until(Scenario scenario, double t_s) {
    const auto later = [&](const auto& item) { return item.at_s > t_s; };
    std::erase_if(scenario.doses, later);
    std::erase_if(scenario.changes, later);
    std::erase_if(scenario.clamps, later);
    std::erase_if(scenario.pulses, later);
    std::erase_if(scenario.removals, later);
    return scenario;
}

bool same_until(const Schedule& a, const Schedule& b, double t_s) {
    const auto part = [&](const Schedule& all) {
        Schedule early{all.initial, {}};
        for (const Event& event : all.events) {
            if (event.t_s <= t_s) {
                early.events.push_back(event);
            }
        }
        return early;
    };
    return same(part(a), part(b));
}

rc::Gen<Words> words(std::size_t count) {
    return rc::gen::container<Words>(count, rc::gen::arbitrary<std::uint32_t>());
}

constexpr std::size_t words_of_a_schedule = 48;

TEST(ScheduleProperties, OrderUnitsAndCutsDoNotMatterAndTheFutureDoesNotActOnThePast) {
    check(number_from("DISINHIBIT_SCHEDULES", 100'000), [] {
        const Words spelled = *words(words_of_a_schedule);
        Chance chance(spelled.front());
        const Scenario scenario = Speller(spelled).scenario();
        const Schedule schedule = compiled(scenario);
        RC_ASSERT(same(schedule, compiled(shuffled(scenario, chance))));
        RC_ASSERT(same(schedule, compiled(in_other_units(scenario, chance))));
        RC_ASSERT(same(schedule, compiled(cut_in_two(scenario, chance))));
        const double now_s = seconds_of(chance.below(3'600'000) * 1000.0);
        RC_ASSERT(same_until(schedule, compiled(begun_until(scenario, now_s)), now_s));
    });
}

/// Doses that only flow through linear kinetics.
Scenario doses_only(const Words& spelled) {
    Scenario scenario = Speller(spelled).scenario();
    scenario.changes.clear();
    scenario.clamps.clear();
    scenario.pulses.clear();
    scenario.removals.clear();
    return scenario;
}

std::vector<double> body(const Trajectory& course) {
    std::vector<double> times_s;
    for (int i = 1; i <= 12; ++i) {
        times_s.push_back(Speller::course_s / 12.0 * i);
    }
    return course.measure(course.signals().index("drug.body"), times_s);
}

TEST(ScheduleProperties, RandomCoursesConserveMassAndAreReadTheSameInPieces) {
    check(number_from("DISINHIBIT_COURSES", 300), [] {
        const Words spelled = *words(words_of_a_schedule);
        Scenario scenario = Speller(spelled).scenario();
        scenario.clamps.clear(); // what is held has no amount
        scenario.doses.push_back(hand_made_dose("drug", "iv", 1.0));
        const Library& library = bench().library;
        const Trajectory whole = simulate(library, scenario);
        RC_ASSERT(whole.status().ok());
        Trajectory pieces = start_trajectory(library, scenario);
        for (int i = 0; i <= 24; ++i) {
            const double t_s = Speller::course_s / 24.0 * i;
            RC_ASSERT(more_than_given(library, whole, t_s) == std::string());
            pieces.extend_to(t_s);
            RC_ASSERT(pieces.states_at(t_s) == whole.states_at(t_s));
        }
    });
}

TEST(ScheduleProperties, WhereKineticsAreLinearTwoSchedulesAddUp) {
    check(std::max(1, number_from("DISINHIBIT_COURSES", 300) / 3), [] {
        Scenario one = doses_only(*words(words_of_a_schedule / 2));
        Scenario other = doses_only(*words(words_of_a_schedule / 2));
        for (Scenario* scenario : {&one, &other}) {
            for (Dose& dose : scenario->doses) {
                dose.route = dose.route == "oral" ? "iv" : dose.route; // a stomach is not linear
            }
            scenario->doses.push_back(hand_made_dose("drug", "iv", 1.0));
        }
        Scenario both = one;
        both.doses.insert(both.doses.end(), other.doses.begin(), other.doses.end());
        const Library& library = bench().library;
        const double tolerance = 1e-8;
        const std::vector<double> a = body(simulate(library, one, tolerance));
        const std::vector<double> b = body(simulate(library, other, tolerance));
        const std::vector<double> sum = body(simulate(library, both, tolerance));
        for (std::size_t i = 0; i < sum.size(); ++i) {
            RC_ASSERT(std::abs(a[i] + b[i] - sum[i]) <= 1e-5 * std::abs(sum[i]) + 1e-9);
        }
    });
}

/// As a table of events says it: in the order of time, and without the words for the amounts.
std::vector<Dose> as_in_a_table(std::vector<Dose> doses) {
    std::stable_sort(
        doses.begin(), doses.end(), [](const Dose& a, const Dose& b) { return a.at_s < b.at_s; });
    for (Dose& dose : doses) {
        dose.written.clear();
    }
    return doses;
}

TEST(ScheduleProperties, ATableOfEventsSaysDosesExactlyAndIsReadAsTheSameTable) {
    const std::array units{"h", "min", "d", "s"};
    check(std::max(1, number_from("DISINHIBIT_SCHEDULES", 100'000) / 20), [&] {
        const Words spelled = *words(words_of_a_schedule);
        Chance chance(spelled.front());
        Scenario scenario = doses_only(spelled);
        for (Dose& dose : scenario.doses) {
            if (dose.route == "oral" && chance.below(2) == 0) {
                dose.strength_fraction = 0.125;
            }
            if (chance.below(2) == 0) { // the same as a mass
                dose.mass_kg = dose.amount_nmol * 1e-10;
                dose.amount_nmol = 0.0;
            }
        }
        const Library& library = bench().library;
        const std::string unit = units[chance.below(units.size())];
        const std::string text = event_table_text(event_table_of(scenario, library, unit), {});
        if (scenario.doses.empty()) {
            return;
        }
        const EventTable table = parse_event_table("t.csv", text, {}, library, scenario);
        const Scenario again = scenario_of(table.subjects.front(), scenario);
        RC_ASSERT(as_in_a_table(again.doses) == as_in_a_table(scenario.doses));
        RC_ASSERT(event_table_text(event_table_of(again, library, unit), {}) == text);
        RC_ASSERT(event_table_text(table, {}) == text);
    });
}

} // namespace schedule_property_test
} // namespace disinhibit
