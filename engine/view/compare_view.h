#pragma once

#include <string>
#include <vector>

#include "circuit/course/trajectory.h"
#include "engine/view/compare.h"

/// A | B: two courses on one clock. What panels may know about it.
namespace disinhibit {

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
