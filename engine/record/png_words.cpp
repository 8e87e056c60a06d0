#include "engine/record/png_words.h"

#include <png.h>

#include <algorithm>
#include <cstring>

#include "circuit/io/text/input_error.h"

namespace disinhibit {
namespace {

constexpr std::size_t signature_bytes = 8;
// Of one text; a session of a year with a dose a day has a twentieth.
constexpr png_alloc_size_t most_bytes = 16'000'000;

void take(png_structp png, png_bytep out, std::size_t count) {
    auto& left = *static_cast<std::string_view*>(png_get_io_ptr(png));
    if (count > left.size()) {
        png_error(png, "cut short");
    }
    std::memcpy(out, left.data(), count);
    left.remove_prefix(count);
}

void ignore(png_structp, png_const_charp) {}

[[noreturn]] void give_up(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}

/// False if libpng gave up. No C++ object with a destructor lives here: libpng leaves by longjmp.
bool decode(std::string_view& left, PngWords& words) {
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, give_up, ignore);
    png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
    if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) {
        png_destroy_read_struct(&png, &info, nullptr);
        return false;
    }
    png_set_read_fn(png, &left, take);
    png_set_chunk_malloc_max(png, most_bytes);
    png_read_info(png, info);
    words.width = static_cast<int>(png_get_image_width(png, info));
    words.height = static_cast<int>(png_get_image_height(png, info));
    png_textp texts = nullptr;
    int count = 0;
    png_get_text(png, info, &texts, &count);
    for (int i = 0; i < count; ++i) {
        if (std::strcmp(texts[i].key, "Shot") == 0) {
            words.shot = texts[i].text;
        }
    }
    png_destroy_read_struct(&png, &info, nullptr);
    return true;
}

} // namespace

bool is_png(std::string_view bytes) {
    return bytes.size() >= signature_bytes &&
           png_sig_cmp(reinterpret_cast<png_const_bytep>(bytes.data()), 0, signature_bytes) == 0;
}

PngWords read_png_words(const std::string& name, std::string_view bytes) {
    PngWords words;
    std::string_view left = bytes;
    if (!is_png(bytes) || !decode(left, words)) {
        throw InputError({name}, "PNG", "a file that is damaged or cut short", "a whole PNG");
    }
    return words;
}

} // namespace disinhibit
