#include "engine/record/pdf.h"

#include <hpdf.h>

#include <memory>
#include <stdexcept>
#include <type_traits>

namespace disinhibit {
namespace {

constexpr float page_width_pt = 960.0f; // a slide of 16:9 is 540 high

/// libharu calls C functions on faults: this one is looked at after every step instead.
void keep_quiet(HPDF_STATUS, HPDF_STATUS, void*) {}

struct FreeDocument {
    void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};
using Document = std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, FreeDocument>;

void require(bool good) {
    if (!good) {
        throw std::runtime_error("libharu cannot make this PDF");
    }
}

/// The fourth byte of a pixel is not for paper.
std::vector<HPDF_BYTE> rgb_of(const PixelImage& picture) {
    std::vector<HPDF_BYTE> rgb;
    rgb.reserve(picture.rgba.size() / 4 * 3);
    for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
        rgb.insert(rgb.end(), {picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2]});
    }
    return rgb;
}

void add_page(const Document& document, const PixelImage& picture) {
    const std::vector<HPDF_BYTE> rgb = rgb_of(picture);
    HPDF_Image image = HPDF_LoadRawImageFromMem(document.get(),
                                                rgb.data(),
                                                static_cast<HPDF_UINT>(picture.width),
                                                static_cast<HPDF_UINT>(picture.height),
                                                HPDF_CS_DEVICE_RGB,
                                                8);
    HPDF_Page page = image != nullptr ? HPDF_AddPage(document.get()) : nullptr;
    require(page != nullptr);
    const float height_pt =
        page_width_pt * static_cast<float>(picture.height) / static_cast<float>(picture.width);
    require(HPDF_Page_SetWidth(page, page_width_pt) == HPDF_OK &&
            HPDF_Page_SetHeight(page, height_pt) == HPDF_OK &&
            HPDF_Page_DrawImage(page, image, 0.0f, 0.0f, page_width_pt, height_pt) == HPDF_OK);
}

} // namespace

std::string pdf_of_pictures(const std::vector<PixelImage>& pictures, const std::string& title) {
    const Document document(HPDF_New(keep_quiet, nullptr));
    require(document != nullptr);
    require(HPDF_SetCompressionMode(document.get(), HPDF_COMP_ALL) == HPDF_OK);
    HPDF_SetInfoAttr(document.get(), HPDF_INFO_TITLE, title.c_str());
    for (const PixelImage& picture : pictures) {
        add_page(document, picture);
    }
    require(HPDF_SaveToStream(document.get()) == HPDF_OK);
    std::string bytes(HPDF_GetStreamSize(document.get()), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    require(HPDF_ReadFromStream(
                document.get(), reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size) == HPDF_OK ||
            size == bytes.size());
    bytes.resize(size);
    return bytes;
}

} // namespace disinhibit
