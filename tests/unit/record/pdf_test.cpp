#include "engine/record/pdf.h"

#include <gtest/gtest.h>

namespace disinhibit {
namespace record_pdf_test {

PixelImage picture(int width, int height, std::uint8_t shade) {
    PixelImage image;
    image.width = width;
    image.height = height;
    image.rgba.assign(4 * static_cast<std::size_t>(width * height), shade);
    return image;
}

int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

TEST(Pdf, HasAPageForEveryPicture) {
    const std::vector<PixelImage> pictures{picture(160, 90, 10), picture(160, 90, 200)};
    const std::string pdf = pdf_of_pictures(pictures, "Two");
    EXPECT_EQ(pdf.substr(0, 5), "%PDF-");
    EXPECT_NE(pdf.find("%%EOF"), std::string::npos);
    EXPECT_EQ(count(pdf, "/Subtype /Image"), 2);
    EXPECT_NE(pdf.find("/Count 2"), std::string::npos);
    EXPECT_EQ(pdf_of_pictures(pictures, "Two"), pdf) << "the same pictures give other bytes";
    EXPECT_NE(pdf_of_pictures({pictures[1], pictures[0]}, "Two"), pdf);
}

} // namespace record_pdf_test
} // namespace disinhibit
