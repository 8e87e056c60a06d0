#include <fmt/format.h>

#include <cctype>

#include "circuit/io/read/readers.h"

namespace disinhibit {
namespace {

using Fields = std::map<std::string, std::string>;

/// What LaTeX writes with a backslash, as text: letters of other alphabets, accents, and signs that need none. What is
/// not in the table stays as it is written.
std::string spelled_out(const std::string& command) {
    static const std::map<std::string, std::string> letters{
        {"o", "ø"},   {"O", "Ø"},   {"aa", "å"},  {"AA", "Å"},  {"ae", "æ"},  {"AE", "Æ"},
        {"ss", "ß"},  {"l", "ł"},   {"\"a", "ä"}, {"\"A", "Ä"}, {"\"e", "ë"}, {"\"i", "ï"},
        {"\"o", "ö"}, {"\"O", "Ö"}, {"\"u", "ü"}, {"\"U", "Ü"}, {"'a", "á"},  {"'c", "ć"},
        {"'e", "é"},  {"'i", "í"},  {"'n", "ń"},  {"'o", "ó"},  {"'u", "ú"},  {"`e", "è"},
        {"_", "_"},   {"&", "&"},   {"%", "%"},   {"#", "#"},   {"$", "$"}};
    const auto found = letters.find(command);
    return found != letters.end() ? found->second : "\\" + command;
}

/// Walks over BibTeX entries: @type{key, name = {value}, ...}. Text outside entries is a comment.
class BibParser {
  public:
    BibParser(const std::string& file, const std::string& text) : file_(file), text_(text) {}

    std::map<std::string, std::string> read() {
        std::map<std::string, std::string> citations;
        while (skip_to_entry()) {
            key_ = "";
            word("a type");
            expect('{');
            key_ = word("a key");
            if (citations.contains(key_)) {
                fail("found a second entry of this key", "every key once");
            }
            citations[key_] = citation(read_fields());
        }
        return citations;
    }

  private:
    Fields read_fields() {
        Fields fields;
        while (true) {
            skip_blanks();
            if (peek() == ',') {
                advance();
                skip_blanks();
            }
            if (peek() == '}') {
                advance();
                return fields;
            }
            std::string name = word("a field or }");
            for (char& letter : name) {
                letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
            }
            expect('=');
            fields[name] = value();
        }
    }

    std::string value() {
        skip_blanks();
        if (peek() == '"') {
            advance();
            return delimited('"');
        }
        if (peek() == '{') {
            advance();
            return delimited('}');
        }
        return word("a value");
    }

    /// Text up to `end` outside braces; braces are dropped, blanks merged.
    std::string delimited(char end) {
        std::string result;
        int depth = 0;
        while (true) {
            const char letter = peek();
            if (letter == '\0') {
                fail("found the end of the file", fmt::format("a closing {}", end));
            }
            advance();
            if (depth == 0 && letter == end) {
                return result;
            }
            if (letter == '\\') {
                result += spelled_out(command());
                continue;
            }
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (depth < 0) {
                fail("found an unmatched }", "matching braces");
            }
            const bool blank = std::isspace(static_cast<unsigned char>(letter)) != 0;
            if (letter == '{' || letter == '}' ||
                (blank && (result.empty() || result.back() == ' '))) {
                continue;
            }
            result += blank ? ' ' : letter;
        }
    }

    /// Behind a backslash: a name of letters, an accent and its letter, or a sign.
    std::string command() {
        std::string name;
        const auto is_letter = [this] {
            return std::isalpha(static_cast<unsigned char>(peek())) != 0;
        };
        if (is_letter()) {
            while (is_letter()) {
                name += peek();
                advance();
            }
            return name;
        }
        const char sign = peek();
        if (sign == '\0') {
            return name;
        }
        name += sign;
        advance();
        if (std::string_view("\"'`").find(sign) != std::string_view::npos && is_letter()) {
            name += peek();
            advance();
        }
        return name;
    }

    std::string word(const std::string& expected) {
        skip_blanks();
        std::string result;
        while (
            std::isalnum(static_cast<unsigned char>(peek())) != 0 ||
            (peek() != '\0' && std::string_view("_-:.+/").find(peek()) != std::string_view::npos)) {
            result += peek();
            advance();
        }
        if (result.empty()) {
            fail("found " +
                     (peek() == '\0' ? "the end of the file" : fmt::format("\"{}\"", peek())),
                 expected);
        }
        return result;
    }

    void expect(char wanted) {
        skip_blanks();
        if (peek() != wanted) {
            fail("found " +
                     (peek() == '\0' ? "the end of the file" : fmt::format("\"{}\"", peek())),
                 fmt::format("{}", wanted));
        }
        advance();
    }

    bool skip_to_entry() {
        while (peek() != '\0' && peek() != '@') {
            advance();
        }
        if (peek() == '\0') {
            return false;
        }
        advance();
        return true;
    }

    void skip_blanks() {
        while (std::isspace(static_cast<unsigned char>(peek())) != 0) {
            advance();
        }
    }

    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void advance() {
        line_ += text_[at_] == '\n' ? 1 : 0;
        at_ += 1;
    }

    static std::string citation(const Fields& fields) {
        const auto field = [&fields](const char* name) {
            const auto found = fields.find(name);
            return found == fields.end() ? std::string() : found->second;
        };
        const std::string where =
            field("journal").empty() ? field("howpublished") : field("journal");
        const std::string year = field("year");
        const std::string last =
            where.empty() || year.empty() ? where + year : fmt::format("{} {}", where, year);
        std::string text;
        for (const std::string& part : {field("author"), field("title"), last}) {
            if (!part.empty()) {
                text.append(text.empty() ? "" : " ").append(part);
                text.append(part.back() == '.' ? "" : ".");
            }
        }
        return text;
    }

    [[noreturn]] void fail(const std::string& found, const std::string& expected) const {
        throw InputError({file_, line_}, key_, found, expected);
    }

    const std::string& file_;
    const std::string& text_;
    std::string key_;
    std::size_t at_ = 0;
    int line_ = 1;
};

} // namespace

std::map<std::string, std::string> read_references(const std::string& file,
                                                   const std::string& text) {
    return BibParser(file, text).read();
}

} // namespace disinhibit
