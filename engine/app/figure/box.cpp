#include "engine/app/figure/box.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "circuit/io/report/dose_text.h"
#include "engine/app/figure/marks.h"
#include "engine/ui/plot/axis_drawing.h"
#include "engine/ui/plot/labels.h"
#include "engine/ui/timeline/map.h"

namespace disinhibit {
namespace {

constexpr float fill_strength = 0.35f;
constexpr double least_named_percent = 0.5;
constexpr float names_apart = 14.0f; ///< of the doses of two runs
/// Dashes of the line where a dose is taken; of side B they are longer.
constexpr std::array<std::array<float, 2>, 2> dose_dashes{{{2.0f, 3.0f}, {6.0f, 3.0f}}};

std::vector<DrawnPoint> drawn(const std::vector<PixelPoint>& line) {
    std::vector<DrawnPoint> points;
    for (const PixelPoint& point : line) {
        points.push_back({point.x, point.y});
    }
    return points;
}

/// Draws one pair of axes from the ground up.
class Box {
  public:
    Box(const FigureSource& source,
        const std::vector<const RunOnPage*>& runs,
        const PlotFrame& frame,
        Glyphs& glyphs,
        Drawing& drawing)
        : source_(source), runs_(runs), frame_(frame), glyphs_(glyphs), drawing_(drawing) {}

    void draw() {
        draw_grid();
        for (std::size_t i = 0; i < runs_.size(); ++i) {
            draw_doses(*runs_[i], names_apart * static_cast<float>(runs_.size() - 1 - i));
        }
        add_danger_marks(drawing_, frame_, runs_, source_);
        for (const RunOnPage* run : runs_) {
            source_.plot.stacked ? draw_stack(*run) : draw_curves(*run);
        }
        add_beyond_marks(drawing_, frame_, runs_, taken_, source_, glyphs_);
        draw_points();
        draw_labels();
    }

  private:
    Color color(const std::string& name) const { return source_.theme.color(name); }
    bool shared() const { return runs_.size() > 1; }
    std::string letter_of(const RunOnPage& run) const { return shared() ? run.letter : ""; }

    void text(float x,
              float y,
              const std::string& words,
              float size,
              const char* ink,
              Anchor anchor = Anchor::start) {
        drawing_.items.push_back(
            DrawnText{{x, y}, words, size, Weight::regular, anchor, color(ink)});
    }
    void
    line(Part part, std::vector<DrawnPoint> points, const char* ink, std::vector<float> dash = {}) {
        drawing_.items.push_back(
            DrawnLine{part, std::move(points), color(ink), 1.0f, std::move(dash), ""});
    }

    void draw_grid() {
        const Rect& box = frame_.box;
        for (const ValueTick& tick : value_ticks(frame_, 6)) {
            const float y = frame_.y_of(tick.value);
            line(Part::grid, {{box.x, y}, {box.right(), y}}, "line");
            text(box.x - 10.0f, y + 4.0f, tick.label, tick_size, "text2", Anchor::end);
        }
        for (const double border_s : segment_borders(frame_.time)) {
            const float x = frame_.time.x_of(border_s);
            line(Part::grid, {{x, box.y}, {x, box.bottom()}}, "line");
        }
        const TimeTicks ticks = time_axis_ticks(frame_.time, 56.0f);
        for (std::size_t i = 0; i < ticks.times_s.size(); ++i) {
            const float x = frame_.time.x_of(ticks.times_s[i]);
            line(Part::grid, {{x, box.bottom()}, {x, box.bottom() + 5.0f}}, "edge");
            text(x, box.bottom() + 19.0f, ticks.labels[i], tick_size, "text2", Anchor::middle);
        }
        line(Part::grid, {{box.x, box.bottom()}, {box.right(), box.bottom()}}, "edge");
        std::set<float> rests;
        for (const RunOnPage* run : runs_) {
            for (const FigureCurve& curve : run->curves) {
                const double rest =
                    run->course->baseline().values[static_cast<std::size_t>(curve.signal)];
                const float y = frame_.y_of(rest);
                const bool inside = y >= box.y && y <= box.bottom();
                if (!source_.plot.stacked && inside && rests.insert(y).second) {
                    line(Part::mark, {{box.x, y}, {box.right(), y}}, "text3", {2.0f, 3.0f});
                }
            }
        }
    }

    /// A dotted line where something is taken, named `above` px higher than the lowest names, where there is room.
    void draw_doses(const RunOnPage& run, float above) {
        const Scenario& scenario = run.course->scenario();
        const auto& dash = dose_dashes[run.side_b ? 1 : 0];
        const std::string letter = shared() ? run.letter + " " : "";
        float free_from = 0.0f;
        for (const DoseMarker& marker : dose_markers(scenario)) {
            const Dose& dose = scenario.doses[static_cast<std::size_t>(marker.dose)];
            if (!frame_.time.shows(marker.at_s)) {
                continue;
            }
            const float x = frame_.time.x_of(marker.at_s);
            const Rect& box = frame_.box;
            line(Part::mark,
                 {{x, box.y - 6.0f}, {x, box.bottom()}},
                 "edge",
                 {dash.begin(), dash.end()});
            const auto substance = source_.library.substances.find(dose.substance);
            const std::string name =
                letter +
                (substance != source_.library.substances.end() ? substance->second.name
                                                               : dose.substance) +
                " " + describe_amount(dose);
            const float width = glyphs_.width(name, small_size, Weight::regular);
            if (x >= free_from && x + width < drawing_.width - 24.0f) {
                text(x, box.y - 10.0f - above, name, small_size, "text2");
                free_from = x + width + 10.0f;
            }
        }
    }

    void add_curve(const RunOnPage& run,
                   const FigureCurve& curve,
                   const std::vector<PixelPoint>& points) {
        taken_.push_back(points);
        const std::string& label =
            run.course->signals().rows[static_cast<std::size_t>(curve.signal)].label;
        for (const LinePart& part :
             beyond_parts(points, frame_.time, beyond_stretches(run.beyond))) {
            drawing_.items.push_back(
                DrawnLine{Part::curve,
                          drawn(part.points),
                          color(curve.data->role),
                          2.0f,
                          part_dashes(part, curve.data->dashed, run.side_b),
                          run.letter.empty() ? label : of_side(source_, run, label)});
        }
    }

    void draw_curves(const RunOnPage& run) {
        for (const FigureCurve& curve : run.curves) {
            for (const Polyline& line : curve_lines(curve.sampled, frame_, 0.02f)) {
                add_curve(run, curve, line);
            }
        }
    }

    void draw_stack(const RunOnPage& run) {
        std::vector<const TraceCurve*> sampled;
        for (const FigureCurve& curve : run.curves) {
            sampled.push_back(&curve.sampled);
        }
        if (sampled.empty()) {
            return;
        }
        const auto sums = stacked_values(sampled, frame_, 1.0f);
        std::vector<PixelPoint> below{{frame_.box.x, frame_.box.bottom()},
                                      {frame_.box.right(), frame_.box.bottom()}};
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const auto last = static_cast<float>(sums[i].size() - 1);
            std::vector<PixelPoint> top;
            for (std::size_t column = 0; column < sums[i].size(); ++column) {
                top.push_back({frame_.box.x + frame_.box.w * static_cast<float>(column) / last,
                               frame_.y_of(sums[i][column])});
            }
            top = straightened(top, 0.02f);
            std::vector<DrawnPoint> outline = drawn(top);
            for (auto point = below.rbegin(); point != below.rend(); ++point) {
                outline.push_back({point->x, point->y});
            }
            drawing_.items.push_back(DrawnArea{
                outline, with_alpha(source_.theme.tint(run.curves[i].data->role), fill_strength)});
            below = top;
        }
        const std::vector<TraceCurve> edges = running_sums(sampled);
        for (std::size_t i = 0; i < edges.size(); ++i) {
            for (const Polyline& line : curve_lines(edges[i], frame_, 0.02f)) {
                add_curve(run, run.curves[i], line);
            }
        }
    }

    /// The same value beside both runs is drawn once; another one has the letter of its side.
    void draw_points() {
        const auto is_in = [](const PointMark& mark, const RunOnPage& run) {
            return std::ranges::any_of(run.marks, [&](const PointMark& other) {
                return other.match->point == mark.match->point && other.t_s == mark.t_s &&
                       other.value == mark.value;
            });
        };
        for (const RunOnPage* run : runs_) {
            const RunOnPage& other = run == runs_.front() ? *runs_.back() : *runs_.front();
            for (const PointMark& mark : run->marks) {
                const bool both = is_in(mark, other);
                if (frame_.time.shows(mark.t_s) && (!both || run == runs_.front())) {
                    draw_point(mark, both ? "" : letter_of(*run));
                }
            }
        }
    }

    void draw_point(const PointMark& mark, const std::string& letter) {
        const Rect& box = frame_.box;
        const float x = frame_.time.x_of(mark.t_s);
        const auto y_of = [&](double value) { return box.nearest_y(frame_.y_of(value)); };
        const float y = y_of(mark.value);
        taken_.push_back({{x - 5.0f, y}, {x + 5.0f, y}});
        if (mark.low < mark.high) {
            taken_.push_back({{x, y_of(mark.low)}, {x, y_of(mark.high)}});
            line(Part::point, {{x, y_of(mark.low)}, {x, y_of(mark.high)}}, "text");
        }
        if (mark.from_s < mark.to_s) {
            const float from = std::max(frame_.time.x_of(mark.from_s), box.x);
            const float to = std::min(frame_.time.x_of(mark.to_s), box.right());
            taken_.push_back({{from, y}, {to, y}});
            line(Part::point, {{from, y}, {to, y}}, "text");
        }
        const Color fill = color(mark.match->other_species ? "panel"
                                 : mark.curve != nullptr   ? mark.curve->role
                                                           : std::string("text"));
        drawing_.items.push_back(DrawnCircle{{x, y}, 4.0f, fill, color("text"), 1.5f});
        add_elsewhere(drawing_, mark, letter, frame_, taken_, source_.theme, glyphs_);
    }

    /// Names at the right end of the curves; of a stack in the middle of the bands.
    void draw_labels() {
        std::vector<LabelWish> wishes;
        std::vector<std::pair<std::string, Color>> labels;
        for (const RunOnPage* run : runs_) {
            double sum = 0.0;
            for (const FigureCurve& curve : run->curves) {
                const double last = curve.sampled.values.back();
                const double middle = source_.plot.stacked ? sum + last / 2.0 : last;
                sum += last;
                const std::string& own = curve.data->label;
                const std::string letter = letter_of(*run);
                const std::string words = letter + (letter.empty() || own.empty() ? "" : " ") + own;
                if (!words.empty() && (!source_.plot.stacked || last >= least_named_percent)) {
                    const float y = frame_.box.nearest_y(frame_.y_of(middle));
                    wishes.push_back({y, 1, std::abs(last)});
                    labels.emplace_back(words, source_.theme.ink(curve.data->role));
                }
            }
            const double left = source_.plot.scale.high - sum;
            if (source_.plot.stacked && !source_.plot.remainder.empty() &&
                left > least_named_percent) {
                wishes.push_back({frame_.y_of(sum + left / 2.0), 1, left});
                labels.emplace_back(source_.plot.remainder, color("text2"));
            }
        }
        const float x = frame_.box.right() + 10.0f;
        for (const PlacedLabel& place : place_labels(
                 wishes, {16.0f, 14.0f}, frame_.box.y - 6.0f, frame_.box.bottom() + 6.0f)) {
            const auto& [words, ink] = labels[place.wish];
            drawing_.items.push_back(DrawnText{
                {x, place.center + 4.0f}, words, label_size, Weight::semibold, Anchor::start, ink});
        }
    }

    const FigureSource& source_;
    const std::vector<const RunOnPage*>& runs_;
    const PlotFrame& frame_;
    Glyphs& glyphs_;
    Drawing& drawing_;
    std::vector<Polyline> taken_; ///< what words must keep away from
};

} // namespace

std::string of_side(const FigureSource& source, const RunOnPage& run, const std::string& what) {
    return run.letter.empty()
               ? what
               : source.texts.get("plots.figure.side", {{"side", run.letter}, {"what", what}});
}

void draw_box(const FigureSource& source,
              const std::vector<const RunOnPage*>& runs,
              const PlotFrame& frame,
              Glyphs& glyphs,
              Drawing& drawing) {
    Box(source, runs, frame, glyphs, drawing).draw();
}

float height_of_dose_names(std::size_t runs) {
    return 20.0f + names_apart * static_cast<float>(runs - 1);
}

} // namespace disinhibit
