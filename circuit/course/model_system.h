#pragma once

#include <memory>
#include <tuple>
#include <type_traits>
#include <vector>

#include "circuit/build/schedule.h"
#include "circuit/course/flat_derivative.h"
#include "circuit/derivative.h"
#include "circuit/numerics/numbers.h"

namespace disinhibit {

/// A body under one regime, as the integrator sees it: sizes, scales and dy/dt for any number type.
/// Holds the scratch of the derivative, so that nothing is allocated while integrating.
class ModelSystem {
  public:
    /// `regime` must outlive its use; it is replaced by set_regime at every event.
    ModelSystem(std::shared_ptr<const Body> body, const Regime* regime)
        : body_(std::move(body)), model_(body_->model.get()), regime_(regime),
          values_(model_->value_count) {}

    void set_regime(const Regime& regime) { regime_ = &regime; }

    int size() const { return model_->state_count(); }
    const std::vector<double>& error_floor() const { return body_->error_floor; }
    const std::vector<char>& non_negative() const { return model_->non_negative; }
    const Model& model() const { return *model_; }

    template <class T> void derivative(const T* y, T* dydt) {
        const double* coefficients = regime_->coefficients->data();
        if constexpr (std::is_same_v<T, double>) {
            flat_derivative(*model_, coefficients, y, values_.data(), dydt);
        } else if constexpr (std::is_same_v<T, Dependencies>) {
            std::vector<T> scratch(model_->value_count); // once, for the sparsity pattern
            disinhibit::derivative(*model_, coefficients, y, scratch.data(), dydt);
        } else {
            auto& scratch = std::get<std::vector<T>>(dual_values_);
            scratch.resize(model_->value_count);
            flat_derivative(*model_, coefficients, y, scratch.data(), dydt);
        }
        for (const Inflow& inflow : regime_->inflows) {
            dydt[inflow.state] += inflow.rate;
        }
        if constexpr (!std::is_same_v<T, Dependencies>) {
            for (const Hold& hold : regime_->holds) {
                dydt[hold.state] = T(0.0);
            }
        }
    }

    /// All values at states y, including those only people read; valid until the next call.
    const std::vector<double>& values_at(const double* y) {
        scratch_.resize(model_->states.size());
        derivative(y, scratch_.data());
        compute_readouts(y);
        return values_;
    }

  private:
    /// Algebra no state depends on: occupied and free shares, amounts in the body and whatever else is only read.
    void compute_readouts(const double* y) {
        const double* coefficients = regime_->coefficients->data();
        compute_algebra(*model_, Purpose::reading, coefficients, y, values_.data());
        for (const SiteOfReceptors& site : model_->sites) {
            double occupied = 0.0;
            for (int i = site.first_ligand; i < site.first_ligand + site.ligand_count; ++i) {
                const LigandAtSite& ligand = model_->ligands[i];
                occupied += values_[ligand.occupancy];
            }
            values_[site.occupied] = occupied;
            values_[site.free] = coefficients[site.present] - occupied;
        }
        for (const BodyTotal& total : model_->body_totals) {
            values_[total.value] = 0.0;
            for (int state : total.states) {
                values_[total.value] += y[state];
            }
        }
    }

    std::shared_ptr<const Body> body_;
    const Model* model_;
    const Regime* regime_ = nullptr;
    std::vector<double> values_;
    std::tuple<std::vector<Dual<8>>, std::vector<Dual<16>>, std::vector<Dual<24>>>
        dual_values_; ///< each sized when first used
    std::vector<double> scratch_;
};

} // namespace disinhibit
