#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "circuit/describe/circuit.h"
#include "circuit/io/read/table_reader.h"
#include "engine/view/shot.h"

/// The file of a shot is a scenario file, run A, with a table [shot] for everything else: the lab runs it, the window
/// opens it as it was.
namespace disinhibit {

/// No time of a shot or a journal lies farther away.
inline constexpr double farthest_s = 1e12;

/// With what made it. As TOML that read_shot turns into an equal shot. Values of parameters are written in the unit of the parameter, so the
/// library is needed. Throws InputError or ModelError if a scenario cannot be run.
std::string shot_text(const Shot& shot, const Library& library);

/// `text` as it stands in `file`, whose name is only told. Throws InputError with file, line and key; a [shot] made by a
/// newer version is refused. `log` is told of every key.
Shot read_shot(const std::filesystem::path& file,
               const std::string& text,
               const Library& library,
               FieldLog* log = nullptr);

/// What the keys of `table` say of how it is looked at, and `view` where they are silent. Throws InputError.
View read_view(TableReader& table, View view);

/// A time of a course, a speed in simulated time per second, and how two sides are laid out. Throw InputError.
double read_moment_or(TableReader& table, std::string_view key, double otherwise_s);
double read_speed_or(TableReader& table, std::string_view key, double otherwise);
CompareLayout read_layout_or(TableReader& table, std::string_view key, CompareLayout otherwise);

/// Reads a file. Nothing if it is a scenario without a [shot]. Throws InputError.
std::optional<Shot> read_shot_file(const std::filesystem::path& file, const Library& library);

} // namespace disinhibit
