#include "engine/run/guarded.h"

#include "circuit/course/simulate.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/input_faults.h"
#include "circuit/io/text/standard_output.h"
#include "engine/core/plain_words.h"

namespace disinhibit {

int guarded(const std::string& prefix, const std::function<int()>& command) {
    const auto tell = [&prefix](const std::string& line, int exit_code) {
        print_error(prefix + line);
        return exit_code;
    };
    try {
        hold_standard_streams();
        const int exit_code = command();
        finish_standard_output();
        return exit_code;
    } catch (const InputFaults& faults) {
        for (const InputError& fault : faults.all()) {
            tell(fault.what(), bad_input);
        }
        return bad_input;
    } catch (const InputError& error) {
        return tell(error.what(), bad_input);
    } catch (const ModelError& error) {
        return tell(as_input_error(error.where, error.found, error.expected).what(), bad_input);
    } catch (const std::exception& error) {
        return tell(plain_words(error), run_failed);
    }
}

} // namespace disinhibit
