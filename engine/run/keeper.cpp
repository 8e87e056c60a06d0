#include "engine/run/keeper.h"

#include <array>
#include <ctime>
#include <utility>

#include "engine/core/log.h"
#include "engine/core/plain_words.h"

namespace disinhibit {
namespace {

using WallClock = std::chrono::steady_clock;

// Together with a frame and the disk well below the second that may be lost.
constexpr std::chrono::milliseconds keep_every(400);

std::string formatted(const std::tm& time, const char* format) {
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &time)};
}

} // namespace

SessionKeeper::SessionKeeper(const Library& library,
                             const SessionPair& session,
                             MakeShot make_shot,
                             std::filesystem::path folder,
                             std::optional<JournalFile> file,
                             bool asked_for)
    : session_(session), make_shot_(std::move(make_shot)), asked_for_(asked_for),
      begun_afresh_(session.begun_afresh()), kept_at_(WallClock::now() - keep_every),
      journal_(std::move(folder), std::move(file), library) {}

SessionKeeper::~SessionKeeper() {
    try {
        journal_.keep(make_shot_());
    } catch (const std::exception& error) {
        log_warning(plain_words(error)); // what was kept last stays
    }
    if (asked_for_ && !session_.can_undo() && !session_.can_redo()) {
        journal_.forget();
    }
}

void SessionKeeper::turn() {
    const auto now = WallClock::now();
    const bool afresh = begun_afresh_ != session_.begun_afresh();
    if (!afresh && now - kept_at_ < keep_every) {
        return;
    }
    kept_at_ = now;
    if (afresh) {
        begun_afresh_ = session_.begun_afresh();
        journal_.set_aside();
    }
    journal_.keep(make_shot_());
}

std::string clock_text(std::filesystem::file_time_type time) {
    const std::time_t then = std::chrono::system_clock::to_time_t(
        std::chrono::time_point_cast<std::chrono::system_clock::duration>(
            std::chrono::file_clock::to_sys(time)));
    const std::time_t now = std::time(nullptr);
    std::tm of_then{};
    std::tm of_now{};
    localtime_r(&then, &of_then);
    localtime_r(&now, &of_now);
    const bool today = of_then.tm_year == of_now.tm_year && of_then.tm_yday == of_now.tm_yday;
    return formatted(of_then, today ? "%H:%M" : "%Y-%m-%d %H:%M");
}

} // namespace disinhibit
