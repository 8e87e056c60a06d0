#pragma once

/// A | B: how two courses on one clock are laid out.
namespace disinhibit {

enum class CompareLayout {
    off,
    split,  ///< two stages side by side
    overlay ///< one stage, that of the active side; the plots show both
};

/// Which comes next when the key for A | B is pressed: off, split, overlay, off.
inline CompareLayout next_layout(CompareLayout layout) {
    switch (layout) {
    case CompareLayout::off:
        return CompareLayout::split;
    case CompareLayout::split:
        return CompareLayout::overlay;
    case CompareLayout::overlay:
        break;
    }
    return CompareLayout::off;
}

enum class Side { a, b };

inline Side other_side(Side side) {
    return side == Side::a ? Side::b : Side::a;
}

} // namespace disinhibit
