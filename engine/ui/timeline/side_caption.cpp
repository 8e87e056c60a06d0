#include "engine/ui/timeline/side_caption.h"

#include <algorithm>
#include <vector>

#include "engine/ui/timeline/dose_offer.h"

namespace disinhibit {
namespace {

constexpr std::size_t most_doses = 3;

template <class Map> std::string name_in(const Map& entries, const std::string& id) {
    const auto found = entries.find(id);
    return found != entries.end() ? found->second.name : id;
}

std::string doses_given(const Library& library, const Texts& texts, const Scenario& scenario) {
    std::vector<const Dose*> doses;
    for (const Dose& dose : scenario.doses) {
        doses.push_back(&dose);
    }
    std::stable_sort(
        doses.begin(), doses.end(), [](const Dose* a, const Dose* b) { return a->at_s < b->at_s; });
    std::string text;
    for (std::size_t i = 0; i < std::min(doses.size(), most_doses); ++i) {
        text += (i > 0 ? ", " : "") + dose_text(*doses[i]) + " " +
                name_in(library.substances, doses[i]->substance);
    }
    if (doses.size() > most_doses) {
        text += " …";
    }
    return text.empty() ? texts.get("compare.nothing_given") : text;
}

} // namespace

std::string side_caption(const Library& library,
                         const Texts& texts,
                         const Scenario& side,
                         const Scenario& other) {
    std::string text = doses_given(library, texts, side);
    if (side.subject != other.subject) {
        text += " · " + name_in(library.subjects, side.subject);
    }
    if (side.circuit != other.circuit) {
        text += " · " + name_in(library.circuits, side.circuit);
    }
    return text;
}

} // namespace disinhibit
