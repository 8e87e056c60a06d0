#pragma once

#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/moment.h"
#include "engine/scene/parts/axon_shape.h"

namespace disinhibit {

/// Activity (activity_of) of a signal against its own rest.
float exact_activity(const StageMoment& moment, const SignalHandle& handle);

/// The looks of all axons of the hypothesis; `row` is null for those left out.
std::vector<AxonLook> looks_of_axons(const StageMoment& moment);

/// The activity of every node, axon and cell, in steps too small to see: what draw_bodies looks like depends on nothing
/// else of the moment, so its picture can be kept while they stay.
std::vector<float> body_activities(const StageMoment& moment);

/// Appends what is drawn with those activities: axons, nodes, cells with their letters. Axons are left to the
/// overlay while arrows are drawn by their grade.
void draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks);

} // namespace disinhibit
