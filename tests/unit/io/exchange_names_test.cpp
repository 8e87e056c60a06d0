#include "circuit/io/exchange/names.h"

#include <gtest/gtest.h>

namespace disinhibit {
namespace exchange_names_test {

TEST(ExchangeNames, ShareTheirLettersOutAmongTheWords) {
    Names names(9, {});
    EXPECT_EQ(names.add("substance.route.oral.gut"), "subroorgu");
    EXPECT_EQ(names.add("x.level"), "xlevel");
    EXPECT_EQ(names.add("Cells-of_Place.rate"), "celofplra");
}

TEST(ExchangeNames, AreDifferentAndNoLonger) {
    Names names(9, {"time"});
    std::set<std::string> all;
    for (int i = 0; i < 200; ++i) {
        const std::string name = names.add("substance.route.oral.gut");
        EXPECT_LE(name.size(), 9u);
        EXPECT_TRUE(all.insert(name).second) << name;
    }
    EXPECT_EQ(names.add("time"), "time_2");
}

TEST(ExchangeNames, BeginWithALetter) {
    Names names(9, {});
    EXPECT_EQ(names.add("5ht.level"), "x5htlevel");
    EXPECT_EQ(names.add("..."), "x");
}

TEST(ExchangeNames, MayBeWholeWords) {
    Names names(0, {});
    EXPECT_EQ(names.add("substance.route.oral.gut"), "substance_route_oral_gut");
    EXPECT_EQ(names.add("substance.route.oral_gut"), "substance_route_oral_gut_2");
}

} // namespace exchange_names_test
} // namespace disinhibit
