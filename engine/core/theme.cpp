#include "engine/core/theme.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "circuit/io/text/field_reader.h"

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

Palette read_palette(FieldReader& table) {
    const std::string expected = "a colour \"#RRGGBB\"";
    Palette palette;
    for (const auto& [name, text] : table.all_texts(expected)) {
        const std::optional<Color> color = parse_color(text);
        if (!color) {
            table.fail_quoting(name, text, expected);
        }
        palette[name] = *color;
    }
    return palette;
}

Palette read_surface(FieldReader table) {
    Palette palette = read_palette(table);
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
        if (!palette.contains(name)) {
            table.fail(name, "missing", "a colour \"#RRGGBB\"");
        }
    }
    return palette;
}

Palette read_palette_if_there(FieldReader& root, const char* key) {
    std::optional<FieldReader> table = root.optional_table(key);
    return table ? read_palette(*table) : Palette();
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

Theme load_theme(const std::filesystem::path& file, FieldLog* log) {
    const TomlDocument document = parse_toml(file);
    FieldReader root(document, "theme", log);
    Theme theme;
    theme.id = file.stem().string();
    theme.name = root.text("name");
    theme.light = root.flag_or("light", false);
    theme.glow = root.flag_or("glow", true);
    theme.surface = read_surface(root.table("surface"));
    FieldReader roles = root.table("roles");
    theme.roles = read_palette(roles);
    theme.tints = read_palette_if_there(root, "tints");
    theme.inks = read_palette_if_there(root, "inks");
    root.finish();
    return theme;
}

double contrast_ratio(const Color& a, const Color& b) {
    const double bright = std::max(luminance(a), luminance(b));
    const double dim = std::min(luminance(a), luminance(b));
    return (bright + 0.05) / (dim + 0.05);
}

} // namespace disinhibit
