#include "engine/app/window/folder_list.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_recent = 8;

std::string home() {
    const char* value = std::getenv("HOME");
    return value != nullptr && *value == '/' ? value : "";
}

bool may_be_opened(const std::string& name) {
    constexpr std::array<std::string_view, 3> endings{".toml", ".png", ".svg"};
    std::string small = name;
    std::ranges::transform(small, small.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return std::ranges::any_of(endings,
                               [&](std::string_view ending) { return small.ends_with(ending); });
}

} // namespace

fs::path typed_path(const std::string& typed) {
    const bool from_home = typed == "~" || typed.starts_with("~/");
    return from_home && !home().empty() ? fs::path(home() + typed.substr(1)) : fs::path(typed);
}

std::string shown_path(const fs::path& file) {
    std::error_code fault;
    const std::string path = fs::absolute(file, fault).lexically_normal().string();
    const std::string from = home();
    const bool in_home = !from.empty() && path.starts_with(from + "/");
    return fault ? file.string() : in_home ? "~" + path.substr(from.size()) : path;
}

void list_folder(const std::string& folder, FilesView& view) {
    view.folder = folder;
    view.entries.clear();
    view.fault.clear();
    std::error_code fault;
    const fs::path path = folder.empty() ? fs::path(".") : typed_path(folder);
    for (fs::directory_iterator entry(path, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        std::error_code unseen;
        const std::string name = entry->path().filename().string();
        const bool is_folder = entry->is_directory(unseen);
        if (is_folder || may_be_opened(name)) {
            view.entries.push_back({name, is_folder});
        }
    }
    if (fault) {
        view.fault = one_line(folder) + ": " + fault.message();
    }
    std::ranges::sort(view.entries, [](const FolderEntry& a, const FolderEntry& b) {
        return a.is_folder != b.is_folder ? a.is_folder : a.name < b.name;
    });
}

void put_first(std::vector<std::string>& recent, const fs::path& file) {
    const std::string path = shown_path(file);
    std::erase(recent, path);
    // A name that no file of ours can hold is not remembered.
    if (!unfit_character(path) && path.find_first_of("\n\t") == std::string::npos) {
        recent.insert(recent.begin(), path);
    }
    recent.resize(std::min(recent.size(), most_recent));
}

} // namespace disinhibit
