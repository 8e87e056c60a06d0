#include "engine/app/figure/export.h"

#include <fmt/format.h>

#include "circuit/io/text/write_file.h"
#include "engine/record/file_format.h"
#include "engine/record/png.h"
#include "engine/record/raster.h"
#include "engine/record/svg.h"

namespace disinhibit {
namespace {

// 300 dots per inch, with 96 px of the drawing to the inch.
constexpr float png_scale = 3.125f;

std::filesystem::path with_ending(const std::filesystem::path& stem, const char* ending) {
    std::filesystem::path file = stem;
    file += ending;
    return file;
}

} // namespace

void write_figure_file(const PlotFigure& figure,
                       Glyphs& glyphs,
                       const std::filesystem::path& file) {
    switch (format_of_figure(file)) {
    case FileFormat::svg:
        return write_svg(file, figure.drawing);
    case FileFormat::png:
        return write_png(
            file, rasterize(figure.drawing, glyphs, png_scale), figure.recipe, figure.drawing.shot);
    case FileFormat::csv:
        return write_csv(file, figure.table, figure.recipe);
    }
}

void write_figure(const PlotFigure& figure, Glyphs& glyphs, const std::filesystem::path& stem) {
    for (const char* ending : figure_endings()) {
        write_figure_file(figure, glyphs, with_ending(stem, ending));
    }
}

std::filesystem::path free_stem(const std::filesystem::path& folder, const std::string& name) {
    for (int number = 1;; ++number) {
        const std::filesystem::path stem = folder / fmt::format("{}-{}", name, number);
        bool free = true;
        for (const char* ending : figure_endings()) {
            free = free && !is_taken(with_ending(stem, ending));
        }
        if (free) {
            return stem;
        }
    }
}

} // namespace disinhibit
