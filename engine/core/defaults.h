#pragma once

#include <filesystem>
#include <string>

#include "circuit/io/text/field_reader.h"

namespace disinhibit {

/// What the program starts with (assets/defaults.toml, table [start]).
struct StartDefaults {
    std::string scenario;
    std::string theme;
    std::string figure_theme; ///< of exported plots
    std::string hall_theme;   ///< of talks
    std::string notes_theme;  ///< of the speaker's notes
    double speed = 0.0;       ///< simulated seconds per second
    float text_scale = 1.0f;  ///< 1 = 100 %
    bool playing = true;
    int window_width_px = 0;
    int window_height_px = 0;
};

/// Reads the table [start] of the whole file. Throws InputError.
StartDefaults read_start_defaults(FieldReader& root);
StartDefaults load_start_defaults(const std::filesystem::path& file);

} // namespace disinhibit
