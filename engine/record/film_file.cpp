#include "engine/record/film_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <ostream>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <vector>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/write_file.h"

extern char** environ; // NOLINT: what POSIX calls it

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

/// How ffmpeg encodes a kind of film.
struct FilmKind {
    const char* ending;
    const char* format;
    std::vector<const char*> options;
};

const std::vector<FilmKind>& kinds() {
    // H.264 in its usual form has even sizes; what is odd gets a column or row more.
    static const std::vector<FilmKind> all{
        {".mp4",
         "mp4",
         {"-vf",
          "vflip,pad=ceil(iw/2)*2:ceil(ih/2)*2",
          "-c:v",
          "libx264",
          "-preset",
          "veryfast",
          "-crf",
          "18",
          "-pix_fmt",
          "yuv420p",
          "-movflags",
          "+faststart"}},
        {".webm",
         "webm",
         {"-vf",
          "vflip",
          "-c:v",
          "libvpx-vp9",
          "-crf",
          "24",
          "-b:v",
          "0",
          "-deadline",
          "realtime",
          "-cpu-used",
          "6"}},
        {".gif",
         "gif",
         {"-filter_complex", "vflip,split[a][b];[a]palettegen[p];[b][p]paletteuse", "-loop", "0"}}};
    return all;
}

const FilmKind* kind_of(const fs::path& file) {
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    for (const FilmKind& kind : kinds()) {
        if (ending == kind.ending) {
            return &kind;
        }
    }
    return nullptr;
}

/// A folder of our own for what ffmpeg writes; gone with this object.
class Workplace {
  public:
    Workplace() {
        std::string name = (fs::temp_directory_path() / "disinhibit-film-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw OutputError(name, errno);
        }
        folder_ = name;
    }
    ~Workplace() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    fs::path film() const { return folder_ / "film"; }
    fs::path words() const { return folder_ / "words"; }

  private:
    fs::path folder_;
};

/// Starts ffmpeg with frames on its standard input; throws InputError if it is not there. In a group of its own: Ctrl-C is
/// for us, who then give it the end of its input.
pid_t start(std::vector<std::string> words, int input, const fs::path& log) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, log.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int fault =
        posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (fault != 0) {
        throw InputError({},
                         "--out",
                         "found no ffmpeg (" + std::system_category().message(fault) + ")",
                         "ffmpeg, or a folder for single pictures");
    }
    return child;
}

} // namespace

struct FilmFile::Encoding {
    Encoding(
        const fs::path& file, int width, int height, int frames_per_s, const std::string& recipe)
        : output(file) {
        const FilmKind& kind = *kind_of(file);
        std::vector<std::string> words{"ffmpeg", "-loglevel", "error", "-y", "-f", "rawvideo"};
        words.insert(words.end(),
                     {"-pix_fmt",
                      "bgr0",
                      "-video_size",
                      fmt::format("{}x{}", width, height),
                      "-framerate",
                      std::to_string(frames_per_s),
                      "-i",
                      "-"});
        words.insert(words.end(), kind.options.begin(), kind.options.end());
        words.insert(words.end(), {"-metadata", "comment=" + recipe, "-f", kind.format});
        words.push_back(place.film().string());
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0) {
            throw OutputError("ffmpeg", errno);
        }
        // Whoever writes to an ffmpeg that has given up is told by write, not by a signal.
        former_pipe = std::signal(SIGPIPE, SIG_IGN);
        input = ends[1];
        try {
            child = start(std::move(words), ends[0], place.words());
        } catch (...) {
            close(ends[0]);
            close_input();
            throw;
        }
        close(ends[0]);
        writer = std::thread([this] { write_frames(); });
    }
    ~Encoding() {
        if (child > 0) {
            kill(child, SIGKILL); // and so ends a writer that waits for it
        }
        stop_writer();
        close_input();
        if (child > 0) {
            waitpid(child, nullptr, 0);
        }
    }
    Encoding(const Encoding&) = delete;
    Encoding& operator=(const Encoding&) = delete;

    void close_input() {
        if (input >= 0) {
            close(input);
            input = -1;
            std::signal(SIGPIPE, former_pipe);
        }
    }

    /// Runs in the thread.
    void write_frames() {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return !frames.empty() || ended; });
            if (frames.empty()) {
                return;
            }
            std::vector<std::uint8_t> rows = std::move(frames.front());
            frames.pop_front();
            lock.unlock();
            changed.notify_all();
            const bool written = write_bytes(rows);
            lock.lock();
            spare = std::move(rows);
            if (!written) {
                refused = true;
                changed.notify_all();
                return;
            }
        }
    }

    bool write_bytes(const std::vector<std::uint8_t>& bytes) const {
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t count = write(input, bytes.data() + done, bytes.size() - done);
            if (count < 0 && errno != EINTR) {
                return false;
            }
            done += count > 0 ? static_cast<std::size_t>(count) : 0;
        }
        return true;
    }

    void hand_on(std::vector<std::uint8_t> rows) {
        constexpr std::size_t most_waiting = 3; // each of 8 MiB at 1080p
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return frames.size() < most_waiting || refused; });
        if (refused) {
            give_up();
        }
        frames.push_back(std::move(rows));
        changed.notify_all();
    }

    /// The thread ends when it has written what waits, or at once if it cannot.
    void stop_writer() {
        {
            const std::lock_guard lock(mutex);
            ended = true;
        }
        changed.notify_all();
        if (writer.joinable()) {
            writer.join();
        }
    }

    void hand_on_the_rest() {
        stop_writer();
        if (refused) {
            give_up();
        }
    }

    [[noreturn]] void give_up() const {
        std::string words;
        try {
            words = read_file(place.words());
        } catch (const InputError&) {
            words = "it says nothing"; // or nothing that is text
        }
        throw std::runtime_error("ffmpeg gave up: " + one_line(words, 200));
    }

    /// Waits for ffmpeg to end; throws if it was not content.
    void end() {
        close_input();
        int status = 0;
        const pid_t waited = waitpid(child, &status, 0);
        child = 0;
        if (waited < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            give_up();
        }
    }

    OutputFile output;
    Workplace place;
    int input = -1;
    pid_t child = 0;
    void (*former_pipe)(int) = SIG_DFL;
    std::mutex mutex; ///< guards the next block
    std::deque<std::vector<std::uint8_t>> frames;
    std::vector<std::uint8_t> spare; ///< was written
    bool ended = false;              ///< no more will come
    bool refused = false;            ///< ffmpeg takes no more
    std::condition_variable changed;
    std::thread writer;
};

FilmFile::FilmFile(
    const fs::path& file, int width, int height, int frames_per_s, const std::string& recipe) {
    if (!is_film_name(file)) {
        throw InputError({},
                         "--out",
                         "found \"" + file.string() + "\"",
                         "a name ending in .mp4, .webm or .gif, or a folder");
    }
    encoding_ = std::make_unique<Encoding>(file, width, height, frames_per_s, recipe);
}

FilmFile::~FilmFile() = default;

void FilmFile::add(std::vector<std::uint8_t> rows) {
    encoding_->hand_on(std::move(rows));
}

std::vector<std::uint8_t> FilmFile::spare_rows() {
    const std::lock_guard lock(encoding_->mutex);
    return std::move(encoding_->spare);
}

void FilmFile::finish() {
    encoding_->hand_on_the_rest();
    encoding_->end();
    copy_bytes(encoding_->place.film(), encoding_->output.stream());
    encoding_->output.finish();
}

bool is_film_name(const fs::path& file) {
    return kind_of(file) != nullptr;
}

} // namespace disinhibit
