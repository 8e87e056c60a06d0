#pragma once

#include <string>
#include <vector>

#include "engine/core/texts.h"
#include "engine/scene/stage/columns.h"
#include "engine/scene/stage/model.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// All signals of a stage looked up, row by row in the order of the Stage.
struct StageSignals {
    Columns rows; ///< of each kind, what its rows show
    SignalHandle headline_about;
    SignalHandle headline_beside;

    template <typename Row> std::vector<typename Row::Signals>& of() {
        return rows.of<Row, typename Row::Signals>();
    }
    template <typename Row> const std::vector<typename Row::Signals>& of() const {
        return rows.of<Row, typename Row::Signals>();
    }
};

/// Looks the signals of one stage up in a model.
class SignalFinder {
  public:
    SignalFinder(const Stage& stage, const StageModel& model, const Texts& texts)
        : stage_(stage), model_(model), texts_(texts) {}

    /// Throws InputError naming the stage and `where` for a signal that the model does not have.
    SignalHandle find(const SignalSum& sum, const std::string& where) const;
    /// The same, but nothing for a row that is left out.
    SignalHandle find_live(const StageRow& row, const SignalSum& sum, const char* kind) const;
    const StageModel& model() const { return model_; }
    const Texts& texts() const { return texts_; }

  private:
    const Stage& stage_;
    const StageModel& model_;
    const Texts& texts_;
};

/// Throws InputError for a signal that the model does not have. A rate of exchange whose parameter is missing (a
/// substance nobody took) is 0. `stage` must outlive the result.
StageSignals resolve_stage(const Stage& stage, const StageModel& model, const Texts& texts);

/// The largest rate of exchange, 1/s.
double fastest_exchange_per_s(const Stage& stage, const StageSignals& signals);

} // namespace disinhibit
