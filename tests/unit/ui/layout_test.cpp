#include "engine/ui/gui/layout.h"

#include <gtest/gtest.h>

#include <vector>

namespace disinhibit {
namespace layout_test {

struct Size {
    float w, h;
};
const std::vector<Size> windows{
    {1024, 640}, {1280, 720}, {1366, 768}, {1600, 900}, {1920, 1080}, {2560, 1440}, {3840, 2160}};
const std::vector<float> text_scales{0.75f, 1.0f, 1.25f, 1.5f, 2.0f, 2.5f};

LayoutWishes wishes(Size size, float scale) {
    LayoutWishes wanted;
    wanted.width_px = size.w;
    wanted.height_px = size.h;
    wanted.type_scale = scale;
    wanted.dose_cards = 2;
    return wanted;
}

/// Calls `check` for every window, text size, and state of drawer and column.
template <class Check> void for_every_case(const Check& check) {
    for (const Size size : windows) {
        for (const float scale : text_scales) {
            for (const bool open : {true, false}) {
                SCOPED_TRACE(testing::Message()
                             << size.w << " x " << size.h << ", text " << scale << ", " << open);
                LayoutWishes wanted = wishes(size, scale);
                wanted.traces_open = open;
                wanted.drawer_open = open;
                check(wanted, compute_layout(wanted));
            }
        }
    }
}

TEST(UiLayout, no_two_regions_share_an_area) {
    for_every_case([](const LayoutWishes&, const UiLayout& layout) {
        std::vector<Rect> rects{
            layout.top_bar, layout.stage, layout.doses, layout.transport, layout.timeline};
        if (!layout.traces_in_drawer && !layout.traces.empty()) {
            rects.push_back(layout.traces);
        }
        for (std::size_t i = 0; i < rects.size(); ++i) {
            for (std::size_t j = i + 1; j < rects.size(); ++j) {
                EXPECT_FALSE(!rects[i].empty() && !rects[j].empty() && overlap(rects[i], rects[j]))
                    << i << " " << j;
            }
        }
    });
}

TEST(UiLayout, everything_lies_inside_the_window) {
    for_every_case([](const LayoutWishes& wanted, const UiLayout& layout) {
        for (const Rect& rect : {layout.top_bar,
                                 layout.stage,
                                 layout.doses,
                                 layout.transport,
                                 layout.timeline,
                                 layout.traces,
                                 layout.traces_tab}) {
            EXPECT_GE(rect.x, 0.0f);
            EXPECT_GE(rect.y, 0.0f);
            EXPECT_LE(rect.right(), wanted.width_px + 0.5f);
            EXPECT_LE(rect.bottom(), wanted.height_px + 0.5f);
        }
    });
}

TEST(UiLayout, nothing_is_smaller_than_its_minimum) {
    for_every_case([](const LayoutWishes& wanted, const UiLayout& layout) {
        EXPECT_GE(layout.stage.w, 640.0f);
        EXPECT_GE(layout.stage.h, 360.0f);
        EXPECT_GE(layout.top_bar.h, 32.0f * wanted.type_scale);
        EXPECT_GE(layout.transport.h, 40.0f * wanted.type_scale);
        EXPECT_GE(layout.timeline.h, 20.0f * wanted.type_scale);
        EXPECT_GE(layout.timeline.w, 300.0f);
        EXPECT_GE(layout.doses.w, 2 * 32.0f * wanted.type_scale);
        // The transport with all its parts, or the cards make room for it.
        EXPECT_TRUE(layout.cards_as_icons || layout.transport.w >= 600.0f * wanted.type_scale);
    });
}

TEST(UiLayout, regions_fill_the_window_without_gaps) {
    for_every_case([](const LayoutWishes& wanted, const UiLayout& layout) {
        float area = 0.0f;
        for (const Rect& rect :
             {layout.top_bar, layout.stage, layout.doses, layout.transport, layout.timeline}) {
            area += rect.w * rect.h;
        }
        if (!layout.traces_in_drawer && !layout.traces.empty()) {
            area += layout.traces.w * layout.traces.h;
        } else {
            area +=
                layout.traces_tab.w * layout.stage.h; // the strip, or what the drawer covers of it
        }
        EXPECT_NEAR(area / (wanted.width_px * wanted.height_px), 1.0f, 1e-3f);
    });
}

TEST(UiLayout, the_two_windows_of_the_concept_have_its_sizes) {
    const UiLayout roomy = compute_layout(wishes({1920, 1080}, 1.0f));
    EXPECT_FLOAT_EQ(roomy.stage.w, 1440.0f);
    EXPECT_FLOAT_EQ(roomy.stage.h, 848.0f);
    EXPECT_FLOAT_EQ(roomy.traces.w, 480.0f);
    EXPECT_FLOAT_EQ(roomy.doses.w, 648.0f);
    EXPECT_TRUE(roomy.hints);
    EXPECT_FALSE(roomy.traces_folded);
    const UiLayout compact = compute_layout(wishes({1280, 720}, 1.0f));
    EXPECT_FLOAT_EQ(compact.stage.w, 936.0f);
    EXPECT_FLOAT_EQ(compact.stage.h, 536.0f);
    EXPECT_FLOAT_EQ(compact.doses.w, 432.0f);
    EXPECT_TRUE(compact.traces_folded);
    EXPECT_FALSE(compact.traces_in_drawer);
}

TEST(UiLayout, things_fold_in_a_fixed_order_as_the_text_grows) {
    int before = 0;
    for (float scale = 0.75f; scale <= 2.5f; scale += 0.05f) {
        const UiLayout layout = compute_layout(wishes({1280, 720}, scale));
        const int folded = (layout.hints ? 0 : 1) + (layout.traces_folded ? 1 : 0) +
                           (layout.traces_in_drawer ? 1 : 0);
        EXPECT_GE(folded, before) << scale;
        EXPECT_TRUE(!layout.timeline_as_bar || layout.cards_as_icons) << scale;
        before = folded;
    }
    EXPECT_EQ(before, 3);
}

TEST(UiLayout, hiding_the_traces_gives_their_place_to_the_stage_and_leaves_a_strip_beside_it) {
    LayoutWishes wanted = wishes({1920, 1080}, 1.0f);
    wanted.traces_open = false;
    const UiLayout layout = compute_layout(wanted);
    EXPECT_TRUE(layout.traces.empty());
    EXPECT_GE(layout.traces_tab.w, 32.0f);
    EXPECT_FLOAT_EQ(layout.stage.w + layout.traces_tab.w, 1920.0f);
    EXPECT_FALSE(overlap(layout.stage, layout.traces_tab));
}

TEST(UiLayout, cleared_areas_are_the_panels_and_not_the_stage) {
    for_every_case([](const LayoutWishes&, const UiLayout& layout) {
        for (const Rect& area : panel_areas(layout)) {
            EXPECT_FALSE(overlap(area, layout.stage));
        }
    });
}

/// Calls `check` for every window and text size with two stages.
template <class Check> void for_every_split(const Check& check) {
    for (const Size size : windows) {
        for (const float scale : text_scales) {
            SCOPED_TRACE(testing::Message() << size.w << " x " << size.h << ", text " << scale);
            LayoutWishes wanted = wishes(size, scale);
            wanted.split = true;
            check(wanted, compute_layout(wanted));
        }
    }
}

TEST(UiLayout, two_stages_are_equally_large_and_share_the_width) {
    for_every_split([](const LayoutWishes& wanted, const UiLayout& layout) {
        EXPECT_EQ(layout.stage.w, layout.stage_b.w);
        EXPECT_EQ(layout.stage.h, layout.stage_b.h);
        EXPECT_EQ(layout.stage.y, layout.stage_b.y);
        EXPECT_FALSE(overlap(layout.stage, layout.stage_b));
        const float strip = layout.traces.empty() ? layout.traces_tab.w : 0.0f;
        EXPECT_GE(layout.stage.w + layout.stage_b.w + strip, wanted.width_px - 2.0f);
        EXPECT_GE(layout.stage.h, 280.0f);
    });
}

TEST(UiLayout, traces_that_find_no_room_can_be_pulled_out) {
    const auto check = [](const LayoutWishes& wanted, const UiLayout& layout) {
        if (wanted.side_open) {
            return;
        }
        EXPECT_TRUE(!layout.traces.empty() || !layout.traces_tab.empty());
        LayoutWishes pulled = wanted;
        pulled.drawer_open = pulled.traces_open = true;
        const UiLayout open = compute_layout(pulled);
        EXPECT_FALSE(open.traces.empty());
        // The picture does not jump below a drawer.
        EXPECT_TRUE(!open.traces_in_drawer || open.stage.w == layout.stage.w);
    };
    for_every_case(check);
    for_every_split(check);
}

TEST(UiLayout, below_two_stages_the_traces_lie_in_a_row_that_nothing_covers) {
    for_every_split([](const LayoutWishes& wanted, const UiLayout& layout) {
        if (layout.traces.empty()) {
            EXPECT_FALSE(layout.traces_in_row);
            return;
        }
        EXPECT_TRUE(layout.traces_in_row);
        EXPECT_EQ(layout.traces.w, wanted.width_px);
        for (const Rect& other : {layout.stage, layout.stage_b, layout.bottom, layout.top_bar}) {
            EXPECT_FALSE(overlap(layout.traces, other));
        }
    });
    LayoutWishes roomy = wishes({1920, 1080}, 1.0f);
    roomy.split = true;
    EXPECT_TRUE(compute_layout(roomy).traces_in_row);
}

TEST(UiLayout, a_single_stage_has_no_second_one) {
    for_every_case([](const LayoutWishes&, const UiLayout& layout) {
        EXPECT_TRUE(layout.stage_b.empty());
        EXPECT_FALSE(layout.traces_in_row);
    });
}

TEST(UiLayout, a_side_panel_shares_no_area_with_the_traces_and_leaves_the_stage_its_minimum) {
    for_every_case([](const LayoutWishes& wanted, const UiLayout&) {
        LayoutWishes with_side = wanted;
        with_side.side_open = true;
        const UiLayout layout = compute_layout(with_side);
        ASSERT_FALSE(layout.side.empty());
        EXPECT_FALSE(!layout.traces.empty() && overlap(layout.side, layout.traces));
        EXPECT_FALSE(overlap(layout.side, layout.top_bar));
        EXPECT_FALSE(overlap(layout.side, layout.bottom));
        EXPECT_GE(layout.side.x, 0.0f);
        EXPECT_LE(layout.side.right(), wanted.width_px + 0.5f);
        EXPECT_GE(layout.stage.w, 640.0f);
        if (!layout.traces_in_drawer && !layout.traces.empty()) {
            EXPECT_FALSE(overlap(layout.side, layout.stage));
        }
    });
}

TEST(UiLayout, a_wide_window_shows_the_side_panel_beside_the_traces) {
    LayoutWishes wanted = wishes({1920.0f, 1080.0f}, 1.0f);
    wanted.side_open = true;
    const UiLayout layout = compute_layout(wanted);
    EXPECT_FALSE(layout.traces.empty());
    EXPECT_LE(layout.side.right(), layout.traces.x);
    wanted = wishes({1280.0f, 720.0f}, 1.0f);
    wanted.side_open = true;
    EXPECT_TRUE(compute_layout(wanted).traces.empty());
}

TEST(HallLayout, ShowsThePictureAndAtMostTheTraces) {
    for (const Size size : windows) {
        for (const bool split : {false, true}) {
            for (const bool traces : {false, true}) {
                LayoutWishes wanted = wishes(size, 1.6f);
                wanted.presenting = true;
                wanted.split = split;
                wanted.traces_open = traces;
                wanted.caption_px = 90.0f;
                const UiLayout layout = compute_layout(wanted);
                EXPECT_TRUE(layout.top_bar.empty());
                EXPECT_TRUE(layout.bottom.empty());
                EXPECT_TRUE(layout.doses.empty());
                EXPECT_TRUE(layout.traces_tab.empty());
                EXPECT_EQ(layout.stage_b.empty(), !split);
                EXPECT_EQ(layout.traces.empty(), split || !traces);
                const float right = split ? layout.stage_b.right() : layout.stage.right();
                EXPECT_EQ(layout.caption.x, 0.0f);
                EXPECT_EQ(layout.caption.h, 90.0f);
                EXPECT_EQ(layout.caption.right(), right);
                EXPECT_EQ(layout.stage.y, 90.0f);
                EXPECT_EQ(layout.stage.bottom(), size.h);
                EXPECT_EQ(right + layout.traces.w, size.w);
            }
        }
    }
}

/// In the window too a caption takes its room from the picture, and from nothing else.
TEST(CaptionLayout, LiesAboveThePicture) {
    for_every_case([](LayoutWishes wanted, const UiLayout& without) {
        wanted.caption_px = 40.0f;
        const UiLayout with = compute_layout(wanted);
        EXPECT_EQ(with.caption.y, without.stage.y);
        EXPECT_EQ(with.caption.w, without.stage.w);
        EXPECT_EQ(with.stage.y, without.stage.y + 40.0f);
        EXPECT_EQ(with.stage.bottom(), without.stage.bottom());
        EXPECT_EQ(with.traces.h, without.traces.h);
    });
}

} // namespace layout_test
} // namespace disinhibit
