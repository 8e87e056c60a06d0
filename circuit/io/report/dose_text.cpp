#include "circuit/io/report/dose_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <set>
#include <sstream>

#include "circuit/describe/clock.h"
#include "circuit/io/read/dose_amount.h"
#include "circuit/io/read/field_rules.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/nearest_name.h"

namespace disinhibit {
namespace {

constexpr std::size_t longest_text = 400;
constexpr std::array keywords{"at", "over", "strength", "every", "times"};

std::string lower(std::string text) {
    for (char& letter : text) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return text;
}

bool is_keyword(const std::string& word) {
    return std::find(keywords.begin(), keywords.end(), lower(word)) != keywords.end();
}

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
        text += (i == first ? "" : " ") + words[i];
    }
    return text;
}

[[noreturn]] void fail(const std::string& found, const std::string& expected) {
    throw InputError({}, "dose", fmt::format("found \"{}\"", one_line(found)), expected);
}

/// Takes a sentence apart: amount, names, then keyword phrases in any order.
class DoseSentence {
  public:
    DoseSentence(const std::string& text,
                 const Library& library,
                 const Subject& subject,
                 std::vector<std::string>* remarks)
        : text_(text), library_(library), subject_(subject), remarks_(remarks) {
        if (text.size() > longest_text) {
            fail(text, "a dose like \"50 mg NAME ROUTE at 0 h\"");
        }
        std::istringstream in(text);
        for (std::string word; in >> word;) {
            words_.push_back(word);
        }
    }

    Dose read() {
        const std::string amount = read_amount_words();
        const Substance& substance = read_substance();
        dose_.substance = substance.id;
        set_amount(amount, substance);
        read_route(substance);
        read_phrases();
        if (dose_.strength_fraction > 0.0 && !substance.density) {
            fail(text_, "no strength, as this substance has no density");
        }
        if (!(last_end_s(dose_) <= largest_time_s)) {
            fail(text_, "an end within a century");
        }
        if ((dose_.every_s > 0.0) != (dose_.count > 1)) {
            fail(text_, "\"every\" and \"times\" (2 or more) together");
        }
        return dose_;
    }

  private:
    /// One word or two, after "up to" if it is titrated: "50mg", "50 mg".
    std::string read_amount_words() {
        titrated_ = words_.size() > 2 && lower(words_[0]) == "up" && lower(words_[1]) == "to";
        const std::size_t first = titrated_ ? 2 : 0;
        if (words_.size() <= first) {
            fail(text_, "a dose like \"50 mg NAME ROUTE at 0 h\"");
        }
        const std::optional<WrittenQuantity> word = parse_written_quantity(words_[first]);
        at_ = first + (word && !word->unit_text.empty() ? 1 : 2);
        if (at_ > words_.size()) {
            fail(text_, "an amount with its unit");
        }
        return joined(words_, first, at_);
    }

    void set_amount(const std::string& amount, const Substance& substance) {
        if (titrated_) {
            read_level(amount, substance, dose_, {}, "dose");
        } else {
            read_amount(amount, substance, subject_, dose_, {}, "dose");
        }
    }

    /// The longest run of words that names a substance; the substance of drinks may stay unsaid.
    const Substance& read_substance() {
        const std::string& unit = words_[at_ - 1];
        std::size_t end = at_;
        while (end < words_.size() && !is_keyword(words_[end])) {
            ++end;
        }
        route_end_ = end;
        for (std::size_t last = end; last > at_; --last) {
            const std::string name = lower(joined(words_, at_, last));
            for (const auto& [id, substance] : library_.substances) {
                if (name == id || name == lower(substance.name)) {
                    at_ = last;
                    return substance;
                }
            }
        }
        const auto drink = library_.substances.find(subject_.drink_substance);
        if (is_drinks(unit) && drink != library_.substances.end()) {
            return drink->second;
        }
        std::vector<std::string> ids;
        for (const auto& [id, substance] : library_.substances) {
            ids.push_back(id);
        }
        fail(end > at_ ? joined(words_, at_, end) : text_,
             "an amount with its unit, then a substance: " + listed(ids));
    }

    void read_route(const Substance& substance) {
        const Kinetics& kinetics = require_kinetics(substance, subject_, {}, "dose");
        const std::string name = lower(joined(words_, at_, route_end_));
        at_ = route_end_;
        std::vector<std::string> ids;
        for (const Route& route : kinetics.routes) {
            ids.push_back(route.id);
            if (dose_.route.empty() &&
                (name.empty() || name == route.id || name == lower(route.name))) {
                dose_.route = route.id;
            }
        }
        if (name.empty() && ids.size() > 1 && remarks_ != nullptr) {
            const std::vector<std::string> others(ids.begin() + 1, ids.end());
            remarks_->push_back(fmt::format("\"{}\" says no route: {} is taken (there are also {})",
                                            one_line(text_),
                                            dose_.route,
                                            listed(others)));
        }
        if (!dose_.route.empty()) {
            return;
        }
        fail(name, ids.empty() ? "a substance that can be given" : "a route: " + listed(ids));
    }

    void read_phrases() {
        std::set<std::string> said;
        while (at_ < words_.size()) {
            const std::string keyword = lower(words_[at_]);
            const std::size_t first = ++at_;
            while (at_ < words_.size() && !is_keyword(words_[at_])) {
                ++at_;
            }
            if (!said.insert(keyword).second) {
                fail(keyword, "every keyword once");
            }
            read_phrase(keyword, joined(words_, first, at_));
        }
    }

    void read_phrase(const std::string& keyword, const std::string& value) {
        if (keyword == "times") {
            const std::optional<WrittenQuantity> number = parse_written_quantity(value);
            if (!number || !number->unit_text.empty() || !(number->number >= 1.0) ||
                number->number > most_repeats ||
                number->number != static_cast<int>(number->number)) {
                fail("times " + value, "a whole number from 1 to 100000");
            }
            dose_.count = static_cast<int>(number->number);
        } else if (keyword == "strength") {
            dose_.strength_fraction =
                phrase_value(keyword, value, {keyword, {Dimension::number}, 0.0, 1.0, false});
        } else {
            const bool zero_goes = keyword != "every";
            double& target = keyword == "at"     ? dose_.at_s
                             : keyword == "over" ? dose_.over_s
                                                 : dose_.every_s;
            target = phrase_value(
                keyword, value, {keyword, {Dimension::time}, 0.0, largest_time_s, zero_goes});
        }
    }

    static double
    phrase_value(const std::string& keyword, const std::string& value, const FieldRule& rule) {
        const std::optional<WrittenQuantity> written = parse_written_quantity(value);
        const std::optional<double> internal = written ? value_on_clock(*written) : std::nullopt;
        if (!internal || written->unit_text.empty() ||
            written->unit.dimension != rule.dimensions.front() || !allows(rule, *internal)) {
            fail(keyword + " " + value,
                 fmt::format("a {}, {}{}",
                             describe_dimensions(rule),
                             describe_bounds(rule),
                             written && !internal ? ", at least 1 us" : ""));
        }
        return *internal;
    }

    const std::string& text_;
    const Library& library_;
    const Subject& subject_;
    std::vector<std::string>* remarks_;
    std::vector<std::string> words_;
    std::size_t at_ = 0;
    std::size_t route_end_ = 0;
    bool titrated_ = false;
    Dose dose_;
};

const Route* find_route(const Dose& dose, const Library& library) {
    const auto substance = library.substances.find(dose.substance);
    if (substance == library.substances.end()) {
        return nullptr;
    }
    for (const auto& [species, kinetics] : substance->second.kinetics) {
        for (const Route& route : kinetics.routes) {
            if (route.id == dose.route) {
                return &route;
            }
        }
    }
    return nullptr;
}

} // namespace

Dose parse_dose(const std::string& text,
                const Library& library,
                const Subject& subject,
                std::vector<std::string>* remarks) {
    return DoseSentence(text, library, subject, remarks).read();
}

std::string dose_sentence(const Dose& dose, const Library& library) {
    std::string text = fmt::format("{}{} {} {} at {}",
                                   dose.to_level_nM > 0.0 ? "up to " : "",
                                   exact_amount_text(dose, library),
                                   dose.substance,
                                   dose.route,
                                   exact_time_text(dose.at_s));
    if (dose.over_s > 0.0) {
        text += " over " + exact_time_text(dose.over_s);
    }
    if (dose.strength_fraction > 0.0) {
        text += " strength " + exact_strength_text(dose);
    }
    if (dose.every_s > 0.0) {
        text += fmt::format(" every {} times {}", exact_time_text(dose.every_s), dose.count);
    }
    return text;
}

std::string describe_dose(const Dose& dose, const Library& library) {
    const auto substance = library.substances.find(dose.substance);
    const Route* route = find_route(dose, library);
    std::string text =
        fmt::format("{} {}, {}, at {}",
                    describe_amount(dose),
                    substance == library.substances.end() ? dose.substance : substance->second.name,
                    route == nullptr ? dose.route : route->name,
                    describe_time(dose.at_s));
    if (dose.strength_fraction > 0.0) {
        text += ", " + format_quantity(dose.strength_fraction, "%");
    }
    if (dose.over_s > 0.0) {
        text += ", over " + describe_time(dose.over_s);
    }
    if (dose.every_s > 0.0) {
        text += fmt::format(", every {}, {} times", describe_time(dose.every_s), dose.count);
    }
    return text;
}

std::string describe_amount(const Dose& dose) {
    if (dose.to_level_nM > 0.0) {
        return "up to " +
               (dose.written.empty() ? format_quantity(dose.to_level_nM, "nM") : dose.written);
    }
    if (!dose.written.empty()) {
        return dose.written;
    }
    const std::string suffix = dose.basis == AmountBasis::per_body_mass ? "/kg" : "";
    if (dose.amount_nmol > 0.0) {
        return format_quantity(dose.amount_nmol, "nmol" + suffix);
    }
    const std::string unit = (dose.mass_kg < internal_per("g") ? "mg" : "g") + suffix;
    return format_quantity(dose.mass_kg, unit);
}

std::string describe_time(double t_s) {
    if (t_s == 0.0) {
        return "0 h";
    }
    const double size_s = std::abs(t_s);
    for (const auto& [unit, least] : {std::pair{"d", 3.0}, {"h", 1.0}, {"min", 1.0}, {"s", 1.0}}) {
        if (size_s >= least * internal_per(unit)) {
            return format_quantity(t_s, unit);
        }
    }
    return format_quantity(t_s, "ms");
}

} // namespace disinhibit
