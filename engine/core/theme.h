#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "circuit/io/text/field_log.h"
#include "engine/core/color.h"

namespace disinhibit {

/// One theme file (assets/themes/<id>.toml): every colour of the program.
struct Theme {
    std::string id;
    std::string name;
    bool light = false;
    bool glow = true;
    /// bg, bg_glow, panel, line, edge, text, text2, text3, accent, ghost_1 .. ghost_4 (former courses)
    std::map<std::string, Color> surface;
    /// dopamine, gaba, glutamate, endorphin, naltrexone, ethanol, ... ("who")
    std::map<std::string, Color> roles;
    /// area tints of light themes; equal to `roles` in dark ones
    std::map<std::string, Color> tints;
    /// colour of small text in a role; equal to `roles` unless the theme gives an ink
    std::map<std::string, Color> inks;

    /// Surface or role colour by name; magenta for an unknown name, so that a gap is seen.
    Color color(const std::string& name) const;
    Color tint(const std::string& role) const;
    Color ink(const std::string& role) const;
};

/// Reads a theme file; `log` is told of every key. Throws InputError.
Theme load_theme(const std::filesystem::path& file, FieldLog* log = nullptr);
/// WCAG 2 contrast ratio of two opaque colours, 1..21.
double contrast_ratio(const Color& a, const Color& b);

} // namespace disinhibit
