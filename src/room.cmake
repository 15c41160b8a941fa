# A room of the house: one static library per folder of src/.
#
#   foyer_room(store SOURCES a.c b.c USES base story PACKAGES sqlite3)
#
# Headers are included as "room/header.h". Each room publishes a folder of the build tree that
# holds nothing but a link to itself, so a room sees the headers of the rooms it USES and of no
# other: an include in the wrong direction does not build. Libraries of PACKAGES (pkg-config)
# are seen by the room alone, unless they stand behind PUBLIC_PACKAGES.
function(foyer_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PACKAGES;PUBLIC_PACKAGES" ${ARGN})
  set(facade ${PROJECT_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${facade})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src/${name} ${facade}/${name} SYMBOLIC)

  add_library(foyer_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(foyer_${name} PUBLIC ${facade})
  target_link_libraries(foyer_${name} PRIVATE foyer_flags)
  foreach(other IN LISTS ROOM_USES)
    target_link_libraries(foyer_${name} PUBLIC foyer_${other})
  endforeach()
  foreach(package IN LISTS ROOM_PACKAGES)
    foyer_package(${package})
    target_link_libraries(foyer_${name} PRIVATE PkgConfig::${package})
  endforeach()
  foreach(package IN LISTS ROOM_PUBLIC_PACKAGES)
    foyer_package(${package})
    target_link_libraries(foyer_${name} PUBLIC PkgConfig::${package})
  endforeach()
endfunction()

# Finds a pkg-config package once; PkgConfig::NAME is then usable everywhere.
function(foyer_package name)
  if(NOT TARGET PkgConfig::${name})
    pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${name})
  endif()
endfunction()
