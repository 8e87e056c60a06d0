#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// An axis-aligned box, screen px.
struct Box {
    glm::vec2 low{0.0f};
    glm::vec2 high{0.0f};
};
bool overlap(const Box& a, const Box& b);
bool inside(const Box& box, const Box& outer);
/// Area shared by two boxes, px^2; 0 if they do not touch.
float shared_area(const Box& a, const Box& b);

/// A soft ground behind a text, so that what is drawn under it does not cross its letters.
void draw_text_plate(const Box& box, const StageView& view, DrawBlock& block);

/// The box that a run of text fills, with a little air.
Box box_of(const TextRun& run, const StageView& view);

/// An ellipse with upright axes, screen px.
struct Ellipse {
    glm::vec2 center{0.0f};
    glm::vec2 half{0.0f};
};
/// True if the line from `from`, which lies outside, to `to` touches it.
bool enters(glm::vec2 from, glm::vec2 to, const Ellipse& ellipse);

/// A place that a label should not cover, and how bad it is if there is no other way.
struct KeptFree {
    Box box;
    float weight = 1.0f;
    bool body = false;  ///< never covered as long as there is another place at all
    bool round = false; ///< only the ellipse inside the box
};

// What it costs a label to cover something.
inline constexpr float body_weight = 40.0f;
inline constexpr float fluid_weight = 5.0f;
inline constexpr float axon_weight = 4.0f;
inline constexpr float dendrite_weight = 3.0f;
inline constexpr float molecule_weight = 2.5f;
inline constexpr float faint_weight = 1.0f; ///< sister cells, what is left out, outlines

/// The box around `center` that reaches `half` px to each side.
Box square_around(glm::vec2 center, float half);
/// Never covered as long as there is another place at all.
KeptFree keep_body(const Box& box);
KeptFree keep_disc(glm::vec2 center, float radius, float weight, bool is_body);

/// A place found for a label.
struct FoundPlace {
    Box box;
    float covered = 0.0f; ///< mean weight of what lies under it
    float way_px = 0.0f;  ///< from where it was wanted
};

using AcceptBox = std::function<bool(const Box&)>;

/// Finds places for labels one after the other. No two of them overlap and none leaves the stage; what they should not
/// cover they cover as little as possible. What is kept free is summed over a grid once, so that a place costs the same
/// to judge however much is drawn.
class LabelPlacer {
  public:
    LabelPlacer(Box stage, const std::vector<KeptFree>& keep_free);

    /// True if something is drawn there.
    bool covers(const Box& box) const;
    /// True if something lies there that no label may cover.
    bool covers_body(const Box& box) const;
    /// True if a label may stand there.
    bool fits(const Box& box) const;
    /// The best place inside `within` for a box of the size of `wanted` at most `reach` px away from it, if there is one; of
    /// those that are `acceptable`, if that is asked.
    std::optional<FoundPlace> find(const Box& wanted,
                                   const Box& within,
                                   float reach,
                                   bool over_bodies,
                                   const AcceptBox& acceptable = {}) const;
    void take(const Box& box) { taken_.push_back(box); }
    /// Takes the box if it fits.
    bool take_if_fits(const Box& box);

    const std::vector<Box>& taken() const { return taken_; }

  private:
    struct Covered {
        double weight = 0.0; ///< px^2
        double body = 0.0;
    };
    Covered under(const Box& box) const;
    void try_place(const Box& box,
                   float way_px,
                   bool over_bodies,
                   const AcceptBox& acceptable,
                   float& least,
                   std::optional<FoundPlace>& best) const;
    void sum_up(const std::vector<KeptFree>& keep_free);

    Box stage_;
    float cell_px_ = 4.0f;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<Covered>
        sums_; ///< over all cells above and to the left, (columns + 1) x (rows + 1)
    std::vector<Box> taken_;
};

} // namespace disinhibit
