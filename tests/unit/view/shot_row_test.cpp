#include "engine/view/shot_row.h"

#include <gtest/gtest.h>

#include <random>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "engine/view/deck_file.h"
#include "engine/view/pair_file.h"
#include "engine/view/shot_text.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

/// Shots in a few words, and the files that are made of them.
namespace disinhibit {
namespace view_shot_row_test {

const Library& library() {
    return shipped_library();
}

const Scenario& scenario(const char* id) {
    return library().scenarios.at(id);
}

/// Knows scenarios alone.
ShotSources sources() {
    return {library(), 30.0, [](const std::string& name, const std::filesystem::path&) {
                const auto found = library().scenarios.find(name);
                if (found == library().scenarios.end()) {
                    throw InputError({}, "shot", "found nothing", "something");
                }
                Shot shot = shot_of_scenario(found->second, 30.0);
                shot.playing = true;
                shot.motion_s = 7.0;
                return shot;
            }};
}

Shot read(const std::string& text) {
    const TomlDocument document = parse_toml("list.toml", "[[row]]\n" + text);
    ReadContext context;
    TableReader root(document.root, "", document.file, context, "test");
    std::vector<TableReader> rows = read_shot_rows(root, "row");
    Shot shot = read_row_runs(rows.at(0), sources());
    read_row_looks(rows.at(0), shot);
    rows.at(0).finish();
    return shot;
}

/// The one line that reading `text` is refused with.
std::string refusal(const std::string& text) {
    try {
        read(text);
    } catch (const InputError& error) {
        EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
        return error.what();
    }
    return "";
}

TEST(ShotRow, OfAScenarioIsWhereThatOpens) {
    const Shot shot = read("shot = \"ethanol\"");
    EXPECT_EQ(shot.a.scenario, scenario("ethanol"));
    EXPECT_EQ(shot.time_s, scenario("ethanol").open_at_s);
    EXPECT_EQ(shot.speed, 30.0);
    EXPECT_EQ(shot.motion_s, 7.0);
    EXPECT_FALSE(shot.playing);
    EXPECT_FALSE(shot.b);
    EXPECT_EQ(shot.view, View());
    Shot whole = read("a = { scenario = \"ethanol\" }");
    EXPECT_EQ(whole.view.window, (TimeRange{0.0, scenario("ethanol").duration_s}));
    EXPECT_EQ(whole.motion_s, 0.0);
    whole.motion_s = 7.0;
    whole.view.window = {};
    EXPECT_EQ(whole, shot);
}

TEST(ShotRow, SaysSmallChangesOfEachSide) {
    const Shot shot = read(R"(a = { scenario = "naltrexone_then_ethanol", without = "naltrexone" }
b = { scenario = "naltrexone_then_ethanol", circuit = "textbook", subject = "human_118g", doses_from = "1 min" }
time = "105 min"
speed = "2 min"
level = "synapse"
caption = "words"
playing = true
compare = "overlay"
)");
    EXPECT_EQ(shot.a.scenario,
              without_substance(scenario("naltrexone_then_ethanol"), "naltrexone"));
    EXPECT_EQ(shot.a.scenario.doses.size(), 1u);
    ASSERT_TRUE(shot.b);
    Scenario expected = scenario("naltrexone_then_ethanol");
    expected.circuit = "textbook";
    expected.subject = "human_118g";
    ASSERT_EQ(expected.doses.size(), 2u);
    std::erase_if(expected.doses, [](const Dose& dose) { return dose.at_s < 60.0; });
    EXPECT_EQ(expected.doses.size(), 1u);
    EXPECT_EQ(shot.b->scenario, expected);
    EXPECT_EQ(shot.time_s, 6300.0);
    EXPECT_EQ(shot.speed, 120.0);
    EXPECT_EQ(shot.view.level, StageLevel::synapse);
    EXPECT_EQ(shot.view.caption, "words");
    EXPECT_EQ(shot.motion_s, (6300.0 - 3600.0) / 120.0) << "since it opened";
    EXPECT_TRUE(shot.playing);
    EXPECT_EQ(shot.layout, CompareLayout::overlay);
    EXPECT_EQ(read("shot = \"rest\"\nb = { scenario = \"ethanol\" }").layout, CompareLayout::split);
    EXPECT_TRUE(read("a = { scenario = \"naltrexone_then_ethanol\", "
                     "without = [\"naltrexone\", \"ethanol\"] }")
                    .a.scenario.doses.empty());
    EXPECT_EQ(read("shot = \"ethanol\"\ntime = \"1 h\"").motion_s, 7.0 + 3600.0 / 30.0);
    EXPECT_EQ(read("shot = \"ethanol\"\ntime = \"1 h\"\nspeed = \"0.5 s\"").motion_s, 7.0 + 3600.0);
}

TEST(ShotRow, IsRefusedInOneLine) {
    const std::vector<std::pair<std::string, std::string>> faults = {
        {"time = \"1 h\"", "list.toml:1: row_1.shot: missing"},
        {"shot = \"beer\"", "row_1.shot: found \"beer\""},
        {"shot = \"rest\"\na = { scenario = \"rest\" }", "row_1.shot: found beside side A"},
        {"a = { scenario = \"ethanl\" }",
         "row_1.a.scenario: found \"ethanl\", expected \"ethanol\""},
        {"a = { scenario = \"rest\", without = \"beer\" }", "row_1.a.without: found \"beer\""},
        {"a = { scenario = \"rest\", circuit = \"x\" }", "row_1.a.circuit: found \"x\""},
        {"a = { scenario = \"rest\", subject = \"x\" }", "row_1.a.subject: found \"x\""},
        {"a = { scenario = \"rest\", doses = [] }", "row_1.a.doses: found an unknown key"},
        {"a = \"rest\"", "row_1.a: found a text"},
        {"shot = \"rest\"\ncompare = \"split\"", "row_1.compare: found a comparison without"},
        {"shot = \"rest\"\nfigure = \"dopamine\"", "row_1.figure: found an unknown key"},
        {"shot = \"rest\"\ntime = \"1 kg\"", "row_1.time: found \"1 kg\""},
    };
    for (const auto& [text, expected] : faults) {
        EXPECT_NE(refusal(text).find(expected), std::string::npos) << text << "\n" << refusal(text);
    }
}

std::filesystem::path asset(const char* name) {
    return std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / name;
}

TEST(PairFile, ShippedPairsAreTwoRunsAndAMoment) {
    const OfferedPairs offered = read_pairs(asset("pairs.toml"), sources());
    EXPECT_EQ(offered.remark, "");
    EXPECT_GE(offered.pairs.size(), 15u);
    for (const OfferedPair& pair : offered.pairs) {
        EXPECT_NE(pair.shot.a, *pair.shot.b) << pair.id;
        EXPECT_EQ(pair.shot.layout, CompareLayout::split) << pair.id;
        View whole;
        whole.window = {0.0, pair.shot.a.scenario.duration_s};
        EXPECT_EQ(pair.shot.view, whole) << pair.id;
    }
}

OfferedPairs pairs_of(const std::string& text) {
    const TemporaryFolder folder;
    write_bytes(folder.path() / "pairs.toml", text);
    return read_pairs(folder.path() / "pairs.toml", sources());
}

TEST(PairFile, ShowsWhatCanBeShown) {
    const auto row = [](const std::string& id, const std::string& b) {
        return "[[pair]]\nid = \"" + id + "\"\nname = \"n\"\nshot = \"rest\"\n" + b + "\n";
    };
    const std::string good = "b = { scenario = \"ethanol\" }";
    const OfferedPairs some =
        pairs_of(row("one", good) + row("two", "b = { scenario = \"gone\" }") + row("one", good) +
                 row("rest", good) + row("alone", "") + row("last", good));
    ASSERT_EQ(some.pairs.size(), 2u);
    EXPECT_EQ(some.pairs[1].id, "last");
    EXPECT_NE(some.remark.find("pairs.toml:10: pair_2.b.scenario: found \"gone\""),
              std::string::npos)
        << some.remark;
    for (const std::string& text : {std::string(),
                                    std::string("version = 2\n" + row("one", good)),
                                    std::string("[[pair"),
                                    std::string("[shot]\n"),
                                    row("one", good + "\nversion = 1")}) {
        const OfferedPairs none = pairs_of(text);
        EXPECT_TRUE(none.pairs.empty()) << text;
        EXPECT_NE(none.remark, "") << text;
        EXPECT_EQ(none.remark.find('\n'), std::string::npos) << none.remark;
    }
    EXPECT_NE(pairs_of("version = 2\n" + row("one", good)).remark.find("newer"), std::string::npos);
    const OfferedPairs nowhere = read_pairs("/nowhere/pairs.toml", sources());
    EXPECT_TRUE(nowhere.pairs.empty());
    EXPECT_NE(nowhere.remark.find("/nowhere/pairs.toml"), std::string::npos);
}

/// The text with a few letters changed, or cut: always the same ones.
std::string spoilt(std::string text, std::mt19937& random) {
    const std::string telling = "\"'[]{}=.,#\n\\-+0129einfa \t\xff";
    if (random() % 4 == 0) {
        return text.substr(0, random() % text.size());
    }
    for (std::size_t change = 0; change < 1 + random() % 3; ++change) {
        const std::size_t at = random() % text.size();
        text[at] = telling[random() % telling.size()];
    }
    return text;
}

TEST(ShotFiles, WhateverTheySayAreReadOrToldInOneLine) {
    std::mt19937 random(11); // NOLINT: the same numbers every time
    constexpr std::size_t most_bytes = 1'000'000;
    const std::string pairs = read_beginning(asset("pairs.toml"), most_bytes);
    const std::string deck = read_beginning(asset("decks/naltrexone.toml"), most_bytes);
    const ShotSources from{library(), 60.0, [](const std::string&, const std::filesystem::path&) {
                               return shot_of_scenario(scenario("rest"), 60.0);
                           }};
    int whole = 0;
    for (int i = 0; i < 300; ++i) {
        const OfferedPairs offered = pairs_of(spoilt(pairs, random));
        EXPECT_EQ(offered.remark.find('\n'), std::string::npos) << offered.remark;
        whole += offered.pairs.size() > 10 ? 1 : 0;
        try {
            read_deck("deck.toml", spoilt(deck, random), from);
        } catch (const InputError& error) {
            EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
        }
    }
    EXPECT_GT(whole, 50) << "what can be shown is not";
}

} // namespace view_shot_row_test
} // namespace disinhibit
