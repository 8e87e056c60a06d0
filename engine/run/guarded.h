#pragma once

#include <functional>
#include <string>

namespace disinhibit {

/// What a program ends with.
enum ExitCode { fine = 0, run_failed = 1, bad_input = 2 };

/// Runs a command of a program and returns its exit code. Whatever goes wrong becomes one line on standard error that
/// begins with `prefix`: bad input ends with 2, anything else with 1, as does a standard output that did not take
/// everything.
int guarded(const std::string& prefix, const std::function<int()>& command);

} // namespace disinhibit
