#include "engine/ui/gui/fonts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "engine/ui/gui/gui.h"

namespace disinhibit {
namespace {

struct StyleSize {
    float px;
    TextWeight weight;
};
constexpr StyleSize style_sizes[] = {{13.0f, TextWeight::regular},
                                     {14.0f, TextWeight::semibold},
                                     {15.0f, TextWeight::regular},
                                     {15.0f, TextWeight::medium},
                                     {15.0f, TextWeight::semibold},
                                     {17.0f, TextWeight::semibold},
                                     {20.0f, TextWeight::semibold}};
static_assert(std::size(style_sizes) == static_cast<std::size_t>(TextStyle::count_));

/// Latin, Greek and Cyrillic letters, and the signs that texts and units use.
constexpr ImWchar text_ranges[] = {0x0020, 0x007E, 0x00A0, 0x017F, 0x0391, 0x03C9, 0x0400, 0x045F,
                                   0x0490, 0x0491, 0x2010, 0x2015, 0x2018, 0x201E, 0x2026, 0x2026,
                                   0x2070, 0x208E, 0x2190, 0x2193, 0x2212, 0x2212, 0x221A, 0x221A,
                                   0x2248, 0x2248, 0x2260, 0x2265, 0};
/// Arrows and signs that Roboto lacks.
constexpr ImWchar sign_ranges[] = {
    0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2248, 0x2260, 0x2265, 0};

/// Gives the ten digits the advance of the widest of them, each in the middle of its cell.
void make_digits_tabular(ImFont& font) {
    float widest = 0.0f;
    for (ImFontGlyph& glyph : font.Glyphs) {
        if (glyph.Codepoint >= '0' && glyph.Codepoint <= '9') {
            widest = std::max(widest, glyph.AdvanceX);
        }
    }
    for (ImFontGlyph& glyph : font.Glyphs) {
        if (glyph.Codepoint >= '0' && glyph.Codepoint <= '9') {
            const float shift = std::round((widest - glyph.AdvanceX) / 2.0f);
            glyph.X0 += shift;
            glyph.X1 += shift;
            glyph.AdvanceX = widest;
        }
    }
    font.BuildLookupTable();
}

bool already_baked(const ImFontAtlas& atlas, float text_scale) {
    if (!fonts_ready()) {
        return false;
    }
    for (int i = 0; i < atlas.Fonts.Size; ++i) {
        if (atlas.Fonts[i]->FontSize != std::round(style_sizes[i].px * text_scale)) {
            return false;
        }
    }
    return true;
}

} // namespace

bool bake_fonts(const FontFiles& files, float text_scale) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (already_baked(atlas, text_scale)) {
        return false;
    }
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    for (const StyleSize& size : style_sizes) {
        const auto& file = size.weight == TextWeight::regular  ? files.regular
                           : size.weight == TextWeight::medium ? files.medium
                                                               : files.semibold;
        const float px = std::round(size.px * text_scale);
        ImFontConfig config;
        atlas.AddFontFromFileTTF(file.c_str(), px, &config, text_ranges);
        if (!files.fallback.empty()) {
            config.MergeMode = true;
            atlas.AddFontFromFileTTF(files.fallback.c_str(), px, &config, sign_ranges);
        }
    }
    atlas.Build();
    if (!files.tabular_digits) {
        for (ImFont* font : atlas.Fonts) {
            make_digits_tabular(*font);
        }
    }
    ImGui::GetIO().FontDefault = font_of(TextStyle::body);
    return true;
}

bool fonts_ready() {
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    return atlas.Fonts.Size == static_cast<int>(TextStyle::count_) && atlas.IsBuilt();
}

ImFont* font_of(TextStyle style) {
    return ImGui::GetIO().Fonts->Fonts[static_cast<int>(style)];
}

ImFont* font_of(float size_px, TextWeight weight) {
    ImFont* nearest = nullptr;
    for (std::size_t i = 0; i < std::size(style_sizes); ++i) {
        ImFont* font = font_of(static_cast<TextStyle>(i));
        if (style_sizes[i].weight == weight &&
            (nearest == nullptr ||
             std::abs(font->FontSize - size_px) < std::abs(nearest->FontSize - size_px))) {
            nearest = font;
        }
    }
    return nearest;
}

} // namespace disinhibit
