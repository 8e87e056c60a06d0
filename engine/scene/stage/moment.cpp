#include "engine/scene/stage/moment.h"

#include <cmath>

namespace disinhibit {
namespace {

constexpr float activity_steps =
    32.0f; ///< between none and all: one step changes a colour by one percent

} // namespace

float exact_activity(const StageMoment& moment, const SignalHandle& handle) {
    return activity_of(moment.reader.now(handle), moment.reader.rest(handle));
}

float stepped_activity(const StageMoment& moment, const SignalHandle& handle) {
    return std::round(exact_activity(moment, handle) * activity_steps) / activity_steps;
}

} // namespace disinhibit
