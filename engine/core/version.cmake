# Run in every build: writes STAMP from version.cpp.in, only if the commit of SOURCE has changed.
find_program(git git)
set(commit "")
if(git AND EXISTS ${SOURCE}/.git)
  execute_process(COMMAND ${git} -c safe.directory=* describe --always --abbrev=12 --dirty --exclude=*
    WORKING_DIRECTORY ${SOURCE} OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT commit)
  # git archive has written it (.gitattributes).
  file(STRINGS ${SOURCE}/.commit line LIMIT_COUNT 1)
  string(REGEX MATCH "^[0-9a-f]+" commit "${line}")
  string(SUBSTRING "${commit}" 0 12 commit)
endif()
if(NOT commit)
  set(commit unknown)
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/version.cpp.in ${STAMP} @ONLY)
