#pragma once

#include <string>
#include <vector>

#include "engine/core/texts.h"

namespace disinhibit {

/// A term and what it means, in one sentence.
struct Term {
    std::vector<std::string> names; ///< the first is shown, the others mean the same
    std::string meaning;
};

/// The terms of the catalogue: "glossary.<id>" -> "NAME, OTHER NAME: meaning", by id.
std::vector<Term> glossary_of(const Texts& texts);

/// What the terms that occur in `text` as whole words mean, "NAME: meaning" each, in the order of the glossary.
std::vector<std::string> meanings_in(const std::vector<Term>& glossary, const std::string& text);

} // namespace disinhibit
