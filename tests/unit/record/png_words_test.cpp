#include "engine/record/png_words.h"

#include <gtest/gtest.h>

#include "circuit/io/text/input_error.h"
#include "engine/record/png.h"

namespace disinhibit {
namespace png_words_test {

std::string picture(const std::string& shot) {
    PixelImage image;
    image.width = 3;
    image.height = 2;
    image.rgba.assign(24, 200);
    return png_bytes(image, {{"key", "value"}}, shot);
}

TEST(PngWords, SaysItsSizeAndItsShot) {
    const std::string shot = "[shot]\nname = \"β-endorphin\"\n";
    const PngWords words = read_png_words("picture", picture(shot));
    EXPECT_EQ(words.width, 3);
    EXPECT_EQ(words.height, 2);
    EXPECT_EQ(words.shot, shot);
    EXPECT_EQ(read_png_words("picture", picture("")).shot, "");
}

TEST(PngWords, NothingDamagedGetsFurtherThanOneLine) {
    const std::string whole = picture("words");
    const std::size_t pixels = whole.find("IDAT");
    ASSERT_NE(pixels, std::string::npos);
    for (std::size_t length = 0; length < pixels; ++length) {
        EXPECT_THROW(read_png_words("picture", whole.substr(0, length)), InputError) << length;
    }
    int refused = 0;
    for (std::size_t i = 0; i < pixels; ++i) {
        std::string damaged = whole;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x41);
        try {
            read_png_words("picture", damaged);
        } catch (const InputError&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 8) << "not even the signature is read";
}

} // namespace png_words_test
} // namespace disinhibit
