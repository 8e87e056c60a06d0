#pragma once

#include <vector>

#include "engine/scene/stage/moment.h"

namespace disinhibit {

/// Playback speed (simulated seconds per second) above which spikes and molecules stand still.
constexpr double fastest_moving_speed = 60.0;

/// The activity of every body (node, axon, cell), in steps too small to see: what draw_bodies looks like depends on nothing
/// else of the moment, so its picture can be kept while they stay.
std::vector<float> body_activities(const StageMoment& moment);

/// Appends what is drawn with those activities: axons, nodes, cells with their letters. Axons are left to the
/// overlay while arrows are drawn by their grade.
void draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks);

/// Blocks from the back to the front: clouds, glows, endings with spikes, terminals, receptors, marks, names, badges and texts.
void draw_moving_part(const StageMoment& moment, std::vector<DrawBlock>& blocks);

/// Highest firing rate that any axon with spikes has now or at rest, Hz: sets the slow-motion factor.
double fastest_rate_hz(const Stage& stage, const StageSignals& signals, const SignalReader& reader);

/// Percent of its own rest of the cloud that has grown most.
double
largest_cloud_percent(const Stage& stage, const StageSignals& signals, const SignalReader& reader);

} // namespace disinhibit
