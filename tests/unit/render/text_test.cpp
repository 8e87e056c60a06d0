#include <gtest/gtest.h>

#include <fstream>

#include "circuit/io/text/input_error.h"
#include "engine/gl/shader_source.h"
#include "engine/render/font_faces.h"
#include "engine/render/glyph_atlas.h"

namespace disinhibit {
namespace render_text_test {

TEST(FontFaces, gives_every_digit_the_same_width) {
    const FontFaces faces(find_fonts());
    for (const TextWeight weight :
         {TextWeight::regular, TextWeight::medium, TextWeight::semibold}) {
        const float one = faces.width_px("1111", 28.0f, weight);
        EXPECT_GT(one, 0.0f);
        EXPECT_FLOAT_EQ(one, faces.width_px("4086", 28.0f, weight));
    }
    EXPECT_NE(faces.width_px("i", 28.0f, TextWeight::regular),
              faces.width_px("m", 28.0f, TextWeight::regular));
}

TEST(FontFaces, measures_in_proportion_to_the_size) {
    const FontFaces faces(find_fonts());
    EXPECT_FLOAT_EQ(2.0f * faces.width_px("rest 11.6", 14.0f, TextWeight::regular),
                    faces.width_px("rest 11.6", 28.0f, TextWeight::regular));
}

TEST(FontFaces, finds_signs_and_greek_letters) {
    const FontFaces faces(find_fonts());
    for (const char32_t code : U"βµδκ→±−×≈²") {
        if (code != 0) {
            EXPECT_NE(faces.character(TextWeight::regular, code).glyph, 0u)
                << static_cast<int>(code);
        }
    }
}

TEST(FontFaces, names_a_file_that_is_no_font) {
    FontFiles files = find_fonts();
    files.medium = __FILE__;
    try {
        const FontFaces faces(files);
        FAIL() << "accepted a source file as a font";
    } catch (const InputError& fault) {
        EXPECT_NE(std::string(fault.what()).find(__FILE__), std::string::npos) << fault.what();
    }
}

TEST(DecodeUtf8, reads_all_lengths_and_marks_broken_bytes) {
    const std::vector<char32_t> expected = {U'a', U'µ', U'→', U'\U0001D6FD'};
    EXPECT_EQ(decode_utf8("aµ→\U0001D6FD"), expected);
    const std::vector<char32_t> broken = {U'\uFFFD', U'b', U'\uFFFD'};
    EXPECT_EQ(decode_utf8("\xB5"
                          "b\xE2"),
              broken);
}

TEST(GlyphAtlas, draws_a_glyph_once_and_says_when_it_is_full) {
    const FontFaces faces(find_fonts());
    GlyphAtlas atlas(faces);
    const unsigned int glyph = faces.character(TextWeight::regular, U'a').glyph;
    const auto first = atlas.find({0, glyph, 15 * 8, 0});
    ASSERT_TRUE(first);
    EXPECT_GT(first->width, 3);
    const auto version = atlas.version();
    EXPECT_EQ(atlas.find({0, glyph, 15 * 8, 0})->x, first->x);
    EXPECT_EQ(atlas.version(), version);
    bool full = false;
    for (int size = 1; size < 400 && !full; ++size) {
        full = !atlas.find({0, glyph, size * 8, 0});
    }
    EXPECT_TRUE(full);
    atlas.clear();
    EXPECT_TRUE(atlas.find({0, glyph, 15 * 8, 0}));
}

class ShaderSourceTest : public testing::Test {
  protected:
    void SetUp() override { std::filesystem::create_directories(folder_ / "common"); }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }
    std::filesystem::path folder_ =
        std::filesystem::path(testing::TempDir()) / "disinhibit_shader_source_test";
};

TEST_F(ShaderSourceTest, puts_includes_in_and_names_file_and_line_of_a_fault) {
    write("common/part.glsl", "float one = 1.0;\n");
    write("a.frag", "#include \"common/part.glsl\"\nvoid main() {}\n");
    const gl::ShaderSource source = gl::load_shader_source(folder_, "a.frag", true);
    EXPECT_EQ(source.text.rfind("#version 300 es", 0), 0u);
    EXPECT_NE(source.text.find("float one"), std::string::npos);
    ASSERT_EQ(source.files.size(), 2u);
    EXPECT_EQ(gl::explain_compile_log(source, "1:7(3): error: no\n"),
              (folder_ / "common/part.glsl").string() + ":7: error: no");
    EXPECT_EQ(gl::explain_compile_log(source, "0(2) : error C1: no\n"),
              (folder_ / "a.frag").string() + ":2: error C1: no");
}

TEST_F(ShaderSourceTest, names_the_line_that_includes_a_missing_file) {
    write("a.frag", "// first\n#include \"common/none.glsl\"\n");
    try {
        gl::load_shader_source(folder_, "a.frag", false);
        FAIL() << "read a missing file";
    } catch (const InputError& fault) {
        EXPECT_NE(std::string(fault.what()).find("a.frag:2: "), std::string::npos) << fault.what();
    }
}

} // namespace render_text_test
} // namespace disinhibit
