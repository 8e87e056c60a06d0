#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"
#include "engine/view/journal.h"

namespace disinhibit {

/// What a window opens with.
struct WindowStart {
    Scenario scenario;
    std::optional<Shot> shot;        ///< all of a session; nothing: the scenario alone
    std::optional<JournalFile> file; ///< where that session was kept and goes on being kept
    bool asked_for = false;          ///< somebody named it
    std::string came_back; ///< when the session was left: it came back by itself; else empty
    std::string remark;    ///< what could not be shown, one line; empty: nothing
};

/// What the command line asks for: a scenario, a saved session, a kept one. Nothing: the session that was left last, or the
/// default scenario. Throws InputError if what was asked for is not there.
WindowStart find_window_start(const ProgramData& data,
                              const Invocation& invocation,
                              const std::filesystem::path& sessions);

} // namespace disinhibit
