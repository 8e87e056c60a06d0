#pragma once

#include <chrono>

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"

namespace disinhibit {

/// Of the model, in each frame of a benchmark.
inline constexpr double frame_s = 1.0 / 60.0;

inline double milliseconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

/// `disinhibit bench`: plays a scenario off-screen, times each frame to the last pixel, times a reference
/// scene (static picture and 2,000 discs) in the same run, and prints JSON. `started`: when the program
/// began. Throws InputError.
void run_bench(ProgramData& data,
               const Invocation& invocation,
               std::chrono::steady_clock::time_point started);

} // namespace disinhibit
