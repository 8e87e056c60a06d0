#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/plot/axis_drawing.h"
#include "engine/ui/gui/paint.h"
#include "tests/support/open_window.h"

/// What the window strokes of a long course, read back from the triangles it draws, against the course itself.
namespace disinhibit {
namespace plot_envelope_test {

/// Lowest and highest y per pixel column.
struct Columns {
    std::vector<float> top, bottom;

    explicit Columns(std::size_t count) : top(count, 1e9f), bottom(count, -1e9f) {}
    void add(std::size_t column, float y) {
        top[column] = std::min(top[column], y);
        bottom[column] = std::max(bottom[column], y);
    }
    /// The part of an edge of a triangle in each column.
    void add_edge(const ImVec2& a, const ImVec2& b) {
        const auto last = static_cast<float>(top.size() - 1);
        const float from = std::clamp(std::floor(std::min(a.x, b.x)), 0.0f, last);
        const float to = std::clamp(std::floor(std::max(a.x, b.x)), 0.0f, last);
        for (float column = from; column <= to; column += 1.0f) {
            for (const float x : {column, column + 1.0f}) {
                const float inside = std::clamp(x, std::min(a.x, b.x), std::max(a.x, b.x));
                const float share = a.x == b.x ? 0.0f : (inside - a.x) / (b.x - a.x);
                add(static_cast<std::size_t>(column), a.y + (b.y - a.y) * share);
            }
            if (a.x == b.x) {
                add(static_cast<std::size_t>(column), b.y);
            }
        }
    }
    /// Over the columns from `reach` before to `reach` after.
    std::pair<float, float> around(std::size_t column, std::size_t reach) const {
        std::pair<float, float> range{1e9f, -1e9f};
        for (std::size_t i = column - std::min(column, reach);
             i <= std::min(column + reach, top.size() - 1);
             ++i) {
            range.first = std::min(range.first, top[i]);
            range.second = std::max(range.second, bottom[i]);
        }
        return range;
    }
};

class PlotEnvelope : public testing::Test {
  protected:
    static constexpr float stroke_px = 2.0f;
    static constexpr int stroke_reach_px = 2; ///< half a stroke and its soft edge
    static constexpr float corner_px =
        1.0f; ///< by which a sharp corner of two strokes is drawn out
    mutable OpenWindow window_{"ninety_days", {1920, 1080}};
    const Rect box_{0.0f, 0.0f, 420.0f, 120.0f};
    std::vector<double> times_s_;
    mutable std::map<int, std::vector<double>> values_; ///< of the signals looked at, at times_s_

    void SetUp() override {
        window_.session().settle();
        window_.turns(3);
        constexpr double every_s = 300.0; // no signal of these plots turns round faster
        const FrameView& view = window_.frame().view();
        for (double t_s = view.window_begin_s; t_s <= view.window_end_s; t_s += every_s) {
            times_s_.push_back(t_s);
        }
    }

    const std::vector<double>& values_of(int signal) const {
        std::vector<double>& values = values_[signal];
        if (values.empty()) {
            values = window_.frame().view().trajectory->measure(signal, times_s_);
        }
        return values;
    }

    Columns columns() const { return Columns(static_cast<std::size_t>(box_.w)); }

    /// The middle of the strokes.
    Columns middle(const std::vector<Polyline>& lines) const {
        Columns found = columns();
        for (const Polyline& line : lines) {
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                found.add_edge({line[i].x, line[i].y}, {line[i + 1].x, line[i + 1].y});
            }
        }
        return found;
    }

    /// All that the strokes cover.
    Columns ink(const std::vector<Polyline>& lines) const {
        ImDrawList list(ImGui::GetDrawListSharedData());
        list._ResetForNewFrame();
        list.PushTextureID(ImGui::GetIO().Fonts->TexID);
        list.PushClipRectFullScreen();
        for (const Polyline& line : lines) {
            paint_polyline(list, line, Color{1.0f, 1.0f, 1.0f, 1.0f}, stroke_px);
        }
        Columns found = columns();
        for (int i = 0; i + 2 < list.IdxBuffer.Size; i += 3) {
            for (int k = 0; k < 3; ++k) {
                found.add_edge(list.VtxBuffer[list.IdxBuffer[i + k]].pos,
                               list.VtxBuffer[list.IdxBuffer[i + (k + 1) % 3]].pos);
            }
        }
        return found;
    }

    /// `signals` added up.
    Columns of_the_course(const std::vector<int>& signals, const PlotFrame& frame) const {
        Columns found = columns();
        for (std::size_t i = 0; i < times_s_.size(); ++i) {
            double value = 0.0;
            for (const int signal : signals) {
                value += values_of(signal)[i];
            }
            const auto column = static_cast<std::size_t>(
                std::clamp(frame.time.x_of(times_s_[i]), 0.0f, box_.w - 1.0f));
            found.add(column, std::clamp(frame.y_of(value), -50.0f, box_.bottom() + 50.0f));
        }
        return found;
    }

    /// A stroke covers its line and half its width with the soft edge around it, in every direction.
    void
    expect_no_more_ink(const Columns& line, const Columns& ink, const std::string& name) const {
        for (std::size_t column = 0; column < ink.top.size(); ++column) {
            const auto [top, bottom] = line.around(column, stroke_reach_px);
            if (ink.top[column] <= ink.bottom[column]) {
                ASSERT_GE(ink.top[column], top - stroke_reach_px - corner_px)
                    << name << ": column " << column;
                ASSERT_LE(ink.bottom[column], bottom + stroke_reach_px + corner_px)
                    << name << ": column " << column;
            }
        }
    }

    void expect_same(const TraceCurve& curve,
                     const std::vector<int>& signals,
                     const PlotFrame& frame,
                     const std::string& name) const {
        const std::vector<Polyline> lines = curve_lines(curve, frame);
        const Columns seen = middle(lines);
        expect_no_more_ink(seen, ink(lines), name);
        const Columns truth = of_the_course(signals, frame);
        for (std::size_t column = 0; column < seen.top.size(); ++column) {
            // A pixel in every direction.
            const auto [top, bottom] = truth.around(column, 1);
            if (seen.top[column] <= seen.bottom[column]) {
                ASSERT_GE(seen.top[column], top - 1.0f)
                    << name << ": draws more than there is in column " << column;
                ASSERT_LE(seen.bottom[column], bottom + 1.0f)
                    << name << ": draws less than there is in column " << column;
            }
            if (truth.top[column] > box_.bottom()) {
                continue; // below a logarithmic axis
            }
            const auto [highest, lowest] = seen.around(column, 1);
            ASSERT_LE(highest, std::max(truth.top[column], box_.y) + 1.0f)
                << name << ": a peak is not drawn in column " << column;
            ASSERT_GE(lowest, std::min(truth.bottom[column], box_.bottom()) - 1.0f)
                << name << ": a trough is not drawn in column " << column;
        }
    }
};

TEST_F(PlotEnvelope, of_ninety_days_is_that_of_the_course_in_every_plot) {
    const FrameView& view = window_.frame().view();
    int compared = 0;
    for (const Plot& plot : view.plots->plots) {
        std::vector<const TraceCurve*> curves;
        for (const PlotCurve& curve : plot.curves) {
            const int signal = view.trajectory->signals().index(curve.signal);
            if (const TraceCurve* found = find_curve(view.course, signal)) {
                curves.push_back(found);
            }
        }
        const TimeAxis time = make_time_axis(
            TimeScale::linear, view.window_begin_s, view.window_end_s, box_.x, box_.w);
        const PlotFrame frame = make_plot_frame(plot, time, box_, curves, {});
        const std::vector<TraceCurve> edges = running_sums(curves);
        std::vector<int> below;
        for (std::size_t i = 0; i < curves.size(); ++i) {
            below.push_back(curves[i]->signal);
            const std::string name =
                plot.id + ", " +
                view.trajectory->signals().rows[static_cast<std::size_t>(below.back())].path;
            if (plot.stacked) {
                expect_same(edges[i], below, frame, name);
            } else {
                expect_same(*curves[i], {below.back()}, frame, name);
            }
            ++compared;
        }
    }
    EXPECT_GE(compared, 10);
}

} // namespace plot_envelope_test
} // namespace disinhibit
