#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "engine/app/lab/lab.h"

namespace disinhibit::lab {

/// The commands that run many courses: population, sweep, sensitivity, fit, and study, which reads one of them from a file.
class StudyCommands {
  public:
    /// Adds them to the program; must outlive its parsing.
    explicit StudyCommands(CLI::App& app);

    bool parsed() const;
    /// What was asked for. Throws InputError for a file that is none.
    StudyOptions options() const;

  private:
    void add_protocol(CLI::App& command);
    void add_readings(CLI::App& command, const std::string& about_signals);
    void add_running(CLI::App& command);
    void add_over(CLI::App& command, const std::string& words);
    void add_shape(CLI::App& command);
    void add_population(CLI::App& app);
    void add_sweep(CLI::App& app);
    void add_sensitivity(CLI::App& app);
    void add_fit(CLI::App& app);

    CLI::App* population_ = nullptr;
    CLI::App* sweep_ = nullptr;
    CLI::App* sensitivity_ = nullptr;
    CLI::App* fit_ = nullptr;
    CLI::App* file_ = nullptr;
    StudyOptions options_;
    std::string shape_ = "wide", method_ = "morris", error_ = "proportional", at_most_ = "7 d";
};

} // namespace disinhibit::lab
