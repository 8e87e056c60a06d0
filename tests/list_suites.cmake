# After a test program is linked: writes the file from which CTest learns its suites, one entry each. A process per suite
# instead of per test: starting takes longer than most tests.
execute_process(COMMAND ${PROGRAM} --gtest_list_tests OUTPUT_VARIABLE listed COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE ";" "," listed "${listed}")
string(REGEX MATCHALL "[^\n]+" lines "${listed}")
set(text "")
foreach(line ${lines})
  # "Suite.  # TypeParam = ..."; its tests stand below it, indented.
  if(line MATCHES "^([A-Za-z0-9_/]+)\\.( |$)")
    set(suite ${CMAKE_MATCH_1})
    string(APPEND text "add_test([==[${suite}]==] [==[${PROGRAM}]==] [==[--gtest_filter=${suite}.*]==])\n"
      "set_tests_properties([==[${suite}]==] PROPERTIES LABELS ${LABEL})\n")
  endif()
endforeach()
file(WRITE ${OUT} "${text}")
