#pragma once

#include <filesystem>
#include <vector>

namespace disinhibit {

/// The font files the program draws with.
struct FontFiles {
    std::filesystem::path regular;
    std::filesystem::path medium;
    std::filesystem::path semibold;
    std::filesystem::path fallback; ///< for characters the others lack; empty if absent
    bool tabular_digits = false;    ///< all digits of `regular` already have one width
};

/// Where fonts are looked for: the folder that the environment variable DISINHIBIT_FONTS names, else where Debian puts them.
std::vector<std::filesystem::path> font_roots();

/// Looks for Inter, then Roboto, then DejaVu Sans below each of `roots` in turn, in the folders of Debian's packages
/// fonts-inter, fonts-roboto and fonts-dejavu. Throws InputError naming the packages if there is none.
FontFiles find_fonts(const std::vector<std::filesystem::path>& roots = font_roots());

} // namespace disinhibit
