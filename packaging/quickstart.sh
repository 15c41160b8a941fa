#!/bin/sh
# From a fresh checkout to a running demo. See --help.
set -eu

help() {
    cat <<'END'
Usage: packaging/quickstart.sh [--no-packages] [OPTION-OF-FOYER…]

Installs the packages that Foyer is built from (asks for sudo if some are missing), builds it into build/release and
starts its demo: invented stories, no network, no configuration. Started again it is ready in seconds.

  on a desktop      the demo opens in a window
  on a console      it fills the screen (KMS)
  without a screen  it draws every page into a PNG file under ./foyer-demo-pages and prints the paths

  --no-packages     install nothing, build with what is there (for systems other than Debian)
  --help            this text

Everything else goes to the program, e.g. packaging/quickstart.sh --window 1280x720
Keys: space or right: next story, left: previous, p: pause, f: full screen, q or Esc: quit.
END
}

say() {
    printf '%s\n' "quickstart: $*" >&2
}

fail() {
    say "$*"
    exit 1
}

# run LOG COMMAND…: quiet while all goes well; else shows the log's end and stops.
run() {
    log=$1
    shift
    if ! "$@" >>"$log" 2>&1; then
        tail -n 40 "$log" >&2
        fail "failed: $* (above is the end of $log)"
    fi
}

tree=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
build=$tree/build/release
packages=yes

case ${1-} in
--help | -h)
    help
    exit 0
    ;;
--no-packages)
    packages=no
    shift
    ;;
esac

if [ "$packages" = yes ]; then
    # shellcheck source=packaging/packages.sh
    . "$tree/packaging/packages.sh"
    packages_for_building || fail 'cannot build without them; --no-packages tries it all the same'
fi
for tool in cmake ninja; do
    command -v "$tool" >/dev/null || fail "$tool is missing; install it and start again"
done

configure() (
    cd "$tree"
    # Who only looks needs no test library, and is not stopped by what a newer compiler warns of.
    pkg-config --exists cmocka || set -- "$@" -DBUILD_TESTING=OFF
    exec cmake --preset release -DFOYER_WERROR=OFF "$@"
)

mkdir -p "$build"
log=$build/quickstart.log
: >"$log"
if [ ! -e "$build/build.ninja" ]; then
    say 'preparing the build in build/release'
    run "$log" configure
elif ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$tree" "$build/CMakeCache.txt"; then
    say 'preparing the build in build/release anew, because the tree has moved'
    run "$log" configure --fresh
fi
if [ -x "$build/src/foyer" ]; then
    say 'bringing the program up to date'
else
    say 'building the program; this takes a minute or a few, once'
fi
run "$log" ninja -C "$build" foyer
say 'starting the demo (q quits)'
exec "$build/src/foyer" --demo "$@"
