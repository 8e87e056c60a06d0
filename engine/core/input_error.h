#pragma once

#include <stdexcept>
#include <string>

namespace disinhibit {

/// Bad data from outside, told in one line. Same meaning as the io layer's InputError; thrown by engine/core readers.
class CoreInputError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

} // namespace disinhibit
