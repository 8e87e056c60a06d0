#include <algorithm>

#include "circuit/build/model_builder.h"
#include "circuit/describe/units.h"

/// The limits of the substances as sums of states.
namespace disinhibit {

void ModelBuilder::connect_limits() {
    for (const auto& [id, item] : library_.substances) {
        auto found = item.limits.find(subject_->species);
        if (found == item.limits.end()) {
            found = item.limits.find("any");
        }
        if (found == item.limits.end()) {
            continue;
        }
        for (const Limit& limit : found->second.limits) {
            connect_limit(item, limit);
        }
    }
}

void ModelBuilder::connect_limit(const Substance& item, const Limit& limit) {
    const auto add = [&](const std::string& signal, std::vector<DoseEntry> terms) {
        model_->limits.push_back(
            {item.id, item.name, limit.kind, limit.measure, signal, limit.level, std::move(terms)});
    };
    if (limit.measure == LimitMeasure::brain && item.endogenous) {
        for (const PeptidePool& pool : circuit_->pools) {
            if (pool.substance == item.id) {
                const PoolOfPeptide& made = model_->pools[entity_index_.at(pool.id)];
                add(pool.id + ".concentration", {{made.state, -1}});
            }
        }
        return;
    }
    if (!active_.contains(item.id) || kinetics_of(item) == nullptr) {
        return; // it stays at zero
    }
    if (limit.measure == LimitMeasure::body) {
        const auto total = std::ranges::find(model_->body_totals, item.id, &BodyTotal::substance);
        const int mass = body_mass_;
        const int share = is_per_body_mass(limit.level.unit)
                              ? add_coefficient([mass](const auto* p) { return 1.0 / p[mass]; })
                              : -1;
        std::vector<DoseEntry> terms;
        for (const int state : total->states) {
            terms.push_back({state, share});
        }
        add(item.id + ".body", std::move(terms));
        return;
    }
    const std::string signal =
        item.id + (limit.measure == LimitMeasure::plasma ? ".plasma" : ".brain");
    std::vector<DoseEntry> terms;
    for (const ConcentrationTerm& term : model_->concentration_terms) {
        if (term.value == values_.at(signal)) {
            terms.push_back({term.state, term.weight});
        }
    }
    add(signal, std::move(terms));
}

} // namespace disinhibit
