#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "circuit/io/text/printable.h"

namespace disinhibit {

/// Where in a file something stands. Line 0: the file as a whole, or no file (the command line).
struct Place {
    std::string file;
    int line = 0;
};

/// Bad data from outside. what() is one line:
///   assets/substances/x.toml:12: kinetics.SPECIES.volume: found "3 L/h", expected volume (L, mL)
/// Whatever is not fit for a terminal in the found text is replaced (`one_line`), and long texts are cut.
class InputError : public std::runtime_error {
  public:
    InputError(Place place, std::string key, const std::string& found, std::string expected);
    /// The line as it is, where there is no more to say than a sentence.
    explicit InputError(const std::string& sentence);

    const std::string& file() const { return place_.file; }
    int line() const { return place_.line; }
    const std::string& key() const { return key_; }
    const std::string& found() const { return found_; }
    const std::string& expected() const { return expected_; }

  private:
    Place place_;
    std::string key_;
    std::string found_;
    std::string expected_;
};

/// A file or standard output that did not take all its bytes, as on a full disk. what() is one line. No fault of the input:
/// the same command may succeed later.
class OutputError : public std::runtime_error {
  public:
    /// `fault`: an errno, or 0 if none is known.
    OutputError(const std::string& output, int fault);
};

/// The one line for a mistake that `simulate` found (ModelError): where, found, expected, without a file.
InputError
as_input_error(const std::string& where, const std::string& found, const std::string& expected);

} // namespace disinhibit
