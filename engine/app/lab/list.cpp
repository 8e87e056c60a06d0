#include <fmt/format.h>

#include <optional>
#include <utility>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/json.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/lab/lab.h"
#include "engine/run/stamp.h"

namespace disinhibit::lab {

namespace {

/// One thing of a row: its words for people, and for machines.
struct Cell {
    std::string column;
    std::string text;
    std::string json; ///< of a text: that text
    Cell(std::string name, const std::string& words)
        : column(std::move(name)), text(words), json(json_string(words)) {}
    Cell(std::string name, std::string words, std::string value)
        : column(std::move(name)), text(std::move(words)), json(std::move(value)) {}
};
using Row = std::vector<Cell>;

/// Of a number with so many digits for people; none: not stated.
Cell number_cell(std::string column, std::optional<double> value, int digits) {
    return {std::move(column),
            value ? fmt::format("{:.{}g}", *value, digits) : "",
            value ? json_number(*value) : "null"};
}

std::optional<double> in_unit(const Quantity& quantity, std::optional<double> internal) {
    return internal ? std::optional(*internal / quantity.internal_per_unit) : std::nullopt;
}

std::vector<Row> signal_rows(const Trajectory& trajectory) {
    std::vector<Row> rows;
    for (const Signal& signal : trajectory.signals().rows) {
        rows.push_back({{"path", signal.path}, {"unit", signal.unit}, {"label", signal.label}});
    }
    return rows;
}

std::vector<Row> parameter_rows(const Trajectory& trajectory) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < trajectory.parameters().rows.size(); ++i) {
        const Parameter& parameter = trajectory.parameters().rows[i];
        const Quantity& quantity = parameter.quantity;
        const double value =
            trajectory.parameter_at(static_cast<int>(i), -1.0) / quantity.internal_per_unit;
        rows.push_back({{"path", parameter.path},
                        number_cell("value", value, 6),
                        {"unit", quantity.unit},
                        number_cell("low", in_unit(quantity, quantity.low), 4),
                        number_cell("high", in_unit(quantity, quantity.high), 4),
                        number_cell("cv", quantity.cv, 4),
                        {"grade", quantity.provenance.grade},
                        {"source", quantity.provenance.source},
                        {"label", parameter.label}});
    }
    return rows;
}

template <class Map> std::vector<Row> named_rows(const Map& map) {
    std::vector<Row> rows;
    for (const auto& [id, item] : map) {
        rows.push_back({{"id", id}, {"name", item.name}});
    }
    return rows;
}

/// Up to where the numbers of a substance hold and from where it kills, species by species.
std::string limits_text(const Substance& substance, LimitKind kind) {
    std::string text;
    for (const auto& [species, limits] : substance.limits) {
        std::string levels;
        for (const Limit& limit : limits.limits) {
            if (limit.kind == kind) {
                levels += fmt::format("{}{:.4g} {} {}",
                                      levels.empty() ? "" : " or ",
                                      limit.level.written(),
                                      limit.level.unit,
                                      measure_text(limit.measure));
            }
        }
        text += fmt::format(
            "{}{} {}", text.empty() ? "" : "; ", species, levels.empty() ? "not known" : levels);
    }
    return text.empty() ? "not stated" : text;
}

/// With the routes that the subject may take it by, the first of which is taken when none is said.
std::vector<Row> substance_rows(const Library& library, const std::string& species) {
    std::vector<Row> rows;
    for (const auto& [id, substance] : library.substances) {
        std::string routes;
        if (const auto kinetics = substance.kinetics.find(species);
            kinetics != substance.kinetics.end()) {
            for (const Route& route : kinetics->second.routes) {
                routes += (routes.empty() ? "" : ", ") + route.id;
            }
        }
        rows.push_back({{"id", id},
                        {"name", substance.name},
                        {"routes", routes.empty() ? "-" : routes},
                        {"holds_to", limits_text(substance, LimitKind::data)},
                        {"lethal_from", limits_text(substance, LimitKind::lethal)}});
    }
    return rows;
}

void print_rows(const Library& library, const std::vector<Row>& rows, bool json) {
    if (json) {
        std::string text = json_head(library) + "\"rows\": [";
        for (std::size_t i = 0; i < rows.size(); ++i) {
            text += i == 0 ? "\n  {" : ",\n  {";
            for (std::size_t k = 0; k < rows[i].size(); ++k) {
                text +=
                    (k == 0 ? "" : ", ") + json_string(rows[i][k].column) + ": " + rows[i][k].json;
            }
            text += "}";
        }
        print_out("{}\n]}}\n", text);
        return;
    }
    std::vector<std::size_t> widths;
    for (const Row& row : rows) {
        widths.resize(row.size());
        for (std::size_t k = 0; k < row.size(); ++k) {
            widths[k] = std::max(widths[k], row[k].text.size());
        }
    }
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t k = 0; k < row.size(); ++k) {
            line +=
                k + 1 == row.size() ? row[k].text : fmt::format("{:<{}}  ", row[k].text, widths[k]);
        }
        print_out("{}\n", line);
    }
}

} // namespace

int list(const Library& library,
         const std::string& what,
         const std::string& circuit,
         const std::string& subject,
         bool json) {
    if (!library.subjects.contains(subject)) {
        throw InputError(
            {}, "--subject", "found \"" + one_line(subject) + "\"", "the id of a subject");
    }
    if (what == "substances") {
        print_rows(library, substance_rows(library, library.subjects.at(subject).species), json);
    } else if (what == "scenarios") {
        print_rows(library, named_rows(library.scenarios), json);
    } else if (what == "circuits") {
        print_rows(library, named_rows(library.circuits), json);
    } else if (what == "subjects") {
        print_rows(library, named_rows(library.subjects), json);
    } else {
        Scenario scenario;
        scenario.id = "list";
        scenario.circuit = circuit;
        scenario.subject = subject;
        const Trajectory trajectory = start_trajectory(library, scenario);
        print_rows(library,
                   what == "signals" ? signal_rows(trajectory) : parameter_rows(trajectory),
                   json);
    }
    return 0;
}

} // namespace disinhibit::lab
