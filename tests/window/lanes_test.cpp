#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "tests/support/open_window.h"
#include "tests/support/temporary_folder.h"

/// A | B on the timeline and in what is exported: both sides are there, and an edit goes to the side it was made on.
namespace disinhibit {
namespace lanes_test {

/// The pair of the README: the drink alone, and after a tablet.
void open_pair(OpenWindow& window) {
    window.session().carry_out(OpenRun{window.data().library.scenarios.at("ethanol"), Side::b});
    window.session().carry_out(SetCompareLayout{CompareLayout::overlay});
    window.act(ChooseSide{Side::a});
    window.press(SDLK_w); // the whole course
    for (int i = 0; i < 300 && window.session().computing(); ++i) {
        window.turns(1);
    }
    window.turns(3);
}

Rect place(OpenWindow& window, const std::string& widget) {
    return window.frame().widgets().find(widget);
}

/// Tab until a widget has the keyboard focus.
void tab_to(OpenWindow& window, const std::string& widget) {
    for (int i = 0; i < 80 && place(window, "focus." + widget).empty(); ++i) {
        window.press(SDLK_TAB);
    }
    ASSERT_FALSE(place(window, "focus." + widget).empty()) << widget;
}

std::vector<Dose> doses_of(OpenWindow& window, Side side) {
    return window.session().side(side).scenario().doses;
}

TEST(Lanes, BothSidesHaveOneAndNothingOverlaps) {
    for (const PixelSize size : {PixelSize{1366, 768}, {1920, 1080}, {3840, 2160}}) {
        for (const float text : {0.75f, 1.0f, 2.5f}) {
            SCOPED_TRACE(fmt::format("{}x{}, text {}", size.width, size.height, text));
            OpenWindow window("naltrexone_then_ethanol", size, {}, "/tmp", text);
            open_pair(window);
            const std::vector<std::string> parts{"timeline.side.a",
                                                 "timeline.side.b",
                                                 "timeline.lane.a",
                                                 "timeline.lane.b",
                                                 "timeline.overview"};
            std::vector<Rect> places;
            for (const std::string& part : parts) {
                places.push_back(place(window, part));
                if (part != "timeline.overview") { // folded where there is no room
                    ASSERT_FALSE(places.back().empty()) << part;
                    EXPECT_GE(places.back().x, place(window, "timeline").x) << part;
                    EXPECT_LE(places.back().bottom(), static_cast<float>(size.height)) << part;
                }
            }
            for (std::size_t i = 0; i < places.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    EXPECT_FALSE(overlap(places[i], places[j])) << parts[i] << ", " << parts[j];
                }
            }
            for (const auto& [lane, dose] : {std::pair("timeline.lane.a", "timeline.dose.0"),
                                             {"timeline.lane.b", "timeline.b.dose.0"}}) {
                const Rect marker = place(window, dose);
                ASSERT_FALSE(marker.empty()) << dose;
                EXPECT_GE(marker.center_y(), place(window, lane).y);
                EXPECT_LE(marker.center_y(), place(window, lane).bottom());
            }
        }
    }
}

TEST(Lanes, AnArrowMovesTheDoseOfItsSideWhichBecomesActive) {
    OpenWindow window("naltrexone_then_ethanol", {1024, 640});
    open_pair(window);
    ASSERT_EQ(window.session().active_side(), Side::a);
    const std::vector<Dose> a = doses_of(window, Side::a);
    const double before_s = doses_of(window, Side::b)[0].at_s;
    tab_to(window, "timeline.b.dose.0");
    EXPECT_EQ(window.session().active_side(), Side::a) << "to look at a dose is no grip";
    window.press(SDLK_RIGHT);
    EXPECT_EQ(window.session().active_side(), Side::b);
    EXPECT_GT(doses_of(window, Side::b)[0].at_s, before_s);
    EXPECT_TRUE(doses_of(window, Side::a) == a);
}

TEST(Lanes, DeleteRemovesTheDoseThatWasChosenOnWhicheverSide) {
    OpenWindow window("naltrexone_then_ethanol");
    open_pair(window);
    const std::size_t a = doses_of(window, Side::a).size();
    const std::size_t b = doses_of(window, Side::b).size();
    window.click("timeline.b.dose.0");
    window.press(SDLK_DELETE);
    EXPECT_EQ(doses_of(window, Side::a).size(), a);
    EXPECT_EQ(doses_of(window, Side::b).size(), b - 1);
    window.press(SDLK_z, KMOD_LCTRL);
    EXPECT_EQ(doses_of(window, Side::b).size(), b);
}

TEST(Lanes, ALetterMakesItsSideActive) {
    OpenWindow window("naltrexone_then_ethanol");
    open_pair(window);
    window.click("timeline.side.b");
    EXPECT_EQ(window.session().active_side(), Side::b);
    window.click("timeline.side.a");
    EXPECT_EQ(window.session().active_side(), Side::a);
}

TEST(Lanes, BothSidesSayHowLongTheyAreBlocked) {
    OpenWindow window("naltrexone_tablet");
    window.session().carry_out(CompareWith{{ContrastKind::copy, ""}});
    window.act(ShowWindow{0.0, 86400.0}); // within the blockade: room for words
    window.turns(2);
    for (int i = 0; i < 300 && window.session().computing(); ++i) {
        window.turns(1);
    }
    window.turns(3);
    const Rect a = place(window, "timeline.blocked.0");
    const Rect b = place(window, "timeline.blocked.b.0");
    ASSERT_FALSE(a.empty());
    ASSERT_FALSE(b.empty());
    EXPECT_EQ(a.x, b.x);
    EXPECT_EQ(a.w, b.w);
    EXPECT_LE(a.bottom(), place(window, "timeline.lane.a").bottom());
    EXPECT_GT(b.y, place(window, "timeline.lane.b").y);
    for (const char* dose : {"timeline.dose.0", "timeline.b.dose.0"}) {
        for (const char* words : {"timeline.blocked.0.words", "timeline.blocked.b.0.words"}) {
            EXPECT_FALSE(place(window, words).empty());
            EXPECT_FALSE(overlap(place(window, dose), place(window, words)));
        }
    }
}

TEST(Lanes, WhatIsExportedHoldsBothSides) {
    const TemporaryFolder folder;
    OpenWindow window("naltrexone_then_ethanol", {1600, 900}, {}, folder.path());
    open_pair(window);
    window.act(ExportPlot{"dopamine"});
    window.turns(2);
    EXPECT_EQ(window.frame().message(), "");
    const std::set<std::string> files = names_in(folder.path());
    const std::string stem = "naltrexone_then_ethanol-and-ethanol-dopamine-1";
    EXPECT_EQ(files, (std::set<std::string>{stem + ".csv", stem + ".png", stem + ".svg"}));
    std::ifstream in(folder.path() / (stem + ".csv"));
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    for (const char* part : {"# scenario: naltrexone_then_ethanol",
                             "# B: scenario: ethanol",
                             "time [h],A: ",
                             ",B: "}) {
        EXPECT_NE(text.find(part), std::string::npos) << part;
    }
}

} // namespace lanes_test
} // namespace disinhibit
