#include "engine/record/file_format.h"

#include <array>
#include <string>

#include "circuit/io/text/input_error.h"

namespace disinhibit {
namespace {

struct Row {
    FileFormat format;
    const char* ending;
    bool is_picture; ///< also a picture of the window can be this; a figure can be any
};

constexpr std::array rows{Row{FileFormat::svg, ".svg", false},
                          Row{FileFormat::png, ".png", true},
                          Row{FileFormat::csv, ".csv", false}};

std::string ending_of(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    for (char& letter : ending) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return ending;
}

/// ".svg, .png, .csv", or only those of a picture.
std::string listed_endings(bool of_pictures) {
    std::string text;
    for (const Row& row : rows) {
        if (!of_pictures || row.is_picture) {
            text += (text.empty() ? "" : ", ") + std::string(row.ending);
        }
    }
    return text;
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& expected) {
    throw InputError({}, "--out", "found \"" + file.string() + "\"", expected);
}

} // namespace

FileFormat format_of_figure(const std::filesystem::path& file) {
    for (const Row& row : rows) {
        if (ending_of(file) == row.ending) {
            return row.format;
        }
    }
    refuse(file, "a name ending in one of " + listed_endings(false));
}

std::vector<const char*> figure_endings() {
    std::vector<const char*> endings;
    for (const Row& row : rows) {
        endings.push_back(row.ending);
    }
    return endings;
}

void require_picture_name(const std::filesystem::path& file) {
    bool is_possible = !file.has_extension();
    for (const Row& row : rows) {
        is_possible |= row.is_picture && ending_of(file) == row.ending;
    }
    if (!is_possible) {
        refuse(file,
               "a name ending in " + listed_endings(true) +
                   " (a figure of one plot, --plot: " + listed_endings(false) + ")");
    }
}

} // namespace disinhibit
