#include "engine/app/plot_export.h"

#include <fmt/format.h>

#include <array>

#include "circuit/io/input_error.h"
#include "engine/record/png.h"
#include "engine/record/raster.h"
#include "engine/record/svg.h"

namespace disinhibit {
namespace {

// 300 dots per inch, with 96 px of the drawing to the inch.
constexpr float png_scale = 3.125f;

constexpr std::array<const char*, 3> endings{".svg", ".png", ".csv"};

std::filesystem::path with_ending(const std::filesystem::path& stem, const char* ending) {
    std::filesystem::path file = stem;
    file += ending;
    return file;
}

} // namespace

void write_figure_file(const PlotFigure& figure,
                       Glyphs& glyphs,
                       const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (ending == ".svg") {
        write_svg(file, figure.drawing);
    } else if (ending == ".png") {
        write_png(file, rasterize(figure.drawing, glyphs, png_scale), figure.recipe);
    } else if (ending == ".csv") {
        write_csv(file, figure.table, figure.recipe);
    } else {
        throw InputError({}, "--out", file.string(), "a name ending in .svg, .png or .csv");
    }
}

void write_figure(const PlotFigure& figure, Glyphs& glyphs, const std::filesystem::path& stem) {
    for (const char* ending : endings) {
        write_figure_file(figure, glyphs, with_ending(stem, ending));
    }
}

std::filesystem::path free_stem(const std::filesystem::path& folder, const std::string& name) {
    for (int number = 1;; ++number) {
        const std::filesystem::path stem = folder / fmt::format("{}-{}", name, number);
        bool free = true;
        for (const char* ending : endings) {
            free = free && !std::filesystem::exists(with_ending(stem, ending));
        }
        if (free) {
            return stem;
        }
    }
}

} // namespace disinhibit
