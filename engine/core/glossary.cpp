#include "engine/core/glossary.h"

#include <algorithm>
#include <utility>

namespace disinhibit {
namespace {

/// Bytes of letters beyond ASCII belong to words.
bool is_part_of_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string small_letters(std::string text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

/// "receptor" also stands for "receptors". In abbreviations capitals count.
bool holds_word(std::string text, std::string word) {
    constexpr std::size_t longest_abbreviation = 4;
    if (word.size() > longest_abbreviation) {
        text = small_letters(std::move(text));
        word = small_letters(std::move(word));
    }
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        std::size_t end = at + word.size();
        end += end < text.size() && text[end] == 's' ? 1 : 0;
        const bool begins = at == 0 || !is_part_of_word(text[at - 1]);
        const bool ends = end >= text.size() || !is_part_of_word(text[end]);
        if (begins && ends) {
            return true;
        }
    }
    return false;
}

Term read_term(const std::string& row) {
    Term term;
    const std::size_t colon = row.find(": ");
    term.meaning = colon == std::string::npos ? "" : row.substr(colon + 2);
    std::string names = row.substr(0, colon);
    for (std::size_t comma = names.find(", "); comma != std::string::npos;
         comma = names.find(", ")) {
        term.names.push_back(names.substr(0, comma));
        names.erase(0, comma + 2);
    }
    term.names.push_back(names);
    return term;
}

} // namespace

std::vector<Term> glossary_of(const Texts& texts) {
    const std::string section = "glossary.";
    std::vector<Term> terms;
    for (auto row = texts.entries.lower_bound(section);
         row != texts.entries.end() && row->first.starts_with(section);
         ++row) {
        terms.push_back(read_term(row->second));
    }
    return terms;
}

std::vector<std::string> meanings_in(const std::vector<Term>& glossary, const std::string& text) {
    std::vector<std::string> meanings;
    for (const Term& term : glossary) {
        const bool found = std::ranges::any_of(
            term.names, [&](const std::string& name) { return holds_word(text, name); });
        if (found) {
            meanings.push_back(term.names.front() + ": " + term.meaning);
        }
    }
    return meanings;
}

} // namespace disinhibit
