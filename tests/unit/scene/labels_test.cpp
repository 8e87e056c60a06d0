#include <gtest/gtest.h>

#include <algorithm>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/scene/labels/bottom_lines.h"
#include "engine/scene/labels/sentence.h"
#include "engine/scene/layout.h"
#include "engine/scene/region.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/signals.h"
#include "engine/ui/gui/layout.h"
#include "tests/support/level_fixture.h"

namespace disinhibit {
namespace labels_test {

/// What a run really covers, without the air that the placer adds.
Box ink_of(const TextRun& run, const EvenMeasure& measure) {
    const float width = measure.width_px(run.text, run.size_px, run.weight);
    const float share =
        run.align == TextAlign::left ? 0.0f : (run.align == TextAlign::center ? 0.5f : 1.0f);
    const float left = run.position.x - share * width;
    return {{left, run.position.y - 0.75f * run.size_px},
            {left + width, run.position.y + 0.2f * run.size_px}};
}

/// Tells what is wrong with the texts of a picture; empty if nothing is.
std::string faults_of(const DrawList& list, const EvenMeasure& measure) {
    std::string faults;
    const std::vector<TextRun> runs = all_texts(list);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Box a = ink_of(runs[i], measure);
        if (a.low.x < -0.5f || a.low.y < -0.5f || a.high.x > list.size.x + 0.5f ||
            a.high.y > list.size.y + 0.5f) {
            faults += "  leaves the stage: " + runs[i].text + "\n";
        }
        for (std::size_t k = 0; k < i; ++k) {
            if (shared_area(a, ink_of(runs[k], measure)) > 1.0f) {
                faults += "  overlap: " + runs[i].text + " | " + runs[k].text + "\n";
            }
        }
    }
    return faults;
}

/// The stage of a window of this size, as the panels leave it.
glm::vec2 stage_size(glm::vec2 window, float type_scale) {
    LayoutWishes wishes;
    wishes.width_px = window.x;
    wishes.height_px = window.y;
    wishes.type_scale = type_scale;
    wishes.dose_cards = 2;
    const UiLayout layout = compute_layout(wishes);
    return {layout.stage.w, layout.stage.h};
}

const glm::vec2 windows[] = {{1024.0f, 640.0f},
                             {1280.0f, 720.0f},
                             {1600.0f, 900.0f},
                             {1920.0f, 1080.0f},
                             {2560.0f, 1440.0f},
                             {3840.0f, 2160.0f}};
const float text_scales[] = {0.75f, 1.0f, 1.5f, 2.0f, 2.5f};

struct NamedBox {
    std::string name;
    Box box;
};

/// Every label of a stage, each with the place it may ever take.
std::vector<NamedBox> labels_of(const Stage& stage, const StageLayout& layout) {
    const StageView& view = layout.view;
    const StageLabels& labels = layout.labels;
    const SentenceBox sentence = sentence_box(view);
    std::vector<NamedBox> boxes{{"the sentence", {sentence.low, sentence.high}}};
    const auto add = [&](const std::string& name, bool shown, const Box& box) {
        if (shown) {
            boxes.push_back({name, box});
        }
    };
    for (std::size_t i = 0; i < stage.badges.size(); ++i) {
        add("badge " + stage.badges[i].id, labels.badges[i].shown, labels.badges[i].box);
    }
    for (std::size_t i = 0; i < stage.bars.size(); ++i) {
        add("bar " + stage.bars[i].receptors, labels.bars[i].shown, labels.bars[i].box);
    }
    for (std::size_t i = 0; i < stage.chips.size(); ++i) {
        add("chip " + stage.chips[i].entity, labels.chips[i].shown, labels.chips[i].box);
    }
    for (std::size_t i = 0; i < stage.regions.size(); ++i) {
        const RegionLabel& label = labels.regions[i];
        if (label.shown) {
            const Box box = region_label_box(stage.regions[i], label, view);
            add("region " + stage.regions[i].label,
                true,
                {box.low + label.shift, box.high + label.shift});
        }
    }
    for (std::size_t i = 0; i < stage.notes.size(); ++i) {
        add("note " + stage.notes[i].text, labels.notes[i].shown, labels.notes[i].box);
    }
    return boxes;
}

/// Warnings, footnotes in all their forms, the not-medical line.
std::vector<NamedBox> lines_of(const Stage& stage, const StageView& view) {
    DrawBlock block;
    draw_all_bottom_lines(stage, view, block);
    std::vector<NamedBox> boxes;
    for (const TextRun& run : block.texts) {
        boxes.push_back({"line \"" + run.text + "\"", box_of(run, view)});
    }
    return boxes;
}

struct NamedPlace {
    std::string name;
    glm::vec2 center{0.0f};
    float radius = 0.0f; ///< px
};

/// What a label must not cover: live cells and nodes, receptors and their membranes, vesicles, transporters, endings of
/// axons, marks of substances. A label may lie over the course of an axon, dendrites, sister cells, regions and the rim
/// of a cloud.
std::vector<NamedPlace> bodies_of(const Stage& stage, const StageLayout& layout) {
    const StageView& view = layout.view;
    std::vector<NamedPlace> places;
    for (std::size_t i = 0; i < stage.neurons.size(); ++i) {
        if (!stage.neurons[i].left_out) {
            places.push_back(
                {stage.neurons[i].id, layout.neurons[i].center, layout.neurons[i].radius});
        }
    }
    for (const StageNode& node : stage.nodes) {
        if (!node.left_out) {
            places.push_back({"node " + node.id, view.at(node.center), view.px(node.radius)});
        }
    }
    for (std::size_t i = 0; i < stage.receptors.size(); ++i) {
        for (std::size_t k = 0; k < layout.receptors[i].feet.size(); ++k) {
            places.push_back({"receptor of " + stage.receptors[i].id,
                              receptor_mouth(layout.receptors[i], k),
                              6.0f * layout.receptors[i].scale});
        }
    }
    for (std::size_t i = 0; i < stage.membranes.size(); ++i) {
        for (const glm::vec2 p : layout.membranes[i].points) {
            if (p.y > view.caption_px) { // what reaches higher ends below the sentence
                places.push_back({"membrane " + stage.membranes[i].id, p, 0.0f});
            }
        }
    }
    for (const StageVesicles& row : stage.vesicles) {
        for (const glm::vec2 p : row.places) {
            places.push_back({"vesicle of " + row.id, view.at(p), view.px(row.radius)});
        }
    }
    for (std::size_t i = 0; i < stage.axons.size(); ++i) {
        const AxonEnding ending = stage.axons[i].ending;
        if (!stage.axons[i].left_out &&
            (ending == AxonEnding::arrow || ending == AxonEnding::plate)) {
            const CurvePath& path = layout.axons[i].path;
            places.push_back(
                {"ending of " + stage.axons[i].id, path.point(path.length()), view.px(8.0f)});
        }
    }
    for (const StageMark& mark : stage.marks) {
        if (!mark.left_out && !mark.only_acting) {
            places.push_back({"mark " + mark.entity, view.at(mark.center), view.px(10.0f)});
        }
    }
    return places;
}

bool covers(const Box& box, const NamedPlace& place) {
    const glm::vec2 nearest = glm::clamp(place.center, box.low, box.high);
    return glm::length(nearest - place.center) <= place.radius;
}

std::string overlaps_in(const std::vector<NamedBox>& labels, const std::vector<NamedBox>& lines) {
    std::string faults;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (shared_area(labels[i].box, labels[k].box) > 1.0f) {
                faults += "  " + labels[i].name + " overlaps " + labels[k].name + "\n";
            }
        }
        for (const NamedBox& line : lines) {
            if (shared_area(labels[i].box, line.box) > 1.0f) {
                faults += "  " + labels[i].name + " overlaps " + line.name + "\n";
            }
        }
    }
    return faults;
}

/// What has lost its name, its letter or the line that leads to it.
std::string missing_in(const Stage& stage, const StageLayout& layout) {
    const StageLabels& labels = layout.labels;
    std::string faults;
    const auto need = [&](bool shown, const std::string& name) {
        faults += shown ? "" : "  missing: " + name + "\n";
    };
    for (std::size_t i = 0; i < stage.badges.size(); ++i) {
        const BadgePlace& place = labels.badges[i];
        need(place.shown, "badge " + stage.badges[i].id);
        if (place.leads) {
            DrawBlock block;
            draw_leader(stage.badges[i], place, layout.view, block);
            need(!block.strips.empty(), "leader of " + stage.badges[i].id);
            for (const Strip& strip : block.strips) {
                const glm::vec2 end = strip.points.back().position;
                const glm::vec2 nearest = glm::clamp(end, place.box.low, place.box.high);
                need(glm::length(end - nearest) <= 9.0f,
                     "end of the leader of " + stage.badges[i].id);
            }
        }
    }
    for (std::size_t i = 0; i < stage.bars.size(); ++i) {
        need(labels.bars[i].shown, "bar " + stage.bars[i].receptors);
    }
    for (std::size_t i = 0; i < stage.chips.size(); ++i) {
        need(labels.chips[i].shown, "chip " + stage.chips[i].entity);
    }
    for (std::size_t i = 0; i < stage.regions.size(); ++i) {
        need(stage.regions[i].label.empty() || labels.regions[i].shown,
             "region " + stage.regions[i].label);
    }
    for (std::size_t i = 0; i < stage.neurons.size(); ++i) {
        need(stage.neurons[i].letter.empty() || labels.neuron_letters[i],
             "letter of " + stage.neurons[i].id);
    }
    for (std::size_t i = 0; i < stage.receptors.size(); ++i) {
        for (const auto& shift : labels.receptor_letters[i]) {
            need(stage.receptors[i].letter.empty() || shift.has_value(),
                 "letter of " + stage.receptors[i].id);
        }
    }
    return faults;
}

/// Everything that is wrong with the places of the labels of a stage; empty if nothing is.
std::string faults_of(const Stage& stage, const StageLayout& layout) {
    const std::vector<NamedBox> labels = labels_of(stage, layout);
    const std::vector<NamedBox> lines = lines_of(stage, layout.view);
    std::string faults = overlaps_in(labels, lines) + missing_in(stage, layout);
    for (const auto* boxes : {&labels, &lines}) {
        for (const NamedBox& label : *boxes) {
            for (const NamedPlace& place : bodies_of(stage, layout)) {
                // One report per pair is enough.
                const std::string fault = "  " + label.name + " covers " + place.name + "\n";
                if (covers(label.box, place) && faults.find(fault) == std::string::npos) {
                    faults += fault;
                }
            }
        }
    }
    return faults;
}

void expect_clear_labels(LevelFixture& scene, const std::string& what) {
    StageLevels levels = scene.levels();
    DrawList list;
    for (const StageLevel level : stage_levels) {
        scene.look_at(level);
        Stage stage = scene.stages.at(level);
        fit_stage(stage, scene.model());
        const StageSignals signals = resolve_stage(stage, scene.model(), scene.texts);
        for (const glm::vec2 window : windows) {
            for (const float type_scale : text_scales) {
                scene.input.size = stage_size(window, type_scale);
                scene.input.type_scale = type_scale;
                levels.build(scene.input, list);
                const StageView view = make_stage_view(
                    scene.theme, scene.texts, scene.measure, scene.input.size, type_scale, false);
                const StageLayout layout = make_stage_layout(stage, signals.badge_units, view);
                EXPECT_EQ(faults_of(list, scene.measure) + faults_of(stage, layout), "")
                    << what << ", " << name_of(level) << ", window " << window.x << " x "
                    << window.y << ", stage " << view.size.x << " x " << view.size.y << ", text "
                    << type_scale << ", labels x " << layout.view.label_scale;
            }
        }
    }
}

TEST(Labels, KeepOffEachOtherAndBodiesAndAreAllThereInTheTextbookCircuit) {
    LevelFixture scene("textbook");
    scene.at(7200.0);
    expect_clear_labels(scene, "textbook");
}

TEST(Labels, KeepOffEachOtherAndBodiesAndAreAllThereInTheEvidenceWeightedCircuit) {
    LevelFixture scene("evidence_weighted");
    scene.at(7200.0);
    expect_clear_labels(scene, "evidence_weighted");
}

TEST(Labels, KeepOffEachOtherAndBodiesAndAreAllThereInTheBrainOfARat) {
    LevelFixture scene("evidence_weighted", "rat_naltrexone_ethanol");
    scene.at(7200.0);
    expect_clear_labels(scene, "rat");
}

TEST(Labels, AreAllShownAtTheSizeTheyWereDrawnFor) {
    LevelFixture scene("evidence_weighted");
    for (const StageLevel level : {StageLevel::brain, StageLevel::circuit, StageLevel::synapse}) {
        scene.look_at(level);
        const std::vector<TextRun> texts = all_texts(scene.draw());
        for (const StageBadge& badge : scene.stages.at(level).badges) {
            const std::string name = scene.texts.get(badge.name);
            EXPECT_TRUE(std::any_of(
                texts.begin(), texts.end(), [&](const TextRun& run) { return run.text == name; }))
                << name_of(level) << ": " << name;
        }
    }
}

TEST(Labels, NeverPutABadgeOnALiveSoma) {
    SceneFixture scene;
    fit_stage(scene.stage, scene.model());
    const StageSignals signals = resolve_stage(scene.stage, scene.model(), scene.texts);
    for (const float type_scale : {0.75f, 1.0f, 1.5f}) {
        for (const glm::vec2 size :
             {glm::vec2(936, 536), glm::vec2(1440, 848), glm::vec2(1920, 1080)}) {
            const StageLayout layout = make_stage_layout(
                scene.stage,
                signals.badge_units,
                make_stage_view(scene.theme, scene.texts, scene.measure, size, type_scale, false));
            for (const BadgePlace& badge : layout.labels.badges) {
                for (std::size_t k = 0; badge.shown && k < layout.neurons.size(); ++k) {
                    const NeuronShape& cell = layout.neurons[k];
                    const Box soma{cell.center - glm::vec2(cell.radius),
                                   cell.center + glm::vec2(cell.radius)};
                    EXPECT_TRUE(scene.stage.neurons[k].left_out || !overlap(badge.box, soma))
                        << scene.stage.neurons[k].id << " at " << size.x << " x" << type_scale;
                }
            }
        }
    }
}

TEST(LabelPlacer, MovesALabelOffATakenPlaceAndOffABody) {
    const Box body{{100.0f, 100.0f}, {200.0f, 200.0f}};
    const Box stage{{0.0f, 0.0f}, {400.0f, 400.0f}};
    LabelPlacer placer(stage, {{body, 1.0f, true}});
    const Box wanted{{110.0f, 110.0f}, {150.0f, 130.0f}};
    const auto first = placer.find(wanted, stage, 300.0f, false);
    ASSERT_TRUE(first);
    EXPECT_FALSE(overlap(first->box, body));
    placer.take(first->box);
    const auto second = placer.find(wanted, stage, 300.0f, false);
    ASSERT_TRUE(second);
    EXPECT_FALSE(overlap(second->box, first->box));
    EXPECT_FALSE(placer.find({{0.0f, 0.0f}, {500.0f, 20.0f}}, stage, 300.0f, true));
}

} // namespace labels_test
} // namespace disinhibit
