#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <string>

#include "tests/architecture/source_tree.h"

/// A new part of the stage touches two files: its own and the list.
namespace disinhibit {
namespace parts_test {

const std::string kList = "engine/scene/parts.cpp";

/// Headers that declare a kind of part.
std::set<std::string> kinds() {
    std::set<std::string> found;
    for (const SourceFile& file :
         source_files({"engine/scene/parts", "engine/scene/labels"}, {".h"})) {
        if (code_of(file.text).find(" const char* key = ") != std::string::npos) {
            found.insert(file.path);
        }
    }
    return found;
}

bool includes(const SourceFile& file, const std::string& header) {
    return code_of(file.text).find("#include \"" + header + "\"") != std::string::npos;
}

TEST(Parts, StandInTheListEachWithAKeyOfItsOwn) {
    const std::set<std::string> all = kinds();
    EXPECT_GE(all.size(), 20u);
    std::set<std::string> keys;
    const std::regex key("struct (\\w+) : StageRow [^~]*? key = \"(\\w+)\"");
    for (const SourceFile& file : source_files({"engine/scene"}, {".h", ".cpp"})) {
        if (file.path == kList) {
            for (const std::string& header : all) {
                EXPECT_TRUE(includes(file, header)) << header;
            }
        }
        const std::string code = code_of(file.text);
        std::smatch found;
        if (all.contains(file.path) && std::regex_search(code, found, key)) {
            EXPECT_TRUE(keys.insert(found[2]).second) << file.path << ": " << found[2];
        }
    }
    EXPECT_EQ(keys.size(), all.size());
}

/// What a pass names it has to name again for the next part.
TEST(Parts, AreNamedByNoPass) {
    // Adds cells, axons and badges to a stage; and the lines at the bottom belong to no part.
    const std::set<std::string> excepted = {
        kList, "engine/scene/general.cpp", "engine/scene/texts.cpp"};
    const std::set<std::string> all = kinds();
    for (const SourceFile& file : source_files({"engine/scene"}, {".h", ".cpp"})) {
        const bool passes =
            file.folder() == "engine/scene" || file.folder() == "engine/scene/stage";
        for (const std::string& header : all) {
            EXPECT_FALSE(passes && !excepted.contains(file.path) && includes(file, header))
                << file.path << " names " << header;
        }
    }
}

} // namespace parts_test
} // namespace disinhibit
