#include "engine/app/window/legend_picture.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/core/glossary.h"
#include "engine/scene/legend.h"

namespace disinhibit {

const LegendView& LegendPicture::show(const Stage& stage,
                                      const std::vector<LegendSign>& signs,
                                      float scale,
                                      const Theme& theme,
                                      const Texts& texts,
                                      StageRenderer& renderer) {
    std::string wanted = fmt::format("{} {} {} {}", stage.circuit, stage.id, theme.id, scale);
    for (const LegendSign& sign : signs) {
        wanted += " " + sign.words + " " + sign.name;
    }
    if (wanted == shown_) {
        return view_;
    }
    view_ = {};
    // Whole pixels, so that signs are as crisp here as on the picture.
    view_.cell_width_px = std::round(scale * legend_cell.x);
    view_.cell_height_px = std::round(scale * legend_cell.y);
    for (const LegendSign& sign : signs) {
        view_.words.push_back(texts.get(sign.words, {{"name", sign.name}}));
    }
    std::string labels;
    for (const std::string& key : legend_labels(stage)) {
        labels += texts.get(key) + ". ";
    }
    view_.terms = meanings_in(glossary_of(texts), labels);
    const int width = static_cast<int>(view_.cell_width_px);
    const int height = static_cast<int>(view_.cell_height_px) * static_cast<int>(signs.size());
    if (!signs.empty()) {
        draw_legend(signs, scale, theme, texts, renderer.measure(), list_);
        picture_ = gl::RenderTarget(width, height, gl::PixelOrder::texture);
        renderer.draw(list_, {0, 0, width, height, height, picture_.framebuffer()});
        view_.texture = picture_.texture();
    }
    shown_ = wanted;
    return view_;
}

} // namespace disinhibit
