#pragma once

#include <vector>

#include "circuit/io/text/input_error.h"

namespace disinhibit {

/// All faults of one file, found in one pass. what() is the first; whoever tells them has a line for each.
class InputFaults : public InputError {
  public:
    /// Precondition (asserted): there is one.
    explicit InputFaults(std::vector<InputError> all);

    const std::vector<InputError>& all() const { return all_; }

  private:
    std::vector<InputError> all_;
};

} // namespace disinhibit
