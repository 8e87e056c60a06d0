#include "engine/ui/panels/scenario_menu.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/texts.h"
#include "engine/ui/ui.h"
#include "tests/support/assets.h"

/// The lists of scenarios.
namespace disinhibit {
namespace scenario_menu_test {

const std::filesystem::path kAssets = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets";

std::vector<ScenarioGroup> shipped_groups() {
    return group_scenarios(shipped_library(), load_ui_assets(kAssets).scenario_lists);
}

TEST(UiScenarioMenu, every_shipped_scenario_stands_in_one_list_with_a_name) {
    const Texts texts = load_texts(kAssets / "texts/en.toml");
    std::size_t listed = 0;
    for (const ScenarioGroup& group : shipped_groups()) {
        EXPECT_FALSE(group.id.empty()) << group.scenarios.front()->id << " names no list";
        EXPECT_FALSE(texts.get("scenario_group." + group.id).empty());
        EXPECT_LE(group.scenarios.size(), 12u)
            << group.id << ": longer than a screen of large text";
        listed += group.scenarios.size();
    }
    EXPECT_EQ(listed, shipped_library().scenarios.size());
}

TEST(UiScenarioMenu, what_names_no_list_comes_last) {
    Library library = shipped_library();
    library.scenarios.at("rest").group = "nowhere";
    library.scenarios.at("ethanol").group = "";
    const auto groups = group_scenarios(library, {{"weeks", {}}, {"alcohol", {}}, {"empty", {}}});
    ASSERT_EQ(groups.size(), 3u);
    EXPECT_EQ(groups[0].id, "weeks");
    EXPECT_EQ(groups[1].id, "alcohol");
    EXPECT_EQ(groups[2].id, "");
    const auto& last = groups[2].scenarios;
    const auto has = [&](const char* id) {
        return std::any_of(
            last.begin(), last.end(), [&](const Scenario* one) { return one->id == id; });
    };
    EXPECT_TRUE(has("rest"));
    EXPECT_TRUE(has("ethanol"));
}

TEST(UiScenarioMenu, a_list_begins_as_its_story_does) {
    const auto groups = group_scenarios(
        shipped_library(), {{"alcohol", {"rest", "ethanol", "naltrexone_then_ethanol"}}});
    const auto& stories = groups.front().scenarios;
    ASSERT_GT(stories.size(), 4u);
    EXPECT_EQ(stories[0]->id, "rest");
    EXPECT_EQ(stories[1]->id, "ethanol");
    EXPECT_EQ(stories[2]->id, "naltrexone_then_ethanol");
    EXPECT_LT(stories[3]->id, stories[4]->id);
}

TEST(UiScenarioMenu, what_lists_begin_with_is_theirs) {
    const Library& library = shipped_library();
    for (const ScenarioList& list : load_ui_assets(kAssets).scenario_lists) {
        for (const std::string& id : list.first) {
            ASSERT_TRUE(library.scenarios.contains(id)) << id;
            EXPECT_EQ(library.scenarios.at(id).group, list.id) << id;
        }
    }
}

TEST(UiScenarioMenu, every_story_is_told_in_one_sentence_that_fits) {
    for (const auto& [id, scenario] : shipped_library().scenarios) {
        const std::string sentence = first_sentence(scenario.text);
        EXPECT_TRUE(sentence.ends_with(".")) << id << ": " << sentence;
        EXPECT_GE(sentence.size(), 15u) << id << ": " << sentence;
        EXPECT_LE(sentence.size(), 200u) << id << ": " << sentence;
    }
    EXPECT_EQ(first_sentence("0.5 g/kg of it. More."), "0.5 g/kg of it.");
}

} // namespace scenario_menu_test
} // namespace disinhibit
