#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// A label that is shown or not, and where.
struct LabelPlace {
    bool shown = false;
    Box box;
    bool plate = false; ///< something is drawn behind it
    bool leads = false; ///< a line leads to it from where it belongs
};

/// How far from its place a label may go, of the larger side of the stage, and how much it may cover there (mean weight).
struct Allowance {
    float reach = 0.0f;
    float covered = 0.0f;
};

/// What labels and the lines to them do not cross, screen px.
struct PlacingBounds {
    std::vector<float> dividers; ///< x of lines; for labels
    std::vector<Ellipse> bodies; ///< for the lines to them
};

struct Attempt {
    bool all_lead = true; ///< no label stands where the line to it would touch something else
    bool last = false;    ///< everything gets some place
};

/// One attempt to place everything, with one size of the labels: what every kind of part places its labels with.
class LabelPlacing {
  public:
    LabelPlacing(const StageView& view,
                 LabelPlacer placer,
                 const PlacingBounds& bounds,
                 const Attempt& attempt)
        : view_(view), placer_(std::move(placer)), bounds_(bounds), attempt_(attempt) {}

    /// True while every label but notes has a good place.
    bool good() const { return good_; }
    void fail() { good_ = false; }
    /// A failed attempt need not be finished unless it is the last.
    bool goes_on() const { return good_ || attempt_.last; }
    /// Half a small window has no room for chips and minor badges: far from what they name they would mislead. The pointer
    /// and the other levels still name everything.
    bool roomy() const;
    const StageView& view() const { return view_; }
    const LabelPlacer& placer() const { return placer_; }

    /// The part of the stage on its side of every line that divides it.
    Box side_of(const Box& wanted) const;
    /// A good place, if there is one; of those that are `acceptable`, if that is asked.
    std::optional<Box>
    find(const Box& wanted, const Allowance& allowed, const AcceptBox& acceptable = {}) const;
    /// True if every label that needs a line must have one.
    bool all_lead() const { return attempt_.all_lead; }
    /// True if a line to a label touches no body but that it leads from.
    bool may_lead(glm::vec2 from, glm::vec2 to) const;
    /// Takes the place, or the last resort in the last attempt; fails without.
    std::optional<Box> take(std::optional<Box> found, const Box& wanted);
    LabelPlace take_label(const Box& wanted, const Allowance& allowed);
    /// Takes the place if it is free.
    bool take_if_fits(const Box& box) { return placer_.take_if_fits(box); }
    /// Capitals and digits, close around their ink.
    bool take_letter(const TextRun& run);
    /// The nearest place within `reach_px`, however much it covers of what is no body; not shown without.
    LabelPlace take_near(const Box& wanted, float reach_px);
    /// A picture at a reduced scale must say so: where nothing is free the note stands over something.
    Box take_scale_note(const Box& wanted);

  private:
    const StageView& view_;
    LabelPlacer placer_;
    const PlacingBounds& bounds_;
    Attempt attempt_;
    bool good_ = true;
};

} // namespace disinhibit
