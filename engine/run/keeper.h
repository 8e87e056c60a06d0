#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "engine/run/pair.h"
#include "engine/view/journal.h"

namespace disinhibit {

/// Keeps the session of a window: hands what there is to see to a journal several times a second, so that after a crash,
/// or when the program is killed, at most a second is missing.
class SessionKeeper {
  public:
    using MakeShot = std::function<Shot()>;

    /// `session` and what `make_shot` needs must outlive the keeper. `asked_for`: somebody named what is shown, so that as
    /// long as nothing is done it is not worth keeping.
    SessionKeeper(const Library& library,
                  const SessionPair& session,
                  MakeShot make_shot,
                  std::filesystem::path folder,
                  std::optional<JournalFile> file,
                  bool asked_for);
    /// Keeps what is there at last.
    ~SessionKeeper();
    SessionKeeper(const SessionKeeper&) = delete;
    SessionKeeper& operator=(const SessionKeeper&) = delete;

    /// At every turn of the window's loop.
    void turn();
    /// Why the session is not kept, one line; empty if it is.
    std::string fault() const { return journal_.fault(); }

  private:
    const SessionPair& session_;
    MakeShot make_shot_;
    bool asked_for_;
    int begun_afresh_ = 0;
    std::chrono::steady_clock::time_point kept_at_;
    Journal journal_;
};

/// "14:32", or with its date if that was on another day; time of this machine's clock.
std::string clock_text(std::filesystem::file_time_type time);

} // namespace disinhibit
