#pragma once

#include <map>
#include <string>

namespace disinhibit {

/// What is wrong at the moment, one line per subject ("theme", "shaders" ...). Mending one leaves the others standing.
class Faults {
  public:
    void tell(const std::string& subject, const std::string& line) { lines_[subject] = line; }
    void settle(const std::string& subject) { lines_.erase(subject); }
    /// One of the faults, always the same one while it lasts; empty if nothing is wrong.
    std::string line() const { return lines_.empty() ? "" : lines_.begin()->second; }

  private:
    std::map<std::string, std::string> lines_;
};

} // namespace disinhibit
