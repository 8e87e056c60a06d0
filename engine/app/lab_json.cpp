#include <fmt/format.h>

#include "circuit/io/json.h"
#include "engine/app/lab.h"
#include "engine/core/version.h"

namespace disinhibit::lab {

std::string json_head(const Library& library) {
    return fmt::format("{{\"program\": {}, \"science\": {}, ",
                       json_string("disinhibit " + program_stamp()),
                       json_string(library.content_hash));
}

} // namespace disinhibit::lab
