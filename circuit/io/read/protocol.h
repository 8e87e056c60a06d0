#pragma once

#include "circuit/describe/circuit.h"
#include "circuit/experiment/experiment.h"
#include "circuit/experiment/metrics.h"
#include "circuit/io/read/table_reader.h"

/// The runnable part of a published experiment. All throw InputError.
namespace disinhibit {

/// One [[arm]]: sweeps are taken out, every grid point is read as a scenario of its own.
ExperimentArm read_arm(TableReader& table, const Library& library);

SeriesRecipe read_series(TableReader& table);

/// Only the keys that count for this kind are known. `dead_band` is the row's, used where the metric gives none.
MetricRecipe read_metric(TableReader& table, double dead_band);

} // namespace disinhibit
