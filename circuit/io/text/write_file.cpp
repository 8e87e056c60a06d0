#include "circuit/io/text/write_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ostream>
#include <random>
#include <streambuf>
#include <system_error>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/output_place.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/unfinished_files.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

/// An open descriptor, closed at the end.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    /// False if the file system reports only now that it has lost something.
    bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

  private:
    int number_;
};

/// Collects bytes for a descriptor and remembers the first fault.
class DescriptorBuffer : public std::streambuf {
  public:
    explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) { renew(); }
    int fault() const { return fault_; }

  protected:
    int_type overflow(int_type letter) override {
        if (sync() != 0) {
            return traits_type::eof();
        }
        if (!traits_type::eq_int_type(letter, traits_type::eof())) {
            *pptr() = traits_type::to_char_type(letter);
            pbump(1);
        }
        return traits_type::not_eof(letter);
    }

    int sync() override {
        for (const char* next = pbase(); next < pptr() && fault_ == 0;) {
            const ssize_t written =
                ::write(descriptor_, next, static_cast<std::size_t>(pptr() - next));
            if (written >= 0) {
                next += written;
            } else if (errno != EINTR) {
                fault_ = errno;
            }
        }
        renew();
        return fault_ == 0 ? 0 : -1;
    }

  private:
    void renew() { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

    int descriptor_;
    int fault_ = 0;
    std::array<char, 1 << 16> bytes_;
};

[[noreturn]] void refuse(const fs::path& file, int fault) {
    throw InputError({file.string()},
                     "",
                     "found a place that cannot be written (" +
                         std::system_category().message(fault) + ")",
                     "");
}

/// A name in the kernel that stands for one output file, free again when its holder ends, however it ends. Empty where
/// the kernel has no such names: then whoever finishes last stands.
Descriptor claim(const fs::path& file, const OutputPlace& place, int folder) {
    struct stat status {};
    if (fstat(folder, &status) != 0) {
        return Descriptor();
    }
    struct sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const std::string name = fmt::format("disinhibit-output-{:x}-{:x}-{:x}",
                                         status.st_dev,
                                         status.st_ino,
                                         hash_bytes(place.target.filename().string()));
    std::memcpy(address.sun_path + 1, name.data(), name.size()); // the leading 0: no file
    Descriptor holder(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    if (holder.is_open() &&
        bind(holder.number(), reinterpret_cast<const sockaddr*>(&address), length) != 0 &&
        errno == EADDRINUSE) {
        throw InputError({file.string()},
                         "",
                         "found another run that is writing this file",
                         "a file of its own for each run");
    }
    return holder;
}

/// Gives the new file the mode and the owner of the one it will replace; 0 or what is in the way.
int take_over(int descriptor, const struct stat& former) {
    struct stat own {};
    if (fstat(descriptor, &own) != 0) {
        return errno;
    }
    const bool strange = own.st_uid != former.st_uid || own.st_gid != former.st_gid;
    if (strange && fchown(descriptor, former.st_uid, former.st_gid) != 0) {
        return errno;
    }
    constexpr mode_t permissions = 07777;
    return fchmod(descriptor, former.st_mode & permissions) == 0 ? 0 : errno;
}

/// False only where the disk has failed; some file systems have nothing to synchronise.
bool synchronised(int descriptor) {
    return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

} // namespace

struct OutputFile::Writing {
    fs::path file; ///< as it was asked for
    Durability durability = Durability::synced;
    OutputPlace place;
    Descriptor folder;
    Descriptor holder;
    std::string name; ///< of the unfinished file in `folder`; empty: written through or finished
    std::unique_ptr<UnfinishedFile> unfinished;
    Descriptor bytes;
    std::unique_ptr<DescriptorBuffer> buffer;
    std::unique_ptr<std::ostream> stream;

    Writing(fs::path asked, Durability kept)
        : file(std::move(asked)), durability(kept), place(find_output_place(file)) {
        if (place.through) {
            bytes = Descriptor(open(place.target.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
        } else {
            folder = Descriptor(open(place.folder().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
            if (!folder.is_open()) {
                refuse(file, errno);
            }
            holder = claim(file, place, folder.number());
            make_unfinished();
        }
        if (!bytes.is_open()) {
            refuse(file, errno);
        }
        buffer = std::make_unique<DescriptorBuffer>(bytes.number());
        stream = std::make_unique<std::ostream>(buffer.get());
    }

    ~Writing() { remove_unfinished(); }

    void remove_unfinished() {
        if (!name.empty()) {
            unlinkat(folder.number(), name.c_str(), 0);
            name.clear();
        }
    }

    void make_unfinished() {
        constexpr mode_t own_only = 0600;
        constexpr mode_t as_the_umask_allows = 0666;
        std::random_device random;
        do {
            name = fmt::format(".disinhibit-{:08x}{:08x}.partial", random(), random());
            unfinished.reset();
            unfinished = std::make_unique<UnfinishedFile>(folder.number(), name);
            bytes = Descriptor(openat(folder.number(),
                                      name.c_str(),
                                      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                      place.former ? own_only : as_the_umask_allows));
        } while (!bytes.is_open() && errno == EEXIST);
        if (!bytes.is_open()) {
            name.clear();
            refuse(file, errno);
        }
        if (const int fault = place.former ? take_over(bytes.number(), *place.former) : 0) {
            remove_unfinished();
            refuse(file, fault);
        }
    }

    void put_into_place() {
        const bool synced = durability == Durability::synced;
        if ((synced && !synchronised(bytes.number())) || !bytes.close() ||
            std::rename((place.folder() / name).c_str(), place.target.c_str()) != 0) {
            throw OutputError(file.string(), errno);
        }
        name.clear();
        unfinished.reset();
        if (synced) {
            // A folder that may be written but not read cannot be opened for this; its names are safe a little later.
            const Descriptor readable(
                open(place.folder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
            if (readable.is_open() && !synchronised(readable.number())) {
                throw OutputError(file.string(), errno);
            }
        }
    }
};

OutputFile::OutputFile(const fs::path& file, Durability durability)
    : writing_(std::make_unique<Writing>(file, durability)) {}

OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile::~OutputFile() = default;

std::ostream& OutputFile::stream() {
    return *writing_->stream;
}

void OutputFile::finish() {
    writing_->stream->flush();
    if (!*writing_->stream) {
        throw OutputError(writing_->file.string(), writing_->buffer->fault());
    }
    if (!writing_->place.through) {
        writing_->put_into_place();
    } else if (!writing_->bytes.close()) {
        throw OutputError(writing_->file.string(), errno);
    }
    writing_->holder.close();
}

bool is_taken(const fs::path& file) {
    std::error_code fault;
    return fs::exists(fs::symlink_status(file, fault));
}

void make_folder(const fs::path& folder, const std::string& option, const std::string& expected) {
    std::error_code fault;
    fs::create_directories(folder, fault);
    if (fault) {
        throw InputError(
            {}, option, "found \"" + folder.string() + "\" (" + fault.message() + ")", expected);
    }
}

void write_file(const fs::path& file, std::string_view bytes, Durability durability) {
    OutputFile output(file, durability);
    output.stream().write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    output.finish();
}

void write_file(const fs::path& file, const std::function<void(std::ostream&)>& write) {
    OutputFile output(file);
    write(output.stream());
    output.finish();
}

} // namespace disinhibit
