#include "engine/core/plain_words.h"

#include <filesystem>
#include <new>

namespace disinhibit {

std::string plain_words(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
        return "there is not enough memory for this";
    }
    if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&error)) {
        return file->path1().string() + ": " + file->code().message();
    }
    return error.what();
}

} // namespace disinhibit
