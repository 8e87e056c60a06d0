#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "engine/plot/axis_drawing.h"
#include "engine/plot/labels.h"
#include "engine/plot/sheet.h"

namespace disinhibit {
namespace {

/// What stands right of the box for one curve.
struct EdgeLabel {
    std::string strong;
    std::vector<std::string> quiet;
    Color ink;
    const PlotTrace* trace = nullptr;
    std::size_t run = 0;
};

/// Chooses what the labels say, then where they stand.
class EdgeLabels {
  public:
    EdgeLabels(Sheet& sheet, const NamedBands& named)
        : sheet_(sheet), content_(sheet.content), named_(named), unit_(content_.unit()),
          left_(sheet.frame.box.right() + sheet.px(10.0f)),
          width_(content_.right_px - left_ - sheet.px(2.0f)) {}

    void draw() {
        for (std::size_t i = 0; i < content_.runs.size(); ++i) {
            choose(i);
        }
        const PlotStyle& style = content_.style;
        const LabelLines heights{std::round(1.29f * style.label_px),
                                 std::round(1.31f * style.small_px)};
        const float reach = sheet_.px(8.0f);
        const Rect& box = sheet_.frame.box;
        for (const PlacedLabel& place :
             place_labels(wishes_, heights, box.y - reach, box.bottom() + reach)) {
            write(labels_[place.wish], place, heights);
        }
    }

  private:
    std::string value_of(double value) const {
        return content_.style.values
                   ? value_text(unit_, value_decimals(content_.plot, sheet_.frame, value), value)
                   : "";
    }
    static std::string joined(const std::string& a, const std::string& b) {
        return a.empty() || b.empty() ? a + b : a + " " + b;
    }
    float width_of(const std::string& words) const {
        return content_.measure.width_px(words, content_.style.label_px, TextWeight::semibold);
    }

    std::string words_of(const PlotRun& run, const PlotTrace& trace) const {
        const std::string letter = content_.shared() ? run.letter : "";
        const std::string value = value_of(trace.read);
        const PlotCurve& curve = *trace.data;
        if (!content_.plot.stacked) {
            return joined(letter, joined(curve.label, value));
        }
        if (named_.holds(&curve)) {
            return joined(letter, value);
        }
        const std::string full = joined(letter, joined(value, curve.label));
        const bool fits = curve.short_label.empty() || width_of(full) <= width_;
        return fits ? full : joined(letter, joined(value, curve.short_label));
    }

    void add(EdgeLabel label, double height, double weight) {
        if (!label.strong.empty()) {
            const Rect& box = sheet_.frame.box;
            wishes_.push_back({box.nearest_y(sheet_.frame.y_of(height)),
                               1 + static_cast<int>(label.quiet.size()),
                               weight});
            labels_.push_back(std::move(label));
        }
    }

    void choose(std::size_t index) {
        const PlotRun& run = content_.runs[index];
        const bool stacked = content_.plot.stacked;
        double sum = 0.0;
        for (const PlotTrace& trace : run.traces) {
            if (!std::isfinite(trace.read)) {
                continue;
            }
            const double middle = stacked ? sum + trace.read / 2.0 : trace.read;
            sum += trace.read;
            if (!stacked || trace.read >= least_named_percent) {
                add({words_of(run, trace),
                     trace.quiet,
                     content_.theme.ink(trace.data->role),
                     &trace,
                     index},
                    middle,
                    std::abs(trace.read));
            }
        }
        const double left = content_.plot.scale.high - sum;
        if (stacked && !content_.plot.remainder.empty() && left >= least_named_percent) {
            const std::string name = named_.remainder ? "" : content_.plot.remainder;
            const std::string words = joined(value_of(left), name);
            if (!words.empty()) {
                add({sheet_.letter(run) + words, {}, sheet_.color("text2"), nullptr, index},
                    sum + left / 2.0,
                    left);
            }
        }
    }

    void write(const EdgeLabel& label, const PlacedLabel& place, const LabelLines& heights) {
        const PlotStyle& style = content_.style;
        const float height = heights.height(place.lines);
        float y = place.center - height / 2.0f + heights.strong / 2.0f;
        sheet_.name(
            left_,
            y,
            fitted_text(
                content_.measure, label.strong, style.label_px, TextWeight::semibold, width_),
            label.ink);
        y += (heights.strong + heights.quiet) / 2.0f;
        for (int line = 0; line + 1 < place.lines; ++line) {
            sheet_.words(left_,
                         y,
                         fitted_text(content_.measure,
                                     label.quiet[static_cast<std::size_t>(line)],
                                     style.small_px,
                                     TextWeight::regular,
                                     width_),
                         "text3");
            y += heights.quiet;
        }
        sheet_.picture.labels.push_back(
            {{left_, place.center - height / 2.0f, width_, height}, label.trace, label.run});
    }

    Sheet& sheet_;
    const PlotContent& content_;
    const NamedBands& named_;
    std::string unit_;
    float left_, width_;
    std::vector<EdgeLabel> labels_;
    std::vector<LabelWish> wishes_; ///< of `labels_`
};

} // namespace

void draw_labels(Sheet& sheet, const NamedBands& named) {
    EdgeLabels(sheet, named).draw();
}

} // namespace disinhibit
