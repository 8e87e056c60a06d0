#pragma once

#include <string>

namespace disinhibit {

/// "0.1.0 (commit 0123456789ab)": the version of CMakeLists.txt and the commit the program was built from, with "-dirty" if
/// the source was changed after it, "unknown" where neither git nor an archive tells. Every output states it.
const std::string& program_stamp();

/// "disinhibit 0.1.0 (commit 0123456789ab), science 0123456789abcdef": the program and the hash of the data that it has read
/// (Library::content_hash), in one line.
std::string full_stamp(const std::string& science);

} // namespace disinhibit
