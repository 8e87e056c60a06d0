#include "engine/study/for_each_run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

/// Loops over many runs: order, resumption, interruption, faults.
namespace disinhibit {
namespace for_each_run_test {

using Runs = std::vector<std::size_t>;

/// Early runs take longest, so that threads finish in another order.
std::size_t slow_square(std::size_t i) {
    std::this_thread::sleep_for(std::chrono::microseconds(i % 5 == 0 ? 2000 : 10));
    return i * i;
}

TEST(ForEachRun, hands_on_the_results_in_order_for_any_number_of_threads) {
    for (const int threads : {0, 1, 2, 4, 9}) {
        Runs runs;
        const std::thread::id here = std::this_thread::get_id();
        for_each_run({3, 200, threads},
                     never_interrupted,
                     slow_square,
                     [&](std::size_t i, std::size_t square) {
                         EXPECT_EQ(std::this_thread::get_id(), here);
                         EXPECT_EQ(square, i * i);
                         runs.push_back(i);
                     });
        Runs expected(197);
        std::iota(expected.begin(), expected.end(), std::size_t{3});
        EXPECT_EQ(runs, expected) << threads << " threads";
    }
}

TEST(ForEachRun, does_nothing_where_nothing_is_left) {
    int calls = 0;
    for_each_run(
        {7, 7, 3}, never_interrupted, slow_square, [&](std::size_t, std::size_t) { ++calls; });
    EXPECT_EQ(calls, 0);
}

TEST(ForEachRun, hands_on_the_first_so_many_once_it_is_interrupted) {
    std::atomic<bool> interrupted = false;
    std::atomic<int> begun = 0;
    Runs runs;
    for_each_run(
        {0, 10000, 4},
        interrupted,
        [&](std::size_t i) {
            ++begun;
            interrupted = interrupted || i == 40;
            return slow_square(i);
        },
        [&](std::size_t i, std::size_t) { runs.push_back(i); });
    EXPECT_GT(runs.size(), 40u);
    EXPECT_LT(runs.size(), 10000u);
    EXPECT_EQ(static_cast<int>(runs.size()), begun) << "what has begun is handed on";
    for (std::size_t i = 0; i < runs.size(); ++i) {
        EXPECT_EQ(runs[i], i);
    }
}

TEST(ForEachRun, throws_what_a_run_throws_after_the_others_have_ended) {
    std::atomic<int> working = 0;
    Runs runs;
    const auto work = [&](std::size_t i) {
        ++working;
        if (i == 17) {
            --working;
            throw std::runtime_error("run 17");
        }
        const std::size_t result = slow_square(i);
        --working;
        return result;
    };
    const auto done = [&](std::size_t i, std::size_t) { runs.push_back(i); };
    EXPECT_THROW(for_each_run({0, 10000, 3}, never_interrupted, work, done), std::runtime_error);
    EXPECT_EQ(working, 0);
    EXPECT_LE(runs.size(), 17u) << "nothing is handed on past a gap";
}

TEST(ForEachRun, throws_what_a_delivery_throws) {
    std::atomic<int> begun = 0;
    const auto work = [&](std::size_t i) {
        ++begun;
        return i;
    };
    const auto done = [&](std::size_t i, std::size_t) {
        if (i == 5) {
            throw std::runtime_error("full disk");
        }
    };
    EXPECT_THROW(for_each_run({0, 100000, 3}, never_interrupted, work, done), std::runtime_error);
    EXPECT_LT(begun, 100000);
}

TEST(ForEachRun, does_not_run_far_ahead_of_what_is_handed_on) {
    std::atomic<int> begun = 0;
    const auto work = [&](std::size_t i) {
        ++begun;
        return i;
    };
    const auto done = [&](std::size_t i, std::size_t) {
        if (i == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            EXPECT_LE(begun, 2 * 32 + 1);
        }
    };
    for_each_run({0, 1000, 2}, never_interrupted, work, done);
    EXPECT_EQ(begun, 1000);
}

} // namespace for_each_run_test
} // namespace disinhibit
