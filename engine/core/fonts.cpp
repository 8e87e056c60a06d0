#include "engine/core/fonts.h"

#include <cstdlib>

#include "circuit/io/text/input_error.h"

namespace disinhibit {

namespace {

struct Family {
    const char* folder;
    const char* regular;
    const char* medium;
    const char* semibold;
    bool tabular_digits;
};

constexpr Family families[] = {
    {"opentype/inter", "Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", false},
    {"truetype/inter", "Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", false},
    {"truetype/roboto/unhinted/RobotoTTF",
     "Roboto-Regular.ttf",
     "Roboto-Medium.ttf",
     "Roboto-Bold.ttf",
     true},
    {"truetype/dejavu", "DejaVuSans.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", true},
};

/// True for a regular file; a pipe in its place would be waited for without end.
bool is_file(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored);
}

} // namespace

std::vector<std::filesystem::path> font_roots() {
    const char* own = std::getenv("DISINHIBIT_FONTS");
    return {own != nullptr ? own : "/usr/share/fonts"};
}

FontFiles find_fonts(const std::vector<std::filesystem::path>& roots) {
    for (const Family& family : families) {
        for (const std::filesystem::path& root : roots) {
            const std::filesystem::path folder = root / family.folder;
            FontFiles files{folder / family.regular,
                            folder / family.medium,
                            folder / family.semibold,
                            root / "truetype/dejavu/DejaVuSans.ttf",
                            family.tabular_digits};
            if (is_file(files.regular) && is_file(files.medium) && is_file(files.semibold)) {
                if (!is_file(files.fallback)) {
                    files.fallback.clear();
                }
                return files;
            }
        }
    }
    throw InputError("no font found: install one of the Debian packages fonts-inter, "
                     "fonts-roboto, fonts-dejavu-core");
}

} // namespace disinhibit
