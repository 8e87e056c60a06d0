#pragma once

#include <cstddef>
#include <string>

#include "circuit/explain/causes.h"
#include "engine/scene/stage/clock.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/signals.h"

namespace disinhibit {

/// Everything needed to draw one moment.
struct StageMoment {
    const Stage* stage = nullptr;
    const StageLayout* layout = nullptr;
    const StageSignals* signals = nullptr;
    SignalReader reader;
    StageClock clock = {};
    ExchangeClock exchange = {};
    bool reduced_motion = false;
    bool fast = false;        ///< playback above the speed at which spikes still move
    std::string preview = {}; ///< stands before everything that is said; empty: it is the present
    std::string alarm = {};   ///< stands before the sentence
    double beside_percent =
        0.0;             ///< the largest cloud of the other side of A | B: both have its scale
    bool beyond = false; ///< what is shown lies beyond data
    const CauseReader* causes = nullptr; ///< what moves what at this moment; may be none
    bool by_grade = false;               ///< arrows are drawn by their evidence grade
};

/// One row of a stage at one moment.
struct LivePart {
    const StageMoment& moment;
    std::size_t i = 0; ///< among the rows of its kind

    const StageView& view() const { return moment.layout->view; }
    const SignalReader& reader() const { return moment.reader; }
    LaidPart laid() const { return {{*moment.stage, *moment.signals, *moment.layout}, i}; }
    template <typename Row> const typename Row::Signals& signals_of(const Row&) const {
        return moment.signals->of<Row>()[i];
    }
    template <typename Row> const typename Row::Shape& shape_of(const Row&) const {
        return moment.layout->shapes<Row>()[i];
    }
    template <typename Row> const typename Row::Label& label_of(const Row&) const {
        return moment.layout->labels.of<Row>()[i];
    }
};

/// Activity (activity_of) of a signal against its own rest.
float exact_activity(const StageMoment& moment, const SignalHandle& handle);

/// The same in steps too small to see, so that what it colours is drawn again only now and then.
float stepped_activity(const StageMoment& moment, const SignalHandle& handle);

} // namespace disinhibit
