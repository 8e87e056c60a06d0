#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace disinhibit {

/// Where in a file something stands. Line 0: the file as a whole, or no file (the command line).
struct Place {
    std::string file;
    int line = 0;
};

/// Bad data from outside. what() is one line:
///   assets/substances/x.toml:12: kinetics.SPECIES.volume: found "3 L/h", expected volume (L, mL)
/// Newlines, control bytes and broken UTF-8 of the found text are replaced and long texts cut.
class InputError : public std::runtime_error {
  public:
    InputError(Place place, std::string key, const std::string& found, std::string expected);

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

/// `text` made fit for one line of a message: control bytes become spaces, bytes that are no UTF-8 become '?', and what
/// is longer than `longest` bytes is cut and ends in "...".
std::string one_line(const std::string& text, std::size_t longest = 80);

/// The one line for a mistake that `simulate` found (ModelError): where, found, expected, without a file.
InputError
as_input_error(const std::string& where, const std::string& found, const std::string& expected);

} // namespace disinhibit
