#include "engine/scene/parts/receptor_row.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <numeric>

#include "engine/picture/hash_noise.h"
#include "engine/scene/parts/axon_shape.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/parts/ligand_glyph.h"
#include "engine/scene/parts/receptors.h"

namespace disinhibit {
namespace {

constexpr float center_above_membrane = 8.0f; ///< design px, middle of the glyph
constexpr float mouth_above_center = 10.0f;
constexpr float closest_mouths = 17.5f; ///< design px between the middles of neighbours
constexpr float least_glowing_efficacy = 0.5f;
constexpr double drift_s = 0.35; ///< a ligand takes this long to sit down

std::uint64_t ligand_seed(const StageReceptors& row, std::size_t ligand) {
    return static_cast<std::uint64_t>(row.seed) * 31u + ligand;
}

/// Number of exchanges that receptor i has had with this ligand up to `t`.
std::int64_t
epoch_of(const StageReceptors& row, std::size_t ligand, double per_s, int i, double t) {
    const double phase = hash01(ligand_seed(row, ligand), 20, i);
    return static_cast<std::int64_t>(std::floor(t * per_s + phase));
}

/// Time of the latest exchange in the row at or before `t`; far in the past if nothing exchanges.
double latest_exchange(const StageReceptors& row, const std::vector<double>& per_s, double t) {
    double latest = -1e12;
    for (std::size_t ligand = 0; ligand < row.ligands.size(); ++ligand) {
        const double rate = per_s[ligand];
        for (int i = 0; i < row.count && rate > 0.0; ++i) {
            const double phase = hash01(ligand_seed(row, ligand), 20, i);
            latest = std::max(latest, (std::floor(t * rate + phase) - phase) / rate);
        }
    }
    return latest;
}

/// The largest size up to `wanted` at which neighbours do not touch where they are widest, at their mouths; on a bent
/// membrane these are further apart than the feet.
void fit_size(float wanted, ReceptorRowShape& shape) {
    shape.scale = wanted;
    if (shape.feet.size() > 1) {
        const glm::vec2 foot = shape.feet[1] - shape.feet[0];
        const glm::vec2 turn = shape.outwards[1] - shape.outwards[0];
        const float fan = (center_above_membrane + mouth_above_center) * glm::length(turn) *
                          (glm::dot(foot, turn) > 0.0f ? 1.0f : -1.0f);
        // |foot| + fan scale >= width scale
        const float narrow = closest_mouths - fan;
        shape.scale = narrow > 0.0f ? std::min(wanted, glm::length(foot) / narrow) : wanted;
    }
}

/// Glyph at `above` design px over the membrane of receptor i.
Shape2D place(const ReceptorRowShape& shape, std::size_t i, float above, glm::vec2 half_size) {
    Shape2D glyph;
    glyph.center = shape.feet[i] + shape.outwards[i] * (above * shape.scale);
    glyph.half_size = half_size * shape.scale;
    glyph.rotation = rotation_of(shape.outwards[i]);
    return glyph;
}

void draw_cup(const ReceptorRowShape& shape,
              std::size_t i,
              bool blocked,
              const StageView& view,
              DrawBlock& block) {
    Shape2D cup = place(shape, i, center_above_membrane, {9.0f, 12.5f});
    cup.form = ShapeForm::cup;
    const Color ground = view.background();
    cup.fill = blocked ? mix(ground, {0, 0, 0, 1}, view.theme->light ? 0.25f : 0.4f)
                       : mix(ground, view.theme->color("text2"), 0.12f);
    cup.outline =
        blocked ? mix(ground, view.theme->color("text2"), 0.55f) : view.theme->color("text2");
    cup.outline_width = std::max(1.5f, 2.0f * shape.scale);
    block.shapes.push_back(cup);
}

void draw_signal_dots(const ReceptorRowShape& shape,
                      std::size_t i,
                      const StageLigand& ligand,
                      const StageClock& clock,
                      const StageView& view,
                      DrawBlock& block) {
    const double beat =
        0.6 * clock.display_s / clock.motion + hash01(21, 0, static_cast<std::int64_t>(i));
    const auto phase = static_cast<float>(beat - std::floor(beat));
    for (int dot = 0; dot < 3; ++dot) {
        const float way = (static_cast<float>(dot) + phase) / 3.0f;
        Shape2D disc = place(shape, i, -7.0f - 17.0f * way, glm::vec2(2.2f - 0.9f * way));
        disc.fill = with_alpha(bright_color(*view.theme, ligand.role, 0.3f), 0.9f * (1.0f - way));
        block.shapes.push_back(disc);
    }
}

void draw_ligand(const ReceptorRowShape& shape,
                 std::size_t i,
                 const StageLigand& ligand,
                 float away_px,
                 float alpha,
                 const StageView& view,
                 DrawBlock& block) {
    const float above = center_above_membrane + mouth_above_center + away_px +
                        (ligand.glyph == LigandGlyph::cap ? 1.0f : 0.0f);
    Shape2D glyph = make_ligand_glyph(ligand.glyph, ligand.role, shape.scale, *view.theme);
    const Shape2D at = place(shape, i, above, glm::vec2(1.0f));
    glyph.center = at.center;
    glyph.rotation = at.rotation;
    glyph.fill.a = alpha;
    glyph.outline.a = alpha;
    block.shapes.push_back(glyph);
    if (ligand.active && ligand.efficacy >= least_glowing_efficacy && view.theme->glow) {
        block.glows.push_back({glyph.center,
                               24.0f * shape.scale,
                               view.theme->tint(ligand.role),
                               (view.theme->light ? 0.45f : 0.6f) * alpha});
    }
}

} // namespace

std::vector<int> largest_remainder(const std::vector<double>& weights, int count) {
    std::vector<int> shares(weights.size(), 0);
    const double total =
        std::accumulate(weights.begin(), weights.end(), 0.0, [](double sum, double w) {
            return sum + std::max(w, 0.0);
        });
    if (!(total > 0.0)) {
        return shares;
    }
    std::vector<double> rest(weights.size());
    int given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = count * std::max(weights[i], 0.0) / total;
        shares[i] = static_cast<int>(std::floor(exact));
        rest[i] = exact - shares[i];
        given += shares[i];
    }
    for (; given < count; ++given) {
        const auto most = std::max_element(rest.begin(), rest.end());
        ++shares[static_cast<std::size_t>(most - rest.begin())];
        *most = -1.0;
    }
    return shares;
}

std::vector<int> receptor_counts(const StageReceptors& row,
                                 const std::vector<double>& occupancy_percent) {
    std::vector<double> weights = occupancy_percent;
    const double bound = std::accumulate(weights.begin(), weights.end(), 0.0);
    weights.push_back(std::max(0.0, 100.0 - bound));
    return largest_remainder(weights, row.count);
}

std::vector<int> receptor_states(const StageReceptors& row,
                                 const std::vector<double>& occupancy_percent,
                                 const std::vector<double>& per_s,
                                 double t_s) {
    const std::vector<int> counts = receptor_counts(row, occupancy_percent);
    // Slow ligands choose first: a fast one must not move them about.
    std::vector<std::size_t> order(row.ligands.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return per_s[a] < per_s[b];
    });
    std::vector<int> states(static_cast<std::size_t>(row.count), -1);
    for (const std::size_t ligand : order) {
        std::vector<std::pair<float, int>> ranked;
        for (int i = 0; i < row.count; ++i) {
            if (states[static_cast<std::size_t>(i)] < 0) {
                const std::int64_t epoch = epoch_of(row, ligand, per_s[ligand], i, t_s);
                const std::int64_t key = epoch * 1024 + i;
                ranked.emplace_back(hash01(ligand_seed(row, ligand), 22, key), i);
            }
        }
        std::sort(ranked.begin(), ranked.end());
        for (int n = 0; n < counts[ligand] && n < static_cast<int>(ranked.size()); ++n) {
            const int chosen = ranked[static_cast<std::size_t>(n)].second;
            states[static_cast<std::size_t>(chosen)] = static_cast<int>(ligand);
        }
    }
    return states;
}

ReceptorRowShape
make_receptor_row_shape(const StageReceptors& row, const NeuronShape& soma, const StageView& view) {
    ReceptorRowShape shape;
    const float step =
        row.count > 1 ? (row.to - row.from) / static_cast<float>(row.count - 1) : 0.0f;
    for (int i = 0; i < row.count; ++i) {
        const float angle =
            (row.from + step * static_cast<float>(i)) * std::numbers::pi_v<float> / 180.0f;
        const glm::vec2 out{std::cos(angle), std::sin(angle)};
        const auto along = [&](glm::vec2 p) {
            return glm::dot(glm::normalize(p - soma.center), out);
        };
        const auto nearest =
            std::max_element(soma.contour.begin(),
                             soma.contour.end(),
                             [&](glm::vec2 a, glm::vec2 b) { return along(a) < along(b); });
        shape.feet.push_back(soma.center + out * glm::length(*nearest - soma.center));
        shape.outwards.push_back(out);
    }
    fit_size(row.size * view.scale, shape);
    return shape;
}

ReceptorRowShape make_receptor_row_shape(const StageReceptors& row,
                                         const MembraneShape& membrane,
                                         const StageView& view) {
    ReceptorRowShape shape;
    const float step =
        row.count > 1 ? (row.to - row.from) / static_cast<float>(row.count - 1) : 0.0f;
    for (int i = 0; i < row.count; ++i) {
        const float share = row.from + step * static_cast<float>(i);
        shape.feet.push_back(membrane.point(share));
        shape.outwards.push_back(membrane.outward(share));
    }
    fit_size(row.size * view.scale, shape);
    return shape;
}

glm::vec2 receptor_mouth(const ReceptorRowShape& shape, std::size_t i) {
    return shape.feet[i] +
           shape.outwards[i] * ((center_above_membrane + mouth_above_center) * shape.scale);
}

TextRun receptor_letter(const StageReceptors& row,
                        const ReceptorRowShape& shape,
                        std::size_t i,
                        const StageView& view) {
    const float size = view.text_px(TextUse::hint);
    const glm::vec2 at = shape.feet[i] - shape.outwards[i] * (15.0f * shape.scale + 1.1f * size);
    return {view.texts->get(row.letter),
            at + glm::vec2(0.0f, 0.36f * size),
            size,
            TextWeight::semibold,
            TextAlign::center,
            view.theme->color(row.left_out ? "text3" : "text2")};
}

void draw_receptor_outlines(const ReceptorRowShape& shape,
                            const StageView& view,
                            DrawBlock& block) {
    for (std::size_t i = 0; i < shape.feet.size(); ++i) {
        Shape2D cup = place(shape, i, center_above_membrane, {9.0f, 12.5f});
        cup.form = ShapeForm::cup;
        cup.fill = with_alpha(view.background(), 0.5f);
        cup.outline = left_out_color(*view.theme);
        cup.outline_width = std::max(1.1f, 1.4f * shape.scale);
        cup.dash_px = std::max(2.0f, 3.4f * shape.scale);
        block.shapes.push_back(cup);
    }
}

void draw_receptor_row(const StageReceptors& row,
                       const ReceptorRowShape& shape,
                       const ReceptorMoment& moment,
                       const StageView& view,
                       DrawBlock& block) {
    const ExchangeClock& exchange = moment.exchange;
    const auto states_at = [&](double t_s) {
        return receptor_states(row, moment.occupancy_percent, moment.per_s, t_s);
    };
    const std::vector<int> states = states_at(exchange.t_s);
    const double exchanged = latest_exchange(row, moment.per_s, exchange.t_s);
    const double just_before = exchanged - 1e-6 * std::max(1.0, exchange.s_per_viewer_s);
    const std::vector<int> before = states_at(just_before);
    const double since = (exchange.t_s - exchanged) / exchange.s_per_viewer_s;
    const auto arrived = static_cast<float>(std::clamp(since / drift_s, 0.0, 1.0));
    const float eased = 1.0f - (1.0f - arrived) * (1.0f - arrived);
    for (std::size_t i = 0; i < states.size(); ++i) {
        const bool changed = exchange.moves && states[i] != before[i] && arrived < 1.0f;
        const int ligand = states[i];
        const bool blocked = ligand >= 0 && !row.ligands[static_cast<std::size_t>(ligand)].active;
        draw_cup(shape, i, blocked, view, block);
        if (changed && before[i] >= 0) {
            const StageLigand& leaving = row.ligands[static_cast<std::size_t>(before[i])];
            draw_ligand(shape, i, leaving, 16.0f * eased, 1.0f - eased, view, block);
        }
        if (ligand >= 0) {
            const StageLigand& seated = row.ligands[static_cast<std::size_t>(ligand)];
            const float way = changed ? eased : 1.0f;
            draw_ligand(shape, i, seated, 16.0f * (1.0f - way), way, view, block);
            if (seated.active) {
                draw_signal_dots(shape, i, seated, moment.clock, view, block);
            }
        }
    }
}

} // namespace disinhibit
