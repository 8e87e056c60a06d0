#include "engine/core/dose_card.h"

#include <algorithm>

#include "engine/core/toml_fields.h"

namespace disinhibit {
namespace {

DosePreset read_preset(const TomlFields& fields) {
    fields.only({"id", "route", "amount", "unit"});
    DosePreset preset{
        fields.text("id"), fields.text("route"), fields.number("amount"), fields.text("unit")};
    if (!(preset.amount > 0.0)) {
        fields.fail("amount", "a number above 0");
    }
    return preset;
}

DoseStrength read_strength(const TomlFields& fields) {
    fields.only({"id", "fraction"});
    DoseStrength strength{fields.text("id"), fields.number("fraction")};
    if (!(strength.fraction > 0.0 && strength.fraction <= 1.0)) {
        fields.fail("fraction", "a volume fraction, above 0 and at most 1");
    }
    return strength;
}

void read_slider(const TomlFields& fields, DoseCard& card) {
    card.routes = fields.texts_or_none("routes");
    if (card.routes.empty()) {
        fields.fail("routes", "at least one route id (or [[card.preset]] tables)");
    }
    card.unit = fields.text("unit");
    card.low = fields.number("low");
    card.high = fields.number("high");
    card.step = fields.number("step");
    card.initial = fields.number("initial");
    card.ticks = fields.numbers_or_none("ticks");
    card.decimals = fields.whole_or("decimals", 0);
    if (!(card.low >= 0.0 && card.low < card.high)) {
        fields.fail("high", "a number above `low`, which is not negative");
    }
    if (!(card.step > 0.0 && card.step <= card.high - card.low)) {
        fields.fail("step", "a number above 0 and within the range");
    }
    if (!(card.initial >= card.low && card.initial <= card.high)) {
        fields.fail("initial", "a number from `low` to `high`");
    }
    card.count_drinks = fields.flag_or("count_drinks", false);
    for (const TomlFields& strength : fields.tables("strength")) {
        card.strengths.push_back(read_strength(strength));
    }
    card.initial_strength = fields.whole_or("initial_strength", 0);
    if (card.initial_strength > 0 &&
        card.initial_strength >= static_cast<int>(card.strengths.size())) {
        fields.fail("initial_strength", "the place of a [[card.strength]], counted from 0");
    }
}

DoseCard read_card(const TomlFields& fields) {
    DoseCard card;
    card.id = fields.text("id");
    card.substance = fields.text("substance");
    card.key = fields.text_or("key", "");
    if (card.key.size() > 1 || (card.key.size() == 1 && (card.key[0] < 'A' || card.key[0] > 'Z'))) {
        fields.fail("key", "one capital letter");
    }
    for (const TomlFields& preset : fields.tables("preset")) {
        card.presets.push_back(read_preset(preset));
    }
    if (card.has_slider()) {
        fields.only({"id",
                     "substance",
                     "key",
                     "routes",
                     "unit",
                     "low",
                     "high",
                     "step",
                     "initial",
                     "ticks",
                     "decimals",
                     "count_drinks",
                     "strength",
                     "initial_strength"});
        read_slider(fields, card);
    } else {
        fields.only({"id", "substance", "key", "preset"});
    }
    return card;
}

} // namespace

std::vector<DoseCard> load_dose_cards(const std::filesystem::path& file) {
    const toml::table root = parse_toml_file(file);
    const TomlFields fields(file, root, "");
    std::vector<DoseCard> cards;
    for (const TomlFields& card : fields.tables("card")) {
        const std::string id = card.text("id");
        if (std::any_of(cards.begin(), cards.end(), [&](const DoseCard& other) {
                return other.id == id;
            })) {
            card.fail("id", "an id that no other card has");
        }
        cards.push_back(read_card(card));
    }
    return cards;
}

} // namespace disinhibit
