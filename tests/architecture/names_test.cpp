#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "circuit/course/simulate.h"
#include "tests/architecture/source_tree.h"
#include "tests/support/assets.h"

/// Drugs, receptors and cell groups are data: none of their names may stand in the source.
namespace disinhibit {
namespace names_test {

/// Ids of substances, receptors, populations and transmitters, and their parts of four letters and more that are no
/// words of the trade ("vta_gaba" -> "vta_gaba", "gaba").
std::set<std::string> domain_names() {
    std::set<std::string> names;
    const Library& library = shipped_library();
    for (const auto& [id, substance] : library.substances) {
        names.insert(id);
    }
    for (const auto& [id, circuit] : library.circuits) {
        for (const auto& type : circuit.receptor_types) {
            if (type.id.size() > 2) { // "mu" is also a mathematical symbol
                names.insert(type.id);
            }
        }
        for (const auto& population : circuit.populations) {
            names.insert({population.id, population.role});
        }
        for (const auto& site : circuit.receptor_sites) {
            names.insert(site.id);
        }
        for (const auto& pool : circuit.pools) {
            names.insert(pool.id);
        }
        for (const auto& transmitter : circuit.transmitters) {
            names.insert({transmitter.id, transmitter.role});
        }
    }
    names.insert({"dopamine",
                  "gaba",
                  "glutamate",
                  "endorphin",
                  "opioid",
                  "morphine",
                  "naltrexone",
                  "ethanol",
                  "alcohol"});
    return names;
}

TEST(Names, NoDomainNameStandsInTheSource) {
    const std::regex word("[A-Za-z][A-Za-z0-9_]*");
    const std::set<std::string> names = domain_names();
    for (const SourceFile& file : source_files({"circuit", "engine", "shaders"},
                                               {".cpp", ".h", ".frag", ".vert", ".glsl"})) {
        const std::string code = code_of(file.text);
        for (std::sregex_iterator it(code.begin(), code.end(), word), end; it != end; ++it) {
            EXPECT_FALSE(names.contains(it->str())) << file.path << ": " << it->str();
        }
    }
}

/// Words are data: a label is a pattern of the catalogue (circuit/describe/wording.h).
TEST(Names, TheScienceGluesNoLabels) {
    const std::regex glued("(name|label)\\s*\\+\\s*\"|\"\\s*\\+\\s*[a-z_]+\\.name\\b");
    for (const SourceFile& file : source_files({"circuit/build"}, {".cpp", ".h"})) {
        const std::string code = code_of(file.text);
        std::smatch found;
        EXPECT_FALSE(std::regex_search(code, found, glued)) << file.path << ": " << found.str();
    }
}

TEST(Names, EveryParameterHasASourceAGradeAndAUnit) {
    const Library& library = shipped_library();
    for (const auto& [circuit_id, circuit] : library.circuits) {
        for (const auto& [subject_id, subject] : library.subjects) {
            Scenario scenario;
            scenario.id = "parameters";
            scenario.circuit = circuit_id;
            scenario.subject = subject_id;
            const Trajectory trajectory = start_trajectory(library, scenario);
            EXPECT_GT(trajectory.parameters().rows.size(), 50u);
            for (const Parameter& parameter : trajectory.parameters().rows) {
                const Provenance& provenance = parameter.quantity.provenance;
                EXPECT_FALSE(parameter.quantity.unit.empty()) << parameter.path;
                EXPECT_FALSE(provenance.grade.empty()) << parameter.path;
                EXPECT_FALSE(provenance.source.empty()) << parameter.path;
                if (provenance.source == "assumed") {
                    EXPECT_FALSE(provenance.note.empty()) << parameter.path;
                    EXPECT_EQ(provenance.grade.front(), 'M') << parameter.path;
                }
            }
        }
    }
}

/// A parameter may turn an arrow round: its name says what acts on what, and the balance of the moment says which way.
TEST(Names, NoArrowSaysInItsNameWhichWayItActs) {
    const std::regex direction(
        "(^|[ "
        "(])(excite|slow|silence|free|rais|lower|add|stop|start|act|block|revers|reliev|depress|"
        "strengthen|weaken|activat|inhibit|increas|decreas|enhanc|reduc|suppress|facilitat|"
        "potentiat|"
        "drive|make|show|reinforce|crave|rise|fall|speed|hold|keep|need more|less)"
        "(|s|es|ed|d|e|ing)([ ,)]|$)");
    int arrows = 0;
    for (const auto& [id, circuit] : shipped_library().circuits) {
        for (const Modulation& row : circuit.modulations) {
            ++arrows;
            // What is acted on may itself be named after a drive.
            const std::string actor_and_verb = row.name.substr(0, row.name.find(" on "));
            EXPECT_FALSE(std::regex_search(actor_and_verb, direction))
                << row.id << ": " << row.name;
        }
        for (const Projection& row : circuit.projections) {
            ++arrows;
            EXPECT_FALSE(std::regex_search(row.name, direction)) << row.id << ": " << row.name;
        }
    }
    EXPECT_GT(arrows, 60);
}

TEST(Names, PathsOfSignalsAndParametersAreUnique) {
    const Library& library = shipped_library();
    for (const auto& [id, scenario] : library.scenarios) {
        const Trajectory trajectory = start_trajectory(library, scenario);
        std::set<std::string> paths;
        for (const Signal& signal : trajectory.signals().rows) {
            EXPECT_TRUE(paths.insert(signal.path).second) << id << ": " << signal.path;
        }
        for (const Parameter& parameter : trajectory.parameters().rows) {
            EXPECT_TRUE(paths.insert(parameter.path).second) << id << ": " << parameter.path;
        }
    }
}

} // namespace names_test
} // namespace disinhibit
