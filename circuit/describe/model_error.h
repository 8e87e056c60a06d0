#pragma once

#include <exception>
#include <string>
#include <utility>

namespace disinhibit {

/// A mistake in a description that the reader of files could not see: a reference between entities that leads nowhere,
/// a parameter path or route that does not exist in this model. `where` is the entity or path; the io layer and the
/// command line turn it into one line for the user. A std::exception, so that whoever guards against everything is not
/// passed by it.
class ModelError : public std::exception {
  public:
    ModelError(std::string where_, std::string found_, std::string expected_)
        : where(std::move(where_)), found(std::move(found_)), expected(std::move(expected_)),
          line_(where + ": found \"" + found + "\", expected " + expected) {}

    std::string where;
    std::string found;
    std::string expected;
    /// All three in one line.
    const char* what() const noexcept override { return line_.c_str(); }

  private:
    std::string line_;
};

} // namespace disinhibit
