#include "engine/view/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "circuit/course/simulate.h"
#include "circuit/io/text/input_error.h"
#include "engine/core/plain_words.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t usual_bytes = 1'000'000; ///< a journal may grow so far, or
constexpr std::size_t usual_shots = 4;         ///< as far as so many of its shots
constexpr std::size_t most_sessions = 20;
constexpr int most_tries = 8; ///< shots of one journal that are tried
const std::string shot_kind = "shot";
const std::string time_kind = "time";

/// "<time_s> <motion_s>"
JournalRecord time_record(const Shot& shot) {
    return {time_kind, fmt::format("{} {}", shot.time_s, shot.motion_s)};
}

void apply_time(const JournalRecord& record, Shot& shot) {
    const char* end = record.text.data() + record.text.size();
    double time_s = -1.0;
    double motion_s = -1.0;
    const auto [blank, fault] = std::from_chars(record.text.data(), end, time_s);
    if (fault == std::errc() && blank != end) {
        std::from_chars(blank + 1, end, motion_s);
    }
    // What is no time was not written by us and changes nothing.
    if (time_s >= 0.0 && time_s < farthest_s && motion_s >= 0.0 && motion_s < farthest_s) {
        shot.time_s = time_s;
        shot.motion_s = motion_s;
    }
}

/// The last shot of a journal that can be read, with the time that was reached; `fault` says what is wrong with later ones.
std::optional<Shot> last_shot(const JournalFile& file, const Library& library, std::string& fault) {
    const std::vector<JournalRecord> records = file.records();
    int tries = 0;
    for (std::size_t i = records.size(); i > 0 && tries < most_tries; --i) {
        if (records[i - 1].kind != shot_kind) {
            continue;
        }
        try {
            ++tries;
            Shot shot = read_shot(file.path(), records[i - 1].text, library);
            for (std::size_t t = i; t < records.size() && records[t].kind == time_kind; ++t) {
                apply_time(records[t], shot);
            }
            return shot;
        } catch (const InputError& error) {
            fault = fault.empty() ? error.what() : fault;
        }
    }
    return std::nullopt;
}

} // namespace

Journal::Journal(fs::path folder, std::optional<JournalFile> file, const Library& library)
    : folder_(std::move(folder)), library_(library), file_(std::move(file)),
      thread_([this] { run(); }) {}

Journal::~Journal() {
    {
        const std::lock_guard guard(mutex_);
        finishing_ = true;
    }
    something_to_do_.notify_one();
    thread_.join();
    if (forgotten_ && file_) {
        file_->remove();
    }
}

void Journal::keep(Shot shot) {
    {
        const std::lock_guard guard(mutex_);
        pending_ = std::move(shot);
    }
    something_to_do_.notify_one();
}

void Journal::set_aside() {
    const std::lock_guard guard(mutex_);
    aside_ = true;
}

void Journal::forget() {
    const std::lock_guard guard(mutex_);
    forgotten_ = true;
}

std::string Journal::fault() const {
    const std::lock_guard guard(mutex_);
    return fault_;
}

void Journal::run() {
    std::unique_lock guard(mutex_);
    for (;;) {
        something_to_do_.wait(guard, [this] { return pending_ || finishing_; });
        if (!pending_) {
            return;
        }
        const Shot shot = std::move(*pending_);
        pending_.reset();
        const bool aside = std::exchange(aside_, false);
        guard.unlock();
        std::string fault;
        try {
            if (aside && file_) {
                file_->set_aside();
                file_.reset();
                written_.reset();
            }
            write(shot);
        } catch (const ModelError& error) {
            fault = as_input_error(error.where, error.found, error.expected).what();
        } catch (const std::exception& error) {
            fault = plain_words(error);
        }
        guard.lock();
        fault_ = std::move(fault);
    }
}

void Journal::write(const Shot& shot) {
    if (written_ == shot) {
        return;
    }
    if (!file_) {
        file_ = JournalFile::create(folder_);
    }
    const bool only_time = written_ && differ_only_in_time(*written_, shot);
    const bool grown = file_->bytes() > std::max(usual_bytes, usual_shots * shot_bytes_);
    const bool again = !written_ || grown;
    written_.reset(); // if this fails, the next one begins the file again
    if (only_time && !again) {
        file_->append(time_record(shot));
    } else {
        const JournalRecord record{shot_kind, shot_text(shot, library_)};
        shot_bytes_ = record.text.size();
        if (again) {
            file_->replace(record);
        } else {
            file_->append(record);
        }
    }
    written_ = shot;
}

FoundSession
take_kept_session(const fs::path& folder, const Library& library, KeptWhich which, int number) {
    FoundSession found;
    for (const fs::path& path : JournalFile::list(folder)) {
        if (which == KeptWhich::left && JournalFile::is_set_aside(path)) {
            continue;
        }
        try {
            std::optional<JournalFile> file = JournalFile::take(path);
            if (!file) {
                continue;
            }
            std::string fault;
            std::optional<Shot> shot = last_shot(*file, library, fault);
            found.remark = found.remark.empty() ? fault : found.remark;
            if (shot && --number == 0) {
                std::error_code unseen;
                const auto kept_at = fs::last_write_time(path, unseen);
                found.session.emplace(KeptSession{std::move(*shot), kept_at, std::move(*file)});
                return found;
            }
        } catch (const InputError& error) {
            found.remark = found.remark.empty() ? error.what() : found.remark;
        }
    }
    return found;
}

void drop_oldest_sessions(const fs::path& folder) {
    const std::vector<fs::path> files = JournalFile::list(folder);
    for (std::size_t i = most_sessions; i < files.size(); ++i) {
        try {
            if (std::optional<JournalFile> file = JournalFile::take(files[i])) {
                file->remove();
            }
        } catch (const InputError&) {
            // Not ours to remove: of a newer version, or no journal at all.
        }
    }
}

} // namespace disinhibit
