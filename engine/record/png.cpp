#include "engine/record/png.h"

#include <png.h>

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <vector>

#include "circuit/io/text/write_file.h"
#include "engine/core/version.h"

namespace disinhibit {
namespace {

// Level 1 with the SUB filter: four times as fast as libpng's default, a seventh larger.
constexpr int compression_level = 1;

void append(png_structp png, png_bytep bytes, std::size_t count) {
    static_cast<std::string*>(png_get_io_ptr(png))
        ->append(reinterpret_cast<const char*>(bytes), count);
}

void flush(png_structp) {}

/// What the text chunks say, by keyword.
std::vector<std::pair<std::string, std::string>> words_of(const Recipe& recipe,
                                                          const std::string& shot) {
    std::string comment;
    for (const auto& [key, value] : recipe) {
        comment += key + ": " + value + "\n";
    }
    std::vector<std::pair<std::string, std::string>> words{
        {"Software", "disinhibit " + program_stamp()}};
    if (!comment.empty()) {
        words.emplace_back("Comment", comment);
    }
    if (!shot.empty()) {
        words.emplace_back("Shot", shot);
    }
    return words;
}

/// International text chunks (UTF-8) that point into `words`.
std::vector<png_text> text_chunks(std::vector<std::pair<std::string, std::string>>& words) {
    std::vector<png_text> texts;
    for (auto& [keyword, text] : words) {
        png_text chunk{};
        chunk.compression = PNG_ITXT_COMPRESSION_NONE;
        chunk.key = keyword.data();
        chunk.text = text.data();
        chunk.itxt_length = text.size();
        texts.push_back(chunk);
    }
    return texts;
}

/// Colours as PNG has them: not multiplied with the opacity.
PixelImage with_plain_colors(PixelImage image) {
    for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
        const unsigned alpha = image.rgba[i + 3];
        for (std::size_t k = i; k < i + 3; ++k) {
            const unsigned plain = alpha == 0 ? 0 : (255u * image.rgba[k] + alpha / 2) / alpha;
            image.rgba[k] = static_cast<std::uint8_t>(std::min(plain, 255u));
        }
    }
    return image;
}

/// False if libpng gave up. No C++ object with a destructor lives here: libpng leaves by longjmp.
bool encode(std::string& bytes,
            const PixelImage& image,
            Ground ground,
            const std::vector<png_text>& texts) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
    if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) {
        png_destroy_write_struct(&png, &info);
        return false;
    }
    png_set_write_fn(png, &bytes, append, flush);
    png_set_compression_level(png, compression_level);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
    png_set_IHDR(png,
                 info,
                 static_cast<png_uint_32>(image.width),
                 static_cast<png_uint_32>(image.height),
                 8,
                 ground == Ground::opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA,
                 PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_text(png, info, texts.data(), static_cast<int>(texts.size()));
    png_write_info(png, info);
    if (ground == Ground::opaque) {
        // The fourth byte is what blending left behind; a picture of the screen is opaque.
        png_set_filler(png, 0, PNG_FILLER_AFTER);
    }
    const std::size_t stride = 4 * static_cast<std::size_t>(image.width);
    for (int row = 0; row < image.height; ++row) {
        png_write_row(png, image.rgba.data() + static_cast<std::size_t>(row) * stride);
    }
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return true;
}

} // namespace

std::string
png_bytes(const PixelImage& image, const Recipe& recipe, const std::string& shot, Ground ground) {
    assert(image.rgba.size() ==
           4u * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    std::vector<std::pair<std::string, std::string>> words = words_of(recipe, shot);
    std::string bytes;
    const bool encoded = ground == Ground::opaque
                             ? encode(bytes, image, ground, text_chunks(words))
                             : encode(bytes, with_plain_colors(image), ground, text_chunks(words));
    if (!encoded) {
        throw std::runtime_error("libpng cannot encode this picture");
    }
    return bytes;
}

void write_png(const std::filesystem::path& file,
               const PixelImage& image,
               const Recipe& recipe,
               const std::string& shot) {
    write_file(file, png_bytes(image, recipe, shot));
}

} // namespace disinhibit
