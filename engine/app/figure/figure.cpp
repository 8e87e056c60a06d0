#include "engine/app/figure/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/dose_text.h"
#include "engine/app/figure/box.h"
#include "engine/app/figure/marks.h"
#include "engine/core/version.h"
#include "engine/ui/plot/axis_drawing.h"
#include "engine/ui/timeline/side_caption.h"

namespace disinhibit {
namespace {

constexpr float page_width = 720.0f;
constexpr float edge = 24.0f;
constexpr float box_left = 72.0f;
constexpr float heading_height = 64.0f;
constexpr float box_height = 250.0f;
constexpr float stack_height = 190.0f; ///< of each of two
constexpr float least_right = 40.0f;
constexpr float title_size = 16.0f;
constexpr float small_line = 14.0f;
constexpr float legend_line = 18.0f;
constexpr double invisible_percent = 0.05;

/// Puts one figure together from top to bottom.
class Page {
  public:
    Page(const FigureSource& source, Glyphs& glyphs) : source_(source), glyphs_(glyphs) {
        for (const FigureRun& run : source.runs) {
            RunOnPage next;
            next.course = &run.course;
            next.side_b = !runs_.empty();
            next.beyond = beyond_data(run.course);
            if (paired()) {
                next.letter = source.texts.get(next.side_b ? "compare.b" : "compare.a");
            }
            courses_.push_back(&run.course);
            runs_.push_back(std::move(next));
        }
    }

    PlotFigure make() {
        const bool own_boxes = paired() && source_.plot.stacked;
        const TimeAxis axis = make_time_axis(source_.scale,
                                             source_.begin_s,
                                             source_.end_s,
                                             box_left,
                                             page_width - box_left - right_margin(!own_boxes));
        read_runs(axis);
        PlotFrame frame = frame_of_all(axis);
        figure_.drawing.width = page_width;
        figure_.drawing.background = source_.theme.color("panel");
        figure_.drawing.title = source_.plot.title;
        figure_.drawing.shot = source_.shot;
        write_heading(frame);
        if (own_boxes) {
            for (const RunOnPage& run : runs_) {
                draw_axes(frame, {&run}, stack_height);
                text(edge, frame.box.y - 10.0f, run.letter, label_size, "text", Weight::semibold);
            }
        } else {
            std::vector<const RunOnPage*> all;
            for (const RunOnPage& run : runs_) {
                all.push_back(&run);
            }
            draw_axes(frame, all, box_height);
        }
        figure_.drawing.items.push_back(DrawnText{{frame.box.center_x(), y_ + 12.0f},
                                                  source_.texts.get("plots.figure.time"),
                                                  tick_size,
                                                  Weight::regular,
                                                  Anchor::middle,
                                                  source_.theme.color("text2")});
        y_ += 38.0f;
        write_foot(frame);
        fill_table();
        return std::move(figure_);
    }

  private:
    bool paired() const { return source_.runs.size() > 1; }

    void text(float x,
              float y,
              const std::string& words,
              float size,
              const char* ink,
              Weight weight = Weight::regular) {
        figure_.drawing.items.push_back(
            DrawnText{{x, y}, words, size, weight, Anchor::start, source_.theme.color(ink)});
    }

    /// Where the names of the curves stand, after the letter of their side if `with_letters`.
    float right_margin(bool with_letters) {
        float widest = 0.0f;
        for (const RunOnPage& run : runs_) {
            for (const PlotCurve& curve : source_.plot.curves) {
                if (run.course->signals().index(curve.signal) >= 0) {
                    const std::string letter = with_letters && paired() ? run.letter + " " : "";
                    widest = std::max(
                        widest, glyphs_.width(letter + curve.label, label_size, Weight::semibold));
                }
            }
        }
        return widest > 0.0f ? widest + 12.0f + edge : least_right;
    }

    void read_runs(const TimeAxis& axis) {
        for (FigureCurve& curve : read_figure_curves(source_.plot, courses_, axis)) {
            const std::vector<double>& values = curve.sampled.values;
            // An absent ligand would draw a line on top of its neighbour.
            if (!source_.plot.stacked ||
                *std::max_element(values.begin(), values.end()) >= invisible_percent) {
                runs_[curve.run].curves.push_back(std::move(curve));
            }
        }
        for (std::size_t i = 0; i < runs_.size(); ++i) {
            const Trajectory& course = *runs_[i].course;
            runs_[i].marks =
                point_marks(source_.runs[i].points,
                            source_.plot,
                            course.signals(),
                            course.baseline(),
                            [&](int signal, double t_s) -> std::optional<double> {
                                if (t_s < 0.0 || t_s > course.reached_s()) {
                                    return std::nullopt;
                                }
                                return course.at(t_s).values[static_cast<std::size_t>(signal)];
                            });
        }
    }

    /// Axes that hold every run; its box has no height yet.
    PlotFrame frame_of_all(const TimeAxis& axis) const {
        std::vector<const TraceCurve*> sampled;
        std::vector<PointMark> marks;
        for (const RunOnPage& run : runs_) {
            for (const FigureCurve& curve : run.curves) {
                sampled.push_back(&curve.sampled);
            }
            marks.insert(marks.end(), run.marks.begin(), run.marks.end());
        }
        return make_plot_frame(
            source_.plot, axis, {box_left, 0.0f, axis.width_px, 0.0f}, sampled, marks);
    }

    /// The next pair of axes down the page, with what stands above and below it.
    void draw_axes(PlotFrame& frame, const std::vector<const RunOnPage*>& runs, float height) {
        y_ += height_of_dose_names(runs.size());
        frame.box.y = y_;
        frame.box.h = height;
        draw_box(source_, runs, frame, glyphs_, figure_.drawing);
        y_ = frame.box.bottom() + height_of_time_ticks;
    }

    /// Whichever run has the signals of the plot.
    std::string unit() const {
        std::string found;
        for (const Trajectory* course : courses_) {
            found = found.empty() ? plot_unit(source_.plot, course->signals()) : found;
        }
        return found;
    }

    void write_heading(const PlotFrame& frame) {
        text(edge, 34.0f, source_.plot.title, title_size, "text", Weight::semibold);
        text(edge, 54.0f, axis_text(source_.texts, frame, unit()), tick_size, "text2");
        y_ = heading_height;
        if (paired()) {
            write_legend();
        }
    }

    /// The stroke of each side, its letter, and what is given there.
    void write_legend() {
        constexpr float stroke = 36.0f;
        for (const RunOnPage& run : runs_) {
            y_ += legend_line;
            const float middle = y_ - 4.0f;
            figure_.drawing.items.push_back(DrawnLine{Part::mark,
                                                      {{edge, middle}, {edge + stroke, middle}},
                                                      source_.theme.color("text"),
                                                      2.0f,
                                                      curve_dashes(false, run.side_b),
                                                      ""});
            const RunOnPage& other = run.side_b ? runs_.front() : runs_.back();
            const std::string caption = side_caption(
                source_.library, source_.texts, run.course->scenario(), other.course->scenario());
            text(edge + stroke + 10.0f, y_, run.letter, label_size, "text", Weight::semibold);
            text(edge + stroke + 26.0f, y_, caption, tick_size, "text");
            figure_.drawing.title += ". " + of_side(source_, run, caption);
        }
        y_ += 6.0f;
    }

    /// Breaks `words` into lines that fit the page.
    void paragraph(const std::string& words) {
        std::string shown;
        const auto flush = [&] {
            text(edge, y_, shown, small_size, "text3");
            y_ += small_line;
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

    void write_foot(const PlotFrame& frame) {
        for (const RunOnPage& run : runs_) {
            write_how_it_was_made(run);
        }
        std::vector<std::string> told;
        std::vector<std::string> works;
        for (const RunOnPage& run : runs_) {
            for (const PointMark& mark : run.marks) {
                if (!frame.time.shows(mark.t_s)) {
                    continue;
                }
                const std::string words = source_.texts.get(
                    mark.match->other_species ? "plots.figure.hollow" : "plots.figure.filled",
                    {{"point", in_one_line(source_.texts, *mark.match)}});
                if (std::ranges::find(told, words) == told.end()) {
                    paragraph(words);
                    told.push_back(words);
                }
                for (const std::string& work :
                     citations(source_.library, mark.match->point->source)) {
                    if (std::ranges::find(works, work) == works.end()) {
                        works.push_back(work);
                    }
                }
            }
        }
        for (const std::string& work : works) {
            paragraph(work);
        }
        paragraph(source_.texts.get("stage.not_medical"));
        figure_.drawing.height = y_ + 6.0f;
    }

    void write_how_it_was_made(const RunOnPage& run) {
        const Scenario& scenario = run.course->scenario();
        const auto name_of = [](const auto& named, const std::string& id) {
            const auto found = named.find(id);
            return found == named.end() ? id : found->second.name;
        };
        const std::string made = source_.texts.get(
            "plots.figure.made",
            {{"scenario", scenario.name.empty() ? scenario.id : scenario.name},
             {"subject", name_of(source_.library.subjects, scenario.subject)},
             {"circuit", name_of(source_.library.circuits, scenario.circuit)},
             {"version", program_stamp()},
             {"science", source_.library.content_hash},
             {"tolerance", fmt::format("{:g}", run.course->relative_tolerance())}});
        paragraph(of_side(source_, run, made));
        for (const Beyond& beyond : summary_of(run.beyond)) {
            if (beyond.from_s <= source_.end_s && beyond.to_s >= source_.begin_s) {
                paragraph(of_side(source_, run, describe_beyond(beyond) + "."));
            }
        }
        if (!run.course->status().ok()) {
            paragraph(of_side(source_, run, run.course->status().sentence()));
        }
    }

    void fill_table() {
        figure_.recipe =
            paired() ? make_recipe(source_.library, *courses_[0], *courses_[1], program_stamp())
                     : make_recipe(source_.library, *courses_[0], program_stamp());
        figure_.recipe.emplace_back("plot", source_.plot.title);
        std::vector<FigureCurve> curves;
        for (const RunOnPage& run : runs_) {
            for (const PointMark& mark : run.marks) {
                std::string words = in_one_line(source_.texts, *mark.match);
                for (const std::string& work :
                     citations(source_.library, mark.match->point->source)) {
                    words += " " + work;
                }
                figure_.recipe.emplace_back(
                    run.side_b ? "B: published" : "published",
                    fmt::format(
                        "{} at {}: {}", mark.match->point->signal, describe_time(mark.t_s), words));
            }
            curves.insert(curves.end(), run.curves.begin(), run.curves.end());
        }
        for (const auto& [key, value] : figure_.recipe) {
            figure_.drawing.remarks.push_back(key + ": " + value);
        }
        figure_.table = figure_table(curves, courses_);
    }

    const FigureSource& source_;
    Glyphs& glyphs_;
    std::vector<RunOnPage> runs_;
    std::vector<const Trajectory*> courses_; ///< of the runs
    PlotFigure figure_;
    float y_ = 0.0f; ///< how far down the page it is written
};

} // namespace

PlotFigure make_plot_figure(const FigureSource& source, Glyphs& glyphs) {
    return Page(source, glyphs).make();
}

} // namespace disinhibit
