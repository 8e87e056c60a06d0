#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "circuit/io/read/experiment.h"
#include "engine/run/session.h"
#include "engine/study/crew.h"
#include "engine/study/evaluation.h"
#include "tests/support/assets.h"
#include "tests/unit/allocations.h"

/// What goes wrong in a thread beside the frame loop is told there and ends nothing.
namespace disinhibit {
namespace fault_test {

using testing::HasSubstr;

constexpr const char* no_memory = "not enough memory";

Session still_session(bool threaded) {
    SessionSettings settings;
    settings.playing = false;
    settings.threaded = threaded;
    return {shipped_library(), shipped_library().scenarios.at("ethanol"), settings};
}

FrameView shown_after(Session& session, const Action& act) {
    session.carry_out(act);
    session.settle();
    FrameView view;
    session.describe(view);
    return view;
}

TEST(SessionFaults, a_lane_without_memory_is_told_keeps_its_curves_and_goes_on) {
    const MoveDose first{0, 1800.0, -1};
    const MoveDose second{0, 3600.0, -1};
    Session untroubled = still_session(true);
    untroubled.watch({{"ethanol.plasma"}, {}});
    shown_after(untroubled, first);
    const FrameView expected = shown_after(untroubled, second);
    bool met = true;
    int troubled = 0;
    for (long request = 1; met; request += 1 + request / 2) {
        SCOPED_TRACE(request);
        Session session = still_session(true);
        session.watch({{"ethanol.plasma"}, {}});
        session.settle();
        {
            const ScarceMemory scarce(request);
            const FrameView view = shown_after(session, first);
            met = scarce.met();
            troubled += met;
            EXPECT_EQ(view.message.empty(), !met);
            EXPECT_FALSE(view.course.curves.empty());
            EXPECT_FALSE(view.computing);
            if (met) {
                EXPECT_THAT(view.message, HasSubstr(no_memory));
                EXPECT_THAT(view.message, HasSubstr("ethanol"));
            }
        }
        const FrameView after = shown_after(session, second);
        EXPECT_EQ(after.message, "");
        ASSERT_EQ(after.course.curves.size(), expected.course.curves.size());
        EXPECT_EQ(after.course.curves[0].values, expected.course.curves[0].values);
        ASSERT_EQ(after.ghosts.size(), expected.ghosts.size());
        EXPECT_EQ(after.ghosts[0].traces.curves.size(), expected.ghosts[0].traces.curves.size());
    }
    EXPECT_GT(troubled, 8);
}

TEST(SessionFaults, a_table_without_memory_is_told_or_all_there) {
    const auto rows = read_experiments(
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/reference", shipped_library());
    const std::vector<ExperimentRow> few(rows.begin(), rows.begin() + 2);
    const std::string circuit = shipped_library().circuits.begin()->first;
    int told = 0;
    for (const long request : {1L, 2L, 5L, 50L}) {
        std::vector<RowResult> results;
        const ScarceMemory scarce(request);
        BackgroundEvaluation evaluation(shipped_library(), few, circuit);
        while (results.size() < few.size() && evaluation.fault().empty()) {
            std::this_thread::yield();
            evaluation.collect(results);
        }
        told += !evaluation.fault().empty();
    }
    EXPECT_GT(told, 0);
}

TEST(Crew, tells_what_one_threw_after_the_others_have_ended) {
    std::atomic<int> tasks = 0;
    std::atomic<int> done = 0;
    Crew crew(3, [&] {
        for (int task = tasks++; task < 100; task = tasks++) {
            if (task == 7) {
                throw std::runtime_error("task 7");
            }
            ++done;
        }
    });
    EXPECT_THROW(crew.join(), std::runtime_error);
    EXPECT_EQ(done, 99);
}

TEST(ModelError, is_an_exception_that_says_everything) {
    Scenario scenario = shipped_library().scenarios.at("rest");
    scenario.subject = "nobody";
    try {
        start_trajectory(shipped_library(), scenario);
        FAIL() << "nobody is simulated";
    } catch (const std::exception& error) {
        EXPECT_THAT(error.what(), HasSubstr("found \"nobody\", expected the id of a subject"));
    }
}

} // namespace fault_test
} // namespace disinhibit
