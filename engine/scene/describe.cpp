#include "engine/scene/describe.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace disinhibit {
namespace {

using Out = std::back_insert_iterator<std::string>;

const char* name_of(ShapeForm form) {
    switch (form) {
    case ShapeForm::disc:
        return "disc";
    case ShapeForm::ring:
        return "ring";
    case ShapeForm::cup:
        return "cup";
    case ShapeForm::cap:
        return "cap";
    case ShapeForm::diamond:
        return "diamond";
    case ShapeForm::drop:
        return "drop";
    case ShapeForm::arrow_up:
        return "arrow_up";
    case ShapeForm::arrow_head:
        return "arrow_head";
    case ShapeForm::plate:
        return "plate";
    case ShapeForm::rounded_box:
        return "rounded_box";
    case ShapeForm::vesicle_dense:
        return "vesicle_dense";
    case ShapeForm::vesicle_clear:
        return "vesicle_clear";
    case ShapeForm::plus:
        return "plus";
    case ShapeForm::minus:
        return "minus";
    case ShapeForm::chevron:
        return "chevron";
    }
    return "?";
}

std::string tenths(float value) {
    const double rounded = std::round(10.0 * static_cast<double>(value)) / 10.0;
    return fmt::format("{:.1f}", rounded == 0.0 ? 0.0 : rounded);
}

std::string point(glm::vec2 p) {
    return tenths(p.x) + "," + tenths(p.y);
}

std::string hex(const Color& color) {
    const auto byte = [](float x) {
        return static_cast<int>(std::lround(std::fmin(std::fmax(x, 0.0f), 1.0f) * 255.0f));
    };
    return fmt::format(
        "#{:02x}{:02x}{:02x}{:02x}", byte(color.r), byte(color.g), byte(color.b), byte(color.a));
}

void describe_block(const DrawBlock& block, Out out) {
    if (!block.triangles.empty()) {
        glm::vec2 sum(0.0f);
        for (const MeshVertex& vertex : block.triangles) {
            sum += vertex.position;
        }
        const auto count = block.triangles.size();
        fmt::format_to(out,
                       "  mesh {} vertices, middle {}, first {}\n",
                       count,
                       point(sum / static_cast<float>(count)),
                       hex(block.triangles.front().color));
    }
    for (const Strip& strip : block.strips) {
        if (strip.points.empty()) {
            fmt::format_to(out, "  strip empty\n");
            continue;
        }
        const StripPoint& first = strip.points.front();
        const StripPoint& last = strip.points.back();
        fmt::format_to(out,
                       "  strip {} points {} -> {}, half width {} -> {}, {} -> {}, dash {}/{}\n",
                       strip.points.size(),
                       point(first.position),
                       point(last.position),
                       tenths(first.half_width),
                       tenths(last.half_width),
                       hex(first.color),
                       hex(last.color),
                       tenths(strip.dash_on),
                       tenths(strip.dash_off));
    }
    for (const Shape2D& shape : block.shapes) {
        fmt::format_to(out,
                       "  {} at {} half {} turn {:.2f} fill {} outline {} {} dash {}\n",
                       name_of(shape.form),
                       point(shape.center),
                       point(shape.half_size),
                       shape.rotation + 0.0f,
                       hex(shape.fill),
                       hex(shape.outline),
                       tenths(shape.outline_width),
                       tenths(shape.dash_px));
    }
    for (const Glow& glow : block.glows) {
        fmt::format_to(out,
                       "  glow at {} radius {} {} strength {:.2f}\n",
                       point(glow.center),
                       tenths(glow.radius),
                       hex(glow.color),
                       glow.strength);
    }
    for (const TextRun& text : block.texts) {
        fmt::format_to(out,
                       "  text \"{}\" at {} size {} {}\n",
                       text.text,
                       point(text.position),
                       tenths(text.size_px),
                       hex(text.color));
    }
}

} // namespace

std::string describe(const DrawList& list) {
    std::string text;
    const Out out = std::back_inserter(text);
    fmt::format_to(out,
                   "stage {} background {} glow {}{}\n",
                   point(list.size),
                   hex(list.background),
                   hex(list.background_glow),
                   list.multiply_glow ? " multiply" : "");
    for (std::size_t i = 0; i < list.still.size(); ++i) {
        fmt::format_to(out, "still {}\n", i);
        describe_block(list.still[i], out);
    }
    for (std::size_t i = 0; i < list.moving.size(); ++i) {
        fmt::format_to(out, "moving {}\n", i);
        describe_block(list.moving[i], out);
    }
    return text;
}

} // namespace disinhibit
