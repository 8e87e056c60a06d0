#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "engine/scene/draw_list.h"
#include "engine/scene/stage_view.h"

namespace disinhibit {

/// An axis-aligned box, screen px.
struct Box {
    glm::vec2 low{0.0f};
    glm::vec2 high{0.0f};
};
bool overlap(const Box& a, const Box& b);
/// Area shared by two boxes, px^2; 0 if they do not touch.
float shared_area(const Box& a, const Box& b);

/// A soft ground behind a text, so that what is drawn under it does not cross its letters.
void draw_text_plate(const Box& box, const StageView& view, DrawBlock& block);

/// The box that a run of text fills, with a little air.
Box box_of(const TextRun& run, const StageView& view);

/// A place that a label should not cover, and how bad it is if there is no other way.
struct KeptFree {
    Box box;
    float weight = 1.0f;
    bool body = false; ///< of a live cell: not covered as long as there is another place at all
};

/// Finds places for labels one after the other. No two of them overlap and none leaves the stage; what they should not
/// cover they cover as little as possible.
class LabelPlacer {
  public:
    LabelPlacer(Box stage, std::vector<KeptFree> keep_free);

    /// True if something is drawn there.
    bool covers(const Box& box) const;
    /// True if a label may stand there.
    bool fits(const Box& box) const;
    /// The best place for a box of the size of `wanted` at most `reach` px away from it, if there is one.
    std::optional<Box> find(const Box& wanted, float reach, bool over_bodies) const;
    void take(const Box& box) { taken_.push_back(box); }
    /// Takes the box if it fits.
    bool take_if_fits(const Box& box);

    const std::vector<Box>& taken() const { return taken_; }

  private:
    std::optional<float> cost_of(const Box& box, bool over_bodies) const;

    Box stage_;
    std::vector<KeptFree> keep_free_;
    std::vector<Box> taken_;
};

} // namespace disinhibit
