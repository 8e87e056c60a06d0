#include "engine/core/dose_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace disinhibit {
namespace {

constexpr int most_decimals = 1000;

/// Above 0.
double read_positive(FieldReader& card, const char* key) {
    const double value = card.number(key);
    if (!(value > 0.0)) {
        card.fail(key, fmt::format("found {}", value), "a number above 0");
    }
    return value;
}

DosePreset read_preset(FieldReader& table) {
    DosePreset preset;
    preset.id = table.filled_text("id");
    preset.route = table.filled_text("route");
    preset.amount = read_positive(table, "amount");
    preset.unit = table.filled_text("unit");
    table.finish();
    return preset;
}

DoseStrength read_strength(FieldReader& table) {
    DoseStrength strength{table.filled_text("id"), table.number("fraction")};
    if (!(strength.fraction > 0.0 && strength.fraction <= 1.0)) {
        table.fail("fraction",
                   fmt::format("found {}", strength.fraction),
                   "a volume fraction, above 0 and at most 1");
    }
    table.finish();
    return strength;
}

void read_range(FieldReader& table, DoseCard& card) {
    card.low = table.number("low");
    card.high = table.number("high");
    card.step = table.number("step");
    card.initial = table.number("initial");
    if (!(card.low >= 0.0 && card.low < card.high)) {
        table.fail("high",
                   fmt::format("found {}", card.high),
                   "a number above `low`, which is not negative");
    }
    if (!(card.step > 0.0 && card.step <= card.high - card.low)) {
        table.fail(
            "step", fmt::format("found {}", card.step), "a number above 0 and within the range");
    }
    if (!(card.initial >= card.low && card.initial <= card.high)) {
        table.fail(
            "initial", fmt::format("found {}", card.initial), "a number from `low` to `high`");
    }
}

void read_slider(FieldReader& table, DoseCard& card) {
    card.routes = table.texts("routes");
    if (card.routes.empty()) {
        table.fail("routes", "missing", "at least one route id (or [[card.preset]] tables)");
    }
    card.unit = table.filled_text("unit");
    read_range(table, card);
    card.ticks = table.numbers("ticks");
    card.decimals = table.count_or("decimals", 0, 0, most_decimals);
    card.count_drinks = table.flag_or("count_drinks", false);
    for (FieldReader& strength : table.tables("strength")) {
        card.strengths.push_back(read_strength(strength));
    }
    const int strengths = static_cast<int>(card.strengths.size());
    card.initial_strength = table.count_or("initial_strength", 0, 0, std::max(0, strengths - 1));
}

DoseCard read_card(FieldReader& table) {
    DoseCard card;
    card.id = table.filled_text("id");
    card.substance = table.filled_text("substance");
    card.key = table.filled_text_or("key");
    if (card.key.size() > 1 || (card.key.size() == 1 && (card.key[0] < 'A' || card.key[0] > 'Z'))) {
        table.fail_quoting("key", card.key, "one capital letter");
    }
    for (FieldReader& preset : table.tables("preset")) {
        card.presets.push_back(read_preset(preset));
    }
    if (card.has_slider()) {
        read_slider(table, card);
    }
    table.finish();
    return card;
}

} // namespace

std::vector<DoseCard> read_dose_cards(FieldReader& root) {
    std::vector<DoseCard> cards;
    for (FieldReader& table : root.tables("card")) {
        DoseCard card = read_card(table);
        if (std::ranges::find(cards, card.id, &DoseCard::id) != cards.end()) {
            table.fail_quoting("id", card.id, "an id that no other card has");
        }
        cards.push_back(std::move(card));
    }
    return cards;
}

std::vector<DoseCard> load_dose_cards(const std::filesystem::path& file) {
    const TomlDocument document = parse_toml(file);
    FieldReader root(document, "defaults");
    return read_dose_cards(root);
}

} // namespace disinhibit
