#include "engine/app/figure/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "circuit/io/report/beyond_text.h"
#include "circuit/io/report/dose_text.h"
#include "engine/app/figure/samples.h"
#include "engine/core/version.h"
#include "engine/plot/axis_drawing.h"
#include "engine/plot/picture.h"
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
constexpr float label_size = 12.5f;
constexpr float tick_size = 12.0f;
constexpr float small_size = 10.0f;
constexpr float small_line = 14.0f;
constexpr float legend_line = 18.0f;
constexpr float above_box = 20.0f; ///< to what is written above a box where no dose is named
constexpr float below_box = 26.0f; ///< to where the numbers of its time axis end

/// A run with everything that a figure says of it.
struct RunOnPage {
    const Trajectory* course = nullptr;
    std::string letter; ///< of its side; empty: the only one
    bool side_b = false;
    std::vector<Beyond> beyond;
    std::vector<PointMark> marks;
    std::vector<FigureCurve> curves; ///< that are drawn

    /// As the plot draws it; looks into this run.
    PlotRun drawn() const {
        PlotRun run{course, letter, side_b, &beyond, marks};
        for (const FigureCurve& curve : curves) {
            run.traces.push_back(
                {curve.data, curve.signal, &curve.sampled, curve.sampled.values.back()});
        }
        return run;
    }
};

PlotStyle style_of_figure() {
    PlotStyle style;
    style.tick_px = tick_size;
    style.small_px = small_size;
    style.label_px = label_size;
    style.tolerance_px = 0.02f;
    style.dose_names = DoseNames::above;
    return style;
}

/// Puts one figure together from top to bottom.
class Page {
  public:
    Page(const FigureSource& source, const Glyphs& glyphs) : source_(source), glyphs_(glyphs) {
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
        const PlotContent all = content_of_all();
        // Its box has no height yet.
        PlotFrame frame = make_plot_frame(all, axis, {box_left, 0.0f, axis.width_px, 0.0f});
        figure_.drawing.width = page_width;
        figure_.drawing.background = source_.theme.color("panel");
        figure_.drawing.title = source_.plot.title;
        figure_.drawing.shot = source_.shot;
        write_heading(all, frame);
        if (own_boxes) {
            for (const RunOnPage& run : runs_) {
                draw_axes(frame, content_of({&run}), stack_height);
                text(edge,
                     frame.box.y - 10.0f,
                     run.letter,
                     label_size,
                     "text",
                     TextWeight::semibold);
            }
        } else {
            draw_axes(frame, all, box_height);
        }
        figure_.drawing.items.push_back(TextRun{source_.texts.get("plots.figure.time"),
                                                {frame.box.center_x(), y_ + 12.0f},
                                                tick_size,
                                                TextWeight::regular,
                                                TextAlign::center,
                                                source_.theme.color("text2")});
        y_ += 38.0f;
        write_foot(frame);
        fill_table();
        return std::move(figure_);
    }

  private:
    bool paired() const { return source_.runs.size() > 1; }
    /// "A: ...".
    std::string side_of(const RunOnPage& run, const std::string& what) const {
        return of_side(source_.texts, run.letter, what);
    }

    void text(float x,
              float y,
              const std::string& words,
              float size,
              const char* ink,
              TextWeight weight = TextWeight::regular) {
        figure_.drawing.items.push_back(
            TextRun{words, {x, y}, size, weight, TextAlign::left, source_.theme.color(ink)});
    }

    /// Where the names of the curves stand, after the letter of their side if `with_letters`.
    float right_margin(bool with_letters) {
        float widest = 0.0f;
        for (const RunOnPage& run : runs_) {
            for (const PlotCurve& curve : source_.plot.curves) {
                if (run.course->signals().index(curve.signal) >= 0) {
                    const std::string letter = with_letters && paired() ? run.letter + " " : "";
                    widest = std::max(
                        widest,
                        glyphs_.width_px(letter + curve.label, label_size, TextWeight::semibold));
                }
            }
        }
        return widest > 0.0f ? widest + 12.0f + edge : least_right;
    }

    void read_runs(const TimeAxis& axis) {
        for (FigureCurve& curve : read_figure_curves(source_.plot, courses_, axis)) {
            if (!source_.plot.stacked || is_present(curve.sampled)) {
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

    /// What these runs show in one pair of axes.
    PlotContent content_of(const std::vector<const RunOnPage*>& runs) const {
        PlotContent content{source_.plot, source_.library, source_.texts, source_.theme, glyphs_};
        content.style = style_of_figure();
        content.right_px = page_width - edge;
        for (const RunOnPage* run : runs) {
            content.runs.push_back(run->drawn());
        }
        return content;
    }
    PlotContent content_of_all() const {
        std::vector<const RunOnPage*> all;
        for (const RunOnPage& run : runs_) {
            all.push_back(&run);
        }
        return content_of(all);
    }

    /// The next pair of axes down the page, with what stands above and below it.
    void draw_axes(PlotFrame& frame, const PlotContent& content, float height) {
        y_ += std::max(above_box, height_of_dose_names(content, frame));
        frame.box.y = y_;
        frame.box.h = height;
        add(draw_plot_picture(content, frame).items);
        add(time_tick_items(content.style, source_.theme, frame.time, frame.box.bottom()));
        y_ = frame.box.bottom() + below_box;
    }

    void add(std::vector<DrawnItem> items) {
        std::ranges::move(items, std::back_inserter(figure_.drawing.items));
    }

    void write_heading(const PlotContent& content, const PlotFrame& frame) {
        text(edge, 34.0f, source_.plot.title, title_size, "text", TextWeight::semibold);
        text(edge, 54.0f, axis_text(source_.texts, frame, content.unit()), tick_size, "text2");
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
            text(edge + stroke + 10.0f, y_, run.letter, label_size, "text", TextWeight::semibold);
            text(edge + stroke + 26.0f, y_, caption, tick_size, "text");
            figure_.drawing.title += ". " + side_of(run, caption);
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
            if (!shown.empty() && glyphs_.width_px(longer, small_size, TextWeight::regular) >
                                      page_width - 2.0f * edge) {
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
        paragraph(side_of(run, made));
        for (const Beyond& beyond : summary_of(run.beyond)) {
            if (beyond.from_s <= source_.end_s && beyond.to_s >= source_.begin_s) {
                paragraph(side_of(run, describe_beyond(beyond) + "."));
            }
        }
        if (!run.course->status().ok()) {
            paragraph(side_of(run, run.course->status().sentence()));
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
    const Glyphs& glyphs_;
    std::vector<RunOnPage> runs_;
    std::vector<const Trajectory*> courses_; ///< of the runs
    PlotFigure figure_;
    float y_ = 0.0f; ///< how far down the page it is written
};

} // namespace

PlotFigure make_plot_figure(const FigureSource& source, const Glyphs& glyphs) {
    return Page(source, glyphs).make();
}

} // namespace disinhibit
