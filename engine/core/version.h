#pragma once

namespace disinhibit {

/// Version of the program, from CMakeLists.txt.
inline constexpr const char* program_version = DISINHIBIT_VERSION;

} // namespace disinhibit
