#include <gtest/gtest.h>

#include <filesystem>

#include "engine/view/alarm_text.h"

namespace disinhibit {
namespace alarm_test {

Texts english() {
    return load_texts(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/texts/en.toml");
}

Beyond level(BeyondKind kind) {
    Beyond beyond;
    beyond.kind = kind;
    beyond.name = "Caffeine";
    beyond.limit = 0.0000801;
    beyond.unit = "kg/L";
    beyond.from_s = 1510.0;
    return beyond;
}

TEST(AlarmText, says_who_how_much_where_and_since_when_in_the_words_of_the_catalogue) {
    const Texts texts = english();
    Beyond lethal = level(BeyondKind::lethal);
    lethal.limit = 80.0;
    lethal.unit = "mg/L";
    EXPECT_EQ(
        alarm_text(lethal, texts),
        "Lethal: Caffeine above 80 mg/L in plasma at 25 min; the rest is the course of a survivor");
    Beyond data = lethal;
    data.kind = BeyondKind::data;
    data.measure = LimitMeasure::brain;
    EXPECT_EQ(alarm_text(data, texts),
              "Beyond data: Caffeine above 80 mg/L in the brain, where nothing was measured");
    EXPECT_EQ(alarm_text(level(BeyondKind::parameter), texts),
              "Beyond data: Caffeine is outside its range");
}

TEST(AlarmText, another_language_needs_no_other_program) {
    Texts texts = english();
    texts.entries["stage.alarm.lethal"] = "Toedlich: {who} ueber {limit} {where} nach {time}";
    texts.entries["stage.alarm.in.plasma"] = "im Plasma";
    Beyond lethal = level(BeyondKind::lethal);
    lethal.limit = 360.0;
    lethal.unit = "mg/dL";
    EXPECT_EQ(alarm_text(lethal, texts),
              "Toedlich: Caffeine ueber 360 mg/dL im Plasma nach 25 min");
}

TEST(AlarmText, a_signal_in_danger_tells_its_value_and_from_where_it_is_dangerous) {
    Signal signal;
    signal.label = "Respiratory depression";
    signal.unit = "1";
    signal.danger = 0.5;
    EXPECT_EQ(danger_text(signal, 0.86432, english()),
              "Danger to life: Respiratory depression 0.864 (dangerous from 0.5)");
}

} // namespace alarm_test
} // namespace disinhibit
