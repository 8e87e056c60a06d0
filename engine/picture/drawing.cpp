#include "engine/picture/drawing.h"

namespace disinhibit {

Polyline outline_of(const DrawnBand& band) {
    Polyline outline = band.upper;
    outline.insert(outline.end(), band.lower.rbegin(), band.lower.rend());
    return outline;
}

} // namespace disinhibit
