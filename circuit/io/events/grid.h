#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "circuit/io/events/columns.h"
#include "circuit/io/events/declarations.h"
#include "circuit/io/text/input_error.h"

/// A table of events as cells, each with its place.
namespace disinhibit {

/// What is wrong with a file, gathered in one pass. Beyond `most` they are counted only.
class FaultList {
  public:
    void add(const InputError& fault);
    void add(const Place& place,
             const std::string& key,
             const std::string& found,
             const std::string& expected);
    bool empty() const { return all_.empty(); }
    /// Throws InputFaults if there are any.
    void finish() const;

  private:
    static constexpr std::size_t most = 1000;
    std::vector<InputError> all_;
    std::size_t more_ = 0;
};

struct GridRow {
    int line = 0;
    std::vector<std::string> cells; ///< without blanks; as many as there are names
};

/// A column that is none of the convention's.
struct Covariate {
    std::string name;
    std::size_t column = 0;
};

struct EventGrid {
    std::string file;
    EventDeclarations declarations;
    std::vector<std::string> names;
    /// Where each column of the convention stands.
    std::array<std::optional<std::size_t>, event_column_count> columns;
    bool is_complete = true; ///< no required column is missing
    std::vector<Covariate> covariates;
    std::vector<GridRow> rows;

    Place place(const GridRow& row) const { return {file, row.line}; }
    /// "AMT (column 4)"
    std::string key(std::size_t column) const;
    /// The cell of a column; empty where there is no such column or ".".
    std::string text(const GridRow& row, EventColumn column) const;
};

/// True for a text whose header has a column of ids: a table of events.
bool is_event_table(const std::string& text);

/// Takes a text apart: declarations, header, rows. `said`: declarations that take the place of those of the file. Faults are
/// added; what can be read is read. Rows with too many or too few cells are left out.
EventGrid read_grid(const std::string& file,
                    const std::string& text,
                    const std::vector<EventDeclaration>& said,
                    FaultList& faults);

} // namespace disinhibit
