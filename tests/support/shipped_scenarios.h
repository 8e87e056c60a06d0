#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/assets.h"

/// For tests that take every shipped scenario one after the other:
/// INSTANTIATE_TEST_SUITE_P(Shipped, SUITE, testing::ValuesIn(shipped_scenarios()), scenario_name).
namespace disinhibit {

inline std::vector<std::string> shipped_scenarios() {
    std::vector<std::string> ids;
    for (const auto& [id, scenario] : shipped_library().scenarios) {
        ids.push_back(id);
    }
    return ids;
}

/// How the test of one of them is called.
inline std::string scenario_name(const testing::TestParamInfo<std::string>& scenario) {
    return scenario.param;
}

} // namespace disinhibit
