#pragma once

#include <string>

#include "engine/view/shot.h"

namespace disinhibit {

/// `shot` as that of a figure of the row `plot` from begin_s to end_s: both sides where they are compared.
Shot make_figure_shot(Shot shot, const std::string& plot, double begin_s, double end_s);

} // namespace disinhibit
