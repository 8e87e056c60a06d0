#include "engine/app/figure/figure_shot.h"

#include <utility>

namespace disinhibit {

Shot make_figure_shot(Shot shot, const std::string& plot, double begin_s, double end_s) {
    if (shot.layout == CompareLayout::off) {
        shot.b.reset();
    }
    shot.active = Side::a;
    shot.a.ghosts.clear();
    if (shot.b) {
        shot.b->ghosts.clear();
    }
    shot.playing = false;
    shot.view.figure = plot;
    shot.view.window = {begin_s, end_s};
    return shot;
}

} // namespace disinhibit
