#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/scene/labels/sentence.h"

/// The words by which a finished sentence of the stage is read back: a second table, apart from the catalogue.
namespace disinhibit {

/// The words a change must be told with, by signal and direction; only this test knows them besides the catalogue.
struct ChangeWords {
    const char* path;
    const char* name;
    const char* up;
    const char* down;
    const char* steady;
};
inline constexpr ChangeWords kChanges[] = {
    {"vta_gaba.rate", "VTA GABA", "speeds up", "slows", "keeps its rate"},
    {"dopamine_nac.concentration", "opamine", "rises", "falls", "stays near rest"},
};

/// The words of an act, by its direction.
inline const std::map<int, std::vector<std::string>> kActs{{1,
                                                            {" excite",
                                                             " activate",
                                                             " free",
                                                             " blocks the uptake of ",
                                                             " drives out ",
                                                             " raise",
                                                             " strengthen"}},
                                                           {-1,
                                                            {" slow",
                                                             " hold back ",
                                                             " holds back ",
                                                             " lower",
                                                             " weaken",
                                                             " keep activity from ",
                                                             " keeps activity from ",
                                                             " speeds the uptake of "}}};

/// The sentence without its colours.
inline std::string plain(const std::string& markup) {
    std::string text;
    for (const SentencePart& part : parse_sentence(markup)) {
        text += part.text;
    }
    return text;
}

} // namespace disinhibit
