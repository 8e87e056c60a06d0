#include <gtest/gtest.h>

#include <algorithm>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/scene/labels/badge_drawing.h"
#include "engine/scene/labels/bottom_lines.h"
#include "engine/scene/labels/chip.h"
#include "engine/scene/labels/note.h"
#include "engine/scene/labels/sentence.h"
#include "engine/scene/layout.h"
#include "engine/scene/parts/axon.h"
#include "engine/scene/parts/mark.h"
#include "engine/scene/parts/membrane.h"
#include "engine/scene/parts/neuron.h"
#include "engine/scene/parts/node.h"
#include "engine/scene/parts/occupancy_bar.h"
#include "engine/scene/parts/receptors.h"
#include "engine/scene/parts/region.h"
#include "engine/scene/parts/vesicles.h"
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
    for (std::size_t i = 0; i < stage.of<StageBadge>().size(); ++i) {
        add("badge " + stage.of<StageBadge>()[i].id,
            labels.of<StageBadge>()[i].shown,
            labels.of<StageBadge>()[i].box);
    }
    for (std::size_t i = 0; i < stage.of<StageOccupancyBar>().size(); ++i) {
        add("bar " + stage.of<StageOccupancyBar>()[i].receptors,
            labels.of<StageOccupancyBar>()[i].shown,
            labels.of<StageOccupancyBar>()[i].box);
    }
    for (std::size_t i = 0; i < stage.of<StageChip>().size(); ++i) {
        add("chip " + stage.of<StageChip>()[i].entity,
            labels.of<StageChip>()[i].shown,
            labels.of<StageChip>()[i].box);
    }
    for (std::size_t i = 0; i < stage.of<StageRegion>().size(); ++i) {
        const RegionLabel& label = labels.of<StageRegion>()[i];
        if (label.shown) {
            const Box box = region_label_box(stage.of<StageRegion>()[i], label, view);
            add("region " + stage.of<StageRegion>()[i].label,
                true,
                {box.low + label.shift, box.high + label.shift});
        }
    }
    for (std::size_t i = 0; i < stage.of<StageNote>().size(); ++i) {
        add("note " + stage.of<StageNote>()[i].text,
            labels.of<StageNote>()[i].shown,
            labels.of<StageNote>()[i].box);
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
    for (std::size_t i = 0; i < stage.of<StageNeuron>().size(); ++i) {
        if (!stage.of<StageNeuron>()[i].left_out) {
            places.push_back({stage.of<StageNeuron>()[i].id,
                              layout.shapes<StageNeuron>()[i].center,
                              layout.shapes<StageNeuron>()[i].radius});
        }
    }
    for (const StageNode& node : stage.of<StageNode>()) {
        if (!node.left_out) {
            places.push_back({"node " + node.id, view.at(node.center), view.px(node.radius)});
        }
    }
    for (std::size_t i = 0; i < stage.of<StageReceptors>().size(); ++i) {
        for (std::size_t k = 0; k < layout.shapes<StageReceptors>()[i].feet.size(); ++k) {
            places.push_back({"receptor of " + stage.of<StageReceptors>()[i].id,
                              receptor_mouth(layout.shapes<StageReceptors>()[i], k),
                              6.0f * layout.shapes<StageReceptors>()[i].scale});
        }
    }
    for (std::size_t i = 0; i < stage.of<StageMembrane>().size(); ++i) {
        for (const glm::vec2 p : layout.shapes<StageMembrane>()[i].points) {
            if (p.y > view.caption_px) { // what reaches higher ends below the sentence
                places.push_back({"membrane " + stage.of<StageMembrane>()[i].id, p, 0.0f});
            }
        }
    }
    for (const StageVesicles& row : stage.of<StageVesicles>()) {
        for (const glm::vec2 p : row.places) {
            places.push_back({"vesicle of " + row.id, view.at(p), view.px(row.radius)});
        }
    }
    for (std::size_t i = 0; i < stage.of<StageAxon>().size(); ++i) {
        const AxonEnding ending = stage.of<StageAxon>()[i].ending;
        if (!stage.of<StageAxon>()[i].left_out &&
            (ending == AxonEnding::arrow || ending == AxonEnding::plate)) {
            const CurvePath& path = layout.shapes<StageAxon>()[i].path;
            places.push_back({"ending of " + stage.of<StageAxon>()[i].id,
                              path.point(path.length()),
                              view.px(8.0f)});
        }
    }
    for (const StageMark& mark : stage.of<StageMark>()) {
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
    for (std::size_t i = 0; i < stage.of<StageBadge>().size(); ++i) {
        const BadgePlace& place = labels.of<StageBadge>()[i];
        need(place.shown, "badge " + stage.of<StageBadge>()[i].id);
        if (place.leads) {
            DrawBlock block;
            draw_leader(stage.of<StageBadge>()[i], place, layout.view, block);
            need(!block.strips.empty(), "leader of " + stage.of<StageBadge>()[i].id);
            for (const Strip& strip : block.strips) {
                const glm::vec2 end = strip.points.back().position;
                const glm::vec2 nearest = glm::clamp(end, place.box.low, place.box.high);
                need(glm::length(end - nearest) <= 9.0f,
                     "end of the leader of " + stage.of<StageBadge>()[i].id);
            }
        }
    }
    for (std::size_t i = 0; i < stage.of<StageOccupancyBar>().size(); ++i) {
        need(labels.of<StageOccupancyBar>()[i].shown,
             "bar " + stage.of<StageOccupancyBar>()[i].receptors);
    }
    for (std::size_t i = 0; i < stage.of<StageChip>().size(); ++i) {
        need(labels.of<StageChip>()[i].shown, "chip " + stage.of<StageChip>()[i].entity);
    }
    for (std::size_t i = 0; i < stage.of<StageRegion>().size(); ++i) {
        need(stage.of<StageRegion>()[i].label.empty() || labels.of<StageRegion>()[i].shown,
             "region " + stage.of<StageRegion>()[i].label);
    }
    for (std::size_t i = 0; i < stage.of<StageNeuron>().size(); ++i) {
        need(stage.of<StageNeuron>()[i].letter.empty() || labels.of<StageNeuron>()[i].shown,
             "letter of " + stage.of<StageNeuron>()[i].id);
    }
    for (std::size_t i = 0; i < stage.of<StageReceptors>().size(); ++i) {
        for (const auto& shift : labels.of<StageReceptors>()[i]) {
            need(stage.of<StageReceptors>()[i].letter.empty() || shift.has_value(),
                 "letter of " + stage.of<StageReceptors>()[i].id);
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
                const StageLayout layout = make_stage_layout(stage, signals, view);
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
        for (const StageBadge& badge : scene.stages.at(level).of<StageBadge>()) {
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
                signals,
                make_stage_view(scene.theme, scene.texts, scene.measure, size, type_scale, false));
            for (const BadgePlace& badge : layout.labels.of<StageBadge>()) {
                for (std::size_t k = 0; badge.shown && k < layout.shapes<StageNeuron>().size();
                     ++k) {
                    const NeuronShape& cell = layout.shapes<StageNeuron>()[k];
                    const Box soma{cell.center - glm::vec2(cell.radius),
                                   cell.center + glm::vec2(cell.radius)};
                    EXPECT_TRUE(scene.stage.of<StageNeuron>()[k].left_out ||
                                !overlap(badge.box, soma))
                        << scene.stage.of<StageNeuron>()[k].id << " at " << size.x << " x"
                        << type_scale;
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
