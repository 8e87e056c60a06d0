#include "engine/ui/state/search_index.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "circuit/course/simulate.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace search_test {

const std::vector<SearchEntry> entries{
    {FoundKind::node, "brake", "Brake cells", "brake"},
    {FoundKind::parameter, "brake.rest_rate", "Brake cells: resting rate", "brake"},
    {FoundKind::signal, "brake.rate", "Brake cells, firing rate, Hz", "brake"},
    {FoundKind::parameter, "rest.level", "Level of the store", "store"},
    {FoundKind::scenario, "evening", "A brakeless evening", ""},
    {FoundKind::substance, "tonic", "Tonic", "tonic"},
};

std::string best(const std::string& query) {
    const std::vector<int> found = search(entries, query, 10);
    return found.empty() ? "" : entries[static_cast<std::size_t>(found.front())].path;
}

TEST(UiSearch, the_start_of_a_name_comes_before_the_start_of_a_word_before_the_inside) {
    EXPECT_EQ(search_score(entries[0], "bra"), 0);
    EXPECT_EQ(search_score(entries[4], "bra"), 1);
    EXPECT_EQ(search_score(entries[3], "rest"), 2);
    EXPECT_EQ(search_score(entries[0], "rake"), 3);
    EXPECT_EQ(search_score(entries[1], "st_ra"), 4);
    EXPECT_EQ(search_score(entries[0], "brcl"), 6);
    EXPECT_EQ(search_score(entries[0], "zz"), -1);
}

TEST(UiSearch, the_thing_comes_before_its_parameters_and_signals) {
    EXPECT_EQ(best("brake"), "brake");
    EXPECT_EQ(best("brake cells"), "brake");
}

TEST(UiSearch, every_word_narrows) {
    EXPECT_EQ(best("brake rest"), "brake.rest_rate");
    EXPECT_EQ(best("brake fir"), "brake.rate");
    EXPECT_EQ(best("brake nothing"), "");
}

TEST(UiSearch, capitals_do_not_matter) {
    EXPECT_EQ(best("TONIC"), "tonic");
}

TEST(UiSearch, greek_letters_are_found_by_their_names_and_by_themselves) {
    const SearchEntry entry{FoundKind::node, "sites", "µ-sites of β cells", "sites"};
    const Spelling spelling = spelling_of(
        load_texts(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/texts/en.toml"));
    EXPECT_EQ(search_score(entry, "mu", spelling), 0);
    EXPECT_EQ(search_score(entry, "Mu-si", spelling), 0);
    EXPECT_EQ(search_score(entry, "beta", spelling), 1);
    EXPECT_EQ(search_score(entry, "µ", spelling), 0); // the sign for a millionth
    EXPECT_EQ(search_score(entry, "μ", spelling), 0); // the letter
    EXPECT_EQ(search_score(entry, "alpha", spelling), -1);
}

TEST(UiSearch, two_scattered_letters_are_no_hit_but_three_are) {
    EXPECT_EQ(search_score(entries[5], "tc"), -1);
    EXPECT_EQ(search_score(entries[5], "tnc"), 6);
}

TEST(UiSearch, an_empty_query_lists_the_things_first) {
    const std::vector<int> found = search(entries, "", 3);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(entries[static_cast<std::size_t>(found[0])].kind, FoundKind::node);
    EXPECT_EQ(entries[static_cast<std::size_t>(found[1])].kind, FoundKind::substance);
}

TEST(UiSearch, everything_of_the_shipped_model_is_found_by_its_path) {
    const Library& library = shipped_library();
    const Scenario& scenario = library.scenarios.at("ethanol");
    const Trajectory course = start_trajectory(library, scenario);
    const EntityTable entities = make_entity_table(
        library, library.circuits.at(scenario.circuit), library.subjects.at(scenario.subject));
    const std::vector<SearchEntry> all =
        make_search_index(entities, course.parameters(), course.signals(), library, {});
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::vector<int> found = search(all, all[i].path, all.size());
        const bool listed =
            std::find(found.begin(), found.end(), static_cast<int>(i)) != found.end();
        EXPECT_TRUE(listed) << all[i].path;
        EXPECT_FALSE(all[i].name.empty()) << all[i].path;
    }
}

} // namespace search_test
} // namespace disinhibit
