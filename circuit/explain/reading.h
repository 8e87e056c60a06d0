#pragma once

#include <string>
#include <vector>

#include "circuit/course/course.h"
#include "circuit/describe/units.h"
#include "circuit/explain/explain.h"

/// Shared by the files that explain one kind of mechanism each.
namespace disinhibit {

/// The model at one moment: states y, values v, coefficients c, derivatives dy, all indexed as in circuit/model.h.
/// Derivatives are those of the equations, also of a state that a clamp holds.
struct ModelReading {
    const Model* model = nullptr;
    const Body* body = nullptr;
    const CircuitDescription* circuit = nullptr;
    const Library* library = nullptr;
    const Regime* regime = nullptr;
    std::vector<double> y, v, dy;
    const double* c = nullptr;

    /// The value of a parameter in the unit it was written in.
    EquationNumber parameter(const std::string& name, const std::string& path) const;
    /// A signal's value, by its path, in the unit of the signal; shares (%) as pure numbers.
    EquationNumber signal(const std::string& name, const std::string& path) const;
};

/// At t_s, or at rest before the first event.
ModelReading read_model(const Library& library, const Trajectory& trajectory, double t_s);
ModelReading read_model_at_rest(const Library& library, const Trajectory& trajectory);

inline EquationNumber number(const std::string& name, double value, const std::string& unit = "1") {
    return {name, value, unit, internal_per(unit)};
}

/// The rate of change of a state, "slope"; 0 where it is but the rounding of a resting state.
EquationNumber slope(const ModelReading& reading, int state, const std::string& unit);

/// Index of the row with this id, or -1.
template <class Row> int row_of(const std::vector<Row>& rows, const std::string& id) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].id == id) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

/// The members of a port: each modulation by its size in `unit` (ports that add) or its factor (ports that multiply).
std::vector<EquationTerm>
port_terms(const ModelReading& reading, const Port& port, bool adds, const std::string& unit);
/// The product of the factors of a port.
double factor_at(const ModelReading& reading, const Port& port);
/// An equation with the factors of a port as its terms and their product as "total".
EquationLine factor_line(const ModelReading& reading, const std::string& key, const Port& port);

/// The drive of a population as the sum of everything that acts on it.
EquationLine population_drive_line(const ModelReading& reading, int index);

std::vector<EquationLine> explain_population(const ModelReading& reading, int index);
std::vector<EquationLine> explain_projection(const ModelReading& reading, int index);
std::vector<EquationLine> explain_modulation(const ModelReading& reading, int index);
std::vector<EquationLine> explain_adaptation(const ModelReading& reading, int index);
std::vector<EquationLine> explain_response(const ModelReading& reading, int index);
std::vector<EquationLine> explain_receptor_site(const ModelReading& reading, int index);
std::vector<EquationLine> explain_pool(const ModelReading& reading, int index);
std::vector<EquationLine> explain_transmitter(const ModelReading& reading, int index);
std::vector<EquationLine> explain_substance(const ModelReading& reading, const std::string& id);

} // namespace disinhibit
