#include "circuit/io/text/input_faults.h"

#include <cassert>
#include <utility>

namespace disinhibit {

InputFaults::InputFaults(std::vector<InputError> all)
    : InputError((assert(!all.empty()), all.front())), all_(std::move(all)) {}

} // namespace disinhibit
