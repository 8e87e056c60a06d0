#include "engine/record/svg.h"

#include <fmt/format.h>

#include <cmath>

#include "circuit/io/text/printable.h"
#include "circuit/io/text/write_file.h"

namespace disinhibit {
namespace {

constexpr const char* shot_namespace = "urn:disinhibit:shot";
constexpr const char* font_family = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

/// At most two decimals, no trailing zeros, no "-0".
std::string number(float value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string hex(const Color& color) {
    const auto byte = [](float share) {
        return static_cast<int>(std::lround(std::fmin(std::fmax(share, 0.0f), 1.0f) * 255.0f));
    };
    return fmt::format("#{:02x}{:02x}{:02x}", byte(color.r), byte(color.g), byte(color.b));
}

/// "fill" or "stroke" with its opacity where it is not full.
std::string paint(const char* property, const Color& color) {
    std::string text = fmt::format(" {}=\"{}\"", property, hex(color));
    if (color.a < 1.0f) {
        text += fmt::format(" {}-opacity=\"{}\"", property, number(color.a));
    }
    return text;
}

const char* class_of(Part part) {
    switch (part) {
    case Part::grid:
        return "grid";
    case Part::mark:
        return "mark";
    case Part::curve:
        return "curve";
    case Part::ghost:
        return "ghost";
    case Part::preview:
        return "preview";
    case Part::point:
        return "point";
    }
    return "";
}

std::string points_text(const Polyline& points) {
    std::string text;
    for (const PixelPoint& point : points) {
        text += (text.empty() ? "" : " ") + number(point.x) + "," + number(point.y);
    }
    return text;
}

std::string element(const DrawnLine& line) {
    std::string dashes;
    for (const float length : line.dashes) {
        dashes += (dashes.empty() ? "" : " ") + number(length);
    }
    const bool straight = line.points.size() == 2 && line.name.empty();
    std::string text =
        straight ? fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"",
                               class_of(line.part),
                               number(line.points[0].x),
                               number(line.points[0].y),
                               number(line.points[1].x),
                               number(line.points[1].y))
                 : fmt::format("<polyline class=\"{}\" points=\"{}\" fill=\"none\"",
                               class_of(line.part),
                               points_text(line.points));
    text += paint("stroke", line.color) + " stroke-width=\"" + number(line.width) + "\"";
    if (!dashes.empty()) {
        text += " stroke-dasharray=\"" + dashes + "\"";
    }
    if (!straight) {
        text += " stroke-linejoin=\"round\"";
    }
    const char* name = straight ? "line" : "polyline";
    return line.name.empty()
               ? text + "/>"
               : fmt::format("{}><title>{}</title></{}>", text, markup_text(line.name), name);
}

std::string element(const DrawnBand& band) {
    return fmt::format("<polygon class=\"area\" points=\"{}\"{}/>",
                       points_text(outline_of(band)),
                       paint("fill", band.fill));
}

std::string element(const DrawnCircle& circle) {
    return fmt::format("<circle class=\"point\" cx=\"{}\" cy=\"{}\" r=\"{}\"{}{} "
                       "stroke-width=\"{}\"/>",
                       number(circle.center.x),
                       number(circle.center.y),
                       number(circle.radius),
                       paint("fill", circle.fill),
                       paint("stroke", circle.edge),
                       number(circle.edge_width));
}

std::string element(const TextRun& text) {
    const char* weight = text.weight == TextWeight::semibold ? " font-weight=\"600\""
                         : text.weight == TextWeight::medium ? " font-weight=\"500\""
                                                             : "";
    const char* anchor = text.align == TextAlign::right    ? " text-anchor=\"end\""
                         : text.align == TextAlign::center ? " text-anchor=\"middle\""
                                                           : "";
    return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}{}{}>{}</text>",
                       number(text.position.x),
                       number(text.position.y),
                       number(text.size_px),
                       weight,
                       anchor,
                       paint("fill", text.color),
                       markup_text(text.text));
}

} // namespace

std::string svg_text(const Drawing& drawing) {
    const std::string width = number(drawing.width);
    const std::string height = number(drawing.height);
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    text += fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
                        "viewBox=\"0 0 {0} {1}\" role=\"img\" font-family=\"{2}\">\n",
                        width,
                        height,
                        font_family);
    text += "<title>" + markup_text(drawing.title) + "</title>\n";
    if (!drawing.remarks.empty() || !drawing.shot.empty()) {
        text += "<metadata>\n";
        for (const std::string& remark : drawing.remarks) {
            text += markup_text(remark) + "\n";
        }
        if (!drawing.shot.empty()) {
            text += fmt::format(
                "<shot xmlns=\"{}\">{}</shot>\n", shot_namespace, markup_text(drawing.shot));
        }
        text += "</metadata>\n";
    }
    text += fmt::format(
        "<rect width=\"{}\" height=\"{}\"{}/>\n", width, height, paint("fill", drawing.background));
    for (const DrawnItem& item : drawing.items) {
        text += std::visit([](const auto& drawn) { return element(drawn); }, item) + "\n";
    }
    return text + "</svg>\n";
}

void write_svg(const std::filesystem::path& file, const Drawing& drawing) {
    write_file(file, svg_text(drawing));
}

} // namespace disinhibit
