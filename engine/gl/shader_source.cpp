#include "engine/gl/shader_source.h"

#include <algorithm>
#include <regex>
#include <sstream>

#include "circuit/io/text/read_file.h"

namespace disinhibit::gl {

namespace {

void append_file(const std::filesystem::path& root,
                 const std::filesystem::path& file,
                 ShaderSource& source) {
    if (std::find(source.files.begin(), source.files.end(), file) != source.files.end()) {
        return;
    }
    std::istringstream in(read_file(file));
    const std::size_t index = source.files.size();
    source.files.push_back(file);
    source.text += "#line 1 " + std::to_string(index) + "\n";
    static const std::regex include_line(R"re(^\s*#include\s+"([^"]+)"\s*$)re");
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        std::smatch match;
        if (std::regex_match(line, match, include_line)) {
            append_file(
                root, file_below(root, root, match[1].str(), {file.string(), number}), source);
            source.text +=
                "#line " + std::to_string(number + 1) + " " + std::to_string(index) + "\n";
        } else {
            source.text += line + "\n";
        }
    }
}

} // namespace

ShaderSource
load_shader_source(const std::filesystem::path& root, const std::filesystem::path& file, bool es) {
    ShaderSource source;
    source.text = es ? "#version 300 es\nprecision highp float;\nprecision highp int;\n"
                     : "#version 330 core\n";
    append_file(root, root / file, source);
    return source;
}

std::string explain_compile_log(const ShaderSource& source, const std::string& log) {
    // Mesa "0:12(3): error", NVIDIA "0(12) : error", ANGLE "ERROR: 0:12:": source-string number, then line.
    static const std::regex place(
        R"re(^(?:ERROR: |WARNING: )?(\d+)[:(](\d+)\)?(?:\(\d+\))?\s*:\s*)re");
    std::istringstream lines(log);
    std::string result;
    std::string line;
    while (std::getline(lines, line)) {
        std::smatch match;
        if (std::regex_search(line, match, place)) {
            const auto index = static_cast<std::size_t>(std::stoul(match[1].str()));
            if (index < source.files.size()) {
                line = source.files[index].string() + ":" + match[2].str() + ": " +
                       match.suffix().str();
            }
        }
        if (!line.empty() && line.find_first_not_of(" \t\r\0") != std::string::npos) {
            result += (result.empty() ? "" : "\n") + line;
        }
    }
    return result;
}

} // namespace disinhibit::gl
