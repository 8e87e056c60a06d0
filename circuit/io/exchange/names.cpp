#include "circuit/io/exchange/names.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace disinhibit {
namespace {

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// The words of a path in small letters; whatever is neither letter nor digit divides them.
std::vector<std::string> words_of(const std::string& path) {
    std::vector<std::string> words{""};
    for (const char letter : path) {
        if (is_digit(letter) || (letter >= 'a' && letter <= 'z')) {
            words.back() += letter;
        } else if (letter >= 'A' && letter <= 'Z') {
            words.back() += static_cast<char>(letter - 'A' + 'a');
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string name;
    for (const std::string& word : words) {
        name += (name.empty() ? "" : "_") + word;
    }
    return name;
}

/// The first letters of each word, as many of each as there is room for.
std::string shortened(const std::vector<std::string>& words, std::size_t letters) {
    std::vector<std::size_t> taken(words.size(), 0);
    std::size_t left = letters;
    for (bool more = true; more && left > 0;) {
        more = false;
        for (std::size_t i = 0; i < words.size() && left > 0; ++i) {
            if (taken[i] < words[i].size()) {
                ++taken[i];
                --left;
                more = true;
            }
        }
    }
    std::string name;
    for (std::size_t i = 0; i < words.size(); ++i) {
        name += words[i].substr(0, taken[i]);
    }
    return name;
}

} // namespace

Names::Names(std::size_t letters, std::set<std::string> reserved)
    : letters_(letters), taken_(std::move(reserved)) {}

std::string Names::add(const std::string& path) {
    const std::vector<std::string> words = words_of(path);
    std::string base = letters_ > 0 ? shortened(words, letters_) : joined(words);
    if (base.empty() || is_digit(base.front())) {
        base = ("x" + base).substr(0, letters_ > 0 ? letters_ : std::string::npos);
    }
    std::string name = base;
    for (int i = 2; !taken_.insert(name).second; ++i) {
        const std::string number = "_" + std::to_string(i);
        const std::size_t room =
            letters_ > 0 ? std::max(letters_, number.size() + 1) - number.size() : base.size();
        name = base.substr(0, room) + number;
    }
    return name;
}

} // namespace disinhibit
