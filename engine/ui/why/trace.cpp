#include <algorithm>

#include "engine/ui/plot/choice.h"
#include "engine/ui/plot/widget.h"
#include "engine/ui/why/view.h"

namespace disinhibit {

void draw_why_trace(const PanelContext& panel, SideFlow& flow, const Entity& entity) {
    const SignalTable& signals = panel.view.trajectory->signals();
    const int index = signals.index(entity.signal);
    if (index < 0) {
        return;
    }
    Plot plot = plot_of_signal(signals, signals.rows[static_cast<std::size_t>(index)]);
    plot.id = "why"; // the same signal may have a row of its own in the traces
    flow.gap(panel.px(12.0f));
    const Rect row = flow.take(panel.px(126.0f));
    const float left = panel.px(46.0f);
    const float right = panel.px(80.0f);
    const Rect box{row.x + left,
                   row.y + panel.px(28.0f),
                   row.w - left - right,
                   row.h - panel.px(28.0f + 24.0f)};
    draw_plot(panel, plot, {row, box});
    draw_time_axis(panel, box);
    panel.state.widgets.note("why.trace", box);
}

} // namespace disinhibit
