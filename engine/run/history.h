#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "circuit/describe/scenario.h"
#include "engine/view/shot.h"

namespace disinhibit {

/// A former course kept for comparison. Its scenario is all that is needed to compute it again.
struct Ghost {
    int id = 0;
    std::string name;
    int style = 0;          ///< of engine/plot/ghost_style.h
    bool automatic = false; ///< the course before the last change; the next change replaces it
    std::shared_ptr<const Scenario> scenario;
    bool operator==(const Ghost&) const = default;
};

/// Everything a person has made on one side: what undo restores. What only concerns the eyes (playhead, play and pause, speed, zoom
/// window, theme, text size, open panels) is left out on purpose: undoing a dose must not move the picture away from
/// the place where its effect can be seen, and none of these can be lost.
struct SessionState {
    std::shared_ptr<const Scenario> scenario;
    std::vector<Ghost> ghosts;
    int next_ghost_id = 1;
    TimeRange loop; ///< playback runs round inside
    bool operator==(const SessionState&) const = default;
};

/// `scenario`, and nothing beside it.
SessionState first_state(const Scenario& scenario);
ShotRun run_of(const SessionState& state);
SessionState state_of(const ShotRun& run);

/// Both sides.
struct PairState {
    SessionState a;
    std::optional<SessionState> b;
    CompareLayout layout = CompareLayout::off;
    int example = -1;    ///< the shipped pair that is open, or -1
    double left_s = 0.0; ///< where the playhead was when this state was left
};

/// The states of a session in the order in which they were made, and the present one among them. The oldest are
/// dropped beyond `longest`.
class SessionHistory {
  public:
    explicit SessionHistory(PairState first);

    const PairState& present() const { return states_[present_]; }
    /// What belongs to the present state but is no act of its own.
    PairState& present() { return states_[present_]; }
    /// A new act; what had been undone is forgotten.
    void push(PairState next);
    bool can_undo() const { return present_ > 0; }
    bool can_redo() const { return present_ + 1 < states_.size(); }
    /// Only if there is such a state.
    void undo();
    void redo();
    /// The last scenario of side A before the present one; nullptr if it is the first.
    const Scenario* former_scenario() const;

    static constexpr std::size_t longest = 512;

  private:
    std::vector<PairState> states_;
    std::size_t present_ = 0;
};

} // namespace disinhibit
