#pragma once

#include "circuit/describe/circuit.h"
#include "circuit/experiment/experiment.h"
#include "circuit/io/read/table_reader.h"

namespace disinhibit {

/// One [[row.point]]: a published value for the plots.
///
///   arm = "oral_50"                 an arm of the file or the row, with doses and without sweeps
///   signal = "naltrexone.plasma"    value = 13.3    unit = "ng/mL"    the unit of that signal
///   at = "1 h"                      or from = "2 h", to = "8 h"; both: the time and its uncertainty
///   low = 9.0  high = 17.0  error = "SD"            together or not at all
///   n = 15  species = "rat"  relative_to = "1 h"  note = "..."  source = "Key"     may be left out; the source is that of
///                                                   the row, the species that of the arm's subject
///
/// Throws InputError.
PublishedPoint read_point(TableReader& table, const ExperimentRow& row, const Library& library);

/// Source keys, separated by "; ", must stand in the bibliography. Throws InputError.
void check_source(const TableReader& table, const std::string& source, const Library& library);

} // namespace disinhibit
