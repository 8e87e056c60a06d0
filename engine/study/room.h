#pragma once

#include <filesystem>
#include <string>

#include "engine/study/work.h"

/// Does a plan fit the machine? Asked before anything is run.
namespace disinhibit {

/// "7.7 TB".
std::string describe_bytes(double bytes);

/// Throws InputError with the figures where a study needs more memory, or more disk in the folder of its rows, than there is.
/// `kept_bytes`: of rows that are there already.
void require_room(const StudyWork& work, const std::filesystem::path& folder, double kept_bytes);

/// Runs the first few courses and throws InputError with the figures if those that are not kept would take longer than
/// `most_s`. Studies of few courses are let pass.
void require_time(
    const Library& library, const StudyWork& work, double kept_bytes, int threads, double most_s);

} // namespace disinhibit
