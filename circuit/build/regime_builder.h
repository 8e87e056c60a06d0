#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "circuit/build/schedule.h"
#include "circuit/describe/happening.h"

namespace disinhibit {

/// What is in force while a scenario is walked through in time; turns the happenings of one time into an event.
/// Everything temporary is known by who began it and when, so that its end takes away nothing else.
class RegimeBuilder {
  public:
    RegimeBuilder(const Library& library, const Body& body, const Scenario& scenario);

    const Regime& initial() const { return regime_; }
    /// The happenings [first, last) of one time, in their order. The event has no acts if nothing changes.
    Event at(const Happening* first, const Happening* last);

  private:
    /// Which of several temporary things lies on top: the last in ascending order.
    struct Layer {
        double begin_tick = 0.0;
        double minus_end_tick = 0.0; ///< of two that begin together the shorter is on top
        int signal = 0;              ///< of two holds of one state over the same time
        auto operator<=>(const Layer&) const = default;
    };
    struct Level {
        double value = 0.0;
        int factor = -1; ///< coefficient
    };

    void set_up_rest();
    void happen(const Happening& happening);
    void change(const Happening& happening);
    void pulse(const Happening& happening);
    void hold(const Happening& happening);
    void give(const Happening& happening);
    void give_to_state(const Happening& happening, double over_s, int state, double amount);
    void top_up(const Happening& happening);
    void end_infusion(const Happening& happening);
    void remove(const Removal& removal);

    /// Once parameters have changed, before anything is worked out with them.
    void settle_parameters();
    void settle_inflows();
    void settle_holds();
    void share_regime();

    const RouteEntry& find_route(const Dose& dose) const;
    double dose_amount_nmol(const Substance& substance, const Dose& dose);
    int parameter_index(const std::string& path);
    double coefficient(int index) const { return (*regime_.coefficients)[index]; }

    const Library& library_;
    const Body& body_;
    const Model& model_;
    const Scenario& scenario_;
    Regime regime_;
    std::vector<double> parameters_;     ///< in force
    std::vector<Act> acts_;              ///< of the event being made
    std::map<std::string, int> indices_; ///< of the parameters that this scenario names

    std::map<int, double> base_;                     ///< parameter -> lasting value
    std::map<int, std::map<Layer, double>> windows_; ///< parameter -> temporary values
    std::map<int, std::map<double, int>> raises_;    ///< parameter -> heights of pulses
    std::map<int, std::map<Layer, Level>> holds_;    ///< state -> levels
    std::map<int, std::map<double, int>> inflows_;   ///< state -> rates
    std::map<std::pair<std::size_t, double>, std::vector<Inflow>> infusions_; ///< dose, begin
    std::set<int> touched_parameters_, touched_inflows_;

    struct Shared {
        std::shared_ptr<const std::vector<double>> parameters, coefficients;
    };
    std::vector<double> rest_;
    std::map<int, double> differences_; ///< parameter -> value that differs from rest
    std::map<std::vector<std::pair<int, double>>, Shared> shared_;
};

} // namespace disinhibit
