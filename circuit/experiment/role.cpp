#include "circuit/experiment/role.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include "circuit/experiment/evaluate.h"
#include "circuit/experiment/knockout.h"

namespace disinhibit {
namespace {

/// The keys of "Key2001; Other2010". What is assumed has no source.
std::vector<std::string> keys_of(const std::string& source) {
    std::vector<std::string> keys;
    std::istringstream parts(source);
    for (std::string key; std::getline(parts, key, ';');) {
        key.erase(0, key.find_first_not_of(' '));
        key.erase(key.find_last_not_of(' ') + 1);
        if (!key.empty() && key != "assumed") {
            keys.push_back(key);
        }
    }
    return keys;
}

bool share_a_source(const std::string& one, const std::string& other) {
    const std::vector<std::string> theirs = keys_of(other);
    const std::vector<std::string> keys = keys_of(one);
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return std::find(theirs.begin(), theirs.end(), key) != theirs.end();
    });
}

/// The mechanism that decides the row; empty if none does.
std::string deciding_mechanism(const Library& library,
                               const ExperimentRow& row,
                               const std::string& circuit_id) {
    RowResult before;
    for (const Mechanism& mechanism : mechanisms_of(library.circuits.at(circuit_id))) {
        if (mechanism.off || !share_a_source(mechanism.source, row.source)) {
            continue;
        }
        if (before.id.empty()) {
            before = evaluate(library, {row}, circuit_id).front();
        }
        const Library without = without_mechanism(library, circuit_id, mechanism);
        if (answer_of(before, evaluate(without, {row}, circuit_id).front()).notices()) {
            return mechanism.id;
        }
    }
    return "";
}

} // namespace

DerivedRole
derive_role(const Library& library, const ExperimentRow& row, const std::string& circuit_id) {
    const std::string mechanism = deciding_mechanism(library, row, circuit_id);
    if (!mechanism.empty()) {
        return {RowRole::built_in, mechanism};
    }
    for (const Calibration& use : library.calibrations) {
        if (use.row == row.id) {
            return {RowRole::calibrated, use.key};
        }
    }
    return {};
}

bool claims_more(RowRole claimed, RowRole derived) {
    return claimed > derived; // identity < built_in < calibrated < predicted
}

} // namespace disinhibit
