#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "circuit/describe/units.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/text/input_error.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

/// Every quantity of every shipped asset with a unit of the wrong kind is refused. All of them with DISINHIBIT_ALL_UNITS set,
/// else a few.
namespace disinhibit {
namespace units_test {

namespace fs = std::filesystem;

/// A unit that cannot stand in this place.
std::string wrong_unit(const std::string& unit) {
    const Dimension dimension = parse_unit(unit)->dimension;
    const bool flows = dimension == Dimension::flow || dimension == Dimension::flow_per_body_mass;
    return flows ? "ms" : "L/h";
}

struct Place {
    fs::path file;
    std::size_t begin = 0; ///< of the unit in the text
    std::string unit;
};

/// The units that `pattern` finds in files of these folders.
std::vector<Place> units_in(const std::vector<fs::path>& folders, const std::regex& pattern) {
    std::vector<Place> places;
    for (const fs::path& folder : folders) {
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() != ".toml") {
                continue;
            }
            const std::string text = read_bytes(entry.path());
            for (auto it = std::sregex_iterator(text.begin(), text.end(), pattern);
                 it != std::sregex_iterator();
                 ++it) {
                if (parse_unit((*it)[1].str())) {
                    places.push_back(
                        {entry.path(), static_cast<std::size_t>(it->position(1)), (*it)[1].str()});
                }
            }
        }
    }
    return places;
}

/// `load` must refuse each of the places, or each `step`-th one.
template <class Load>
void expect_refusals(const std::vector<Place>& places, std::size_t step, Load load) {
    ASSERT_FALSE(places.empty());
    step = std::getenv("DISINHIBIT_ALL_UNITS") != nullptr ? 1 : step;
    for (std::size_t i = step / 2; i < places.size(); i += step) {
        const Place& place = places[i];
        const std::string text = read_bytes(place.file);
        std::string swapped = text;
        swapped.replace(place.begin, place.unit.size(), wrong_unit(place.unit));
        write_bytes(place.file, swapped);
        EXPECT_THROW(load(place.file), InputError)
            << place.file << ": " << text.substr(text.rfind('\n', place.begin) + 1, 60);
        write_bytes(place.file, text);
    }
}

TEST(Units, AQuantityOfAnAssetInAUnitOfTheWrongKindIsRefused) {
    TemporaryFolder folder;
    const fs::path assets = folder.path() / "assets";
    fs::copy(fs::path(DISINHIBIT_SOURCE_DIR) / "assets", assets, fs::copy_options::recursive);
    for (const auto& entry : fs::directory_iterator(assets / "scenarios")) {
        if (entry.path().stem() != shipped_library().default_scenario) {
            fs::remove(entry.path());
        }
    }
    const std::vector<Place> places = units_in({assets / "substances",
                                                assets / "subjects",
                                                assets / "circuits",
                                                assets / "circuits" / "parts"},
                                               std::regex("unit = \"([^\"]+)\""));
    expect_refusals(places, 37, [&](const fs::path&) { load_library(assets); });
}

TEST(Units, AQuantityOfAScenarioInAUnitOfTheWrongKindIsRefused) {
    TemporaryFolder folder;
    const fs::path scenarios = folder.path() / "scenarios";
    fs::copy(fs::path(DISINHIBIT_SOURCE_DIR) / "assets/scenarios", scenarios);
    const std::vector<Place> places =
        units_in({scenarios}, std::regex("= \"-?[0-9.]+ ([^\"0-9]+)\"\n"));
    expect_refusals(
        places, 11, [](const fs::path& file) { read_scenario_file(file, shipped_library()); });
}

TEST(Units, AQuantityOfAPublishedExperimentInAUnitOfTheWrongKindIsRefused) {
    TemporaryFolder folder;
    const fs::path reference = folder.path() / "reference";
    fs::copy(fs::path(DISINHIBIT_SOURCE_DIR) / "assets/reference", reference);
    const auto load = [&](const fs::path&) { read_experiments(reference, shipped_library()); };
    // What is said as "<number> <unit>": times and amounts of protocols and points.
    // What was published about a protocol (`given`) is free text.
    expect_refusals(
        units_in({reference}, std::regex("\n(?!given)[a-z_]+ = \"-?[0-9.]+ ([^\"0-9]+)\"\n")),
        97,
        load);
}

} // namespace units_test
} // namespace disinhibit
