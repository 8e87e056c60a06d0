#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "circuit/describe/circuit.h"
#include "engine/view/journal_file.h"
#include "engine/view/shot.h"

/// A session keeps itself: what it was goes into a journal in a thread beside the frame loop, and from there it comes back.
namespace disinhibit {

/// Writes shots down as they come, each on the disk before the next; of those that come faster only the last. The file
/// stays small: it is begun again with the present shot when it has grown.
class Journal {
  public:
    /// Goes on in `file`, or makes one in `folder` with the first shot. `library` must outlive the journal.
    Journal(std::filesystem::path folder, std::optional<JournalFile> file, const Library& library);
    ~Journal(); ///< writes what it has been given
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// Never waits for the disk.
    void keep(Shot shot);
    /// What was kept so far stays as a former session; what comes now goes into another file.
    void set_aside();
    /// Nothing of it is worth keeping: the file is removed at the end.
    void forget();
    /// Why the last shot is not on the disk, one line; empty if it is.
    std::string fault() const;

  private:
    void run();
    void write(const Shot& shot);

    std::filesystem::path folder_;
    const Library& library_;

    mutable std::mutex mutex_; ///< guards the next block
    std::optional<Shot> pending_;
    bool finishing_ = false;
    bool aside_ = false;
    bool forgotten_ = false;
    std::string fault_;
    std::condition_variable something_to_do_;

    /// Belong to the thread.
    std::optional<JournalFile> file_;
    std::optional<Shot> written_; ///< what the file says; nothing: it has to be begun again
    std::size_t shot_bytes_ = 0;
    std::thread thread_;
};

/// A session that came back.
struct KeptSession {
    Shot shot;
    std::filesystem::file_time_type kept_at;
    JournalFile file;
};

/// What was found, and in one line what could not be shown of what should have been; empty: nothing.
struct FoundSession {
    std::optional<KeptSession> session;
    std::string remark;
};

/// Which of the sessions kept in a folder.
enum class KeptWhich {
    left,  ///< that a window has left, by quitting or crashing
    former ///< these and those that were set aside
};

/// The `number`-th last session, counted from 1, that no other window holds. One that cannot be read is passed over and
/// remarked. Never throws for what a file says.
FoundSession take_kept_session(const std::filesystem::path& folder,
                               const Library& library,
                               KeptWhich which = KeptWhich::left,
                               int number = 1);

/// Removes the oldest sessions beyond what anybody will look for.
void drop_oldest_sessions(const std::filesystem::path& folder);

} // namespace disinhibit
