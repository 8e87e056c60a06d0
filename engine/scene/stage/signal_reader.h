#pragma once

#include <string>
#include <vector>

#include "circuit/describe/signals.h"
#include "engine/core/number_text.h"
#include "engine/scene/stage/row.h"

namespace disinhibit {

/// A SignalSum with its paths looked up.
struct SignalHandle {
    std::vector<int> indices;
    double to_percent = 1.0; ///< 100 for a share of 1
    bool empty() const { return indices.empty(); }
};

/// Looks the paths up. Throws InputError naming `where` if one is missing that may not be.
SignalHandle
resolve_signal(const SignalSum& sum, const SignalTable& table, const std::string& where);

/// The values of one moment and of the moment before the first event ("rest").
class SignalReader {
  public:
    SignalReader(const Snapshot& now, const Snapshot& rest) : now_(&now), rest_(&rest) {}
    /// 0 for an empty handle.
    double now(const SignalHandle& handle) const { return sum(*now_, handle); }
    double rest(const SignalHandle& handle) const { return sum(*rest_, handle); }
    /// 100 now / rest; 100 where rest is not positive.
    double percent(const SignalHandle& handle) const;

    /// A share as percent, whether the model counts it to 1 or to 100.
    double share_percent(const SignalHandle& handle) const {
        return handle.to_percent * now(handle);
    }
    std::vector<double> share_percents(const std::vector<SignalHandle>& handles) const;

  private:
    static double sum(const Snapshot& snapshot, const SignalHandle& handle);
    const Snapshot* now_;
    const Snapshot* rest_;
};

/// How active a cell is, 0..1, so that doubling and halving look equally large:
///   a = 0.5 + 0.42 tanh(log2(v / v_rest) / 1.6)
/// v, v_rest: firing rate now and at rest, Hz. 0.5 where v_rest is not positive.
float activity_of(double now, double rest);

} // namespace disinhibit
