#!/bin/sh
# Installs what the tests need, builds, runs every test, and ends with one line: N passed, N failed, N skipped.
#
#   sh tests/run.sh            everything
#   sh tests/run.sh quick      within five minutes: scripts, format, a build without optimising, unit tests and fast end-to-end ones
#   sh tests/run.sh asan       only that step (quick, format, tidy, release, asan, clang, tsan, fuzz, scripts)
#
# FOYER_FUZZ_SECONDS: how long each fuzz target runs (default 6).
# FOYER_TIDY=deep: clang-tidy follows calls as far as it can, which takes three times as long.
set -u

tree=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$tree" || exit 1
. packaging/packages.sh
packages_for_building && packages_for_testing || exit 1

passed=0
failed=0
skipped=0
jobs=$(nproc)
logs=build/logs
mkdir -p "$logs"

say() {
    printf '\n== %s\n' "$*"
}

# A check that counts as one test: check NAME COMMAND…
check() {
    name=$1
    shift
    if "$@" >"$logs/$name.log" 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$name"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s: %s\n' "$name" "$*"
        tail -n 60 "$logs/$name.log"
    fi
}

# Every test case of the cmocka programs counts, a program that ends without a summary as one.
count_cases() {
    awk '
        /^[0-9]+\/[0-9]+ Test: / { summary = 0; bad = 0 }
        /^\[  PASSED  \] [0-9]+ test/ { passed += $4; summary = 1 }
        /^\[  SKIPPED \] [0-9]+ test/ { skipped += $4 }
        /^\[  FAILED  \] [0-9]+ test/ { failed += $4; bad = 1 }
        /^Test Passed\./ { if (!summary) passed++ }
        /^Test Failed\./ { if (!bad) failed++ }
        END { printf "%d %d %d\n", passed, failed, skipped }' "$1"
}

configure() {
    cmake --preset "$1" -DFOYER_FUZZ_SECONDS="${FOYER_FUZZ_SECONDS:-6}"
}

# suite PRESET TARGETS [CTEST-ARGUMENT…]: builds the targets of the preset (all: everything) and runs its tests.
suite() {
    preset=$1
    targets=$2
    shift 2
    say "$preset"
    # shellcheck disable=SC2086 # names without spaces
    if ! { configure "$preset" && ninja -j "$jobs" -C "build/$preset" $targets; } >"$logs/$preset-build.log" 2>&1; then
        failed=$((failed + 1))
        printf 'FAILED  the build\n'
        grep -E -A5 'error|warning|FAILED' "$logs/$preset-build.log" | tail -n 60
        return
    fi
    ctest --test-dir "build/$preset" --output-on-failure -j "$jobs" "$@"
    # shellcheck disable=SC2046 # three numbers
    set -- $(count_cases "build/$preset/Testing/Temporary/LastTest.log")
    printf '%s: %s passed, %s failed, %s skipped\n' "$preset" "$1" "$2" "$3"
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

step_format() {
    say 'format'
    # shellcheck disable=SC2046 # names without spaces
    check format clang-format --dry-run --Werror $(git ls-files '*.c' '*.h')
}

step_scripts() {
    say 'scripts'
    check scripts shellcheck -x packaging/*.sh tests/*.sh tests/bench/*.sh .ci/run
}

step_tidy() {
    say 'clang-tidy'
    configure clang >"$logs/tidy-configure.log" 2>&1
    mode=shallow
    [ "${FOYER_TIDY:-}" = deep ] && mode=deep
    # shellcheck disable=SC2016 # the inner shell expands
    check tidy sh -c 'git ls-files "src/*.c" | xargs -n 6 -P "$1" clang-tidy --quiet -p build/clang \
        --extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=mode="$2"' sh "$jobs" "$mode"
}

# What golden compares are pixels, which no sanitizer changes; its pages are drawn by other tests, too.
step_asan() {
    suite asan all -E '^golden$'
}

# Without sanitizers, because most of the minutes are theirs; and without what takes long: pictures, the GPU, hundreds of kills.
# What operators get: gcc warns of more when it optimises and hardens.
step_release() {
    say 'release'
    # shellcheck disable=SC2016 # the inner shell expands
    check release sh -c 'cmake --preset release && ninja -j "$1" -C build/release foyer' sh "$jobs"
}

step_quick() {
    step_scripts
    step_format
    suite debug all -E '^(golden|likeness|kill|lobby|supervision|store_kill)$|gpu'
}

step_clang() {
    suite clang all
}

step_tsan() {
    suite tsan 'test_stage test_motion test_gone_photos test_glass test_photo_fit test_base' \
        -R '^(stage|motion|gone_photos|glass|photo_fit|base)$'
}

step_fuzz() {
    suite fuzz "$(basename -s .c -a tests/fuzz/fuzz_*.c | tr '\n' ' ')" -R '^fuzz_'
}

steps=${*:-'scripts format release asan clang tsan fuzz tidy'}
for step in $steps; do
    "step_$step"
done

printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
