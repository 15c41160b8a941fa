# Compiler flags of the whole house, on one interface target.
include(CheckPIESupported)
check_pie_supported()

add_library(foyer_flags INTERFACE)
target_compile_definitions(foyer_flags INTERFACE _XOPEN_SOURCE=700 _DEFAULT_SOURCE _FILE_OFFSET_BITS=64)
target_compile_options(foyer_flags INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes
  -Wold-style-definition -Wpointer-arith -Wwrite-strings -Wcast-qual -Wformat=2 -Wundef -Wvla
  -Wdouble-promotion -Wswitch-enum -Wimplicit-fallthrough -Werror=implicit-function-declaration
  -fno-common -include ${CMAKE_CURRENT_LIST_DIR}/base/banned.h)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
  target_compile_options(foyer_flags INTERFACE -Wlogical-op -Wduplicated-cond -Wduplicated-branches)
endif()
if(FOYER_WERROR)
  target_compile_options(foyer_flags INTERFACE -Werror)
endif()
if(FOYER_HARDEN)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  target_compile_options(foyer_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
    -fstack-protector-strong -fstack-clash-protection)
  target_link_options(foyer_flags INTERFACE -Wl,-z,relro,-z,now -Wl,-z,noexecstack)
endif()
if(FOYER_SANITIZE)
  target_compile_options(foyer_flags INTERFACE -fsanitize=${FOYER_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(foyer_flags INTERFACE -fsanitize=${FOYER_SANITIZE})
endif()
if(FOYER_FUZZ)
  target_compile_options(foyer_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
