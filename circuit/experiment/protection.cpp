#include "circuit/experiment/protection.h"

#include <algorithm>
#include <set>

namespace disinhibit {

bool Protection::is_unprotected(const std::string& mechanism) const {
    const auto found = rows.find(mechanism);
    return found != rows.end() && found->second.empty();
}

std::vector<std::string> Protection::protected_by(const std::string& row) const {
    std::vector<std::string> mechanisms;
    for (const auto& [mechanism, answers] : rows) {
        if (std::ranges::any_of(answers, [&](const RowAnswer& one) { return one.row == row; })) {
            mechanisms.push_back(mechanism);
        }
    }
    return mechanisms;
}

const Protection* protection_of(const Protections& protections, const std::string& circuit) {
    const auto found = protections.find(circuit);
    return found == protections.end() ? nullptr : &found->second;
}

Protection make_protection(const std::vector<TrialOutcome>& outcomes,
                           const std::vector<ExperimentRow>& rows) {
    std::set<std::string> counted;
    for (const ExperimentRow& row : rows) {
        if (standing_of(row) == Standing::counted) {
            counted.insert(row.id);
        }
    }
    Protection protection;
    for (const TrialOutcome& outcome : outcomes) {
        std::vector<RowAnswer>& answers = protection.rows[outcome.id];
        for (const RowAnswer& answer : outcome.noticed) {
            if (counted.contains(answer.row)) {
                answers.push_back(answer);
            }
        }
        protection.closest[outcome.id] = outcome.closest.row;
    }
    return protection;
}

} // namespace disinhibit
