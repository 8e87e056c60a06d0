#include "circuit/io/sbml/sbml_file.h"
#include "circuit/io/text/input_error.h"

namespace disinhibit {

std::string sbml_text(const Trajectory&, const Recipe&) {
    throw InputError("--sbml: this program was built without libSBML; with libsbml5-dev installed, "
                     "build it again");
}

} // namespace disinhibit
