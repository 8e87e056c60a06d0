#include "circuit/experiment/role.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "circuit/experiment/evaluate.h"
#include "circuit/io/read/experiment.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace role_test {

constexpr const char* kHypothesis = "evidence_weighted";

const std::vector<ExperimentRow>& rows() {
    static const std::vector<ExperimentRow> all = read_experiments(
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / "reference", shipped_library());
    return all;
}

const ExperimentRow& row(const std::string& id) {
    return *std::find_if(
        rows().begin(), rows().end(), [&](const ExperimentRow& one) { return one.id == id; });
}

TEST(Roles, NoRowClaimsToBePredictedThatIsCalibratedOrBuiltIn) {
    for (const ExperimentRow& one : rows()) {
        if (one.role != RowRole::predicted || !one.has_protocol()) {
            continue;
        }
        const DerivedRole derived = derive_role(shipped_library(), one, kHypothesis);
        EXPECT_FALSE(claims_more(one.role, derived.role))
            << one.id << " is " << to_text(derived.role) << ": " << derived.because;
    }
}

TEST(Roles, ARowThatANumberNamesIsCalibrated) {
    Library library = shipped_library();
    library.calibrations.clear();
    const ExperimentRow& named = row("pk.ntx_cmax_50");
    EXPECT_EQ(derive_role(library, named, kHypothesis).role, RowRole::predicted);
    library.calibrations.push_back({named.id, "some.toml", "some.number", 1});
    EXPECT_EQ(derive_role(library, named, kHypothesis).role, RowRole::calibrated);
    EXPECT_EQ(derive_role(library, named, kHypothesis).because, "some.number");
}

TEST(Roles, ARowThatAMechanismFromItsOwnSourceDecidesIsBuiltIn) {
    const DerivedRole derived = derive_role(shipped_library(), row("cir.nac_mor"), kHypothesis);
    EXPECT_EQ(derived.role, RowRole::built_in) << derived.because;
    ExperimentRow from_elsewhere = row("cir.nac_mor");
    from_elsewhere.source = "Rabiner2011";
    EXPECT_EQ(derive_role(shipped_library(), from_elsewhere, kHypothesis).role, RowRole::predicted);
}

TEST(Roles, PredictedClaimsMoreThanCalibratedAndThatMoreThanBuiltIn) {
    EXPECT_TRUE(claims_more(RowRole::predicted, RowRole::calibrated));
    EXPECT_TRUE(claims_more(RowRole::calibrated, RowRole::built_in));
    EXPECT_FALSE(claims_more(RowRole::built_in, RowRole::built_in));
    EXPECT_FALSE(claims_more(RowRole::identity, RowRole::predicted));
}

} // namespace role_test
} // namespace disinhibit
