#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/io/read/table_reader.h"
#include "engine/view/shot.h"

/// A shot in a few words: one table of a file that lists shots. The slides of a deck, the pairs of A | B and the pictures of
/// the gallery are such tables, each with keys of its own beside these:
///
///     shot = "ethanol"       # a scenario, a pair, or a file beside this one: a saved session, a picture. Instead of it:
///     a = { scenario = "naltrexone_then_ethanol", without = "naltrexone" }
///     b = { scenario = "naltrexone_then_ethanol" }
///     time = "45 min"        # none: where it opens
///     speed = "2 min"        # of the course per second
///     level = "synapse"      # and every other key of a shot: compare, playing, plots_added, caption ...
///
/// `shot` is looked at as it was left, or as a talk opens it; `a` with its whole course in view, as the window opens it. A side
/// is a scenario of the library less the doses of what `without` names (a text or several), in another `subject`,
/// under another `circuit`, and less the doses that begin before `doses_from`.
namespace disinhibit {

/// The shot that a name means; a file is looked for in `folder`. Throws InputError.
using FindShot = std::function<Shot(const std::string& name, const std::filesystem::path& folder)>;

/// What rows may name, and what they need not say.
struct ShotSources {
    const Library& library;
    double speed = 60.0; ///< simulated seconds per second of a scenario
    FindShot find;       ///< what `shot` names
};

/// Throws InputError for a file of shots that was made for a newer version.
void check_rows_version(TableReader& root);

/// The tables [[kind]] of a file of shots, 1 to 500. Throws InputError.
std::vector<TableReader> read_shot_rows(TableReader& root, std::string_view kind);

/// What `shot`, `a` and `b` say. It stands still where it opens. Throws InputError.
Shot read_row_runs(TableReader& row, const ShotSources& sources);

/// What the other keys change of it: `time`, where it comes as if it had been played there, `speed`, `playing`, `compare` and
/// all that a view has. Throws InputError.
void read_row_looks(TableReader& row, Shot& shot);

/// Standing still where it opens.
Shot shot_of_scenario(const Scenario& scenario, double speed);

/// Less the doses of a substance, and less what takes it away.
Scenario without_substance(Scenario scenario, const std::string& substance);

} // namespace disinhibit
