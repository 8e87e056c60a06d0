#include "engine/render/stage_renderer.h"

#include <algorithm>

namespace disinhibit {

namespace {

bool same(const Color& a, const Color& b) {
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

bool is_window(const Viewport& target) {
    return target.framebuffer == 0;
}

} // namespace

StageRenderer::StageRenderer(const std::filesystem::path& shader_folder,
                             const FontFiles& fonts,
                             bool es)
    : faces_(fonts), shaders_(shader_folder, es), background_(shaders_), meshes_(shaders_),
      strips_(shaders_), shapes_(shaders_, strips_), glows_(shaders_), texts_(shaders_, faces_) {
    if (!es) {
        glEnable(GL_PROGRAM_POINT_SIZE); // always on in ES
    }
}

void StageRenderer::draw(const DrawList& list, const Viewport& target) {
    if (target.width <= 0 || target.height <= 0 || list.size.x <= 0.0f) {
        return;
    }
    ++frame_;
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);

    copy_still(still_picture(list, target), target);

    const int left = target.x;
    const int bottom = target.y_from_bottom();
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    glViewport(left, bottom, target.width, target.height);
    glScissor(left, bottom, target.width, target.height);
    glEnable(GL_SCISSOR_TEST);
    const float scale = static_cast<float>(target.width) / list.size.x;
    draw_blocks(list.moving,
                list.multiply_glow,
                {{list.size.x, static_cast<float>(target.height) / scale}, scale});
    glDisable(GL_SCISSOR_TEST);
    glBindVertexArray(0);
}

void StageRenderer::copy_still(const gl::RenderTarget& picture, const Viewport& target) {
    const int left = target.x;
    const int low = target.y_from_bottom();
    const int high = low + target.height;
    const bool upside_down = is_window(target);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, picture.framebuffer());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer);
    glBlitFramebuffer(0,
                      0,
                      target.width,
                      target.height,
                      left,
                      upside_down ? high : low,
                      left + target.width,
                      upside_down ? low : high,
                      GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
}

const gl::RenderTarget& StageRenderer::still_picture(const DrawList& list, const Viewport& target) {
    StillLayer& layer = layer_for(target);
    layer.last_used = frame_;
    const bool resized =
        layer.picture.width() != target.width || layer.picture.height() != target.height;
    if (resized) {
        layer.picture = gl::RenderTarget(target.width, target.height);
    }
    if (resized || layer.version != list.still_version ||
        !same(layer.background, list.background) ||
        !same(layer.background_glow, list.background_glow)) {
        layer.version = list.still_version;
        layer.background = list.background;
        layer.background_glow = list.background_glow;
        draw_still(list, layer.picture, is_window(target));
    }
    return layer.picture;
}

StageRenderer::StillLayer& StageRenderer::layer_for(const Viewport& target) {
    const auto same_place = [&](const StillLayer& layer) { return layer.place == target; };
    const auto found = std::find_if(layers_.begin(), layers_.end(), same_place);
    if (found != layers_.end()) {
        return *found;
    }
    if (layers_.size() == largest_layer_count) {
        layers_.erase(std::min_element(
            layers_.begin(), layers_.end(), [](const StillLayer& a, const StillLayer& b) {
                return a.last_used < b.last_used;
            }));
    }
    layers_.emplace_back();
    layers_.back().place = target;
    return layers_.back();
}

// Mesa keeps windows top row first and pictures bottom row first. A picture for a window is therefore drawn upside down:
// copied the other way up it needs no turning, which without a GPU costs a tenth of a millisecond instead of ten.
void StageRenderer::draw_still(const DrawList& list,
                               const gl::RenderTarget& picture,
                               bool upside_down) {
    glBindFramebuffer(GL_FRAMEBUFFER, picture.framebuffer());
    glViewport(0, 0, picture.width(), picture.height());
    background_.draw(
        list.background, list.background_glow, picture.width(), picture.height(), upside_down);
    const float scale = static_cast<float>(picture.width()) / list.size.x;
    draw_blocks(list.still,
                list.multiply_glow,
                {{list.size.x, static_cast<float>(picture.height()) / scale}, scale, upside_down});
}

void StageRenderer::draw_blocks(const std::vector<DrawBlock>& blocks,
                                bool multiply_glow,
                                const StageTransform& transform) {
    for (const DrawBlock& block : blocks) {
        meshes_.draw(block.triangles, transform);
        strips_.draw(block.strips, transform);
        shapes_.draw(block.shapes, transform);
        glows_.draw(block.glows, multiply_glow, transform);
        texts_.draw(block.texts, transform);
    }
}

gl::ReloadResult StageRenderer::reload_changed_shaders() {
    gl::ReloadResult result = shaders_.reload_changed();
    if (result.reloaded > 0) {
        layers_.clear();
    }
    return result;
}

PixelImage StageRenderer::read_pixels(const Viewport& target) {
    return gl::read_pixels(
        target.framebuffer, target.x, target.y_from_bottom(), target.width, target.height);
}

} // namespace disinhibit
