#pragma once

#include <cstddef>
#include <set>
#include <string>

namespace disinhibit {

/// Names for things whose paths another program does not take: letters, digits and "_", small, each different.
class Names {
  public:
    /// `letters`: at most so many, shared out among the words of a path; 0: whole words. `reserved`: names that others have.
    Names(std::size_t letters, std::set<std::string> reserved);

    /// A name for this path that no other has: "substance.route.oral.gut" may become "suroorgut".
    std::string add(const std::string& path);

  private:
    std::size_t letters_;
    std::set<std::string> taken_;
};

} // namespace disinhibit
