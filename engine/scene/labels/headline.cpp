#include "engine/scene/labels/headline.h"

#include <cctype>
#include <cmath>

#include "engine/core/number_text.h"
#include "engine/scene/labels/sentence.h"

namespace disinhibit {
namespace {

std::string in_role(const std::string& role, const std::string& words) {
    return role.empty() ? words : "[" + role + "|" + words + "]";
}

/// A capital at the beginning of a sentence, behind the bracket of a role if there is one.
std::string with_capital(std::string markup) {
    const std::size_t bar = markup.starts_with('[') ? markup.find('|') + 1 : 0;
    // "d-amphetamine", "6-mono...": what stands before the hyphen keeps its case.
    if (bar + 1 < markup.size() && markup[bar + 1] != '-') {
        markup[bar] = static_cast<char>(std::toupper(static_cast<unsigned char>(markup[bar])));
    }
    return markup;
}

/// "…, which slows": it is about the claim before it.
bool follows(const Claim& claim) {
    return claim.kind == Claim::Kind::act && claim.manner.starts_with("which");
}

/// Kinds whose names say behind a comma where they are.
bool is_place(const Entity& entity) {
    return entity.kind == EntityKind::population || entity.kind == EntityKind::receptor_site ||
           entity.kind == EntityKind::transmitter;
}

class ClauseWriter {
  public:
    ClauseWriter(const StageHeadline& headline, const EntityTable* entities, const Texts& texts)
        : headline_(headline), entities_(entities), texts_(texts) {}

    std::string clause(const Claim& claim) {
        const bool first = first_count_;
        first_count_ = first_count_ && claim.kind != Claim::Kind::count;
        switch (claim.kind) {
        case Claim::Kind::rest:
            return texts_.get(headline_.rest_text);
        case Claim::Kind::change:
            return change(claim);
        case Claim::Kind::act:
            return texts_.get("stage.act." + claim.manner +
                                  (many(claim.who) && !follows(claim) ? "_many" : ""),
                              {{"who", actor(claim)}, {"whom", name(claim.whom)}});
        case Claim::Kind::hold:
            return texts_.get("stage.headline.hold",
                              {{"who", actor(claim)},
                               {"whom", name(claim.whom)},
                               {"share", number_text(claim.size, 0)}});
        case Claim::Kind::through:
            return texts_.get("stage.headline.through", {{"who", name(claim.who)}});
        case Claim::Kind::count:
            return texts_.get(first               ? "stage.headline.count"
                              : claim.who.empty() ? "stage.headline.count_others"
                                                  : "stage.headline.count_more",
                              {{"count", number_text(claim.size, 0)},
                               {"of", std::to_string(claim.of)},
                               {"who", name(claim.who)}});
        }
        return {};
    }

  private:
    const Entity* entity(const std::string& id) const {
        return entities_ == nullptr ? nullptr : entities_->find(id);
    }
    bool many(const std::string& id) const {
        const Entity* found = entity(id);
        return found != nullptr &&
               (found->kind == EntityKind::population || found->kind == EntityKind::receptor_site);
    }
    std::string name(const std::string& id) const {
        const Entity* found = entity(id);
        return found == nullptr ? id
                                : in_role(found->role, name_inside(found->name, is_place(*found)));
    }
    std::string actor(const Claim& claim) const {
        if (claim.who.empty()) {
            return texts_.get("stage.headline.changed");
        }
        return claim.from.empty()
                   ? name(claim.who)
                   : texts_.get("stage.headline.from",
                                {{"who", name(claim.who)}, {"given", name(claim.from)}});
    }
    std::string change(const Claim& claim) const {
        const char* way =
            claim.direction == 0 ? ".steady" : (claim.direction > 0 ? ".up" : ".down");
        return texts_.get(claim.text + way, {{"change", number_text(claim.size, 0)}});
    }

    const StageHeadline& headline_;
    const EntityTable* entities_;
    const Texts& texts_;
    bool first_count_ = true;
};

} // namespace

std::string name_inside(const std::string& name, bool has_place) {
    std::string result = name;
    for (std::size_t i = 0; i + 1 < result.size() && result[i] != ' '; ++i) {
        const bool begins = i == 0 || result[i - 1] == '-';
        if (begins && std::isupper(static_cast<unsigned char>(result[i])) != 0 &&
            std::islower(static_cast<unsigned char>(result[i + 1])) != 0) {
            result[i] = static_cast<char>(std::tolower(static_cast<unsigned char>(result[i])));
        }
    }
    const std::size_t comma = result.find(", ");
    if (has_place && comma != std::string::npos && result.find('(') == std::string::npos) {
        result = result.substr(0, comma) + " (" + result.substr(comma + 2) + ")";
    }
    return result;
}

std::string headline_markup(const StageHeadline& headline,
                            const std::vector<Claim>& claims,
                            const EntityTable* entities,
                            const Texts& texts) {
    ClauseWriter writer(headline, entities, texts);
    std::string markup;
    bool goes_on = false; // the next clause belongs to the one before it
    for (const Claim& claim : claims) {
        std::string clause = writer.clause(claim);
        if (claim.against) {
            clause = texts.get("stage.headline.although", {{"what", clause}});
        }
        goes_on = goes_on || claim.kind == Claim::Kind::through || follows(claim);
        markup += markup.empty() ? with_capital(clause) : (goes_on ? ", " : "; ") + clause;
        goes_on = claim.against || claim.kind == Claim::Kind::count;
    }
    if (claims.empty()) {
        return texts.get(headline.rest_text);
    }
    return markup.ends_with('.') ? markup : markup + ".";
}

} // namespace disinhibit
