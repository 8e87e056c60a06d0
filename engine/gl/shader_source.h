#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace disinhibit::gl {

/// One shader stage read from disk with its includes put in. Text only: needs no GL.
struct ShaderSource {
    std::string text; ///< complete, version line first
    std::vector<std::filesystem::path>
        files; ///< every file read; the index is GLSL's source-string number
};

/// Reads `file`, replaces each line `#include "name"` by the file of that name below `root` (once per stage) and puts
/// `#version 330 core`, or `#version 300 es` with high precision, in front. Throws InputError naming file and line.
ShaderSource
load_shader_source(const std::filesystem::path& root, const std::filesystem::path& file, bool es);

/// Rewrites a driver's compile log so that each message starts with "file:line: ".
std::string explain_compile_log(const ShaderSource& source, const std::string& log);

} // namespace disinhibit::gl
