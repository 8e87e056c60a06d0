#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "circuit/io/text/toml_document.h"
#include "tests/architecture/bibliography.h"

/// The grade of a number is that of its weakest input, as far as the files tell what its inputs are.
namespace disinhibit {
namespace grades_test {

/// A number with a source and a grade. `volume` is the grade of the first volume of the same kinetics, or empty. Of the
/// hard rows those that follow from a definition (identity) need no measurement.
struct Graded {
    std::string where;
    std::string source;
    std::string grade;
    std::string note;
    std::string volume;
    bool is_row = false;
    bool is_hard = false;
    bool is_calibrated = false;
};

/// From the best to the worst; our own choice (M) is no evidence at all.
std::size_t rank(const std::string& grade) {
    return std::string("ABCDM").find(grade.substr(0, 1));
}

std::string text_of(const toml::table& table, const char* key) {
    return table[key].value_or(std::string());
}

/// Adds every number below `node` to `found`; `where` is its file and path, `volume` the grade of the volume above it.
void collect(const toml::node& node,
             const std::string& where,
             const std::string& volume,
             std::vector<Graded>& found) {
    if (const toml::array* array = node.as_array()) {
        for (std::size_t i = 0; i < array->size(); ++i) {
            collect(*array->get(i), where + "[" + std::to_string(i) + "]", volume, found);
        }
    }
    const toml::table* table = node.as_table();
    if (table == nullptr) {
        return;
    }
    if (table->contains("source") && table->contains("grade")) {
        found.push_back({where,
                         text_of(*table, "source"),
                         text_of(*table, "grade"),
                         text_of(*table, "note"),
                         volume,
                         where.starts_with("assets/reference/"),
                         text_of(*table, "kind") == "hard" && text_of(*table, "role") != "identity",
                         table->contains("calibrated_on")});
    }
    const std::string own_volume = (*table)["volume"]["grade"].value_or(volume);
    const bool is_compartment = table->contains("elimination");
    for (const auto& [key, child] : *table) {
        collect(child,
                where + "." + std::string(key.str()),
                is_compartment ? own_volume : volume,
                found);
    }
}

const std::vector<Graded>& graded() {
    static const std::vector<Graded> numbers = [] {
        std::vector<Graded> found;
        for (const SourceFile& file : source_files({"assets"}, {".toml"})) {
            if (!file.path.starts_with("assets/texts/")) {
                const TomlDocument document =
                    parse_toml(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / file.path, file.text);
                collect(document.root, file.path, "", found);
            }
        }
        return found;
    }();
    return numbers;
}

/// The worst and the best grade that the sources of a number allow: "assumed" allows none, a work what its field
/// `grade` says (an encyclopedia C, a label B), or A.
std::pair<std::size_t, std::size_t> allowed_by_sources(const Graded& number) {
    static const Bibliography bibliography = read_bibliography();
    std::size_t best = rank("M");
    std::size_t worst = rank("A");
    const std::regex key("[A-Za-z0-9]+");
    for (std::sregex_iterator it(number.source.begin(), number.source.end(), key), end; it != end;
         ++it) {
        std::size_t allowed = it->str() == "assumed" ? rank("M") : rank("A");
        for (const Work& work : bibliography.works) {
            if (work.key == it->str() && work.has("grade")) {
                allowed = rank(work.field("grade"));
            }
        }
        best = std::min(best, allowed);
        worst = std::max(worst, allowed);
    }
    return {best, worst};
}

TEST(Grades, NoNumberIsBetterThanItsSources) {
    EXPECT_GT(graded().size(), 1000u);
    for (const Graded& number : graded()) {
        const auto [best, worst] = allowed_by_sources(number);
        // A published row stands in one of its sources, and the others agree with it; a parameter is made of all.
        EXPECT_GE(rank(number.grade), number.is_row ? best : worst)
            << number.where << " is graded " << number.grade << " by " << number.source;
    }
}

TEST(Grades, WhatIsCalibratedOrAssumedIsOurChoice) {
    const std::regex ours("\\b(calibrated|assumed)\\b");
    int found = 0;
    for (const Graded& number : graded()) {
        if (!number.is_row && (number.is_calibrated || std::regex_search(number.note, ours))) {
            EXPECT_EQ(number.grade.substr(0, 1), "M")
                << number.where << " is graded " << number.grade << ", its note: " << number.note;
            ++found;
        }
    }
    EXPECT_GT(found, 50) << "notes speak differently: change this test";
}

TEST(Grades, WhatIsReckonedWithAVolumeIsNoBetterThanTheVolume) {
    const std::regex reckoned("\\bvolume x |\\bfirst (two )?volumes?\\b");
    int found = 0;
    for (const Graded& number : graded()) {
        if (!number.volume.empty() && std::regex_search(number.note, reckoned)) {
            EXPECT_GE(rank(number.grade), rank(number.volume))
                << number.where << " is graded " << number.grade << " from a volume graded "
                << number.volume << ": " << number.note;
            ++found;
        }
    }
    EXPECT_GT(found, 0) << "notes speak differently: change this test";
}

TEST(Grades, HardRowsRestOnNumbersThatWereRead) {
    int found = 0;
    for (const Graded& row : graded()) {
        if (row.is_hard) {
            EXPECT_LE(rank(row.grade), rank("B")) << row.where << " is graded " << row.grade;
            ++found;
        }
    }
    EXPECT_GT(found, 20);
}

} // namespace grades_test
} // namespace disinhibit
