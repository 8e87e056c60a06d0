#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/model.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/signals.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {

/// One kind of part as the passes over a stage see it: each function does for all rows of the kind what that of the same
/// name in row.h does for one. A pass goes through Stage::parts in their order.
class PartKind {
  public:
    virtual ~PartKind() = default;
    virtual std::string key() const = 0;
    virtual LabelRank label_rank() const = 0;
    virtual bool lies_behind() const = 0;
    virtual bool has(const Stage& stage, const std::string& id) const = 0;

    virtual void read(StageTable& root, Stage& stage) const = 0;
    virtual void check(const StageTable& root, const Stage& stage) const = 0;
    /// Marks as left out what the model does not meet, or drops it.
    virtual void fit(Stage& stage, const StageModel& model) const = 0;
    /// True if rows were dropped: what hangs on them may have to go, too.
    virtual bool drop_foreign(Stage& stage, const StageModel& model) const = 0;
    virtual void take_room(const Stage& stage, std::vector<Obstacle>& obstacles) const = 0;

    virtual void
    resolve(const Stage& stage, const SignalFinder& finder, StageSignals& signals) const = 0;
    virtual std::vector<const SignalHandle*> body_signals(const StageSignals& signals) const = 0;
    virtual std::vector<const ArrowSupport*> supports(const StageSignals& signals) const = 0;
    virtual double fastest_hz(const Stage& stage,
                              const StageSignals& signals,
                              const SignalReader& reader) const = 0;
    virtual double fastest_exchange_per_s(const StageSignals& signals) const = 0;
    virtual double grown_percent(const StageSignals& signals, const SignalReader& reader) const = 0;

    /// `laid` is of `layout`.
    virtual void lay_out(const LaidStage& laid, StageLayout& layout) const = 0;
    virtual void
    divide(const Stage& stage, const StageView& view, std::vector<float>& dividers) const = 0;
    virtual void keep_free(const LaidStage& laid, std::vector<KeptFree>& boxes) const = 0;
    virtual void block_leaders(const LaidStage& laid, std::vector<Ellipse>& bodies) const = 0;
    virtual void
    place_labels(LabelPlacing& placing, const LaidStage& laid, StageLabels& labels) const = 0;
    virtual int count_shown(const StageLabels& labels) const = 0;
    virtual void list_things(const LaidStage& laid, ThingList& things) const = 0;
    virtual void list_acting(const StageMoment& moment, ThingList& things) const = 0;

    virtual void
    draw_still(StillLayer layer, const LaidStage& laid, std::vector<DrawBlock>& blocks) const = 0;
    virtual void draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks) const = 0;
    virtual void
    draw(MovingLayer layer, const StageMoment& moment, std::vector<DrawBlock>& blocks) const = 0;

    virtual void list_signs(LegendSigns& signs) const = 0;
    virtual std::vector<std::string> label_keys(const Stage& stage) const = 0;
};

/// True if the model has all that a row needs.
bool meets_needs(const StageRow& row, const StageModel& model);
/// True if the model has all that makes a row superfluous.
bool is_superfluous(const StageRow& row, const StageModel& model);

/// The kind whose rows are `Row` (row.h).
template <typename Row> class PartKindOf final : public PartKind {
  public:
    std::string key() const override { return Row::key; }
    LabelRank label_rank() const override { return Row::label_rank; }
    bool lies_behind() const override { return Row::lies_behind; }
    bool has(const Stage& stage, const std::string& id) const override {
        return has_id(stage.of<Row>(), id);
    }

    void read(StageTable& root, Stage& stage) const override {
        for (StageTable& table : root.tables(Row::key)) {
            Row row;
            table.row(row);
            row.read(table);
            table.finish();
            stage.of<Row>().push_back(std::move(row));
        }
    }
    void check(const StageTable& root, const Stage& stage) const override {
        for (const Row& row : stage.of<Row>()) {
            row.check(stage, root);
        }
    }
    void fit(Stage& stage, const StageModel& model) const override {
        std::vector<Row>& rows = stage.of<Row>();
        std::erase_if(rows, [&](const Row& row) { return is_superfluous(row, model); });
        for (Row& row : rows) {
            row.left_out = row.left_out || !meets_needs(row, model);
        }
        std::erase_if(rows, [](const Row& row) { return row.left_out && !Row::outlined; });
        for (Row& row : rows) {
            row.fit(model);
        }
    }
    bool drop_foreign(Stage& stage, const StageModel& model) const override {
        std::vector<Row>& rows = stage.of<Row>();
        const auto dropped =
            std::erase_if(rows, [&](const Row& row) { return row.is_foreign(stage, model); });
        for (Row& row : rows) {
            row.let_go(stage, model);
        }
        return dropped > 0;
    }
    void take_room(const Stage& stage, std::vector<Obstacle>& obstacles) const override {
        for (const Row& row : stage.of<Row>()) {
            row.take_room(obstacles);
        }
    }

    void
    resolve(const Stage& stage, const SignalFinder& finder, StageSignals& signals) const override {
        std::vector<typename Row::Signals>& all = signals.of<Row>();
        for (const Row& row : stage.of<Row>()) {
            all.push_back(row.resolve(finder));
        }
    }
    std::vector<const SignalHandle*> body_signals(const StageSignals& signals) const override {
        std::vector<const SignalHandle*> found;
        for (const auto& own : signals.of<Row>()) {
            if (const SignalHandle* handle = Row::body_signal(own)) {
                found.push_back(handle);
            }
        }
        return found;
    }
    std::vector<const ArrowSupport*> supports(const StageSignals& signals) const override {
        std::vector<const ArrowSupport*> found;
        for (const auto& own : signals.of<Row>()) {
            if (const ArrowSupport* support = Row::support_of(own)) {
                found.push_back(support);
            }
        }
        return found;
    }
    double fastest_hz(const Stage& stage,
                      const StageSignals& signals,
                      const SignalReader& reader) const override {
        double fastest = 0.0;
        for (std::size_t i = 0; i < stage.of<Row>().size(); ++i) {
            fastest =
                std::max(fastest, stage.of<Row>()[i].fastest_hz(signals.of<Row>()[i], reader));
        }
        return fastest;
    }
    double fastest_exchange_per_s(const StageSignals& signals) const override {
        double fastest = 0.0;
        for (const auto& own : signals.of<Row>()) {
            fastest = std::max(fastest, Row::fastest_exchange_per_s(own));
        }
        return fastest;
    }
    double grown_percent(const StageSignals& signals, const SignalReader& reader) const override {
        double largest = 0.0;
        for (const auto& own : signals.of<Row>()) {
            largest = std::max(largest, Row::grown_percent(own, reader));
        }
        return largest;
    }

    void lay_out(const LaidStage& laid, StageLayout& layout) const override {
        const std::vector<Row>& rows = laid.stage.of<Row>();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto shape = rows[i].lay_out({laid, i});
            layout.shapes<Row>().push_back(std::move(shape));
        }
    }
    void
    divide(const Stage& stage, const StageView& view, std::vector<float>& dividers) const override {
        for (const Row& row : stage.of<Row>()) {
            if (const std::optional<float> x = row.divides_at(view)) {
                dividers.push_back(*x);
            }
        }
    }
    void keep_free(const LaidStage& laid, std::vector<KeptFree>& boxes) const override {
        const std::vector<Row>& rows = laid.stage.of<Row>();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].keep_free({laid, i}, boxes);
        }
    }
    void block_leaders(const LaidStage& laid, std::vector<Ellipse>& bodies) const override {
        const std::vector<Row>& rows = laid.stage.of<Row>();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].block_leaders({laid, i}, bodies);
        }
    }
    void
    place_labels(LabelPlacing& placing, const LaidStage& laid, StageLabels& labels) const override {
        Row::place_labels(placing, laid, labels.of<Row>());
    }
    int count_shown(const StageLabels& labels) const override {
        int count = 0;
        for (const auto& label : labels.of<Row>()) {
            count += Row::count_shown(label);
        }
        return count;
    }
    void list_things(const LaidStage& laid, ThingList& things) const override {
        const std::vector<Row>& rows = laid.stage.of<Row>();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            things.begin(Row::key, i);
            rows[i].list_things({laid, i}, things);
        }
    }
    void list_acting(const StageMoment& moment, ThingList& things) const override {
        const std::vector<Row>& rows = moment.stage->of<Row>();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            things.begin(Row::key, i);
            rows[i].list_acting({moment, i}, things);
        }
    }

    void draw_still(StillLayer layer,
                    const LaidStage& laid,
                    std::vector<DrawBlock>& blocks) const override {
        const std::vector<Row>& rows = laid.stage.of<Row>();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].draw_still(layer, {laid, i}, blocks);
        }
    }
    void draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks) const override {
        Row::draw_bodies(moment, blocks);
    }
    void draw(MovingLayer layer,
              const StageMoment& moment,
              std::vector<DrawBlock>& blocks) const override {
        const std::vector<Row>& rows = moment.stage->of<Row>();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].draw(layer, {moment, i}, blocks);
        }
    }

    void list_signs(LegendSigns& signs) const override { Row::list_signs(signs); }
    std::vector<std::string> label_keys(const Stage& stage) const override {
        std::vector<std::string> keys;
        for (const Row& row : stage.of<Row>()) {
            keys.push_back(row.label_key());
        }
        return keys;
    }
};

template <typename Row> const PartKind* part_kind() {
    static const PartKindOf<Row> kind;
    return &kind;
}

/// The list of the kinds of these rows.
template <typename... Rows> PartList part_list() {
    return {part_kind<Rows>()...};
}

} // namespace disinhibit
