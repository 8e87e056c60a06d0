#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace disinhibit {

/// How the names of sources end.
inline const std::vector<std::string> kCode = {".cpp", ".h"};

struct SourceFile {
    std::string path; ///< from the project root
    std::string text;
    std::string folder() const { return path.substr(0, path.rfind('/')); }
};

inline std::string read_whole_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// All files below `folders` of the project whose names end in one of `endings`, in the order of their paths.
inline std::vector<SourceFile> source_files(const std::vector<std::string>& folders,
                                            const std::vector<std::string>& endings) {
    const std::filesystem::path root = DISINHIBIT_SOURCE_DIR;
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const std::string name = entry.path().string();
            for (const std::string& ending : endings) {
                if (entry.is_regular_file() && name.ends_with(ending)) {
                    files.push_back({std::filesystem::relative(entry.path(), root).string(),
                                     read_whole_file(entry.path())});
                }
            }
        }
    }
    std::sort(
        files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

/// `text` without comments and, if asked, without what stands between double quotes.
inline std::string code_of(const std::string& text, bool keep_strings = true) {
    std::string code;
    for (std::size_t i = 0; i < text.size();) {
        if (text.compare(i, 2, "//") == 0) {
            i = std::min(text.find('\n', i), text.size());
        } else if (text.compare(i, 2, "/*") == 0) {
            i = std::min(text.find("*/", i), text.size() - 2) + 2;
        } else if (text[i] == '"' && (i == 0 || text[i - 1] != '\'')) {
            const std::size_t begin = i++;
            while (i < text.size() && text[i] != '"' && text[i] != '\n') {
                i += text[i] == '\\' ? 2 : 1;
            }
            i = std::min(i + 1, text.size());
            code += keep_strings ? text.substr(begin, i - begin) : "\"\"";
        } else {
            code += text[i++];
        }
    }
    return code;
}

/// What a source includes, and whether in angle brackets.
inline std::vector<std::pair<std::string, bool>> includes_of(const SourceFile& file) {
    std::vector<std::pair<std::string, bool>> found;
    const std::regex line("#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
    const std::string code = code_of(file.text);
    for (std::sregex_iterator it(code.begin(), code.end(), line), end; it != end; ++it) {
        found.emplace_back((*it)[2].str(), (*it)[1].str() == "<");
    }
    return found;
}

} // namespace disinhibit
