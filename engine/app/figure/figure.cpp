#include "engine/app/figure/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/dose_text.h"
#include "engine/app/figure/marks.h"
#include "engine/app/figure/samples.h"
#include "engine/core/version.h"
#include "engine/ui/plot/axis_drawing.h"
#include "engine/ui/plot/labels.h"

namespace disinhibit {
namespace {

constexpr float page_width = 720.0f;
constexpr float edge = 24.0f;
constexpr float box_left = 72.0f;
constexpr float box_top = 84.0f;
constexpr float box_height = 250.0f;
constexpr float least_right = 40.0f;
constexpr float title_size = 16.0f;
constexpr float label_size = 12.5f;
constexpr float tick_size = 12.0f;
constexpr float small_line = 14.0f;
constexpr float fill_strength = 0.35f;
constexpr double least_named_percent = 0.5;
constexpr double invisible_percent = 0.05;

std::vector<DrawnPoint> drawn(const std::vector<PixelPoint>& line) {
    std::vector<DrawnPoint> points;
    for (const PixelPoint& point : line) {
        points.push_back({point.x, point.y});
    }
    return points;
}

/// Puts one figure together from top to bottom.
class Page {
  public:
    Page(const FigureSource& source, Glyphs& glyphs)
        : source_(source), glyphs_(glyphs), signals_(source.trajectory.signals()),
          beyond_(beyond_data(source.trajectory)) {}

    PlotFigure make() {
        const float right = right_margin();
        const TimeAxis axis = make_time_axis(
            source_.scale, source_.begin_s, source_.end_s, box_left, page_width - box_left - right);
        curves_ = read_figure_curves(source_.plot, source_.trajectory, axis);
        if (source_.plot.stacked) {
            // An absent ligand would draw a line on top of its neighbour.
            std::erase_if(curves_, [](const FigureCurve& curve) {
                return *std::max_element(curve.sampled.values.begin(), curve.sampled.values.end()) <
                       invisible_percent;
            });
        }
        marks_ = point_marks(source_.points,
                             source_.plot,
                             signals_,
                             source_.trajectory.baseline(),
                             [this](int signal, double t_s) { return value_of(signal, t_s); });
        std::vector<const TraceCurve*> sampled;
        for (const FigureCurve& curve : curves_) {
            sampled.push_back(&curve.sampled);
        }
        frame_ = make_plot_frame(
            source_.plot, axis, {box_left, box_top, axis.width_px, box_height}, sampled, marks_);
        figure_.drawing.width = page_width;
        figure_.drawing.background = color("panel");
        figure_.drawing.title = source_.plot.title;
        figure_.drawing.shot = source_.shot;
        write_heading();
        draw_grid();
        draw_doses();
        add_danger_marks(figure_.drawing, frame_, curves_, signals_, source_);
        if (source_.plot.stacked) {
            draw_stack(sampled);
        } else {
            draw_curves();
        }
        add_beyond_marks(figure_.drawing, frame_, beyond_, taken_, source_, glyphs_);
        draw_points();
        draw_labels();
        write_foot();
        fill_table();
        return std::move(figure_);
    }

  private:
    Color color(const std::string& name) const { return source_.theme.color(name); }

    std::optional<double> value_of(int signal, double t_s) const {
        if (t_s < 0.0 || t_s > source_.trajectory.reached_s()) {
            return std::nullopt;
        }
        return source_.trajectory.at(t_s).values[static_cast<std::size_t>(signal)];
    }

    void text(float x,
              float y,
              const std::string& words,
              float size,
              const char* ink,
              Anchor anchor = Anchor::start,
              Weight weight = Weight::regular) {
        figure_.drawing.items.push_back(DrawnText{{x, y}, words, size, weight, anchor, color(ink)});
    }
    void
    line(Part part, std::vector<DrawnPoint> points, const char* ink, std::vector<float> dash = {}) {
        figure_.drawing.items.push_back(
            DrawnLine{part, std::move(points), color(ink), 1.0f, std::move(dash), ""});
    }

    float right_margin() {
        float widest = 0.0f;
        for (const PlotCurve& curve : source_.plot.curves) {
            if (signals_.index(curve.signal) >= 0) {
                widest = std::max(widest, glyphs_.width(curve.label, label_size, Weight::semibold));
            }
        }
        return widest > 0.0f ? widest + 12.0f + edge : least_right;
    }

    void write_heading() {
        text(edge, 34.0f, source_.plot.title, title_size, "text", Anchor::start, Weight::semibold);
        text(edge,
             54.0f,
             axis_text(source_.texts, frame_, plot_unit(source_.plot, signals_)),
             tick_size,
             "text2");
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
        text(box.center_x(),
             box.bottom() + 38.0f,
             source_.texts.get("plots.figure.time"),
             tick_size,
             "text2",
             Anchor::middle);
        if (!source_.plot.stacked) {
            for (const FigureCurve& curve : curves_) {
                const double rest =
                    source_.trajectory.baseline().values[static_cast<std::size_t>(curve.signal)];
                const float y = frame_.y_of(rest);
                if (y >= box.y && y <= box.bottom()) {
                    line(Part::mark, {{box.x, y}, {box.right(), y}}, "text3", {2.0f, 3.0f});
                }
            }
        }
    }

    /// A dotted line where something is taken, named where there is room.
    void draw_doses() {
        float free_from = 0.0f;
        for (const DoseMarker& marker : dose_markers(source_.trajectory.scenario())) {
            const Dose& dose =
                source_.trajectory.scenario().doses[static_cast<std::size_t>(marker.dose)];
            if (!frame_.time.shows(marker.at_s)) {
                continue;
            }
            const float x = frame_.time.x_of(marker.at_s);
            const Rect& box = frame_.box;
            line(Part::mark, {{x, box.y - 6.0f}, {x, box.bottom()}}, "edge", {2.0f, 3.0f});
            const auto substance = source_.library.substances.find(dose.substance);
            const std::string name =
                (substance != source_.library.substances.end() ? substance->second.name
                                                               : dose.substance) +
                " " + describe_amount(dose);
            const float width = glyphs_.width(name, small_size, Weight::regular);
            if (x >= free_from && x + width < page_width - edge) {
                text(x, box.y - 10.0f, name, small_size, "text2");
                free_from = x + width + 10.0f;
            }
        }
    }

    void add_curve(const FigureCurve& curve, const std::vector<PixelPoint>& points) {
        taken_.push_back(points);
        for (const LinePart& part : beyond_parts(points, frame_.time, beyond_stretches(beyond_))) {
            const std::vector<float> dashes = part.beyond
                                                  ? std::vector<float>{beyond_on_px, beyond_off_px}
                                              : curve.data->dashed ? std::vector<float>{9.0f, 6.0f}
                                                                   : std::vector<float>{};
            figure_.drawing.items.push_back(
                DrawnLine{Part::curve,
                          drawn(part.points),
                          color(curve.data->role),
                          2.0f,
                          dashes,
                          signals_.rows[static_cast<std::size_t>(curve.signal)].label});
        }
    }

    void draw_curves() {
        for (const FigureCurve& curve : curves_) {
            for (const Polyline& line : curve_lines(curve.sampled, frame_, 0.02f)) {
                add_curve(curve, line);
            }
        }
    }

    void draw_stack(const std::vector<const TraceCurve*>& sampled) {
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
            figure_.drawing.items.push_back(DrawnArea{
                outline, with_alpha(source_.theme.tint(curves_[i].data->role), fill_strength)});
            below = top;
        }
        const std::vector<TraceCurve> edges = running_sums(sampled);
        for (std::size_t i = 0; i < edges.size(); ++i) {
            for (const Polyline& line : curve_lines(edges[i], frame_, 0.02f)) {
                add_curve(curves_[i], line);
            }
        }
    }

    void draw_points() {
        for (const PointMark& mark : marks_) {
            if (!frame_.time.shows(mark.t_s)) {
                continue;
            }
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
            figure_.drawing.items.push_back(DrawnCircle{{x, y}, 4.0f, fill, color("text"), 1.5f});
            add_elsewhere(figure_.drawing, mark, frame_, taken_, source_.theme, glyphs_);
        }
    }

    /// Names at the right end of the curves; of a stack in the middle of the bands.
    void draw_labels() {
        std::vector<LabelWish> wishes;
        std::vector<std::pair<std::string, Color>> labels;
        double sum = 0.0;
        for (const FigureCurve& curve : curves_) {
            const double last = curve.sampled.values.back();
            const double middle = source_.plot.stacked ? sum + last / 2.0 : last;
            sum += last;
            if (!curve.data->label.empty() &&
                (!source_.plot.stacked || last >= least_named_percent)) {
                const float y = frame_.box.nearest_y(frame_.y_of(middle));
                wishes.push_back({y, 1, std::abs(last)});
                labels.emplace_back(curve.data->label, source_.theme.ink(curve.data->role));
            }
        }
        const double left = source_.plot.scale.high - sum;
        if (source_.plot.stacked && !source_.plot.remainder.empty() && left > least_named_percent) {
            wishes.push_back({frame_.y_of(sum + left / 2.0), 1, left});
            labels.emplace_back(source_.plot.remainder, color("text2"));
        }
        const float x = frame_.box.right() + 10.0f;
        for (const PlacedLabel& place : place_labels(
                 wishes, {16.0f, 14.0f}, frame_.box.y - 6.0f, frame_.box.bottom() + 6.0f)) {
            const auto& [words, ink] = labels[place.wish];
            figure_.drawing.items.push_back(DrawnText{
                {x, place.center + 4.0f}, words, label_size, Weight::semibold, Anchor::start, ink});
        }
    }

    /// Breaks `words` into lines that fit the page.
    void paragraph(float& y, const std::string& words) {
        std::string shown;
        const auto flush = [&] {
            text(edge, y, shown, small_size, "text3");
            y += small_line;
            shown.clear();
        };
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = std::min(words.find(' ', at), words.size());
            const std::string word = words.substr(at, end - at);
            const std::string longer = shown.empty() ? word : shown + " " + word;
            if (!shown.empty() &&
                glyphs_.width(longer, small_size, Weight::regular) > page_width - 2.0f * edge) {
                flush();
                shown = word;
            } else {
                shown = longer;
            }
            at = end + 1;
        }
        if (!shown.empty()) {
            flush();
        }
    }

    void write_foot() {
        const Scenario& scenario = source_.trajectory.scenario();
        const auto name_of = [](const auto& named, const std::string& id) {
            const auto found = named.find(id);
            return found == named.end() ? id : found->second.name;
        };
        float y = frame_.box.bottom() + 64.0f;
        paragraph(
            y,
            source_.texts.get(
                "plots.figure.made",
                {{"scenario", scenario.name.empty() ? scenario.id : scenario.name},
                 {"subject", name_of(source_.library.subjects, scenario.subject)},
                 {"circuit", name_of(source_.library.circuits, scenario.circuit)},
                 {"version", program_stamp()},
                 {"science", source_.library.content_hash},
                 {"tolerance", fmt::format("{:g}", source_.trajectory.relative_tolerance())}}));
        for (const Beyond& beyond : summary_of(beyond_)) {
            if (beyond.from_s <= source_.end_s && beyond.to_s >= source_.begin_s) {
                paragraph(y, describe_beyond(beyond) + ".");
            }
        }
        std::vector<std::string> works;
        for (const PointMark& mark : marks_) {
            if (!frame_.time.shows(mark.t_s)) {
                continue;
            }
            paragraph(y,
                      source_.texts.get(mark.match->other_species ? "plots.figure.hollow"
                                                                  : "plots.figure.filled",
                                        {{"point", in_one_line(source_.texts, *mark.match)}}));
            for (const std::string& work : citations(source_.library, mark.match->point->source)) {
                if (std::find(works.begin(), works.end(), work) == works.end()) {
                    works.push_back(work);
                }
            }
        }
        for (const std::string& work : works) {
            paragraph(y, work);
        }
        paragraph(y, source_.texts.get("stage.not_medical"));
        figure_.drawing.height = y + 6.0f;
    }

    void fill_table() {
        figure_.recipe = make_recipe(source_.library, source_.trajectory, program_stamp());
        figure_.recipe.emplace_back("plot", source_.plot.title);
        for (const PointMark& mark : marks_) {
            std::string words = in_one_line(source_.texts, *mark.match);
            for (const std::string& work : citations(source_.library, mark.match->point->source)) {
                words += " " + work;
            }
            figure_.recipe.emplace_back(
                "published",
                fmt::format(
                    "{} at {}: {}", mark.match->point->signal, describe_time(mark.t_s), words));
        }
        for (const auto& [key, value] : figure_.recipe) {
            figure_.drawing.remarks.push_back(key + ": " + value);
        }
        figure_.table = figure_table(curves_, signals_);
    }

    const FigureSource& source_;
    Glyphs& glyphs_;
    const SignalTable& signals_;
    PlotFigure figure_;
    std::vector<FigureCurve> curves_;
    std::vector<PointMark> marks_;
    PlotFrame frame_;
    std::vector<Beyond> beyond_;
    std::vector<Polyline> taken_; ///< what words must keep away from
};

} // namespace

PlotFigure make_plot_figure(const FigureSource& source, Glyphs& glyphs) {
    return Page(source, glyphs).make();
}

} // namespace disinhibit
