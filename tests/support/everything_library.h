#pragma once

#include "tests/support/hand_made_library.h"

namespace disinhibit {

/// A drug with routes "iv", "oral" (stomach, drink) and "depot" (two phases), and cells that release a signal.
inline Library library_of_everything() {
    Library library = hand_made_library();
    Substance drug = hand_made_substance("drug", 20.0);
    drug.density = quantity(0.8, "kg/L");
    Kinetics& kinetics = drug.kinetics.at("person");
    kinetics.routes[0].bioavailability = quantity(0.9);
    kinetics.eliminations.push_back(first_order(0.01));
    kinetics.effect_site.phases = {{quantity(1.0), quantity(0.01, "1/s")}};
    Route oral;
    oral.id = "oral";
    oral.kind = RouteKind::absorption;
    oral.bioavailability = quantity(0.5);
    oral.absorption_rate = quantity(0.01, "1/s");
    oral.emptying_rate = quantity(0.01, "1/s");
    oral.reference_strength = quantity(0.2);
    oral.strength_exponent = quantity(0.5);
    kinetics.routes.push_back(oral);
    Route depot;
    depot.id = "depot";
    depot.kind = RouteKind::depot;
    depot.bioavailability = quantity(1.0);
    depot.phases = {{quantity(0.25), quantity(100.0, "s"), 1},
                    {quantity(0.75), quantity(1000.0, "s"), 2}};
    kinetics.routes.push_back(depot);
    library.substances["drug"] = drug;
    circuit_of(library).populations = {hand_made_population("cells", 0.1 + 0.2)};
    return library;
}

} // namespace disinhibit
