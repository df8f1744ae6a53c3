# SPDX-License-Identifier: BSD-3-Clause
#
# Bindings of one's own Web IDL, for programs that are built with CMake:
#
#     include(…/bindings/cmake/WsjsBindings.cmake)
#     add_executable(program main.cc)
#     wsjs_idl_bindings(inbox_bindings
#       IDL inbox.idl
#       IMPLEMENTATION inbox.idl=inbox.h
#       INSTALL_FUNCTION InstallInboxInterfaces
#       IMPORT ${WSJS_ROOT}/idl/event_target.idl …)
#     target_link_libraries(program PRIVATE inbox_bindings)
#
# The target, a static library, has the generated code. It needs wsjs as
# `tools/build release ""` leaves it; WSJS_ROOT is its folder (this one's
# grandparent by default), WSJS_OUT the build's (WSJS_ROOT/out/release). With it
# come the target wsjs::wsjs, which is the runtime and all headers, and the flags
# that V8 asks for. Generated headers are included as
# "<target>/dictionary_or_enumeration.h" and "<target>/interfaces.h".
#
#   IDL               the files, relative to the current source folder
#   IMPLEMENTATION    FILE=HEADER: the header, as glue includes it, of the classes
#                     that implement what FILE defines. That folder has to be among
#                     the target's include directories; the current source folder is.
#   INSTALL_FUNCTION  what gives a realm the interfaces
#   IMPORT            files of wsjs (below WSJS_ROOT/idl) whose interfaces the IDL
#                     uses or inherits from
#   EXTERNAL, OMIT, GLOBAL, EVENT   as webidl_compiler --help says; the globals are
#                     those of wsjs by default, and have to be these in a program that
#                     has interfaces of both
#   DECLARATIONS      the name of a file of TypeScript declarations, which comes
#                     beside the generated code

get_filename_component(_wsjs_root "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(WSJS_ROOT "${_wsjs_root}" CACHE PATH "The folder of wsjs")
set(WSJS_OUT "${WSJS_ROOT}/out/release" CACHE PATH "Where wsjs has been built")

# The header that implements what a file of idl/ defines, as idl/BUILD.gn has it.
function(_wsjs_implementation file result)
  file(READ "${WSJS_ROOT}/idl/BUILD.gn" text)
  get_filename_component(name "${file}" NAME)
  string(REGEX MATCH
    "idl = \"${name}\"[ \n]*implementation = \"([^\"]*)\"" found "${text}")
  set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

# The global names of wsjs, as idl/globals.gni has them.
function(_wsjs_globals result)
  file(READ "${WSJS_ROOT}/idl/globals.gni" text)
  string(REGEX MATCHALL "\"[A-Za-z]+\"" names "${text}")
  string(REPLACE "\"" "" names "${names}")
  set(${result} "${names}" PARENT_SCOPE)
endfunction()

# What the static library needs is what gn links programs with.
function(_wsjs_gn_list what result)
  execute_process(
    COMMAND gn desc "${WSJS_OUT}" //src/runtime:libwsjs_static ${what}
    WORKING_DIRECTORY "${WSJS_ROOT}"
    OUTPUT_VARIABLE output
    RESULT_VARIABLE status)
  if(status)
    message(FATAL_ERROR "wsjs isn't built in ${WSJS_OUT}: run tools/build release \"\"")
  endif()
  string(STRIP "${output}" output)
  string(REPLACE "\n" ";" output "${output}")
  string(REPLACE "//" "${WSJS_ROOT}/" output "${output}")
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

if(NOT TARGET wsjs::wsjs)
  _wsjs_gn_list(libs _wsjs_libs)
  _wsjs_gn_list(lib_dirs _wsjs_lib_dirs)
  add_library(wsjs::wsjs STATIC IMPORTED)
  set_target_properties(wsjs::wsjs PROPERTIES
    IMPORTED_LOCATION "${WSJS_OUT}/libwsjs.a")
  target_compile_features(wsjs::wsjs INTERFACE cxx_std_20)
  # V8 has no RTTI, so that classes that derive from its own can't have any.
  target_compile_options(wsjs::wsjs INTERFACE -fno-rtti)
  target_include_directories(wsjs::wsjs INTERFACE
    "${WSJS_ROOT}" "${WSJS_ROOT}/include" "${WSJS_OUT}/gen")
  target_include_directories(wsjs::wsjs SYSTEM INTERFACE
    "${_wsjs_lib_dirs}/../include" "${WSJS_ROOT}/third_party/ada/src")
  target_link_directories(wsjs::wsjs INTERFACE ${_wsjs_lib_dirs})
  # What libnode itself needs is beside it: the old kind of run path holds for it.
  target_link_options(wsjs::wsjs INTERFACE -pthread -Wl,--disable-new-dtags
    "-Wl,-rpath,${_wsjs_lib_dirs}" "-Wl,-rpath-link,${_wsjs_lib_dirs}")
  target_link_libraries(wsjs::wsjs INTERFACE ${_wsjs_libs} ${CMAKE_DL_LIBS})
endif()

function(wsjs_idl_bindings target)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "INSTALL_FUNCTION;DECLARATIONS"
    "IDL;IMPLEMENTATION;IMPORT;EXTERNAL;OMIT;GLOBAL;EVENT")
  if(ARG_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "wsjs_idl_bindings: unknown: ${ARG_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT ARG_GLOBAL)
    _wsjs_globals(ARG_GLOBAL)
  endif()
  set(compiler "${WSJS_OUT}/webidl_compiler")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}.gen")
  set(host "")
  foreach(file IN LISTS ARG_IMPORT)
    list(APPEND host "--import=${file}")
    _wsjs_implementation("${file}" header)
    if(header)
      list(APPEND host "--implementation=${file}=${header}")
    endif()
  endforeach()
  foreach(kind EXTERNAL OMIT GLOBAL)
    string(TOLOWER ${kind} option)
    foreach(value IN LISTS ARG_${kind})
      list(APPEND host "--${option}=${value}")
    endforeach()
  endforeach()

  set(arguments ${host} "--include-prefix=${target}" ${ARG_IDL})
  foreach(value IN LISTS ARG_IMPLEMENTATION)
    list(APPEND arguments "--implementation=${value}")
  endforeach()
  if(ARG_INSTALL_FUNCTION)
    list(APPEND arguments "--install-function=${ARG_INSTALL_FUNCTION}")
  endif()

  # Which files there will be depends on what the IDL says: when it changes, CMake
  # runs again.
  execute_process(
    COMMAND "${compiler}" --list ${arguments}
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
    OUTPUT_VARIABLE list
    RESULT_VARIABLE status)
  if(status)
    message(FATAL_ERROR "wsjs_idl_bindings(${target}): the IDL has errors")
  endif()
  set_property(DIRECTORY APPEND PROPERTY
    CMAKE_CONFIGURE_DEPENDS ${ARG_IDL} ${ARG_IMPORT} "${compiler}")

  string(STRIP "${list}" list)
  string(REPLACE "\n" ";" list "${list}")
  list(TRANSFORM list PREPEND "${folder}/${target}/")
  add_custom_command(
    OUTPUT ${list}
    COMMAND "${compiler}" "--output-dir=${folder}/${target}" ${arguments}
    DEPENDS ${ARG_IDL} ${ARG_IMPORT} "${compiler}"
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
    COMMENT "Web IDL: ${target}"
    VERBATIM)
  add_library(${target} STATIC ${list})
  target_include_directories(${target} PUBLIC
    "${folder}" "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${target} PUBLIC wsjs::wsjs)

  if(ARG_DECLARATIONS)
    list(TRANSFORM ARG_EVENT PREPEND "--event=")
    add_custom_command(
      OUTPUT "${folder}/${ARG_DECLARATIONS}"
      COMMAND "${compiler}" "--dts=${ARG_DECLARATIONS}" "--output-dir=${folder}"
        ${host} ${ARG_EVENT} ${ARG_IDL}
      DEPENDS ${ARG_IDL} ${ARG_IMPORT} "${compiler}"
      WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
      VERBATIM)
    add_custom_target(${target}_declarations ALL
      DEPENDS "${folder}/${ARG_DECLARATIONS}")
  endif()
endfunction()
