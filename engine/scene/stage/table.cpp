#include "engine/scene/stage/table.h"

#include "engine/core/toml_reader.h"

namespace disinhibit {

StageTable::StageTable(const std::filesystem::path& file,
                       const toml::table& table,
                       std::string name)
    : file_(&file), table_(&table), name_(std::move(name)) {}

void StageTable::fail(const std::string& key, const std::string& message) const {
    const toml::node* node = table_->get(key);
    throw_toml_error(*file_,
                     node != nullptr ? node : table_,
                     name_.empty() ? key : fmt::format("{}.{}", name_, key),
                     message);
}

const toml::node* StageTable::find(const char* key) {
    read_.insert(key);
    return table_->get(key);
}

const toml::node& StageTable::require(const char* key, const char* expected) {
    const toml::node* node = find(key);
    if (node == nullptr) {
        fail(key, fmt::format("missing, expected {}", expected));
    }
    return *node;
}

bool StageTable::has(const char* key) const {
    return table_->contains(key);
}

std::string StageTable::text(const char* key) {
    const auto value = require(key, "a text").value_exact<std::string>();
    if (!value) {
        fail(key, "expected a text");
    }
    return *value;
}

std::string StageTable::text_or(const char* key, const std::string& otherwise) {
    return find(key) != nullptr ? text(key) : otherwise;
}

float StageTable::number(const char* key) {
    const auto value = require(key, "a number").value<double>();
    if (!value || !(std::abs(*value) < 1e6)) {
        fail(key, "expected a number between -1e6 and 1e6");
    }
    return static_cast<float>(*value);
}

float StageTable::number_or(const char* key, float otherwise) {
    return find(key) != nullptr ? number(key) : otherwise;
}

int StageTable::integer_or(const char* key, int otherwise) {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return otherwise;
    }
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > 10000) {
        fail(key, "expected a whole number between 0 and 10000");
    }
    return static_cast<int>(*value);
}

bool StageTable::flag_or(const char* key, bool otherwise) {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return otherwise;
    }
    const auto value = node->value_exact<bool>();
    if (!value) {
        fail(key, "expected true or false");
    }
    return *value;
}

glm::vec2 StageTable::point_of(const char* key, const toml::node& node) const {
    const toml::array* pair = node.as_array();
    if (pair != nullptr && pair->size() == 2) {
        const auto x = (*pair)[0].value<double>();
        const auto y = (*pair)[1].value<double>();
        if (x && y && std::abs(*x) < 1e5 && std::abs(*y) < 1e5) {
            return {static_cast<float>(*x), static_cast<float>(*y)};
        }
    }
    fail(key, "expected [x, y] in design px");
}

glm::vec2 StageTable::point(const char* key) {
    return point_of(key, require(key, "[x, y]"));
}

glm::vec2 StageTable::point_or(const char* key, glm::vec2 otherwise) {
    return find(key) != nullptr ? point(key) : otherwise;
}

std::vector<float> StageTable::numbers(const char* key, std::size_t least) {
    const toml::array* list = require(key, "a list of numbers").as_array();
    std::vector<float> result;
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const auto value = (*list)[i].value<double>();
        if (value && std::abs(*value) < 1e6) {
            result.push_back(static_cast<float>(*value));
        }
    }
    if (list == nullptr || result.size() != list->size() || result.size() < least) {
        fail(key, fmt::format("expected at least {} numbers", least));
    }
    return result;
}

std::vector<glm::vec2> StageTable::point_list(const char* key, std::size_t least) {
    const toml::array* list = require(key, "a list of [x, y]").as_array();
    if (list == nullptr || list->size() < least) {
        fail(key, fmt::format("expected at least {} points [x, y]", least));
    }
    std::vector<glm::vec2> result;
    for (const toml::node& node : *list) {
        result.push_back(point_of(key, node));
    }
    return result;
}

std::vector<glm::vec2> StageTable::points(const char* key) {
    std::vector<glm::vec2> result = point_list(key, 4);
    if (result.size() % 3 != 1) {
        fail(key, "expected 1 + 3 n points [x, y] (cubic Bezier)");
    }
    return result;
}

void StageTable::row(StageRow& row) {
    row.id = text_or("id", "");
    row.needs = signal_or_none("needs", true);
    row.lacks = signal_or_none("lacks", true);
    row.left_out = flag_or("left_out", false);
}

SignalSum StageTable::signal(const char* key, bool may_be_absent) {
    const toml::node& node = require(key, "a signal path or a list of them");
    SignalSum sum;
    sum.may_be_absent = may_be_absent;
    if (const auto one = node.value_exact<std::string>()) {
        sum.paths.push_back(*one);
    } else if (const toml::array* list = node.as_array(); list != nullptr && !list->empty()) {
        for (const toml::node& item : *list) {
            const auto path = item.value_exact<std::string>();
            if (!path) {
                fail(key, "expected a signal path or a list of them");
            }
            sum.paths.push_back(*path);
        }
    } else {
        fail(key, "expected a signal path or a list of them");
    }
    return sum;
}

SignalSum StageTable::signal_or_none(const char* key, bool may_be_absent) {
    return find(key) != nullptr ? signal(key, may_be_absent) : SignalSum{};
}

SignalSum StageTable::live_signal(const StageRow& row, bool may_be_absent) {
    return row.left_out ? signal_or_none("signal", may_be_absent) : signal("signal", may_be_absent);
}

std::vector<StageTable> StageTable::tables(const char* key) {
    std::vector<StageTable> result;
    const toml::node* node = find(key);
    if (node == nullptr) {
        return result;
    }
    const toml::array* list = node->as_array();
    if (list == nullptr) {
        fail(key, "expected an array of tables");
    }
    const std::string prefix = name_.empty() ? std::string(key) : fmt::format("{}.{}", name_, key);
    for (std::size_t i = 0; i < list->size(); ++i) {
        const toml::table* table = (*list)[i].as_table();
        if (table == nullptr) {
            fail(key, "expected an array of tables");
        }
        result.emplace_back(*file_, *table, fmt::format("{}[{}]", prefix, i));
    }
    return result;
}

void StageTable::finish() const {
    for (const auto& [key, node] : *table_) {
        if (!read_.contains(std::string(key.str()))) {
            fail(std::string(key.str()), "unknown key");
        }
    }
}

} // namespace disinhibit
