#pragma once

#include <filesystem>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/experiment.h"
#include "circuit/io/text/field_log.h"

namespace disinhibit {

/// Reads every *.toml of a folder of published experiments (assets/reference), in the order of file names and rows.
///
///   [[arm]]                     arms that several rows of the file use; fields as in a scenario file, plus
///     [[arm.sweep]]             key = "dose_1.amount", values = ["1 mg", "5 mg"], plus = "10 s" (added to each)
///   [[row]]                     id, title, kind, role, quantity, value, unit, low, high, source, grade ...
///     scatter, scatter_kind     published scatter in `unit`: "SEM" of a group mean, "SD" where one is predicted, or
///                               "between studies"; scatter_source (default: source), count; without: a loose row
///     scale, no_change          "level" (default of positive values), "response" (change from no_change), "difference"
///     first_seen                { value = 75.1, science = "<hash>" } or { reason = "...", science = "<hash>" }
///     supersedes                id of an earlier row that is only a comparison since
///     [row.published]           the literature's own words
///     [[row.arm]]               arms of this row alone
///     [[row.series]]            name, arm, signal, instrument, relation ...
///     [[row.metric]]            name, kind, of ...; the last one is the result
///     [[row.point]]             a published value for the plots (circuit/io/read/point.h)
///
/// A row without metrics says in `reason` which part of the model is missing. The circuit of an arm is the hypothesis under
/// test unless it names one. The ids of `supersedes`, and those that numbers of the library name in `calibrated_on`, must be
/// among the rows of the folder. Throws InputError. `log` is told of every key that is asked for.
std::vector<ExperimentRow> read_experiments(const std::filesystem::path& folder,
                                            const Library& library,
                                            FieldLog* log = nullptr);

} // namespace disinhibit
