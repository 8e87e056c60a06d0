#pragma once

#include <filesystem>
#include <vector>

#include "engine/core/fonts.h"
#include "engine/core/pixel_image.h"
#include "engine/gl/render_target.h"
#include "engine/gl/shader_library.h"
#include "engine/picture/draw_list.h"
#include "engine/render/background_pass.h"
#include "engine/render/font_faces.h"
#include "engine/render/glow_pass.h"
#include "engine/render/mesh_pass.h"
#include "engine/render/shape_pass.h"
#include "engine/render/strip_pass.h"
#include "engine/render/text_pass.h"
#include "engine/render/viewport.h"

namespace disinhibit {

/// Draws a stage. The still blocks are drawn once into a picture that is copied each frame; the moving ones go on top.
/// Several stages may share a renderer (A | B): pictures are kept per viewport. Needs a current GL context, the same one
/// for its whole life; leaves the framebuffer bound, no vertex array, no scissor, premultiplied blending on.
class StageRenderer {
  public:
    /// Throws InputError for a missing or faulty shader or font file.
    StageRenderer(const std::filesystem::path& shader_folder,
                  const FontFiles& fonts,
                  bool es = false);

    /// Draws `list` into the rectangle, scaled from list.size to it (one factor, by width).
    void draw(const DrawList& list, const Viewport& target);
    /// Widths of text as drawn.
    const TextMeasure& measure() const { return faces_; }
    /// Rereads shaders that changed on disk and redraws the still pictures.
    gl::ReloadResult reload_changed_shaders();
    /// What the rectangle shows now, top row first. Waits for the drawing to finish.
    static PixelImage read_pixels(const Viewport& target);

  private:
    struct StillLayer {
        Viewport place;
        unsigned long long version = 0;
        Color background;
        Color background_glow;
        gl::RenderTarget picture;
        unsigned long long last_used = 0;
    };
    static constexpr std::size_t largest_layer_count = 4;

    const gl::RenderTarget& still_picture(const DrawList& list, const Viewport& target);
    StillLayer& layer_for(const Viewport& target);
    void draw_still(const DrawList& list, const gl::RenderTarget& picture, bool upside_down);
    void copy_still(const gl::RenderTarget& picture, const Viewport& target);
    void draw_blocks(const std::vector<DrawBlock>& blocks,
                     bool multiply_glow,
                     const StageTransform& transform);

    FontFaces faces_;
    gl::ShaderLibrary shaders_;
    BackgroundPass background_;
    MeshPass meshes_;
    StripPass strips_;
    ShapePass shapes_;
    GlowPass glows_;
    TextPass texts_;
    std::vector<StillLayer> layers_;
    unsigned long long frame_ = 0;
};

} // namespace disinhibit
