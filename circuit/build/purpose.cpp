#include <vector>

#include "circuit/build/model_builder.h"
#include "circuit/derivative.h"
#include "circuit/numerics/numbers.h"

/// Which mechanisms serve the states and which are only read.
namespace disinhibit {

namespace {

/// A copy of a model in which some mechanisms have coefficients of their own, to see whether any derivative depends on
/// them, whatever the states and the parameters.
class Probe {
  public:
    explicit Probe(const Model& model) : model_(model), coefficients_(model.coefficient_count()) {}

    Model& model() { return model_; }
    /// A new variable. More than can be told apart share the last one, which errs on the side of what is needed.
    int add_variable() {
        variables_ += variables_ < Dependencies::maximum_variables ? 1 : 0;
        return variables_ - 1;
    }
    void replace(int& coefficient, int variable) {
        coefficient = static_cast<int>(coefficients_.size());
        coefficients_.push_back(Dependencies::of_variable(variable));
    }
    void evaluate() {
        const std::vector<Dependencies> y(model_.states.size());
        std::vector<Dependencies> v(model_.value_count);
        std::vector<Dependencies> dydt(model_.states.size());
        derivative(model_, coefficients_.data(), y.data(), v.data(), dydt.data());
        for (const Dependencies& rate : dydt) {
            reached_.variables |= rate.variables;
        }
    }
    Purpose purpose(int variable) const {
        return reached_.variables.test(static_cast<std::size_t>(variable)) ? Purpose::states
                                                                           : Purpose::reading;
    }

  private:
    Model model_;
    std::vector<Dependencies> coefficients_;
    int variables_ = 0;
    Dependencies reached_;
};

/// Everything that the site computes depends on the variable: at equilibrium the affinities reach all of it, in kinetic
/// binding only what the states do not say already.
int mark_site(Probe& probe, SiteOfReceptors& site) {
    const int variable = probe.add_variable();
    probe.replace(site.expression, variable);
    for (int i = 0; i < site.ligand_count; ++i) {
        probe.replace(probe.model().ligands[site.first_ligand + i].k_d, variable);
    }
    return variable;
}

} // namespace

/// A mechanism serves the states if some derivative depends on a coefficient that only this mechanism reads; one
/// evaluation answers that for all of them. Sites with kinetic binding always do: they have states.
void ModelBuilder::find_purposes() {
    Probe probe(*model_);
    struct Found {
        Purpose& purpose;
        int variable;
    };
    std::vector<Found> found;
    const auto mark = [&](int& coefficient, Purpose& purpose) {
        found.push_back({purpose, probe.add_variable()});
        probe.replace(coefficient, found.back().variable);
    };
    for (std::size_t i = 0; i < model_->sites.size(); ++i) {
        SiteOfReceptors& site = probe.model().sites[i];
        if (!site.kinetic) {
            found.push_back({model_->sites[i].purpose, mark_site(probe, site)});
        }
        mark(site.transducer_ratio, model_->sites[i].effect_purpose);
    }
    for (std::size_t i = 0; i < model_->populations.size(); ++i) {
        mark(probe.model().populations[i].burst_logit, model_->populations[i].burst_purpose);
    }
    for (std::size_t i = 0; i < model_->responses.size(); ++i) {
        mark(probe.model().responses[i].base, model_->responses[i].purpose);
    }
    probe.evaluate();
    for (const Found& mechanism : found) {
        mechanism.purpose = probe.purpose(mechanism.variable);
    }
}

} // namespace disinhibit
