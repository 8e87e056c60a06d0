#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/core/stage_thing.h"
#include "engine/picture/draw_list.h"
#include "engine/scene/stage/columns.h"
#include "engine/scene/stage/signals.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// Where the labels of a stage stand (place_labels), of each kind in the order of its rows.
struct StageLabels {
    Columns rows;

    template <typename Row> std::vector<typename Row::Label>& of() {
        return rows.of<Row, typename Row::Label>();
    }
    template <typename Row> const std::vector<typename Row::Label>& of() const {
        return rows.of<Row, typename Row::Label>();
    }
};

/// Everything about a stage that depends on window size, text size, theme and the stage file, but not on the moment.
struct StageLayout {
    StageView view;
    Columns rows; ///< the shapes of each kind, in the order of its rows
    StageLabels labels;
    std::vector<DrawBlock> still; ///< regions, sister cells, left-out parts, leaders
    DrawBlock names;              ///< names of regions and notes: over everything that moves
    unsigned long long still_version = 0; ///< hash of `still` and `names`
    std::vector<StageThing> things;       ///< what can be pointed at

    template <typename Row> std::vector<typename Row::Shape>& shapes() {
        return rows.of<Row, typename Row::Shape>();
    }
    template <typename Row> const std::vector<typename Row::Shape>& shapes() const {
        return rows.of<Row, typename Row::Shape>();
    }
};

/// A stage with its layout, finished or not.
struct LaidStage {
    const Stage& stage;
    const StageSignals& signals;
    const StageLayout& layout;

    const StageView& view() const { return layout.view; }
    /// The shape of the row of that id; nullptr if there is none.
    template <typename Row> const typename Row::Shape* find_shape(const std::string& id) const {
        const std::size_t i = index_of_id(stage.of<Row>(), id);
        return i < layout.shapes<Row>().size() ? &layout.shapes<Row>()[i] : nullptr;
    }
};

/// One row of it.
struct LaidPart : LaidStage {
    std::size_t i = 0; ///< among the rows of its kind

    template <typename Row> const typename Row::Shape& shape_of(const Row&) const {
        return layout.shapes<Row>()[i];
    }
    template <typename Row> const typename Row::Label& label_of(const Row&) const {
        return layout.labels.of<Row>()[i];
    }
};

} // namespace disinhibit
