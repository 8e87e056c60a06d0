#pragma once

namespace disinhibit {

/// Version of the program, as in the CMake project.
inline constexpr const char* kVersion = DISINHIBIT_VERSION;

}  // namespace disinhibit
