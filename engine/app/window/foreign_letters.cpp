#include "engine/app/window/foreign_letters.h"

#include "engine/record/glyphs.h"

namespace disinhibit {

std::string foreign_letters(const FontFiles& fonts, const std::vector<std::string>& texts) {
    const Glyphs glyphs(fonts);
    std::string all;
    for (const std::string& text : texts) {
        all += text;
    }
    const std::string letters = glyphs.lacks(all);
    return letters.empty()
               ? ""
               : fonts.regular.filename().string() +
                     ": this font lacks these letters, a box stands for each: " + letters;
}

std::vector<std::string> texts_of(const Scenario& scenario) {
    std::vector<std::string> texts{scenario.name, scenario.text};
    for (const Dose& dose : scenario.doses) {
        texts.push_back(dose.written);
    }
    return texts;
}

} // namespace disinhibit
