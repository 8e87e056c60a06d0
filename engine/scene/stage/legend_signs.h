#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <glm/vec2.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/looks.h"
#include "engine/picture/draw_list.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/signals.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// Draws a specimen of a sign around design (0, 0), inside legend_cell; what lies behind comes first.
using Sample = std::function<void(const StageView&, std::vector<DrawBlock>&)>;

/// One sign of a stage and what it means.
struct LegendSign {
    std::string words; ///< key of a text
    std::string name;  ///< for {name} in it; may be empty
    Sample draw;
};

/// Room of one sign, design px.
inline constexpr glm::vec2 legend_cell{104.0f, 60.0f};

// What samples have in common.
inline constexpr float sample_half_px = 38.0f; ///< design px: half the length of a line
inline constexpr float sample_activity = 0.5f; ///< of a cell at rest
inline constexpr double sample_plenty =
    1e6; ///< so much of a substance that it acts as far as it can
inline constexpr double least_shown_share =
    0.05; ///< of its half-strength: less of a substance shows nowhere

/// Appends two blocks: light lies behind what shines, so that it does not wash out its colour.
void append_sample(DrawBlock block, std::vector<DrawBlock>& blocks);

/// Collects the signs of one stage at one moment; they come out by group.
class LegendSigns {
  public:
    LegendSigns(const Stage& stage,
                const StageSignals& signals,
                const SignalReader& reader,
                const Looks& looks)
        : stage_(stage), signals_(signals), reader_(reader), looks_(looks) {}

    /// `words`: key of its text below "legend".
    void
    add(LegendGroup group, const std::string& words, Sample draw, const std::string& name = "");
    /// The same for a sign that several kinds have, unless it is there.
    void add_once(LegendGroup group, const std::string& words, Sample draw);
    std::vector<LegendSign> take();

    /// The first row that is part of the hypothesis and meets the condition, or nullptr.
    template <typename Row, typename Is> const Row* find(const Is& is) const {
        const std::vector<Row>& rows = stage_.of<Row>();
        const auto found =
            std::ranges::find_if(rows, [&](const Row& row) { return !row.left_out && is(row); });
        return found != rows.end() ? &*found : nullptr;
    }
    template <typename Row> const Row* first() const {
        return find<Row>([](const Row&) { return true; });
    }
    /// The first row that the hypothesis leaves out, or nullptr.
    template <typename Row> const Row* first_left_out() const {
        const auto found = std::ranges::find_if(stage_.of<Row>(), &Row::left_out);
        return found != stage_.of<Row>().end() ? &*found : nullptr;
    }
    template <typename Row> const std::vector<Row>& rows() const { return stage_.of<Row>(); }
    template <typename Row> const std::vector<typename Row::Signals>& signals() const {
        return signals_.of<Row>();
    }
    const SignalReader& reader() const { return reader_; }
    const Looks& looks() const { return looks_; }

  private:
    const Stage& stage_;
    const StageSignals& signals_;
    const SignalReader& reader_;
    const Looks& looks_;
    std::vector<std::pair<LegendGroup, LegendSign>> signs_;
};

} // namespace disinhibit
