#include "engine/scene/labels/claims.h"

#include <algorithm>
#include <cmath>

#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/parts/receptors.h"
#include "engine/scene/stage/model.h"

namespace disinhibit {
namespace {

/// A drug that holds fewer of the receptors, in percent, is not told beside what acts.
constexpr double least_held_percent = 20.0;
/// A change of that many percent against the mechanism that is told beside it never stands without its reason.
constexpr double least_reasoned_percent = 10.0;
/// Ligands whose receptors are counted one by one; where more hold some, the last place belongs to the others together.
constexpr std::size_t most_counts = 3;

/// Everything a claim is made from.
struct Telling {
    const StageHeadline& headline;
    const CauseReader& causes;
    std::string about;
    std::string beside;

    const Entity& entity(const std::string& id) const { return *causes.entities().find(id); }
    int direction(const std::string& id) const {
        const Balance& balance = causes.balance(id);
        return direction_of(balance.now, balance.rest);
    }
};

/// The population that releases what the headline is about, or the thing itself.
std::string source_of(const Telling& told) {
    const std::vector<Transmitter>& all = told.causes.now().circuit->transmitters;
    const auto row = std::ranges::find(all, told.about, &Transmitter::id);
    return row == all.end() ? told.about : row->source;
}

/// Where a modulation ends: the thing, or the population behind the axon it sits on.
std::string end_of(const CircuitDescription& circuit, const std::string& target) {
    const std::string id = entity_of(target);
    const auto axon = std::ranges::find(circuit.projections, id, &Projection::id);
    return axon == circuit.projections.end() ? id : axon->to;
}

/// The port by which `who` reaches `whom`, "release", "uptake" ...; empty if by none or by several.
std::string
port_between(const CircuitDescription& circuit, const std::string& who, const std::string& whom) {
    std::string port;
    for (const Modulation& modulation : circuit.modulations) {
        if (entity_of(modulation.source) != who || end_of(circuit, modulation.target) != whom) {
            continue;
        }
        const std::string found = modulation.target.substr(modulation.target.find('.') + 1);
        if (!port.empty() && port != found) {
            return {};
        }
        port = found;
    }
    return port;
}

/// How `who` acts on `whom`: a key below "stage.act".
std::string
manner_of(const Telling& told, const std::string& who, const std::string& whom, double push) {
    const std::string up = push > 0.0 ? "_up" : "_down";
    const std::string port = port_between(*told.causes.now().circuit, who, whom);
    switch (told.entity(whom).kind) {
    case EntityKind::population:
        return "cells" + up;
    case EntityKind::receptor_site:
        return (port.empty() ? "receptors" : port) + up;
    case EntityKind::pool:
        return (told.entity(who).kind == EntityKind::substance && port.empty() ? "dose"
                                                                               : "peptide") +
               up;
    case EntityKind::transmitter:
        return (port == "half_saturation" ? "uptake" : port.empty() ? "level" : port) + up;
    default:
        return "level" + up;
    }
}

Claim act_of(const Telling& told, const std::string& who, const std::string& whom, double push) {
    Claim claim;
    claim.kind = Claim::Kind::act;
    claim.who = who;
    claim.whom = whom;
    claim.direction = push > 0.0 ? 1 : -1;
    claim.size = std::abs(push);
    claim.manner = who.empty() ? "changed" : manner_of(told, who, whom, push);
    const Entity* actor = told.causes.entities().find(who);
    if (actor != nullptr && actor->kind == EntityKind::substance) {
        const std::string given = told.causes.given_as(who);
        claim.from = given == who ? "" : given;
    }
    return claim;
}

/// Things that act at once, unlike slow states and read-outs.
bool acts_at_once(const Entity& entity) {
    return entity.kind == EntityKind::population || entity.kind == EntityKind::receptor_site ||
           entity.kind == EntityKind::pool || entity.kind == EntityKind::transmitter;
}

/// The first arrow onto cells, receptors or a transmitter on the way that led to `id`; nothing if it has not moved, only
/// lingers, or the arrow says no more than that cells release what they release.
std::vector<Claim> first_act(const Telling& told, const std::string& id) {
    const std::vector<CauseStep> way = told.causes.causes_of(id);
    for (std::size_t i = 1; i < way.size(); ++i) {
        if (acts_at_once(told.entity(way[i].entity))) {
            if (i == 1 && way[0].entity == source_of(told)) {
                return {};
            }
            return {act_of(told, way[i - 1].entity, way[i].entity, way[i].from.change)};
        }
    }
    if (!way.empty() && way.front().from.parameters) {
        return {act_of(told, "", way.front().entity, way.front().from.change)};
    }
    return {};
}

/// The largest push on `id` the way it has gone, however small a part of the change it makes.
std::vector<Claim> main_push(const Telling& told, const std::string& id) {
    for (const Push& push : told.causes.balance(id).pushes) {
        const bool named = push.parameters || told.causes.entities().find(push.entity) != nullptr;
        if (named && push.change * told.direction(id) > 0.0) {
            return {act_of(told, push.parameters ? "" : push.entity, id, push.change)};
        }
    }
    return {};
}

/// The drug that does most to anything it acts on directly, against the rest of that.
std::vector<Claim> strongest_drug(const Telling& told) {
    std::vector<Claim> result;
    double strongest = 0.0;
    for (const Entity& entity : told.causes.entities().rows) {
        const bool there = entity.kind == EntityKind::substance && !entity.signal.empty() &&
                           told.causes.balance(entity.id).now > 0.0;
        if (!there) {
            continue;
        }
        for (const CauseStep& effect : told.causes.effect_of(entity.id)) {
            const double share = std::abs(effect.from.change) / told.causes.scale_of(effect.entity);
            if (share > strongest && acts_at_once(told.entity(effect.entity))) {
                strongest = share;
                result = {act_of(told, entity.id, effect.entity, effect.from.change)};
            }
        }
    }
    return result;
}

/// The drug that pushes the thing itself most, if that is worth telling.
std::vector<Claim> direct_drug(const Telling& told) {
    for (const Push& push : telling_pushes(told.causes.balance(told.about))) {
        const Entity* entity = told.causes.entities().find(push.entity);
        if (entity != nullptr && entity->kind == EntityKind::substance) {
            return {act_of(told, push.entity, told.about, push.change)};
        }
    }
    return {};
}

/// What blocks the receptors of the stage: the drug with the largest share among those that do not activate them.
std::vector<Claim> holder(const Telling& told, const std::string& site) {
    std::vector<Claim> result;
    const ModelReading& now = told.causes.now();
    for (const auto& [id, substance] : now.library->substances) {
        const int index = now.model->signals.index(site + ".occupancy." + id);
        const auto type = std::ranges::find(now.circuit->receptor_sites, site, &ReceptorSite::id);
        if (index < 0 || substance.endogenous || type == now.circuit->receptor_sites.end()) {
            continue;
        }
        const Signal& row = now.model->signals.rows[static_cast<std::size_t>(index)];
        const double percent = now.v[row.value_index] * row.unit_per_internal;
        const double efficacy =
            now.parameter("efficacy", id + ".binding." + type->type + ".efficacy").value;
        if (efficacy >= least_active_efficacy || percent < least_held_percent ||
            (!result.empty() && percent <= result.front().size)) {
            continue;
        }
        Claim claim;
        claim.kind = Claim::Kind::hold;
        claim.who = id;
        claim.whom = site;
        claim.direction = -1;
        claim.size = percent;
        const std::string given = told.causes.given_as(id);
        claim.from = given == id ? "" : given;
        result = {claim};
    }
    return result;
}

/// An act that says no more than that receptors are held becomes the claim that they are.
void append_act(const Telling& told, const std::vector<Claim>& acts, std::vector<Claim>& claims) {
    for (const Claim& act : acts) {
        if (act.manner == "receptors_down") {
            const std::vector<Claim> held = holder(told, act.whom);
            const bool said = !claims.empty() && claims.front().kind == Claim::Kind::hold &&
                              (held.empty() || held.front().who == claims.front().who);
            if (said) {
                continue;
            }
            if (!held.empty() && held.front().who == act.who) {
                claims.push_back(held.front());
                continue;
            }
        }
        claims.push_back(act);
    }
}

Claim change_of(const std::string& who,
                const std::string& text,
                const SignalHandle& signal,
                const SignalReader& reader) {
    Claim claim;
    claim.kind = Claim::Kind::change;
    claim.who = who;
    claim.text = text;
    claim.direction = direction_of(reader.now(signal), reader.rest(signal));
    claim.size = std::abs(reader.percent(signal) - 100.0);
    return claim;
}

/// True if the change of the last claim still lacks a reason: nothing acts, and the cells told beside have not gone the other
/// way.
bool lacks_reason(const std::vector<Claim>& claims) {
    const Claim& main = claims.back();
    return main.direction != 0 && main.size >= least_reasoned_percent &&
           std::ranges::none_of(claims, [&](const Claim& claim) {
               const bool other_way = claim.direction * main.direction < 0;
               return claim.kind == Claim::Kind::act ||
                      (claim.kind == Claim::Kind::change && other_way);
           });
}

/// Tells the reason behind what holds receptors, as its consequence if they are what acts; the cells beside that have not moved
/// make room for it.
void insert_reason(const std::vector<Claim>& reason, std::vector<Claim>& claims) {
    for (Claim act : reason) {
        std::erase_if(claims, [](const Claim& row) {
            return row.kind == Claim::Kind::change && row.direction == 0;
        });
        const auto hold = std::ranges::find(claims, Claim::Kind::hold, &Claim::kind);
        const bool of_hold = hold != claims.end() && hold->whom == act.who;
        act.manner = of_hold ? (act.direction > 0 ? "which_up" : "which_down") : act.manner;
        claims.insert(hold == claims.end() ? claims.begin() : hold + 1, act);
    }
}

/// Says by what the change came about where it is not by the firing of the cells and not what has been said already.
void append_through(const Telling& told, std::vector<Claim>& claims) {
    const int direction = claims.back().direction;
    const Push deciding = largest_push(told.causes.balance(told.about), direction);
    const bool by_firing = deciding.entity == source_of(told) && !lacks_reason(claims);
    if (direction == 0 || deciding.entity.empty() || by_firing) {
        return;
    }
    const bool said = std::ranges::any_of(claims, [&](const Claim& claim) {
        return claim.kind == Claim::Kind::act &&
               (claim.whom == deciding.entity ||
                (claim.who == deciding.entity && claim.whom == told.about));
    });
    if (!said) {
        Claim claim;
        claim.kind = Claim::Kind::through;
        claim.who = deciding.entity;
        claim.whom = told.about;
        claim.direction = direction;
        claim.size = std::abs(deciding.change);
        claims.push_back(claim);
    }
}

/// The unmoved cells beside make room where the reason of a change stands elsewhere. Where a drug holds receptors, that they
/// have not moved is what there is to tell.
void leave_out_the_steady(const Telling& told, std::vector<Claim>& claims) {
    const auto is = [&](Claim::Kind kind) {
        return std::ranges::any_of(claims, [&](const Claim& row) { return row.kind == kind; });
    };
    const bool elsewhere = is(Claim::Kind::act) || is(Claim::Kind::through);
    if (elsewhere && told.direction(told.about) != 0 && !is(Claim::Kind::hold)) {
        std::erase_if(claims, [](const Claim& row) {
            return row.kind == Claim::Kind::change && row.direction == 0;
        });
    }
}

bool everything_rests(const CauseReader& causes) {
    return std::ranges::all_of(causes.entities().rows, [&](const Entity& entity) {
        const bool counts = entity.kind == EntityKind::population ||
                            entity.kind == EntityKind::transmitter ||
                            entity.kind == EntityKind::receptor_site;
        const Balance& balance = causes.balance(entity.id);
        return !counts || direction_of(balance.now, balance.rest) == 0;
    });
}

/// How many drawn receptors of the row hold each ligand, the largest number first; the numbers sum up to all that are held.
std::vector<Claim>
count_claims(const Stage& stage, const StageSignals& signals, const SignalReader& reader) {
    const std::vector<StageReceptors>& rows = stage.of<StageReceptors>();
    const std::size_t index = index_of_id(rows, stage.headline.receptors);
    if (index == rows.size()) {
        return {};
    }
    const StageReceptors* row = &rows[index];
    const std::vector<int> counts =
        receptor_counts(*row, reader.share_percents(signals.of<StageReceptors>()[index].occupancy));
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < row->ligands.size(); ++i) {
        if (counts[i] > 0) {
            Claim claim;
            claim.kind = Claim::Kind::count;
            claim.who = row->ligands[i].substance;
            claim.size = counts[i];
            claim.of = row->count;
            claims.push_back(claim);
        }
    }
    std::ranges::stable_sort(claims, std::ranges::greater{}, &Claim::size);
    if (claims.size() > most_counts) {
        Claim& others = claims[most_counts - 1];
        others.who.clear();
        for (std::size_t i = most_counts; i < claims.size(); ++i) {
            others.size += claims[i].size;
        }
        claims.resize(most_counts);
    }
    return claims;
}

} // namespace

std::vector<Claim> make_claims(const Stage& stage,
                               const StageSignals& signals,
                               const SignalReader& reader,
                               const CauseReader* causes) {
    const StageHeadline& headline = stage.headline;
    if (!headline.receptors.empty()) {
        std::vector<Claim> claims = count_claims(stage, signals, reader);
        if (causes != nullptr) {
            const std::vector<Claim> acts =
                direct_drug({headline, *causes, entity_of(headline.about.paths.front()), ""});
            claims.insert(claims.begin(), acts.begin(), acts.end());
        }
        return claims;
    }
    const std::string about_id = entity_of(headline.about.paths.front());
    const std::string beside_id =
        headline.beside.paths.empty() ? std::string() : entity_of(headline.beside.paths.front());
    Claim main = change_of(about_id, headline.about_text, signals.headline_about, reader);
    std::vector<Claim> claims;
    std::vector<Claim> second;
    if (!beside_id.empty()) {
        second.push_back(
            change_of(beside_id, headline.beside_text, signals.headline_beside, reader));
    }
    if (causes == nullptr) {
        if (main.direction == 0 && (second.empty() || second.front().direction == 0)) {
            return {Claim{}};
        }
        claims = second;
        claims.push_back(main);
        return claims;
    }
    const Telling told{headline, *causes, about_id, beside_id};
    claims = holder(told, headline.site);
    std::vector<Claim> acts = first_act(told, about_id);
    if (acts.empty() && !beside_id.empty()) {
        acts = first_act(told, beside_id);
    }
    const bool steady = main.direction == 0 && (second.empty() || second.front().direction == 0);
    append_act(
        told, acts.empty() && claims.empty() && steady ? strongest_drug(told) : acts, claims);
    if (claims.empty() && everything_rests(*causes)) {
        return {Claim{}};
    }
    for (Claim& claim : second) {
        const double push = causes->balance(source_of(told)).push_of(beside_id);
        claim.against = claim.direction != 0 && main.direction != 0 && push * main.direction < 0.0;
        claims.push_back(claim);
    }
    claims.push_back(main);
    if (lacks_reason(claims)) {
        insert_reason(main_push(told, source_of(told)), claims);
    }
    append_through(told, claims);
    leave_out_the_steady(told, claims);
    return claims;
}

} // namespace disinhibit
