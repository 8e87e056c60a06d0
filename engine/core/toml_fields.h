#pragma once

#include <cmath>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/toml_reader.h"

namespace disinhibit {

/// One table of a TOML file, read field by field. Every function throws InputError with file, line and key.
class TomlFields {
  public:
    TomlFields(const std::filesystem::path& file, const toml::table& table, std::string path)
        : file_(file), table_(table), path_(std::move(path)) {}

    /// Throws at the first key that is not in `known`.
    void only(std::initializer_list<const char*> known) const {
        for (const auto& [key, node] : table_) {
            bool found = false;
            for (const char* name : known) {
                found = found || key.str() == name;
            }
            if (!found) {
                throw_toml_error(file_, &node, key_path(key.str()), "unknown key");
            }
        }
    }

    bool has(const char* key) const { return table_.contains(key); }

    std::string text(const char* key) const {
        const auto value = table_[key].value_exact<std::string>();
        if (!value || value->empty()) {
            fail(key, "a text");
        }
        return *value;
    }
    std::string text_or(const char* key, const std::string& otherwise) const {
        return has(key) ? text(key) : otherwise;
    }

    /// A finite number; an integer counts as one.
    double number(const char* key) const {
        const auto value = table_[key].value<double>();
        if (!value || !std::isfinite(*value) || !table_[key].is_number()) {
            fail(key, "a number");
        }
        return *value;
    }
    double number_or(const char* key, double otherwise) const {
        return has(key) ? number(key) : otherwise;
    }

    int whole_or(const char* key, int otherwise) const {
        if (!has(key)) {
            return otherwise;
        }
        const auto value = table_[key].value_exact<int64_t>();
        if (!value || *value < 0 || *value > 1000) {
            fail(key, "a whole number from 0 to 1000");
        }
        return static_cast<int>(*value);
    }

    bool flag_or(const char* key, bool otherwise) const {
        if (!has(key)) {
            return otherwise;
        }
        const auto value = table_[key].value_exact<bool>();
        if (!value) {
            fail(key, "true or false");
        }
        return *value;
    }

    std::vector<std::string> texts_or_none(const char* key) const {
        return list<std::string>(key, "a list of texts");
    }
    std::vector<double> numbers_or_none(const char* key) const {
        return list<double>(key, "a list of numbers");
    }

    /// A table inside this one; nothing if the key is absent.
    std::optional<TomlFields> table_or_none(const char* key) const {
        if (!has(key)) {
            return std::nullopt;
        }
        const toml::table* table = table_[key].as_table();
        if (table == nullptr) {
            fail(key, "a table");
        }
        return TomlFields(file_, *table, key_path(key));
    }

    /// The tables of an array of tables; none if the key is absent.
    std::vector<TomlFields> tables(const char* key) const {
        std::vector<TomlFields> found;
        if (!has(key)) {
            return found;
        }
        const toml::array* array = table_[key].as_array();
        if (array == nullptr) {
            fail(key, "tables [[...]]");
        }
        for (std::size_t i = 0; i < array->size(); ++i) {
            const toml::table* table = (*array)[i].as_table();
            if (table == nullptr) {
                fail(key, "tables [[...]]");
            }
            found.emplace_back(file_, *table, key_path(key) + "[" + std::to_string(i) + "]");
        }
        return found;
    }

    [[noreturn]] void fail(const char* key, const std::string& expected) const {
        const toml::node* node = table_.get(key);
        throw_toml_error(file_,
                         node != nullptr ? node : &table_,
                         key_path(key),
                         std::string(node != nullptr ? "" : "missing, ") + "expected " + expected);
    }

  private:
    std::string key_path(std::string_view key) const {
        return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
    }

    template <class T> std::vector<T> list(const char* key, const char* expected) const {
        std::vector<T> values;
        if (!has(key)) {
            return values;
        }
        const toml::array* array = table_[key].as_array();
        if (array == nullptr) {
            fail(key, expected);
        }
        for (const toml::node& node : *array) {
            const auto value = node.value<T>();
            if (!value) {
                fail(key, expected);
            }
            values.push_back(*value);
        }
        return values;
    }

    const std::filesystem::path& file_;
    const toml::table& table_;
    std::string path_;
};

} // namespace disinhibit
