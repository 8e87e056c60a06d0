#pragma once

#include <string>
#include <vector>

#include "engine/core/pixel_image.h"

namespace disinhibit {

/// A PDF with one picture on each page, as large as the page. The same pictures give the same bytes. Throws
/// std::runtime_error if it cannot be made.
std::string pdf_of_pictures(const std::vector<PixelImage>& pictures, const std::string& title);

} // namespace disinhibit
