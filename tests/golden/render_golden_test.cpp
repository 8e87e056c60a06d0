#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <numbers>
#include <optional>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "engine/gl/context.h"
#include "engine/render/stage_renderer.h"

namespace disinhibit {
namespace render_golden_test {

constexpr int side = 128;

/// Small pictures drawn without a display; each test says what must be seen at a few pixels.
class RenderTest : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        try {
            context_.emplace(gl::make_offscreen_context());
        } catch (const InputError&) {
        }
    }
    static void TearDownTestSuite() { context_.reset(); }
    void SetUp() override {
        if (!context_) {
            GTEST_SKIP() << "no off-screen OpenGL here";
        }
        context_->make_current();
        renderer_.emplace(shader_folder(), find_fonts(), context_->is_es());
        target_.emplace(side, side);
        list_.size = {side, side};
        list_.background = list_.background_glow = {0, 0, 0, 1};
        list_.moving.resize(1);
    }
    static std::filesystem::path shader_folder() {
        return std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "shaders";
    }
    Viewport viewport() const { return {0, 0, side, side, side, target_->framebuffer()}; }
    PixelImage draw() {
        renderer_->draw(list_, viewport());
        return StageRenderer::read_pixels(viewport());
    }
    /// Red, green or blue (0..2) of a pixel counted from the top left, 0..255.
    static int level(const PixelImage& image, int x, int y, int channel = 0) {
        const auto pixel = static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                           static_cast<std::size_t>(x);
        return image.rgba[pixel * 4 + static_cast<std::size_t>(channel)];
    }
    Shape2D& add_shape(ShapeForm form, glm::vec2 center, glm::vec2 half_size) {
        Shape2D shape;
        shape.form = form;
        shape.center = center;
        shape.half_size = half_size;
        shape.fill = {1, 1, 1, 1};
        list_.moving[0].shapes.push_back(shape);
        return list_.moving[0].shapes.back();
    }

    static inline std::optional<gl::GlContext> context_;
    int later_ = 0;
    std::optional<StageRenderer> renderer_;
    std::optional<gl::RenderTarget> target_;
    DrawList list_;
};

TEST_F(RenderTest, fills_discs_of_both_sizes_and_leaves_the_rest) {
    add_shape(ShapeForm::disc, {30, 40}, {4, 4});
    add_shape(ShapeForm::disc, {90, 40}, {20, 20});
    const PixelImage image = draw();
    EXPECT_EQ(level(image, 30, 40), 255);
    EXPECT_EQ(level(image, 30, 45), 0);
    EXPECT_EQ(level(image, 90, 40), 255);
    EXPECT_EQ(level(image, 90, 57), 255);
    EXPECT_EQ(level(image, 90, 62), 0);
    EXPECT_EQ(level(image, 30, 90), 0);
}

TEST_F(RenderTest, covers_as_much_area_as_a_disc_has) {
    add_shape(ShapeForm::disc, {64.3f, 64.6f}, {5, 5});
    const PixelImage image = draw();
    double area = 0.0;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            area += level(image, x, y) / 255.0;
        }
    }
    EXPECT_NEAR(area, 25.0 * std::numbers::pi, 0.05 * 25.0 * std::numbers::pi);
}

TEST_F(RenderTest, points_up_and_turns_clockwise) {
    add_shape(ShapeForm::arrow_head, {64, 64}, {20, 20});
    PixelImage image = draw();
    EXPECT_EQ(level(image, 64, 50), 255);
    EXPECT_EQ(level(image, 48, 50), 0);
    EXPECT_EQ(level(image, 80, 50), 0);
    list_.moving[0].shapes[0].rotation = std::numbers::pi_v<float> / 2;
    image = draw();
    EXPECT_EQ(level(image, 78, 64), 255);
    EXPECT_EQ(level(image, 78, 48), 0);
}

TEST_F(RenderTest, opens_a_cup_upwards_and_strokes_no_line_across_the_mouth) {
    Shape2D& cup = add_shape(ShapeForm::cup, {64, 64}, {18, 25});
    cup.fill = {0, 1, 0, 1};
    cup.outline = {1, 0, 0, 1};
    cup.outline_width = 4.0f;
    const PixelImage image = draw();
    EXPECT_EQ(level(image, 64, 41, 0), 0);
    EXPECT_EQ(level(image, 64, 41, 1), 255);
    EXPECT_EQ(level(image, 64, 88, 0), 255);
    EXPECT_EQ(level(image, 81, 44, 0), 255);
}

TEST_F(RenderTest, draws_every_form_somewhere) {
    for (int form = 0; form <= static_cast<int>(ShapeForm::chevron); ++form) {
        list_.moving[0].shapes.clear();
        Shape2D& shape = add_shape(static_cast<ShapeForm>(form), {64, 64}, {20, 20});
        shape.outline = {1, 1, 1, 1};
        shape.outline_width = 2.0f;
        const PixelImage image = draw();
        int bright = 0;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const bool lit = level(image, x, y) > 128;
                bright += lit;
                EXPECT_FALSE(lit && (x < 42 || x > 86 || y < 42 || y > 86)) << form;
            }
        }
        EXPECT_GT(bright, 100) << form;
    }
}

TEST_F(RenderTest, draws_dashes_with_gaps) {
    Strip strip;
    strip.points = {{{10, 64.5f}, 3, {1, 1, 1, 1}}, {{110, 64.5f}, 3, {1, 1, 1, 1}}};
    strip.dash_on = strip.dash_off = 10.0f;
    strip.round_caps = false;
    list_.moving[0].strips = {strip};
    const PixelImage image = draw();
    EXPECT_EQ(level(image, 15, 64), 255);
    EXPECT_EQ(level(image, 25, 64), 0);
    EXPECT_EQ(level(image, 35, 64), 255);
    EXPECT_EQ(level(image, 15, 69), 0);
}

TEST_F(RenderTest, adds_glow_on_dark_stages_and_multiplies_it_on_light_ones) {
    list_.background = list_.background_glow = {0.2f, 0.2f, 0.2f, 1};
    list_.moving[0].glows = {{{64, 64}, 40, {1, 0.5f, 0, 1}, 0.5f}};
    PixelImage image = draw();
    EXPECT_NEAR(level(image, 64, 64, 0), 51 + 127, 10);
    EXPECT_NEAR(level(image, 64, 64, 2), 51, 1);
    EXPECT_LT(level(image, 84, 64, 0), level(image, 74, 64, 0));
    EXPECT_EQ(level(image, 64, 110, 0), 51);

    list_.background = list_.background_glow = {1, 1, 1, 1};
    list_.multiply_glow = true;
    image = draw();
    EXPECT_EQ(level(image, 64, 64, 0), 255);
    EXPECT_NEAR(level(image, 64, 64, 2), 128, 10);
}

TEST_F(RenderTest, keeps_text_within_its_measured_width_and_above_its_baseline) {
    TextRun run{"Hz 11", {20, 60}, 24, TextWeight::semibold, TextAlign::left, {1, 1, 1, 1}};
    list_.moving[0].texts = {run};
    const PixelImage image = draw();
    const float width = renderer_->measure().width_px(run.text, run.size_px, run.weight);
    int bright = 0;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const bool lit = level(image, x, y) > 60;
            bright += lit;
            EXPECT_FALSE(lit && (x < 19 || static_cast<float>(x) > 21 + width || y < 38 || y > 61))
                << x << " " << y;
        }
    }
    EXPECT_GT(bright, 150);
}

TEST_F(RenderTest, redraws_still_blocks_only_when_their_version_changes) {
    list_.still = std::exchange(list_.moving, {});
    list_.still.resize(1);
    list_.still_version = 1;
    EXPECT_EQ(level(draw(), 64, 64), 0);
    Shape2D disc;
    disc.center = {64, 64};
    disc.half_size = {20, 20};
    disc.fill = {1, 1, 1, 1};
    list_.still[0].shapes = {disc};
    EXPECT_EQ(level(draw(), 64, 64), 0);
    list_.still_version = 2;
    EXPECT_EQ(level(draw(), 64, 64), 255);
}

TEST_F(RenderTest, draws_two_stages_side_by_side_without_touching_each_other) {
    DrawList other = list_;
    other.background = other.background_glow = {1, 0, 0, 1};
    list_.size = other.size = {side / 2, side};
    Shape2D disc;
    disc.center = {side / 2, 20};
    disc.half_size = {15, 15};
    disc.fill = {1, 1, 1, 1};
    list_.moving[0].shapes = {disc};
    const Viewport left{0, 0, side / 2, side, side, target_->framebuffer()};
    const Viewport right{side / 2, 0, side / 2, side, side, target_->framebuffer()};
    renderer_->draw(other, right);
    renderer_->draw(list_, left);
    const PixelImage image = StageRenderer::read_pixels(viewport());
    EXPECT_EQ(level(image, 60, 20, 1), 255);
    EXPECT_EQ(level(image, 68, 20, 0), 255);
    EXPECT_EQ(level(image, 68, 20, 1), 0);
    EXPECT_EQ(level(image, 10, 20, 0), 0);
}

TEST_F(RenderTest, draws_the_same_at_double_size) {
    add_shape(ShapeForm::disc, {30, 30}, {10, 10});
    list_.size = {side / 2, side / 2};
    const PixelImage image = draw();
    EXPECT_EQ(level(image, 60, 60), 255);
    EXPECT_EQ(level(image, 60, 77), 255);
    EXPECT_EQ(level(image, 60, 83), 0);
}

TEST_F(RenderTest, compiles_the_same_shaders_for_opengl_es) {
    std::optional<gl::GlContext> es;
    try {
        es.emplace(gl::make_offscreen_context(true));
    } catch (const InputError&) {
        GTEST_SKIP() << "no OpenGL ES here";
    }
    ASSERT_TRUE(es->is_es());
    {
        StageRenderer renderer(shader_folder(), find_fonts(), true);
        gl::RenderTarget target(side, side);
        const Viewport place{0, 0, side, side, side, target.framebuffer()};
        add_shape(ShapeForm::disc, {30, 40}, {4, 4});
        add_shape(ShapeForm::cup, {80, 64}, {18, 25});
        renderer.draw(list_, place);
        const PixelImage image = StageRenderer::read_pixels(place);
        EXPECT_EQ(level(image, 30, 40), 255);
        EXPECT_EQ(level(image, 80, 50), 255);
        EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
    }
    es.reset();
    context_->make_current();
}

TEST_F(RenderTest, keeps_the_last_good_shader_and_names_the_faulty_line) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / "disinhibit_reload_test";
    std::filesystem::remove_all(folder);
    std::filesystem::copy(shader_folder(), folder, std::filesystem::copy_options::recursive);
    renderer_.emplace(folder, find_fonts(), context_->is_es());
    add_shape(ShapeForm::disc, {64, 64}, {20, 20});
    const auto rewrite = [&](const std::string& text) {
        std::ofstream(folder / "box.frag") << text;
        std::filesystem::last_write_time(folder / "box.frag",
                                         std::filesystem::file_time_type::clock::now() +
                                             std::chrono::seconds(++later_));
    };
    rewrite("out vec4 o_color;\nvoid main() {\n    o_color = nonsense;\n}\n");
    gl::ReloadResult result = renderer_->reload_changed_shaders();
    EXPECT_EQ(result.reloaded, 0);
    EXPECT_NE(result.error.find("box.frag:3: "), std::string::npos) << result.error;
    EXPECT_EQ(level(draw(), 64, 64, 1), 255);
    rewrite("out vec4 o_color;\nvoid main() {\n    o_color = vec4(1.0, 0.0, 0.0, 1.0);\n}\n");
    result = renderer_->reload_changed_shaders();
    EXPECT_EQ(result.reloaded, 1);
    EXPECT_EQ(result.error, "");
    EXPECT_EQ(level(draw(), 64, 64, 1), 0);
    std::filesystem::remove_all(folder);
}

} // namespace render_golden_test
} // namespace disinhibit
