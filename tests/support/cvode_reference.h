#pragma once

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_config.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#include <stdexcept>
#include <vector>

#include "circuit/course/model_system.h"
#include "circuit/course/simulate.h"

/// The oracle: the same model and the same events, integrated by SUNDIALS CVODE (BDF, dense Newton).
namespace disinhibit {

/// The context of a solver without MPI, the same in SUNDIALS 6 and 7.
inline SUNContext make_context() {
    SUNContext context = nullptr;
#if SUNDIALS_VERSION_MAJOR >= 7
    SUNContext_Create(SUN_COMM_NULL, &context);
#else
    SUNContext_Create(nullptr, &context);
#endif
    return context;
}

class CvodeReference {
  public:
    /// The absolute tolerance of a state is relative_tolerance * floor_share * its error floor.
    CvodeReference(const Library& library,
                   const Scenario& scenario,
                   double relative_tolerance,
                   double floor_share = 1e-2)
        : body_(make_body(library, scenario)), model_(body_->model),
          schedule_(make_schedule(library, *body_, scenario)), system_(body_, &schedule_.initial) {
        context_ = make_context();
        const int n = model_->state_count();
        y_ = N_VNew_Serial(n, context_);
        tolerance_ = N_VNew_Serial(n, context_);
        for (int i = 0; i < n; ++i) {
            NV_Ith_S(tolerance_, i) = relative_tolerance * floor_share * body_->error_floor[i];
        }
        cvode_ = CVodeCreate(CV_BDF, context_);
        CVodeInit(cvode_, &CvodeReference::right_hand_side, 0.0, y_);
        CVodeSVtolerances(cvode_, relative_tolerance, tolerance_);
        matrix_ = SUNDenseMatrix(n, n, context_);
        solver_ = SUNLinSol_Dense(y_, matrix_, context_);
        CVodeSetLinearSolver(cvode_, solver_, matrix_);
        CVodeSetUserData(cvode_, this);
        CVodeSetMaxNumSteps(cvode_, 100000000);
        CVodeSetMaxHnilWarns(
            cvode_, -1); // the first steps after an event may be too short to move the time
    }
    CvodeReference(const CvodeReference&) = delete;
    CvodeReference& operator=(const CvodeReference&) = delete;
    ~CvodeReference() {
        CVodeFree(&cvode_);
        SUNLinSolFree(solver_);
        SUNMatDestroy(matrix_);
        N_VDestroy(y_);
        N_VDestroy(tolerance_);
        SUNContext_Free(&context_);
    }

    const Body& body() const { return *body_; }

    /// States at each of `times_s` (ascending), from `resting_state` at t = 0. Right-continuous at events. Steps end at
    /// events and pass over the times of reading, where the method's own polynomial is evaluated.
    std::vector<std::vector<double>> integrate(const std::vector<double>& resting_state,
                                               const std::vector<double>& times_s) {
        std::vector<double> y = resting_state;
        std::vector<std::vector<double>> result;
        std::size_t next_event = 0;
        double t_s = 0.0;
        const auto apply_due_events = [&] {
            while (next_event < schedule_.events.size() &&
                   schedule_.events[next_event].t_s <= t_s) {
                apply_event(*model_, schedule_.events[next_event], y);
                system_.set_regime(schedule_.events[next_event].after);
                ++next_event;
            }
        };
        system_.set_regime(schedule_.initial);
        apply_due_events();
        restart(t_s, y, next_event);
        for (double wanted_s : times_s) {
            while (t_s < wanted_s) {
                const bool event_ahead = next_event < schedule_.events.size();
                const bool event_first =
                    event_ahead && schedule_.events[next_event].t_s <= wanted_s;
                t_s = event_first ? schedule_.events[next_event].t_s : wanted_s;
                advance(t_s, y);
                if (event_first) {
                    apply_due_events();
                    restart(t_s, y, next_event);
                }
            }
            result.push_back(y);
        }
        return result;
    }

  private:
    static int right_hand_side(sunrealtype, N_Vector y, N_Vector dydt, void* self) {
        static_cast<CvodeReference*>(self)->system_.derivative(NV_DATA_S(y), NV_DATA_S(dydt));
        return 0;
    }

    void restart(double t_s, const std::vector<double>& y, std::size_t next_event) {
        std::copy(y.begin(), y.end(), NV_DATA_S(y_));
        CVodeReInit(cvode_, t_s, y_);
        const bool event_ahead = next_event < schedule_.events.size();
        const double never_s = 1e300; // replaces the stop time of the last event
        CVodeSetStopTime(cvode_, event_ahead ? schedule_.events[next_event].t_s : never_s);
    }

    void advance(double to_s, std::vector<double>& y) {
        sunrealtype reached = 0.0;
        if (CVode(cvode_, to_s, y_, &reached, CV_NORMAL) < 0) {
            throw std::runtime_error("CVODE failed at " + std::to_string(reached) + " s");
        }
        std::copy(NV_DATA_S(y_), NV_DATA_S(y_) + y.size(), y.begin());
    }

    std::shared_ptr<const Body> body_;
    std::shared_ptr<const Model> model_;
    Schedule schedule_;
    ModelSystem system_;
    SUNContext context_ = nullptr;
    void* cvode_ = nullptr;
    N_Vector y_ = nullptr;
    N_Vector tolerance_ = nullptr;
    SUNMatrix matrix_ = nullptr;
    SUNLinearSolver solver_ = nullptr;
};

/// Largest difference of a state between two courses, over max(range in the reference, error floor).
struct WorstError {
    double value = 0.0;
    std::string state;
    double t_s = 0.0;
};

inline WorstError compare_courses(const Body& body,
                                  const std::vector<double>& times_s,
                                  const std::vector<std::vector<double>>& reference,
                                  const std::vector<std::vector<double>>& course) {
    const Model& model = *body.model;
    WorstError worst;
    for (int i = 0; i < model.state_count(); ++i) {
        double low = reference[0][i];
        double high = reference[0][i];
        for (const std::vector<double>& y : reference) {
            low = std::min(low, y[i]);
            high = std::max(high, y[i]);
        }
        const double scale = std::max(high - low, body.error_floor[i]);
        for (std::size_t k = 0; k < times_s.size(); ++k) {
            const double error = std::abs(course[k][i] - reference[k][i]) / scale;
            if (error > worst.value) {
                worst = {error, model.states[i].name, times_s[k]};
            }
        }
    }
    return worst;
}

} // namespace disinhibit
