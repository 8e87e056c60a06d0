#include "engine/app/window/start.h"

#include <fmt/format.h>

#include <utility>

#include "circuit/io/text/input_error.h"
#include "engine/app/window/asked_shot.h"
#include "engine/run/keeper.h"

namespace disinhibit {
namespace {

/// Nothing of a run is asked for, only of its looks.
bool is_plain(const Invocation& invocation) {
    return invocation.scenario.empty() && invocation.changes.doses.empty() &&
           invocation.changes.assignments.empty() && invocation.against.empty();
}

void take_back(WindowStart& start,
               const ProgramData& data,
               const Invocation& invocation,
               const std::filesystem::path& sessions) {
    const bool asked = invocation.resume > 0;
    FoundSession found = take_kept_session(sessions,
                                           data.library,
                                           asked ? KeptWhich::former : KeptWhich::left,
                                           asked ? invocation.resume : 1);
    if (!found.session && asked) {
        throw InputError({sessions.string()},
                         "--resume",
                         fmt::format("found no session {}", invocation.resume),
                         found.remark.empty() ? "1 for the last" : found.remark);
    }
    start.remark = found.remark;
    if (found.session) {
        start.scenario = found.session->shot.a.scenario;
        start.shot = std::move(found.session->shot);
        start.file = std::move(found.session->file);
        start.came_back = clock_text(found.session->kept_at);
    }
}

/// A file that was saved as a session or drawn from a shot, not only a scenario.
std::optional<Shot> saved_session(const ProgramData& data, const Invocation& invocation) {
    std::error_code unseen;
    const bool is_file = !data.library.scenarios.contains(invocation.scenario) &&
                         std::filesystem::exists(invocation.scenario, unseen);
    const bool as_it_is =
        invocation.changes.doses.empty() && invocation.changes.assignments.empty();
    if (!is_file || !as_it_is) {
        return std::nullopt;
    }
    std::optional<AskedShot> asked = read_asked_shot(data, invocation.scenario);
    return asked ? std::optional(std::move(asked->shot)) : std::nullopt;
}

} // namespace

WindowStart find_window_start(const ProgramData& data,
                              const Invocation& invocation,
                              const std::filesystem::path& sessions) {
    WindowStart start;
    if ((is_plain(invocation) && !invocation.fresh) || invocation.resume > 0) {
        take_back(start, data, invocation, sessions);
    }
    start.asked_for = !is_plain(invocation);
    if (!invocation.scenario.empty()) {
        start.shot = saved_session(data, invocation);
    }
    if (start.shot) {
        start.scenario = start.shot->a.scenario;
    } else {
        const std::string id =
            invocation.scenario.empty() ? data.defaults.scenario : invocation.scenario;
        start.scenario = make_scenario(data.library, id, invocation.changes);
    }
    return start;
}

} // namespace disinhibit
