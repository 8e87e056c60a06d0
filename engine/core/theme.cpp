#include "engine/core/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "circuit/io/text/input_error.h"
#include "engine/core/toml_reader.h"

namespace disinhibit {
namespace {

constexpr Color unknown_color{1.0f, 0.0f, 1.0f, 1.0f};

std::optional<int> hex_digit(char character) {
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    const char lower = static_cast<char>(character | 0x20);
    if (lower >= 'a' && lower <= 'f') {
        return lower - 'a' + 10;
    }
    return std::nullopt;
}

/// "#RRGGBB" as a colour.
std::optional<Color> parse_color(const std::string& text) {
    if (text.size() != 7 || text[0] != '#') {
        return std::nullopt;
    }
    float channels[3];
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const auto high = hex_digit(text[1 + 2 * channel]);
        const auto low = hex_digit(text[2 + 2 * channel]);
        if (!high || !low) {
            return std::nullopt;
        }
        channels[channel] = static_cast<float>(16 * *high + *low) / 255.0f;
    }
    return Color{channels[0], channels[1], channels[2], 1.0f};
}

using Palette = std::map<std::string, Color>;

Palette read_palette(const std::filesystem::path& file,
                     const toml::table& root,
                     const std::string& section,
                     bool required) {
    Palette palette;
    const toml::table* table = root[section].as_table();
    if (table == nullptr) {
        if (required) {
            throw_toml_error(file, &root, section, "missing, expected a table of colours");
        }
        return palette;
    }
    for (const auto& [key, node] : *table) {
        const std::string name(key.str());
        const auto text = node.value<std::string>();
        const auto color = text ? parse_color(*text) : std::nullopt;
        if (!color) {
            throw_toml_error(file, &node, section + "." + name, "expected a colour \"#RRGGBB\"");
        }
        palette[name] = *color;
    }
    return palette;
}

void require_names(const std::filesystem::path& file, const Theme& theme) {
    for (const char* name : {"bg",
                             "bg_glow",
                             "panel",
                             "line",
                             "edge",
                             "text",
                             "text2",
                             "text3",
                             "accent",
                             "ghost_1",
                             "ghost_2",
                             "ghost_3",
                             "ghost_4"}) {
        if (!theme.surface.contains(name)) {
            throw InputError(fmt::format(
                "{}: surface.{}: missing, expected a colour \"#RRGGBB\"", file.string(), name));
        }
    }
}

void check_keys(const std::filesystem::path& file, const toml::table& root) {
    for (const auto& [key, node] : root) {
        const std::string name(key.str());
        const auto known = {"name", "light", "glow", "surface", "roles", "tints", "inks"};
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            throw_toml_error(file, &node, name, "unknown key");
        }
    }
}

/// Relative luminance of WCAG 2 (sRGB weights of linear light).
double luminance(const Color& color) {
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

} // namespace

Color Theme::color(const std::string& wanted) const {
    if (const auto found = surface.find(wanted); found != surface.end()) {
        return found->second;
    }
    const auto found = roles.find(wanted);
    return found != roles.end() ? found->second : unknown_color;
}

Color Theme::tint(const std::string& role) const {
    const auto found = tints.find(role);
    return found != tints.end() ? found->second : color(role);
}

Color Theme::ink(const std::string& role) const {
    const auto found = inks.find(role);
    return found != inks.end() ? found->second : color(role);
}

Theme load_theme(const std::filesystem::path& file) {
    const toml::table root = parse_toml_file(file);
    check_keys(file, root);
    Theme theme;
    theme.id = file.stem().string();
    const auto name = root["name"].value<std::string>();
    if (!name) {
        throw_toml_error(file, &root, "name", "missing, expected a text");
    }
    theme.name = *name;
    theme.light = root["light"].value_or(false);
    theme.glow = root["glow"].value_or(true);
    theme.surface = read_palette(file, root, "surface", true);
    theme.roles = read_palette(file, root, "roles", true);
    theme.tints = read_palette(file, root, "tints", false);
    theme.inks = read_palette(file, root, "inks", false);
    require_names(file, theme);
    return theme;
}

double contrast_ratio(const Color& a, const Color& b) {
    const double bright = std::max(luminance(a), luminance(b));
    const double dim = std::min(luminance(a), luminance(b));
    return (bright + 0.05) / (dim + 0.05);
}

} // namespace disinhibit
