#include "engine/scene/labels.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "engine/scene/kept_free.h"
#include "engine/scene/labels/bottom_lines.h"
#include "engine/scene/labels/sentence.h"
#include "engine/scene/labels/sentence_place.h"
#include "engine/scene/parts/cloud.h"
#include "engine/scene/parts/mark.h"
#include "engine/scene/parts/occupancy_bar.h"
#include "engine/scene/region.h"

namespace disinhibit {
namespace {

/// Sizes of all labels, tried one after the other.
constexpr float label_scales[] = {1.0f, 0.9f, 0.8f, 0.72f, 0.64f, 0.57f, 0.5f, 0.45f, 0.4f};
/// Where the labels find no room even so, the sentence takes smaller type.
constexpr float sentence_scales[] = {1.0f, 0.8f, 0.64f, 0.5f};
constexpr float least_roomy_scale = 0.5f; ///< screen px per design px at a text of 100 %
constexpr float note_reach_px = 48.0f;
constexpr float scale_reach_px = 300.0f;
constexpr float air_px = 3.0f; ///< around each label
constexpr float chip_leader_from_px = 60.0f;
constexpr float leader_from_px = 36.0f; ///< a badge that moved farther gets a line to its thing

/// How far from its place a label may go, of the larger side of the stage, and how much it may cover there (mean weight).
struct Allowance {
    float reach = 0.0f;
    float covered = 0.0f;
};
constexpr Allowance home_allowance{0.02f, 0.35f};
constexpr Allowance badge_allowances[] = {{0.05f, 0.45f}, {0.22f, 0.45f}, {0.30f, 0.7f}};
constexpr Allowance line_allowances[] = {{0.05f, 0.45f}, {0.11f, 0.6f}};
constexpr Allowance region_allowances[] = {{0.04f, 0.8f}, {0.14f, 0.8f}};
constexpr Allowance chip_allowance{0.09f, 2.0f};
constexpr Allowance bar_allowance{0.12f, 0.3f};
/// What is taken when even the smallest labels find no good place.
constexpr Allowance last_allowance{1.0f, 1e9f};

/// One attempt to place everything, with one size of the labels.
class Placing {
  public:
    Placing(const Stage& stage,
            const StageLayout& layout,
            const std::vector<std::string>& units,
            const LabelPlacer& placer,
            bool last)
        : stage_(stage), layout_(layout), view_(layout.view), units_(units), placer_(placer),
          last_(last) {}

    /// True if every label but notes has a good place.
    bool place_all() {
        place_bars();
        place_letters();
        place_badges();
        place_regions();
        place_chips();
        place_notes();
        return good_;
    }

    StageLabels labels;

  private:
    /// A failed attempt need not be finished unless it is the last.
    bool goes_on() const { return good_ || last_; }
    /// Half a small window has no room for chips and minor badges: far from what they name they would mislead. The pointer
    /// and the other levels still name everything.
    bool roomy() const {
        return view_.side.empty() || view_.scale >= least_roomy_scale * view_.type_scale;
    }
    float larger_side() const { return std::max(view_.size.x, view_.size.y); }

    /// The part of the stage on its side of every line that divides it.
    Box side_of(const Box& wanted) const {
        Box side{{0.0f, 0.0f}, view_.size};
        for (const StageOutline& outline : stage_.outlines) {
            const float x = view_.at(outline.points.front()).x;
            if (outline.divides) {
                const bool left = 0.5f * (wanted.low.x + wanted.high.x) < x;
                (left ? side.high.x : side.low.x) = x;
            }
        }
        return side;
    }
    std::optional<Box> find(const Box& wanted, const Allowance& allowed) const {
        const auto found =
            placer_.find(wanted, side_of(wanted), allowed.reach * larger_side(), false);
        // Larger text than usual may cover more of what is only scenery.
        const float generous = std::clamp(view_.type_scale, 1.0f, 2.0f);
        if (found && found->covered <= generous * allowed.covered) {
            return found->box;
        }
        return std::nullopt;
    }
    /// Takes the place, or the last resort in the last attempt.
    std::optional<Box> take(std::optional<Box> found, const Box& wanted) {
        if (!found) {
            good_ = false;
            if (last_ && roomy()) {
                found = find(wanted, last_allowance);
            }
        }
        if (found) {
            placer_.take({found->low - glm::vec2(air_px), found->high + glm::vec2(air_px)});
        }
        return found;
    }
    LabelPlace take_label(const Box& wanted, const Allowance& allowed) {
        const auto found = take(find(wanted, allowed), wanted);
        LabelPlace place;
        place.shown = found.has_value();
        place.box = found.value_or(wanted);
        return place;
    }

    /// Capitals and digits, close around their ink.
    bool take_letter(const TextRun& run) {
        Box box = box_of(run, view_);
        box.low.y = run.position.y - 0.76f * run.size_px;
        box.high.y = run.position.y + 0.2f * run.size_px;
        return placer_.take_if_fits(box);
    }

    void place_bars();
    void place_letters();
    std::optional<glm::vec2>
    place_letter(const StageReceptors& row, const ReceptorRowShape& shape, std::size_t k);
    void place_badges();
    template <typename Allowances>
    void place_badge(std::size_t i, const Allowances& allowances, bool must);
    std::vector<BadgePlace> forms_of(const StageBadge& badge) const;
    Box wanted_box(const StageBadge& badge,
                   glm::vec2 at,
                   const std::string& unit,
                   const BadgePlace& form) const;
    void place_chips();
    void place_regions();
    void place_notes();
    Box place_scale(const std::string& key, glm::vec2 at);

    const Stage& stage_;
    const StageLayout& layout_;
    const StageView& view_;
    const std::vector<std::string>& units_;
    LabelPlacer placer_;
    bool last_;
    bool good_ = true;
};

void Placing::place_bars() {
    for (const StageOccupancyBar& bar : stage_.bars) {
        const Box wanted = occupancy_bar_box(bar, view_);
        labels.bars.push_back(take_label(wanted, bar_allowance));
    }
}

/// At its receptor, or farther inside the cell where the next one is too near.
std::optional<glm::vec2>
Placing::place_letter(const StageReceptors& row, const ReceptorRowShape& shape, std::size_t k) {
    for (const float lines : {0.0f, 0.6f, 1.2f, 1.8f}) {
        TextRun letter = receptor_letter(row, shape, k, view_);
        const glm::vec2 shift = -lines * letter.size_px * shape.outwards[k];
        letter.position += shift;
        if (take_letter(letter)) {
            return shift;
        }
    }
    return std::nullopt;
}

void Placing::place_letters() {
    for (std::size_t i = 0; i < stage_.neurons.size(); ++i) {
        const StageNeuron& neuron = stage_.neurons[i];
        const bool shown = !neuron.letter.empty() &&
                           placer_.take_if_fits(box_of(
                               neuron_letter(neuron, layout_.neurons[i].center, view_), view_));
        labels.neuron_letters.push_back(shown);
        good_ = good_ && (shown || neuron.letter.empty());
    }
    for (std::size_t i = 0; i < stage_.receptors.size(); ++i) {
        const StageReceptors& row = stage_.receptors[i];
        std::vector<std::optional<glm::vec2>> shown;
        for (std::size_t k = 0; k < layout_.receptors[i].feet.size() && !row.letter.empty(); ++k) {
            shown.push_back(place_letter(row, layout_.receptors[i], k));
            good_ = good_ && shown.back();
        }
        shown.resize(layout_.receptors[i].feet.size());
        labels.receptor_letters.push_back(std::move(shown));
    }
}

/// From the fullest form of a badge to the smallest.
std::vector<BadgePlace> Placing::forms_of(const StageBadge& badge) const {
    std::vector<BadgePlace> forms;
    BadgePlace form;
    if (badge.line) {
        form.sub = true;
        forms.push_back(form);
        if (!badge.short_name.empty() || !badge.short_sub.empty() || !badge.short_line.empty()) {
            form.brief = true;
            forms.push_back(form);
        }
        return forms;
    }
    const bool room = view_.type_scale <= 1.3f && view_.scale >= 0.75f && !view_.presenting;
    if (room && !badge.sub.empty()) {
        form.sub = true;
        forms.push_back(form);
    }
    form.sub = false;
    forms.push_back(form);
    form.tall = true;
    forms.push_back(form);
    return forms;
}

Box Placing::wanted_box(const StageBadge& badge,
                        glm::vec2 at,
                        const std::string& unit,
                        const BadgePlace& form) const {
    const glm::vec2 size = badge_size(badge, unit, form, view_);
    glm::vec2 low = view_.at(at);
    low.x -= badge.anchor == "right" ? size.x : 0.0f;
    // A label that would hang over the edge first moves in.
    low.x = std::clamp(low.x, 0.0f, std::max(0.0f, view_.size.x - size.x));
    low.y = std::clamp(low.y, view_.caption_px, std::max(view_.caption_px, view_.size.y - size.y));
    return {low, low + size};
}

/// First whoever has its own place free, then the others around them, numbers before lines of text.
void Placing::place_badges() {
    labels.badges.resize(stage_.badges.size());
    const auto each = [&](bool line, const auto& allowances, bool must) {
        for (std::size_t i = 0; i < stage_.badges.size() && goes_on(); ++i) {
            const StageBadge& badge = stage_.badges[i];
            if (badge.line == line && !labels.badges[i].shown &&
                (badge.presenting || !view_.presenting) && (roomy() || !badge.minor)) {
                place_badge(i, allowances, must);
            }
        }
    };
    const Allowance home[] = {home_allowance};
    each(false, home, false);
    each(false, badge_allowances, true);
    each(true, home, false);
    each(true, line_allowances, true);
}

template <typename Allowances>
void Placing::place_badge(std::size_t i, const Allowances& allowances, bool must) {
    const StageBadge& badge = stage_.badges[i];
    const std::vector<BadgePlace> forms = forms_of(badge);
    std::vector<glm::vec2> places{badge.at};
    places.insert(places.end(), badge.or_at.begin(), badge.or_at.end());
    std::optional<Box> found;
    BadgePlace place = forms.back();
    Box wanted = wanted_box(badge, badge.at, units_[i], place);
    for (const Allowance& allowed : allowances) {
        for (const BadgePlace& form : forms) {
            for (const glm::vec2 at : places) {
                const Box box = wanted_box(badge, at, units_[i], form);
                const auto spot = found ? std::nullopt : find(box, allowed);
                if (spot) {
                    found = spot;
                    place = form;
                    wanted = box;
                }
            }
        }
    }
    if (!found && !must) {
        return;
    }
    found = take(found, wanted);
    if (found) {
        const float way = glm::length(found->low - wanted.low);
        place.shown = true;
        place.box = *found;
        place.leads = badge.has_leader || (badge.has_thing && way > leader_from_px);
        place.plate = badge.line && placer_.covers(*found);
        place.bar_px = badge_bar_px(found->high.x - found->low.x, view_);
        labels.badges[i] = place;
    }
}

void Placing::place_chips() {
    for (std::size_t i = 0; i < stage_.chips.size() && goes_on(); ++i) {
        if (!roomy()) {
            labels.chips.emplace_back();
            continue;
        }
        const Box wanted = chip_box(stage_.chips[i], view_);
        LabelPlace place = take_label(wanted, chip_allowance);
        place.leads = glm::length(place.box.low - wanted.low) > chip_leader_from_px;
        labels.chips.push_back(place);
    }
}

void Placing::place_regions() {
    for (std::size_t i = 0; i < stage_.regions.size() && goes_on(); ++i) {
        const StageRegion& region = stage_.regions[i];
        RegionLabel label;
        if (region.label.empty()) {
            labels.regions.push_back(label);
            continue;
        }
        std::optional<Box> found;
        Box wanted;
        // With its second line, without, in its short form; the same again farther away.
        for (const Allowance& allowed : region_allowances) {
            for (const auto& [sub, brief] :
                 {std::pair{true, false}, {false, false}, {false, true}}) {
                if (found) {
                    break;
                }
                label.sub = sub && shows_sub(region, view_);
                label.brief = brief && !region.short_label.empty();
                wanted = region_label_box(region, label, view_);
                found = find(wanted, allowed);
            }
        }
        found = take(found, wanted);
        label.shown = found.has_value();
        if (found) {
            label.shift = found->low - wanted.low;
            label.plate = placer_.covers(*found);
        }
        labels.regions.push_back(label);
    }
}

/// A picture at a reduced scale must say so: where nothing is free the note stands over something.
Box Placing::place_scale(const std::string& key, glm::vec2 at) {
    const Box wanted = scale_text_box(key, at, view_);
    Box place = wanted;
    for (const bool over_bodies : {false, true}) {
        if (const auto found =
                placer_.find(wanted, side_of(wanted), view_.px(scale_reach_px), over_bodies)) {
            place = found->box;
            break;
        }
    }
    placer_.take(place);
    return place;
}

void Placing::place_notes() {
    const bool room = !view_.presenting && view_.scale >= 0.72f && view_.type_scale <= 1.5f;
    for (const StageNote& note : stage_.notes) {
        const Box wanted = note_box(note, view_);
        LabelPlace place;
        const auto found = placer_.find(wanted, side_of(wanted), view_.px(note_reach_px), false);
        if (room && found) {
            place.shown = true;
            place.box = found->box;
            place.plate = placer_.covers(found->box);
            placer_.take(found->box);
        }
        labels.notes.push_back(place);
    }
    for (const StageCloud& cloud : stage_.clouds) {
        labels.cloud_texts.push_back(place_scale(cloud.scale_text, cloud.scale_text_at));
    }
    for (const StageCleft& cleft : stage_.clefts) {
        labels.cleft_texts.push_back(place_scale(cleft.scale_text, cleft.scale_text_at));
    }
}

/// The sentence and everything that the lines at the bottom may say.
void take_fixed_lines(const Stage& stage, const StageView& view, LabelPlacer& placer) {
    const SentenceBox sentence = sentence_box(view);
    placer.take({{0.0f, 0.0f}, sentence.high});
    DrawBlock lines;
    draw_all_bottom_lines(stage, view, lines);
    for (const TextRun& run : lines.texts) {
        placer.take(box_of(run, view));
    }
    for (const Shape2D& glyph : lines.shapes) {
        placer.take({glyph.center - glyph.half_size, glyph.center + glyph.half_size});
    }
}

} // namespace

StageLabels
place_labels(const Stage& stage, StageLayout& layout, const std::vector<std::string>& badge_units) {
    const LabelPlacer free({{0.0f, 0.0f}, layout.view.size}, kept_free(stage, layout));
    const StageView bare = layout.view;
    const float least = least_label_scale(bare);
    for (const float sentence_scale : sentence_scales) {
        layout.view = bare;
        LabelPlacer placer = free;
        place_sentence(stage, placer, sentence_scale, layout.view);
        take_fixed_lines(stage, layout.view, placer);
        for (const float scale : label_scales) {
            layout.view.label_scale = std::max(scale, least);
            const bool least_scale = scale <= least || scale == std::end(label_scales)[-1];
            const bool smallest = sentence_scale == std::end(sentence_scales)[-1];
            const bool last = least_scale && (smallest || layout.view.caption_px > 0.0f);
            Placing attempt(stage, layout, badge_units, placer, last);
            if (attempt.place_all() || last) {
                return attempt.labels;
            }
            if (least_scale) {
                break;
            }
        }
    }
    return {};
}

} // namespace disinhibit
