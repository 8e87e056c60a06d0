#include "circuit/io/text/toml_document.h"

#include <string_view>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {
namespace {

constexpr int longest_key = 16;

/// Counts the parts of dotted keys ("a.b.c" has three) in a run of bytes.
class DottedKeyLength {
  public:
    int after(char byte) {
        if (byte == ' ' || byte == '\t') {
            word_ended_ = !after_dot_;
        } else if (byte == '.') {
            parts_ += 1;
            after_dot_ = true;
            word_ended_ = false;
        } else if (std::string_view("=,[]{}#\n").find(byte) != std::string_view::npos) {
            *this = DottedKeyLength{};
        } else {
            if (word_ended_) {
                *this = DottedKeyLength{};
            }
            after_dot_ = false;
        }
        return parts_;
    }

  private:
    int parts_ = 1;
    bool after_dot_ = false;
    bool word_ended_ = false;
};

void check_keys(const std::string& file, const std::string& text) {
    int line = 1;
    DottedKeyLength dotted;
    for (const char byte : text) {
        if (dotted.after(byte) > longest_key) {
            throw InputError({file, line}, "", "found a very long dotted key", "at most 16 parts");
        }
        line += byte == '\n' ? 1 : 0;
    }
}

int line_of(const toml::source_region& region) {
    return static_cast<int>(region.begin.line);
}

void check_characters(const std::string& file, const std::string& text, int line) {
    if (const auto unfit = unfit_character(text)) {
        throw InputError({file, line}, "", "found " + *unfit + " in a text", "printable text");
    }
}

void check_texts(const std::string& file, const toml::node& node) {
    if (const auto* text = node.as_string()) {
        check_characters(file, text->get(), line_of(node.source()));
    } else if (const toml::array* array = node.as_array()) {
        for (const toml::node& item : *array) {
            check_texts(file, item);
        }
    } else if (const toml::table* table = node.as_table()) {
        for (const auto& [key, value] : *table) {
            check_characters(file, std::string(key.str()), line_of(key.source()));
            check_texts(file, value);
        }
    }
}

} // namespace

TomlDocument parse_toml(const std::filesystem::path& file, const std::string& text) {
    const std::string name = file.string();
    check_keys(name, text);
    try {
        TomlDocument document{name, toml::parse(text, name)};
        check_texts(name, document.root);
        return document;
    } catch (const toml::parse_error& error) {
        throw InputError({name, line_of(error.source())},
                         "",
                         "found broken TOML: " + std::string(error.description()),
                         "");
    }
}

TomlDocument parse_toml(const std::filesystem::path& file) {
    return parse_toml(file, read_file(file));
}

} // namespace disinhibit
