#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "circuit/scenario.h"

namespace disinhibit {

/// A former course kept for comparison. Its scenario is all that is needed to compute it again.
struct Ghost {
    int id = 0;
    std::string name;
    int style = 0;          ///< of engine/ui/ghost_style.h
    bool automatic = false; ///< the course before the last change; the next change replaces it
    std::shared_ptr<const Scenario> scenario;
};

/// Playback runs round inside it. Empty (end_s <= begin_s): none.
struct LoopRange {
    double begin_s = 0.0;
    double end_s = 0.0;
    bool active() const { return end_s > begin_s; }
    bool operator==(const LoopRange&) const = default;
};

/// Everything a person has made: what undo restores. What only concerns the eyes (playhead, play and pause, speed, zoom
/// window, theme, text size, open panels) is left out on purpose: undoing a dose must not move the picture away from
/// the place where its effect can be seen, and none of these can be lost.
struct SessionState {
    std::shared_ptr<const Scenario> scenario;
    std::vector<Ghost> ghosts;
    int next_ghost_id = 1;
    LoopRange loop;
};

/// The states of a session in the order in which they were made, and the present one among them. The oldest are
/// dropped beyond `longest`.
class SessionHistory {
  public:
    explicit SessionHistory(SessionState first);

    const SessionState& present() const { return states_[present_]; }
    /// A new act; what had been undone is forgotten.
    void push(SessionState next);
    bool can_undo() const { return present_ > 0; }
    bool can_redo() const { return present_ + 1 < states_.size(); }
    /// The states that undo() and redo() would make present; only if there are such.
    const SessionState& before() const { return states_[present_ - 1]; }
    const SessionState& after() const { return states_[present_ + 1]; }
    void undo();
    void redo();
    /// The last scenario before the present one; nullptr if it is the first.
    const Scenario* former_scenario() const;

    static constexpr std::size_t longest = 512;

  private:
    std::vector<SessionState> states_;
    std::size_t present_ = 0;
};

} // namespace disinhibit
