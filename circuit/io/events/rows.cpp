#include "circuit/io/events/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "circuit/describe/clock.h"
#include "circuit/io/read/dose_amount.h"
#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

/// A cell that should be a number.
struct NumberCell {
    bool is_missing = true; ///< "." or nothing
    bool is_wrong = false;  ///< text that is no number; the fault has been told
    double value = 0.0;     ///< 0 where there is none

    bool is_number() const { return !is_missing && !is_wrong; }
};

bool is_whole(double value) {
    constexpr double most = 1e15;
    return std::abs(value) <= most && value == std::round(value);
}

/// The rules of one row, and what one row says of those before it.
class RowChecker {
  public:
    RowChecker(const EventGrid& grid, FaultList& faults) : grid_(grid), faults_(faults) {}

    std::vector<EventRow> check() {
        for (const GridRow& row : grid_.rows) {
            row_ = &row;
            is_sound_ = true;
            EventRow event;
            event.line = row.line;
            event.cells = &row;
            check_counter();
            check_id(event);
            const int evid = check_kind();
            check_time(event);
            if (evid >= 0) {
                check_place(event, evid);
                check_amount(event, evid);
                check_giving(event, evid);
                check_value(event, evid);
                event.kind = evid == 0   ? EventKind::observation
                             : evid == 1 ? EventKind::dose
                                         : EventKind::other;
            }
            check_covariates(event.id);
            if (is_sound_) {
                rows_.push_back(event);
            }
        }
        return std::move(rows_);
    }

  private:
    bool has(EventColumn column) const {
        return grid_.columns[static_cast<std::size_t>(column)].has_value();
    }

    void fault(EventColumn column, const std::string& found, const std::string& expected) {
        is_sound_ = false;
        const auto at = grid_.columns[static_cast<std::size_t>(column)];
        faults_.add(grid_.place(*row_), at ? grid_.key(*at) : name_of(column), found, expected);
    }

    /// `found "<cell>"`, or `found nothing`.
    void fault(EventColumn column, const std::string& expected) {
        const std::string text = grid_.text(*row_, column);
        fault(column,
              text.empty() ? "found nothing" : fmt::format("found \"{}\"", one_line(text)),
              expected);
    }

    NumberCell number(EventColumn column, const std::string& expected = "a number or .") {
        const std::string text = grid_.text(*row_, column);
        NumberCell cell;
        cell.is_missing = text.empty();
        if (cell.is_missing) {
            return cell;
        }
        const char* const end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data(), end, cell.value);
        if (error != std::errc{} || rest != end || !std::isfinite(cell.value)) {
            cell.is_wrong = true;
            cell.value = 0.0;
            fault(column, expected);
        }
        return cell;
    }

    /// The same where there has to be one.
    std::optional<double> required(EventColumn column, const std::string& expected) {
        const NumberCell cell = number(column, expected);
        if (cell.is_missing && has(column)) {
            fault(column, expected);
        }
        return cell.is_number() ? std::optional(cell.value) : std::nullopt;
    }

    /// A number that only a dose has: elsewhere missing or 0.
    double of_dose(EventColumn column, bool is_dose) {
        const NumberCell cell = number(column);
        if (!is_dose && cell.value != 0.0) {
            fault(column, ". or 0 where EVID is no dose");
            return 0.0;
        }
        return cell.value;
    }

    void check_counter() {
        if (!has(EventColumn::row)) {
            return;
        }
        const std::string expected = "a number above that of the row before";
        const auto counter = required(EventColumn::row, expected);
        if (counter && last_counter_ && !(*counter > *last_counter_)) {
            fault(EventColumn::row, expected);
        }
        last_counter_ = counter ? counter : last_counter_;
    }

    void check_id(EventRow& event) {
        const std::string expected = "a whole number above 0";
        const auto id = required(EventColumn::id, expected);
        if (!id) {
            return;
        }
        if (!(*id > 0.0) || !is_whole(*id)) {
            fault(EventColumn::id, expected);
            return;
        }
        event.id = fmt::format("{:.0f}", *id);
        if (event.id != id_ && !ids_.insert(event.id).second) {
            fault(EventColumn::id,
                  fmt::format("found {} again after another ID", event.id),
                  "the rows of an ID together");
        }
        if (event.id != id_) {
            id_ = event.id;
            last_time_.reset();
        }
    }

    /// EVID 0, 1 or 2; -1 for another one.
    int check_kind() {
        const auto evid = required(EventColumn::evid, "a whole number from 0 to 4");
        is_reset_ = evid && (*evid == 3.0 || *evid == 4.0);
        if (!evid) {
            return -1;
        }
        const EventDialect dialect = grid_.declarations.dialect;
        const bool is_of_dialect =
            is_whole(*evid) && *evid >= 0.0 &&
            (*evid <= 4.0 || (dialect == EventDialect::mrgsolve && *evid == 8.0) ||
             (dialect == EventDialect::rxode2 && *evid <= 7.0));
        if (!is_of_dialect) {
            fault(EventColumn::evid,
                  fmt::format("0 to 4; {} has no other (dialects: mrgsolve 8, rxode2 5 to 7)",
                              word_of(dialect)));
        } else if (is_reset_) {
            fault(EventColumn::evid,
                  "0 to 2: a course here has memory from its beginning and cannot be reset; an ID "
                  "of its own begins anew");
        } else if (*evid > 4.0) {
            fault(EventColumn::evid,
                  "0 to 2: what is in the body can be neither replaced, multiplied nor ignored "
                  "here");
        }
        return *evid == 0.0 || *evid == 1.0 || *evid == 2.0 ? static_cast<int>(*evid) : -1;
    }

    void check_time(EventRow& event) {
        const auto time = required(EventColumn::time, "a number, 0 or more");
        if (!time) {
            return;
        }
        event.time = *time;
        if (!(*time >= 0.0 && *time * grid_.declarations.time_unit_s <= largest_time_s)) {
            fault(EventColumn::time, "0 or more, within a century");
            return;
        }
        const bool may_fall = is_reset_ && grid_.declarations.dialect != EventDialect::mrgsolve;
        if (last_time_ && *time < *last_time_ && !may_fall) {
            fault(EventColumn::time, "not before the row above");
        }
        last_time_ = time;
    }

    void check_place(EventRow& event, int evid) {
        event.compartment = grid_.text(*row_, EventColumn::cmt);
        if (evid == 2 || !has(EventColumn::cmt)) {
            return;
        }
        const EventCompartment* found = find_compartment(grid_.declarations, event.compartment);
        if (found == nullptr) {
            fault(EventColumn::cmt,
                  evid == 1 ? "a CMT with a map \"CMT=SUBSTANCE/ROUTE [UNIT]\""
                            : "a CMT with a map \"CMT=SIGNAL [UNIT]\"");
        } else if (evid == 1 && found->substance.empty()) {
            fault(EventColumn::cmt, "a CMT whose map is \"CMT=SUBSTANCE/ROUTE [UNIT]\"");
        } else if (evid == 0 && found->signal.empty()) {
            fault(EventColumn::cmt, "a CMT whose map is \"CMT=SIGNAL [UNIT]\"");
        }
    }

    void check_amount(EventRow& event, int evid) {
        const NumberCell amount = number(EventColumn::amt);
        event.amount = amount.value;
        if (amount.is_wrong || !has(EventColumn::amt)) {
            return;
        }
        const std::string steady = grid_.text(*row_, EventColumn::ss);
        const bool is_steady_infusion = amount.value == 0.0 && steady == "1";
        if (evid == 1 && !(amount.value > 0.0) && !is_steady_infusion) {
            fault(EventColumn::amt, "above 0 where EVID is 1");
        } else if (evid != 1 && amount.value != 0.0) {
            fault(EventColumn::amt, fmt::format(". or 0 where EVID is {}", evid));
        }
    }

    /// How a dose is given: over what time, and how often.
    void check_giving(EventRow& event, int evid) {
        const bool is_dose = evid == 1;
        event.rate = of_dose(EventColumn::rate, is_dose);
        event.duration = of_dose(EventColumn::dur, is_dose);
        event.interval = of_dose(EventColumn::ii, is_dose);
        const double more = of_dose(EventColumn::addl, is_dose);
        const double steady = of_dose(EventColumn::ss, is_dose);
        if (event.rate == -1.0 || event.rate == -2.0) {
            fault(EventColumn::rate,
                  "a rate, or DUR: no parameter here stands for a modelled rate or duration");
        } else if (event.rate < 0.0) {
            fault(EventColumn::rate, "-2, -1, 0 or more");
        }
        if (event.duration < 0.0) {
            fault(EventColumn::dur, "0 or more");
        }
        if (event.rate != 0.0 && event.duration != 0.0) {
            fault(EventColumn::dur, "either RATE or DUR");
        }
        if (!is_whole(more) || more < 0.0 || more >= most_repeats) {
            fault(EventColumn::addl, fmt::format("a whole number from 0 to {}", most_repeats - 1));
        } else if (more > 0.0 && event.interval == 0.0) {
            fault(EventColumn::ii, "above 0 beside ADDL");
        } else {
            event.more = static_cast<int>(more);
        }
        if (event.interval < 0.0) {
            fault(EventColumn::ii, "0 or more");
        } else if (event.interval > 0.0 && more == 0.0 && steady == 0.0) {
            fault(EventColumn::ii, ". or 0 without ADDL");
        }
        if (steady != 0.0 && steady != 1.0 && steady != 2.0) {
            fault(EventColumn::ss, "0, 1 or 2");
        } else if (steady != 0.0) {
            fault(EventColumn::ss,
                  "0: a course with memory of weeks has no steady state to begin with; say the "
                  "doses that lead there");
        }
    }

    void check_value(EventRow& event, int evid) {
        const NumberCell value = number(EventColumn::dv);
        const bool has_flag = has(EventColumn::mdv);
        const auto flag = has_flag ? required(EventColumn::mdv, "0 or 1") : std::nullopt;
        if (flag && *flag != 0.0 && *flag != 1.0) {
            fault(EventColumn::mdv, "0 or 1");
            return;
        }
        if (value.is_wrong || (has_flag && !flag)) {
            return;
        }
        if (evid != 0) {
            if (!value.is_missing) {
                fault(EventColumn::dv, fmt::format(". where EVID is {}", evid));
            } else if (flag == 0.0) {
                fault(EventColumn::mdv, fmt::format("1 where EVID is {}", evid));
            }
            return;
        }
        if (flag && (*flag == 1.0) != value.is_missing) {
            fault(EventColumn::mdv,
                  value.is_missing ? "1 where DV is missing" : "0 where DV is a number");
        } else if (!value.is_missing) {
            event.value = value.value;
        }
    }

    void check_covariates(const std::string& id) {
        const auto& varying = grid_.declarations.varying;
        for (const Covariate& covariate : grid_.covariates) {
            // A column that is missing may stand among them under a wrong name.
            if (id.empty() || !grid_.is_complete ||
                std::ranges::find(varying, covariate.name) != varying.end()) {
                continue;
            }
            const std::string& text = row_->cells[covariate.column];
            const auto [known, is_new] =
                covariate_values_.try_emplace({id, covariate.column}, text);
            if (!is_new && known->second != text) {
                is_sound_ = false;
                faults_.add(grid_.place(*row_),
                            grid_.key(covariate.column),
                            fmt::format("found \"{}\" after \"{}\"",
                                        one_line(text),
                                        one_line(known->second)),
                            "one value for each ID, or --varying " + covariate.name);
                known->second = text;
            }
        }
    }

    const EventGrid& grid_;
    FaultList& faults_;
    const GridRow* row_ = nullptr;
    bool is_sound_ = true, is_reset_ = false; ///< of this row
    std::string id_;
    std::set<std::string> ids_;
    std::optional<double> last_counter_, last_time_;
    std::map<std::pair<std::string, std::size_t>, std::string> covariate_values_;
    std::vector<EventRow> rows_;
};

} // namespace

std::vector<EventRow> check_rows(const EventGrid& grid, FaultList& faults) {
    return RowChecker(grid, faults).check();
}

} // namespace disinhibit
