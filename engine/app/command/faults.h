#pragma once

#include <map>
#include <string>

namespace disinhibit {

/// What is wrong at the moment, one line per subject ("theme", "shaders" ...). Mending one leaves the others standing. A line
/// that a person has put away stays away until it says something else.
class Faults {
  public:
    void tell(const std::string& subject, const std::string& line) { say(subject, line, false); }
    /// Something that a person should know once and that nothing on the screen suffers from: told without a warning sign.
    void remark(const std::string& subject, const std::string& line) { say(subject, line, true); }
    void settle(const std::string& subject) { lines_.erase(subject); }
    /// Puts everything away that is told at the moment.
    void put_away() {
        for (auto& [subject, told] : lines_) {
            told.away = true;
        }
    }
    /// One of the faults, always the same one while it lasts; empty if nothing is wrong.
    std::string line() const { return first(false); }
    /// The same for remarks.
    std::string remark_line() const { return first(true); }

  private:
    struct Told {
        std::string line;
        bool remark = false;
        bool away = false;
    };
    void say(const std::string& subject, const std::string& line, bool remark) {
        Told& told = lines_[subject];
        told = {line, remark, told.away && told.line == line};
    }
    std::string first(bool remark) const {
        for (const auto& [subject, told] : lines_) {
            if (told.remark == remark && !told.away) {
                return told.line;
            }
        }
        return {};
    }

    std::map<std::string, Told> lines_;
};

} // namespace disinhibit
