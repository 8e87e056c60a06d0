#include <cmath>
#include <memory>
#include <utility>

#include "engine/run/session.h"

/// What a held control would do.
namespace disinhibit {
namespace {

/// How long the picture of what was tried before may stay, wall time.
constexpr double longest_peak_age_s = 0.5;

} // namespace

bool Session::preview(Scenario scenario, double from_s) {
    if (previewed_ && *previewed_ == scenario) {
        return false;
    }
    previewed_ = std::make_shared<const Scenario>(std::move(scenario));
    preview_from_s_ = from_s;
    return true;
}

void Session::drop_preview() {
    previewed_ = nullptr;
    preview_traces_ = {};
    peak_order_ = {};
    peak_ = nullptr;
}

void Session::look_for_peak(const Scenario& without, double at_s, const std::string& parameter) {
    // What is compared with is read once, as long as it is the same one.
    const bool same = peak_order_.without && *peak_order_.without == without;
    auto kept = same ? peak_order_.without : std::make_shared<const Scenario>(without);
    peak_order_ = {headline_, std::move(kept), at_s, at_s + scenario().duration_s, parameter};
}

void Session::let_peak_age(double wall_s) {
    const bool former = peak_ && peak_->scenario != previewed_;
    peak_age_s_ = former ? peak_age_s_ + wall_s : 0.0;
    if (peak_age_s_ > longest_peak_age_s) {
        peak_ = nullptr;
    }
}

SeenRun Session::seen() const {
    return peak_ && previewed_ ? SeenRun{peak_->course, peak_->snapshot, peak_.get()}
                               : SeenRun{course_, snapshot_, nullptr};
}

} // namespace disinhibit
