#pragma once

#include <cstddef>
#include <initializer_list>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "circuit/io/text/field_log.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/nearest_name.h"
#include "circuit/io/text/toml_document.h"

namespace disinhibit {

/// Reads the keys of one TOML table and remembers which were asked for, so that `finish` can reject the others.
/// All errors are InputErrors with file, line and full key, also of what a file includes. Who needs more than texts and
/// numbers, quantities or points, derives from it.
class FieldReader {
  public:
    /// Numbers of any finite size.
    static constexpr double any = std::numeric_limits<double>::max();

    /// `path`: of the table in messages, empty at the top of a file. `form`: what kind of table it is, for `log`, which is
    /// told of every key that is asked for; may be nullptr. Table and log must outlive the reader.
    FieldReader(const toml::table& table,
                std::string path,
                std::string file,
                std::string form,
                FieldLog* log = nullptr,
                bool is_array = false);
    /// The top of a file.
    FieldReader(const TomlDocument& document, std::string form, FieldLog* log = nullptr);

    bool has(std::string_view key) const { return table_->contains(key); }
    bool is_table(std::string_view key) const;

    std::string text(std::string_view key);
    std::string text_or(std::string_view key, const std::string& otherwise = "");
    /// A text that says something: not "".
    std::string filled_text(std::string_view key);
    std::string filled_text_or(std::string_view key, const std::string& otherwise = "");
    /// An array of texts; a single text counts as an array of one. Empty if absent.
    std::vector<std::string> texts(std::string_view key);
    /// An array of numbers. Empty if absent.
    std::vector<double> numbers(std::string_view key);
    /// An array of arrays of `width` numbers each, such as points; `expected` in words. Empty if absent.
    std::vector<std::vector<double>>
    number_rows(std::string_view key, std::size_t width, const std::string& expected);
    /// A name made of a-z, 0-9 and _.
    std::string id(std::string_view key);
    bool flag(std::string_view key);
    bool flag_or(std::string_view key, bool otherwise);
    int count(std::string_view key, int low, int high);
    int count_or(std::string_view key, int otherwise, int low, int high);
    double number(std::string_view key, double low = -any, double high = any);
    double number_or(std::string_view key, double otherwise, double low = -any, double high = any);

    /// One of the words; `otherwise` if the key is absent and a fallback is given.
    template <class Enum>
    Enum choice(std::string_view key,
                std::initializer_list<std::pair<std::string_view, Enum>> words,
                std::optional<Enum> otherwise = std::nullopt);

    FieldReader table(std::string_view key);
    std::optional<FieldReader> optional_table(std::string_view key);
    /// The tables of an array of tables, in order; path "<key>_1", "<key>_2" ...
    std::vector<FieldReader> tables(std::string_view key);
    /// Every entry of this table as a sub-table, in the order of the file, with its key.
    std::vector<std::pair<std::string, FieldReader>> all_tables();
    /// Every entry of this table as a text, in the order of the file, with its key; `what` it is, in words, for the log.
    std::vector<std::pair<std::string, std::string>> all_texts(const std::string& what);
    /// Every key of this table, in the order of the file.
    std::vector<std::string> keys() const;

    /// Rejects the first key that nobody asked for.
    void finish() const;

    /// The rest of this table is called `path` in messages, e.g. once its id is known.
    void rename(std::string path) { path_ = std::move(path); }
    const std::string& path() const { return path_; }
    const std::string& file() const { return file_; }
    /// The table itself, for readers that make another one of it. Marks nothing as asked for.
    const toml::table& tree() const { return *table_; }
    std::string key_path(std::string_view key) const;
    Place place(std::string_view key) const;
    [[noreturn]] void
    fail(std::string_view key, const std::string& found, const std::string& expected) const;
    /// `found "<text>"`
    [[noreturn]] void
    fail_quoting(std::string_view key, const std::string& text, const std::string& expected) const;

  protected:
    /// A key is asked for, for the first time in this table. `what` it may hold, in words.
    void note(std::string_view key, const std::string& what, bool optional = false);
    const toml::node* find(std::string_view key);
    const toml::node& require(std::string_view key, const std::string& expected);

  private:
    FieldReader table_of_form(std::string_view key, std::string form);
    [[noreturn]] void
    fail_type(std::string_view key, const toml::node& found, const std::string& expected) const;

    const toml::table* table_;
    std::string path_;
    std::string file_;
    std::string form_;
    FieldLog* log_;
    std::set<std::string, std::less<>> asked_;
};

template <class Enum>
Enum FieldReader::choice(std::string_view key,
                         std::initializer_list<std::pair<std::string_view, Enum>> words,
                         std::optional<Enum> otherwise) {
    std::vector<std::string> names;
    for (const auto& [name, value] : words) {
        names.emplace_back(name);
    }
    note(key, "one of " + listed(names), otherwise.has_value());
    if (otherwise && !has(key)) {
        return *otherwise;
    }
    const std::string word = text(key);
    for (const auto& [name, value] : words) {
        if (name == word) {
            return value;
        }
    }
    fail_quoting(key, word, "one of " + listed(names));
}

} // namespace disinhibit
