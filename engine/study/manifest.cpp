#include "engine/study/manifest.h"

#include <fmt/format.h>

#include "circuit/io/report/json.h"
#include "circuit/io/text/read_file.h"
#include "engine/core/version.h"

namespace disinhibit {
namespace {

std::string file_table(const char* name, const std::filesystem::path& file, bool whole_path) {
    return fmt::format("\n[[made.{}]]\nfile = {}\nhash = \"{:016x}\"\n",
                       name,
                       json_string(whole_path ? file.string() : file.filename().string()),
                       hash_of_file(file));
}

} // namespace

std::string manifest_text(const Study& study, const Library& library, const Manifest& manifest) {
    std::string text =
        "# A study and what it made; `disinhibit-lab study FILE --out RESULT` makes it again.\n" +
        study_text(study);
    text += fmt::format("\n[made]\nprogram = {}\nscience = {}\nprotocol = \"{:016x}\"\n"
                        "courses = {}\nfailed = {}\n",
                        json_string("disinhibit " + program_stamp()),
                        json_string(library.content_hash),
                        hash_bytes(manifest.scenario_text),
                        manifest.courses,
                        manifest.failed);
    for (const std::filesystem::path& file : manifest.inputs) {
        text += file_table("input", file, true);
    }
    for (const std::filesystem::path& file : manifest.results) {
        text += file_table("result", file, false);
    }
    return text;
}

std::string study_key(const Study& study, const Library& library, const Manifest& manifest) {
    std::string all = study_text(study) + '\n' + manifest.scenario_text + '\n' +
                      library.content_hash + '\n' + program_stamp();
    for (const std::filesystem::path& file : manifest.inputs) {
        all += fmt::format("\n{:016x}", hash_of_file(file));
    }
    return fmt::format("study {:016x}", hash_bytes(all));
}

} // namespace disinhibit
