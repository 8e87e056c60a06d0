#pragma once

#include <cstddef>

#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/signals.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// One step of FNV-1a over `bytes` bytes.
unsigned long long mix_in(unsigned long long hash, const void* data, std::size_t bytes);

StageLayout
make_stage_layout(const Stage& stage, const StageSignals& signals, const StageView& view);

} // namespace disinhibit
