#include <fnmatch.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/architecture/source_tree.h"

/// The plan of the house, held against the tree: who may include whom, how long files may be, what stands where.
namespace disinhibit {
namespace structure_test {

/// Which folders of the project and which third-party headers each folder may include.
struct Allowed {
    std::set<std::string> folders;
    std::vector<std::string> packages;
};

/// The science without its files, and with them.
const std::set<std::string> kScience = {"circuit",
                                        "circuit/describe",
                                        "circuit/build",
                                        "circuit/course",
                                        "circuit/explain",
                                        "circuit/experiment",
                                        "circuit/numerics"};
const std::set<std::string> kFiles = {"circuit/io/read",
                                      "circuit/io/report",
                                      "circuit/io/exchange",
                                      "circuit/io/sbml",
                                      "circuit/io/text"};

/// What every panel of the window is made of.
const std::set<std::string> kUiBase = {
    "engine/ui/state", "engine/ui/gui", "engine/view", "engine/picture", "engine/core"};

/// Rooms of the programs that may look into every other but one of these; those above are named last.
const std::vector<std::string> kPrograms = {
    "engine/app/window", "engine/app/offscreen", "engine/app"};

/// The union, for a folder that may look into several rooms.
std::set<std::string> all(std::set<std::string> rooms,
                          const std::vector<std::set<std::string>>& more) {
    for (const auto& others : more) {
        rooms.insert(others.begin(), others.end());
    }
    return rooms;
}

const std::map<std::string, Allowed> kDirections = {
    {"circuit/describe", {{"circuit/describe", "circuit/numerics"}, {}}},
    {"circuit/numerics", {{"circuit/numerics"}, {"Eigen/"}}},
    {"circuit", {{"circuit", "circuit/describe", "circuit/numerics"}, {}}},
    {"circuit/build", {{"circuit/build", "circuit", "circuit/describe", "circuit/numerics"}, {}}},
    {"circuit/course",
     {{"circuit/course", "circuit/build", "circuit", "circuit/describe", "circuit/numerics"}, {}}},
    {"circuit/explain",
     {{"circuit/explain", "circuit/course", "circuit", "circuit/describe", "circuit/numerics"},
      {}}},
    {"circuit/experiment",
     {{"circuit/experiment", "circuit/course", "circuit", "circuit/describe", "circuit/numerics"},
      {}}},
    {"circuit/io/text", {{"circuit/io/text"}, {"toml++/", "fmt/", "fcntl.h", "sys/", "unistd.h"}}},
    {"circuit/io/read",
     {all({"circuit/io/read", "circuit/io/text"}, {kScience}), {"toml++/", "fmt/", "Eigen/"}}},
    {"circuit/io/report", {all({}, {kScience, kFiles}), {"toml++/", "fmt/", "Eigen/"}}},
    // Tables of events: above the reports, whose numbers and recipes they write.
    {"circuit/io/events", {all({"circuit/io/events"}, {kScience, kFiles}), {"fmt/"}}},
    // Courses for other programs.
    {"circuit/io/exchange",
     {all({"circuit/io/exchange", "circuit/io/report", "circuit/io/text"}, {kScience}), {"fmt/"}}},
    {"circuit/io/sbml",
     {all({"circuit/io/sbml", "circuit/io/exchange", "circuit/io/report", "circuit/io/text"},
          {kScience}),
      {"fmt/", "sbml/"}}},
    {"engine/core", {{"engine/core", "circuit/io/text"}, {"fmt/"}}},
    {"engine/gl",
     {{"engine/gl", "engine/core", "circuit/io/text"}, {"SDL", "EGL/", "epoxy/", "glm/", "fmt/"}}},
    {"engine/picture", {{"engine/picture", "engine/core"}, {"glm/"}}},
    // One drawing of a plot: below the window and the pages that show it.
    {"engine/plot",
     {all({"engine/plot", "engine/picture", "engine/view", "engine/core", "circuit/io/report"},
          {kScience}),
      {"fmt/"}}},
    {"engine/scene/stage",
     {all({"engine/scene/stage", "engine/picture", "engine/core", "circuit/io/text"}, {kScience}),
      {"glm/", "fmt/"}}},
    {"engine/scene/parts",
     {all({"engine/scene/parts", "engine/scene/stage", "engine/picture", "engine/core"},
          {kScience}),
      {"glm/", "fmt/"}}},
    {"engine/scene/labels",
     {all({"engine/scene/labels",
           "engine/scene/parts",
           "engine/scene/stage",
           "engine/picture",
           "engine/core"},
          {kScience}),
      {"glm/", "fmt/"}}},
    {"engine/scene",
     {all({"engine/scene",
           "engine/scene/labels",
           "engine/scene/parts",
           "engine/scene/stage",
           "engine/picture",
           "engine/core",
           "circuit/io/text"},
          {kScience}),
      {"glm/", "fmt/"}}},
    {"engine/render",
     {{"engine/render", "engine/core", "engine/gl", "engine/picture", "circuit/io/text"},
      {"glm/", "ft2build.h", "freetype/", "fmt/"}}},
    {"engine/view",
     {all({"engine/view", "engine/core"}, {kScience, kFiles}),
      {"fcntl.h", "sys/file.h", "sys/stat.h", "unistd.h", "fmt/"}}},
    // The live run knows no window: below ui, above view.
    {"engine/run",
     {all({"engine/run", "engine/view", "engine/study", "engine/core"}, {kScience, kFiles}),
      {"fmt/"}}},
    {"engine/ui/gui",
     {{"engine/ui/gui", "engine/picture", "engine/core"},
      {"imgui", "backends/imgui", "SDL", "fmt/"}}},
    {"engine/ui/state",
     {all({"engine/ui/state", "engine/ui/gui", "engine/view", "engine/picture", "engine/core"},
          {kScience}),
      {"SDL", "fmt/"}}},
    // Numbers that are typed are read by the parser of the command line.
    {"engine/ui/widgets",
     {all({"engine/ui/widgets"}, {kUiBase, kScience, {"circuit/io/read", "circuit/io/text"}}),
      {"fmt/"}}},
    {"engine/ui/timeline",
     {all({"engine/ui/timeline", "engine/plot", "engine/ui/widgets"}, {kUiBase, kScience}),
      {"fmt/"}}},
    {"engine/ui/plot",
     {all({"engine/ui/plot", "engine/plot", "engine/ui/timeline", "engine/ui/widgets"},
          {kUiBase, kScience}),
      {"fmt/"}}},
    {"engine/ui/why",
     {all({"engine/ui/why", "engine/plot", "engine/ui/plot", "engine/ui/widgets"},
          {kUiBase, kScience, {"circuit/io/read"}}),
      {"fmt/"}}},
    {"engine/ui/panels",
     {all({"engine/ui/panels",
           "engine/plot",
           "engine/ui/why",
           "engine/ui/plot",
           "engine/ui/timeline",
           "engine/ui/widgets"},
          {kUiBase, kScience}),
      {"fmt/"}}},
    {"engine/ui/scoreboard",
     {all({"engine/ui/scoreboard",
           "engine/plot",
           "engine/ui/panels",
           "engine/ui/plot",
           "engine/ui/timeline",
           "engine/ui/widgets"},
          {kUiBase, kScience}),
      {"fmt/"}}},
    // Knows everything that can be done; whoever draws a command knows its id alone.
    {"engine/ui/commands",
     {all({"engine/ui/commands",
           "engine/ui/panels",
           "engine/ui/plot",
           "engine/ui/timeline",
           "engine/ui/widgets"},
          {kUiBase}),
      {"SDL"}}},
    {"engine/ui",
     {all({"engine/ui",
           "engine/ui/commands",
           "engine/ui/panels",
           "engine/ui/widgets",
           "circuit/io/text"},
          {kUiBase}),
      {"fmt/"}}},
    {"engine/app/command",
     {{"engine/app/command", "engine/run", "engine/view", "engine/core", "circuit/io/text"},
      {"CLI/", "fmt/"}}},
    // Of pictures it knows the files.
    {"engine/app/lab",
     {all({"engine/app/lab",
           "engine/app/command",
           "engine/run",
           "engine/scene/stage",
           "engine/study",
           "circuit/io/events",
           "engine/view",
           "engine/core"},
          {kScience, kFiles}),
      {"CLI/", "fmt/"}}},
    {"engine/app/figure",
     {all({"engine/app/figure",
           "engine/record",
           "engine/plot",
           "engine/picture",
           "engine/ui/timeline",
           "engine/view",
           "engine/core"},
          {kScience, kFiles}),
      {"fmt/"}}},
    {"engine/study",
     {all({"engine/study", "engine/core", "circuit/io/events"}, {kScience, kFiles}),
      {"malloc.h", "sys/resource.h", "unistd.h", "nlopt.hpp", "fmt/"}}},
    {"engine/record",
     {all({"engine/record", "engine/picture", "engine/core"}, {kScience, kFiles}),
      {"png.h",
       "hpdf.h",
       "ft2build.h",
       "freetype/",
       "fcntl.h",
       "spawn.h",
       "sys/wait.h",
       "unistd.h",
       "fmt/"}}},
};

bool is_standard(const std::string& header) {
    return header.find('.') == std::string::npos && header.find('/') == std::string::npos;
}

TEST(Structure, IncludesFollowTheDirectionsOfTheHouse) {
    for (const SourceFile& file : source_files({"circuit", "engine"}, kCode)) {
        const auto rule = kDirections.find(file.folder());
        if (rule == kDirections.end()) {
            const auto program = std::find(kPrograms.begin(), kPrograms.end(), file.folder());
            ASSERT_NE(program, kPrograms.end())
                << file.path << ": a folder without a rule in this test";
            for (const auto& [header, angled] : includes_of(file)) {
                const std::string folder = header.substr(0, header.rfind('/'));
                EXPECT_EQ(std::find(program + 1, kPrograms.end(), folder), kPrograms.end())
                    << file.path << " must not include " << header;
            }
            continue;
        }
        for (const auto& [header, angled] : includes_of(file)) {
            if (!angled) {
                EXPECT_TRUE(rule->second.folders.contains(header.substr(0, header.rfind('/'))))
                    << file.path << " must not include " << header;
            } else if (!is_standard(header)) {
                bool allowed = false;
                for (const std::string& package : rule->second.packages) {
                    allowed |= header.starts_with(package);
                }
                EXPECT_TRUE(allowed) << file.path << " must not include <" << header << ">";
            }
        }
    }
}

/// The patterns of .gitignore for the top level: what is built and what programs write there is no part of the house.
std::vector<std::string> ignored_at_the_top() {
    std::vector<std::string> patterns;
    std::istringstream lines(
        read_whole_file(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / ".gitignore"));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("/")) {
            patterns.push_back(line.substr(1, line.size() - (line.ends_with("/") ? 2 : 1)));
        }
    }
    return patterns;
}

TEST(Structure, TheTopLevelHoldsOnlyWhatThePlanNames) {
    const std::set<std::string> plan = {"CMakeLists.txt",
                                        "README.md",
                                        "LICENSE",
                                        "CITATION.cff",
                                        "CHANGELOG.md",
                                        "engine",
                                        "circuit",
                                        "shaders",
                                        "assets",
                                        "tests",
                                        "run",
                                        "check"};
    const std::vector<std::string> ignored = ignored_at_the_top();
    for (const auto& entry : std::filesystem::directory_iterator(DISINHIBIT_SOURCE_DIR)) {
        const std::string name = entry.path().filename().string();
        const bool is_ignored = std::any_of(ignored.begin(), ignored.end(), [&](const auto& row) {
            return fnmatch(row.c_str(), name.c_str(), 0) == 0;
        });
        EXPECT_TRUE(name.starts_with(".") || is_ignored || plan.contains(name)) << name;
    }
    for (const std::string& name : plan) {
        EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / name))
            << name;
    }
}

TEST(Structure, FilesFitInTheHead) {
    for (const SourceFile& file : source_files({"circuit", "engine", "shaders", "tests"},
                                               {".cpp", ".h", ".frag", ".vert"})) {
        const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
        EXPECT_LE(lines, 420) << file.path << " should be split by noun";
    }
}

/// What somebody chooses about the looks of everything is declared in Looks; a second place may have a default of it.
TEST(Structure, LooksAreDeclaredOnce) {
    for (const char* member : {"float text_scale", "bool reduced_motion", "bool confidence"}) {
        const std::regex declared(std::string(member) + " *(=|;)");
        std::set<std::string> places;
        for (const SourceFile& file : source_files({"engine"}, {".h"})) {
            if (std::regex_search(code_of(file.text, false), declared)) {
                places.insert(file.path);
            }
        }
        EXPECT_TRUE(places.contains("engine/core/looks.h")) << member;
        EXPECT_LE(places.size(), 2u) << member << ": " << testing::PrintToString(places);
    }
}

/// A room is taken in at a glance, and no part of it asks for a room of its own.
TEST(Structure, RoomsAreSmallAndTheirNamesDoNotRepeat) {
    constexpr std::size_t most_nouns = 25, most_alike = 5;
    std::map<std::string, std::set<std::string>> rooms;
    for (const SourceFile& file : source_files({"circuit", "engine", "tests"}, kCode)) {
        const std::string name = file.path.substr(file.path.rfind('/') + 1);
        rooms[file.folder()].insert(name.substr(0, name.rfind('.')));
    }
    for (const auto& [room, nouns] : rooms) {
        EXPECT_LE(nouns.size(), most_nouns) << room << " should be split by noun";
        std::map<std::string, std::size_t> alike;
        for (const std::string& noun : nouns) {
            ++alike[noun.substr(0, noun.find('_'))];
        }
        for (const auto& [prefix, count] : alike) {
            EXPECT_LE(count, most_alike) << room << "/" << prefix << "_* should be a room";
        }
    }
}

TEST(Structure, HeadersAreGuardedAndNothingIsDefinedByMacro) {
    for (const SourceFile& file : source_files({"circuit", "engine"}, kCode)) {
        if (file.path.ends_with(".h")) {
            EXPECT_NE(file.text.find("#pragma once"), std::string::npos) << file.path;
        }
        EXPECT_EQ(code_of(file.text).find("#define"), std::string::npos) << file.path;
    }
}

TEST(Structure, TheScienceHasNoClockNoThreadAndNoFile) {
    const std::regex forbidden("<(chrono|thread|mutex|fstream|iostream|filesystem|random)>");
    for (const SourceFile& file : source_files({"circuit"}, kCode)) {
        if (kScience.contains(file.folder())) {
            EXPECT_FALSE(std::regex_search(file.text, forbidden)) << file.path;
        }
    }
}

TEST(Structure, UnitsAreConvertedInOnePlace) {
    const std::regex factor("[^0-9A-Za-z_.](3600|86400|1440|604800)(\\.0*)?[^0-9A-Za-z_.]");
    for (const SourceFile& file : source_files({"circuit", "engine"}, kCode)) {
        if (!file.path.starts_with("circuit/describe/units")) {
            EXPECT_FALSE(std::regex_search(code_of(file.text, false), factor)) << file.path;
        }
    }
}

/// A box may be smaller than its margins, and std::clamp has no answer where its limits cross.
TEST(Structure, WhoStaysInsideABoxAsksTheBox) {
    const std::string call = "std::clamp(";
    for (const SourceFile& file : source_files({"engine"}, kCode)) {
        const std::string code = code_of(file.text, false);
        for (std::size_t at = code.find(call); at != std::string::npos;
             at = code.find(call, at + 1)) {
            const std::string clamped = code.substr(at, code.find(';', at) - at);
            for (const char* edge : {".right()", ".bottom()"}) {
                EXPECT_EQ(clamped.find(edge), std::string::npos)
                    << file.path << ": " << clamped << " (Rect::nearest_x, nearest_y; bounded)";
            }
        }
    }
}

TEST(Structure, FilesAndStandardStreamsAreUsedInOneRoom) {
    const std::regex forbidden(
        "\\b(std::cout|std::cerr|fmt::print|std::puts|std::fputs|std::fwrite|printf|fopen|ofstream|"
        "ifstream|fstream|toml::parse|toml::parse_file)\\b(?!_)");
    // Reads what the kernel says about the process.
    const std::set<std::string> excepted = {"engine/app/offscreen/bench_long.cpp"};
    for (const SourceFile& file : source_files({"circuit", "engine"}, kCode)) {
        const std::string code = code_of(file.text, false);
        std::smatch found;
        if (file.folder() != "circuit/io/text" && !excepted.contains(file.path) &&
            std::regex_search(code, found, forbidden)) {
            ADD_FAILURE() << file.path << ": " << found.str()
                          << " (circuit/io/text opens, parses, writes and prints for everybody)";
        }
    }
}

TEST(Structure, TheHeadlessProgramLinksNoGraphics) {
    const std::string command = "readelf -d " DISINHIBIT_BINARY_DIR "/disinhibit-lab | grep NEEDED";
    FILE* pipe = popen(command.c_str(), "r");
    ASSERT_NE(pipe, nullptr);
    std::string libraries;
    char buffer[256];
    while (fgets(buffer, sizeof buffer, pipe) != nullptr) {
        libraries += buffer;
    }
    ASSERT_EQ(pclose(pipe), 0);
    EXPECT_NE(libraries.find("libc.so"), std::string::npos);
    for (const char* graphics : {"SDL", "libGL", "EGL", "epoxy", "imgui", "X11", "freetype"}) {
        EXPECT_EQ(libraries.find(graphics), std::string::npos) << graphics;
    }
}

} // namespace structure_test
} // namespace disinhibit
