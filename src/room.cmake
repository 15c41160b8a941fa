# A room of the house: one static library per folder of src/ that has a CMakeLists.txt.
#
#   foyer_room(store SOURCES a.c b.c USES base story PACKAGES sqlite3)
#   foyer_room(ingest/read/html SOURCES blocks.c USES base ingest/read/text PACKAGES libxml-2.0)
#
# Headers are included as "room/header.h". Each room publishes a folder of the build tree that
# holds nothing but a link to itself, so a room sees the headers of the rooms it USES (and of
# those that they use) and of no other: an include in the wrong direction does not build. A room
# in a room is a room of its own: "ingest/read/html" is the target foyer_ingest_read_html and
# knows nothing of ingest. Libraries of PACKAGES (pkg-config) are seen by the room alone, unless
# they stand behind PUBLIC_PACKAGES; LIBRARIES are those without pkg-config.
function(foyer_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PACKAGES;PUBLIC_PACKAGES;LIBRARIES" ${ARGN})
  string(REPLACE "/" "_" room ${name})
  set(facade ${PROJECT_BINARY_DIR}/rooms/${room})
  get_filename_component(around ${facade}/${name} DIRECTORY)
  file(MAKE_DIRECTORY ${around})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src/${name} ${facade}/${name} SYMBOLIC)

  add_library(foyer_${room} STATIC ${ROOM_SOURCES})
  target_include_directories(foyer_${room} PUBLIC ${facade})
  target_link_libraries(foyer_${room} PRIVATE foyer_flags)
  target_compile_definitions(foyer_${room} PRIVATE FOYER_ROOM)
  foreach(other IN LISTS ROOM_USES)
    string(REPLACE "/" "_" other ${other})
    if(NOT TARGET foyer_${other})
      message(FATAL_ERROR "${name} uses ${other}, which is no room below it")
    endif()
    target_link_libraries(foyer_${room} PUBLIC foyer_${other})
  endforeach()
  foreach(package IN LISTS ROOM_PACKAGES)
    foyer_package(${package})
    target_link_libraries(foyer_${room} PRIVATE PkgConfig::${package})
  endforeach()
  foreach(package IN LISTS ROOM_PUBLIC_PACKAGES)
    foyer_package(${package})
    target_link_libraries(foyer_${room} PUBLIC PkgConfig::${package})
  endforeach()
  target_link_libraries(foyer_${room} PRIVATE ${ROOM_LIBRARIES})
endfunction()

# Finds a pkg-config package once; PkgConfig::NAME is then usable everywhere.
function(foyer_package name)
  if(NOT TARGET PkgConfig::${name})
    pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${name})
  endif()
endfunction()
