#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/app/arguments.h"

namespace disinhibit {

enum class Task { window, render, bench };

/// What the command line asks for. Empty texts: the default of assets/defaults.toml.
struct Invocation {
    Task task = Task::window;
    std::string scenario;
    ScenarioChanges changes;
    std::string theme;
    std::optional<PixelSize> size;
    float text_scale = 0.0f; ///< 1 = 100 %; 0: default

    std::optional<double> at_s; ///< render: time since the scenario's start
    std::filesystem::path out;  ///< render: the PNG
    bool stage_only = false;    ///< render: no panels
    int frames = 300;           ///< bench
};

/// Reads the command line. Either an invocation, or the exit code after --help or a usage error has been
/// told: 0 or 2. Throws InputError for values that do not read.
struct ParsedCommandLine {
    std::optional<Invocation> invocation;
    int exit_code = 0;
};
ParsedCommandLine parse_command_line(int argc, const char* const* argv);

} // namespace disinhibit
