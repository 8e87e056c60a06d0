#pragma once

#include <string>
#include <vector>

#include "circuit/trajectory.h"

/// A | B: two courses on one clock. What panels may know about it.
namespace disinhibit {

enum class CompareLayout {
    off,
    split,  ///< two stages side by side
    overlay ///< one stage, that of the active side; the plots show both
};

/// Which comes next when the key for A | B is pressed: off, split, overlay, off.
inline CompareLayout next_layout(CompareLayout layout) {
    switch (layout) {
    case CompareLayout::off:
        return CompareLayout::split;
    case CompareLayout::split:
        return CompareLayout::overlay;
    case CompareLayout::overlay:
        break;
    }
    return CompareLayout::off;
}

enum class Side { a, b };

inline Side other_side(Side side) {
    return side == Side::a ? Side::b : Side::a;
}

/// How side B is made from side A.
enum class ContrastKind {
    copy,              ///< the same, to be changed
    before_edit,       ///< side A before its last edit
    no_doses,          ///< side A without any dose
    without_substance, ///< side A without the doses of one substance
    circuit,           ///< side A under another hypothesis
    subject,           ///< side A in another subject
    scenario           ///< another scenario
};

/// One entry of the menu of contrasts.
struct Contrast {
    ContrastKind kind = ContrastKind::copy;
    std::string id; ///< of the substance, circuit, subject or scenario
    bool operator==(const Contrast&) const = default;
};

/// The side that is not active; its sampled curves are FrameView::compared. The active side is FrameView::trajectory,
/// snapshot and course as ever.
struct CompareView {
    CompareLayout layout = CompareLayout::off;
    Side active = Side::a;                  ///< doses and edits go there
    const Trajectory* trajectory = nullptr; ///< of the other side; nullptr: there is none
    const Snapshot* snapshot = nullptr;
    bool can_compare_with_former = false; ///< side A has been edited
    std::vector<std::string> examples;    ///< shipped comparisons, their names
    int example = -1;                     ///< the one that is open, or -1

    bool on() const { return layout != CompareLayout::off && trajectory != nullptr; }
};

} // namespace disinhibit
