#include "circuit/io/text/standard_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <iostream>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

constexpr std::size_t longest_message = 4000; ///< bytes of a message

} // namespace

void hold_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // Opened for the other direction, so that using it is a fault as before.
        if (fcntl(stream, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) {
            _exit(EXIT_FAILURE);
        }
    }
}

void print_text(std::string_view text) {
    const std::string clean = printable(text);
    // A fault stays in the state of the stream and is told by finish_standard_output.
    std::fwrite(clean.data(), 1, clean.size(), stdout);
}

void print_error(std::string_view line) {
    const std::string clean = one_line(line, longest_message) + "\n";
    std::fwrite(clean.data(), 1, clean.size(), stderr);
}

void print_progress(std::string_view line) {
    const std::string clean = "\r" + one_line(line, longest_message);
    std::fwrite(clean.data(), 1, clean.size(), stderr);
    std::fflush(stderr);
}

bool error_is_a_terminal() {
    return isatty(STDERR_FILENO) == 1;
}

std::ostream& standard_output() {
    return std::cout;
}

void finish_standard_output() {
    errno = 0;
    std::cout.flush();
    const bool arrived = std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good();
    const int fault = errno;
    std::clearerr(stdout);
    if (!arrived) {
        throw OutputError("standard output", fault);
    }
}

} // namespace disinhibit
