#include "circuit/io/events/grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>
#include <utility>

#include "circuit/io/text/input_faults.h"
#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

/// The lines of a text, numbered from 1, without blanks around them and without the empty ones.
std::vector<std::pair<int, std::string>> lines_of(const std::string& text) {
    std::vector<std::pair<int, std::string>> lines;
    std::istringstream stream(text);
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        line = without_blanks(line);
        if (!line.empty()) {
            lines.emplace_back(number, line);
        }
    }
    return lines;
}

/// Cells between commas; a pair of quotes around a cell is taken off and may hold commas.
std::vector<std::string> cells_between_commas(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char letter : line) {
        if (letter == '"') {
            quoted = !quoted;
        } else if (letter == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back().push_back(letter);
        }
    }
    for (std::string& cell : cells) {
        cell = without_blanks(cell);
    }
    return cells;
}

bool is_clean(const std::string& name) {
    return !name.empty() && name.size() <= 64 &&
           std::ranges::all_of(name, [](unsigned char letter) {
               return std::isalnum(letter) != 0 || letter == '_' || letter == '.';
           });
}

bool is_passed_over(char ignore, const std::string& line) {
    const auto first = static_cast<unsigned char>(line.front());
    return ignore == '@' ? first == '@' || std::isalpha(first) != 0
                         : ignore != 0 && first == static_cast<unsigned char>(ignore);
}

/// "KEY: VALUE" of "# KEY: VALUE".
std::optional<EventDeclaration> declaration_of(const std::string& line, const Place& place) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) {
        return std::nullopt;
    }
    const EventDeclaration said{
        without_blanks(line.substr(1, colon - 1)), without_blanks(line.substr(colon + 1)), place};
    return is_event_declaration(said.key) ? std::optional(said) : std::nullopt;
}

class GridReader {
  public:
    GridReader(const std::string& file, FaultList& faults) : faults_(faults) { grid_.file = file; }

    EventGrid read(const std::string& text, const std::vector<EventDeclaration>& said) {
        const auto lines = lines_of(text);
        for (const auto& [number, line] : lines) {
            if (line.front() == '#') {
                take(declaration_of(line, {grid_.file, number}));
            }
        }
        for (const EventDeclaration& one : said) {
            take(one);
        }
        for (const auto& [number, line] : lines) {
            if (line.front() == '#') {
                continue;
            }
            if (grid_.names.empty()) {
                read_header(number, cells_between_commas(line));
            } else if (!is_passed_over(grid_.declarations.ignore, line)) {
                read_row(number, line);
            }
        }
        if (grid_.declarations.time_unit.empty()) {
            faults_.add({grid_.file},
                        "TIME",
                        "found no unit",
                        "a line \"# time: h\" above the header, or --time-unit");
        }
        if (grid_.rows.empty() && faults_.empty()) {
            faults_.add({grid_.file}, "", "found no row", "a header and rows below it");
        }
        return std::move(grid_);
    }

  private:
    void take(const std::optional<EventDeclaration>& said) {
        try {
            if (said) {
                declare(*said, grid_.declarations);
            }
        } catch (const InputError& error) {
            faults_.add(error);
        }
    }

    void read_header(int line, const std::vector<std::string>& names) {
        grid_.names = names;
        const Place place{grid_.file, line};
        std::set<std::string> seen;
        std::optional<bool> is_upper;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string& name = names[i];
            const std::string found = fmt::format("found \"{}\"", one_line(name));
            if (!is_clean(name)) {
                faults_.add(place, grid_.key(i), found, "a name of letters, digits, _ and points");
                continue;
            }
            if (!seen.insert(in_upper_case(name)).second) {
                faults_.add(place, grid_.key(i), found + " a second time", "each name once");
                continue;
            }
            const std::optional<EventColumn> column = find_event_column(name);
            if (!column) {
                grid_.covariates.push_back({name, i});
                continue;
            }
            grid_.columns[static_cast<std::size_t>(*column)] = i;
            const bool upper = name == in_upper_case(name);
            const bool is_mixed = !upper && std::ranges::any_of(name, [](unsigned char letter) {
                return std::isupper(letter) != 0;
            });
            if (is_mixed || upper != is_upper.value_or(upper)) {
                faults_.add(place, grid_.key(i), found, "names all in upper or all in lower case");
            }
            is_upper = is_upper.value_or(upper);
        }
        for (const EventColumnMeaning& one : event_columns()) {
            if (one.is_required && !grid_.columns[static_cast<std::size_t>(one.column)]) {
                grid_.is_complete = false;
                faults_.add(place, one.name, "missing", std::string("a column ") + one.name);
            }
        }
    }

    void read_row(int line, const std::string& text) {
        GridRow row{line, cells_between_commas(text)};
        const Place place{grid_.file, line};
        const std::size_t wanted = grid_.names.size();
        for (std::size_t i = 0; i < std::min(wanted, row.cells.size()); ++i) {
            if (row.cells[i].find_first_of(",;\t") != std::string::npos) {
                faults_.add(place,
                            grid_.key(i),
                            fmt::format("found a separator in \"{}\"", one_line(row.cells[i])),
                            "text without commas, semicolons and tabs");
                return;
            }
        }
        if (row.cells.size() != wanted) {
            faults_.add(place,
                        grid_.key(std::min(wanted, row.cells.size())),
                        fmt::format("found {} cells", row.cells.size()),
                        fmt::format("{}, as in the header", wanted));
            return;
        }
        grid_.rows.push_back(std::move(row));
    }

    FaultList& faults_;
    EventGrid grid_;
};

} // namespace

void FaultList::add(const InputError& fault) {
    if (all_.size() < most) {
        all_.push_back(fault);
    } else {
        ++more_;
    }
}

void FaultList::add(const Place& place,
                    const std::string& key,
                    const std::string& found,
                    const std::string& expected) {
    add(InputError(place, key, found, expected));
}

void FaultList::finish() const {
    if (all_.empty()) {
        return;
    }
    std::vector<InputError> all = all_;
    std::ranges::stable_sort(all, {}, &InputError::line);
    if (more_ > 0) {
        all.emplace_back(fmt::format("{}: {} more faults", one_line(all.front().file()), more_));
    }
    throw InputFaults(std::move(all));
}

std::string EventGrid::key(std::size_t column) const {
    const std::string name = column < names.size() ? names[column] : "";
    return fmt::format("{}{}(column {})", name, name.empty() ? "" : " ", column + 1);
}

std::string EventGrid::text(const GridRow& row, EventColumn column) const {
    const std::optional<std::size_t> at = columns[static_cast<std::size_t>(column)];
    return at && row.cells[*at] != "." ? row.cells[*at] : "";
}

bool is_event_table(const std::string& text) {
    for (const auto& [number, line] : lines_of(text)) {
        if (line.front() != '#') {
            return std::ranges::any_of(cells_between_commas(line), [](const std::string& cell) {
                return find_event_column(cell) == EventColumn::id;
            });
        }
    }
    return false;
}

EventGrid read_grid(const std::string& file,
                    const std::string& text,
                    const std::vector<EventDeclaration>& said,
                    FaultList& faults) {
    return GridReader(file, faults).read(text, said);
}

} // namespace disinhibit
