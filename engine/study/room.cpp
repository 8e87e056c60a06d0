#include "engine/study/room.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <sstream>
#include <system_error>
#include <thread>

#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {
namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

/// As the kernel says it: what can be had without swapping.
double free_memory_bytes() {
    constexpr std::size_t enough = 4096;
    constexpr double bytes_per_kB = 1024.0;
    try {
        std::istringstream words(read_beginning("/proc/meminfo", enough));
        for (std::string word; words >> word;) {
            double kB = 0.0;
            if (word == "MemAvailable:" && words >> kB) {
                return kB * bytes_per_kB;
            }
        }
    } catch (const InputError&) {
        return no_limit; // no such file: nobody knows
    }
    return no_limit;
}

double free_disk_bytes(const std::filesystem::path& folder) {
    std::error_code fault;
    const std::filesystem::space_info space = std::filesystem::space(folder, fault);
    return fault ? no_limit : static_cast<double>(space.available);
}

double bytes_of_rows(const StudyWork& work) {
    return RecordFile::size_bytes(static_cast<double>(work.records()),
                                  static_cast<double>(work.numbers()) + 1.0);
}

double two_digits(double number) {
    std::array<char, 32> text{};
    const auto written = std::to_chars(
        text.data(), text.data() + text.size(), number, std::chars_format::scientific, 1);
    double result = number;
    std::from_chars(text.data(), written.ptr, result);
    return result;
}

[[noreturn]] void refuse(const StudyWork& work, const std::string& needs) {
    const double duration_s = work.courses().duration_s;
    throw InputError({},
                     "",
                     fmt::format("found a study of {:.10g} courses of {}",
                                 static_cast<double>(work.courses().count),
                                 describe_time(duration_s)),
                     "one that fits: " + needs);
}

} // namespace

std::string describe_bytes(double bytes) {
    constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    constexpr double thousand = 1000.0;
    std::size_t unit = 0;
    for (; bytes >= thousand && unit + 1 < units.size(); ++unit) {
        bytes /= thousand;
    }
    return fmt::format("{:.3g} {}", bytes, units[unit]);
}

void require_room(const StudyWork& work, const std::filesystem::path& folder, double kept_bytes) {
    const double disk_bytes = std::max(0.0, bytes_of_rows(work) - kept_bytes) + work.table_bytes();
    const double free_disk = free_disk_bytes(folder);
    const double free_memory = free_memory_bytes();
    if (disk_bytes > free_disk || work.memory_bytes() > free_memory) {
        refuse(work,
               fmt::format("it needs about {} of disk, where {} are free, and {} of memory, of "
                           "which {} are free",
                           describe_bytes(disk_bytes),
                           describe_bytes(free_disk),
                           describe_bytes(work.memory_bytes()),
                           describe_bytes(free_memory)));
    }
}

void require_time(
    const Library& library, const StudyWork& work, double kept_bytes, int threads, double most_s) {
    using Clock = std::chrono::steady_clock;
    constexpr std::uint64_t few = 200;
    constexpr std::size_t tried = 16; // two for each lane
    const std::uint64_t count = work.courses().count;
    if (count <= few) {
        return;
    }
    CourseRunner runner(library, work.courses());
    runner.run(0, 1); // what is made once
    const Clock::time_point begun = Clock::now();
    runner.run(0, tried);
    const double tried_s = std::chrono::duration<double>(Clock::now() - begun).count();
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int workers = std::clamp(threads, 1, cores);
    const double share_left = std::max(0.0, 1.0 - kept_bytes / bytes_of_rows(work));
    const double needed_s = tried_s / tried * static_cast<double>(count) * share_left / workers;
    if (needed_s > most_s) {
        refuse(work,
               fmt::format("it would take about {} on {} {}, and --at-most is {}",
                           describe_time(two_digits(needed_s)),
                           workers,
                           workers == 1 ? "core" : "cores",
                           describe_time(most_s)));
    }
}

} // namespace disinhibit
