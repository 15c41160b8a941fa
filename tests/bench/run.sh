#!/bin/sh
# Prints the figures of the display at 1920x1080 on Xvfb, drawn by the software renderer, beside bare SDL loops on the same machine:
# CPU seconds per minute of scrolling display (all three processes of `foyer run`), memory (proportional set size of each, 200
# stories in the store), the first story on screen, heap allocations per frame, late frames and textures while pages turn; then photos and text.
#
#   sh tests/bench/run.sh [SECONDS]     how long the display is watched (default 60)
set -eu

tree=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$tree"
. packaging/packages.sh
packages_for_building && packages_for_testing
seconds=${1:-60}
build=build/release
cmake --preset release >/dev/null
ninja -C "$build" >/dev/null

work=$(mktemp -d)
pids=
cleanup() {
    # shellcheck disable=SC2086 # several numbers
    [ -z "$pids" ] || kill $pids 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT INT TERM

# the demo's stories over and over, each with a long text, until there are 200
python3 - assets/demo/feed.json "$work/feed.json" <<'END'
import json, os, sys
feed = json.load(open(sys.argv[1]))
folder = os.path.dirname(os.path.abspath(sys.argv[1]))
items = []
for number in range(200):
    item = dict(feed["items"][number % len(feed["items"])])
    item["id"] = "story-%d" % number
    item["url"] = "https://example.org/%d" % number
    item["content_html"] = item["content_html"] * 3
    if "image" in item:
        item["image"] = "file://" + os.path.join(folder, item["image"])
    items.append(item)
feed["items"] = items
json.dump(feed, open(sys.argv[2], "w"))
END
cat >"$work/foyer.conf" <<END
title = "Bench"
store = "$work/store"
timezone = "Asia/Almaty"
feed "bench" { url = "$work/feed.json"  max_stories = 200  refresh = 1m }
clock "Astana" { timezone = "Asia/Almaty" }
clock "Washington" { timezone = "America/New_York" }
END

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
server=$!
pids="$pids $server"
read -r display <"$work/display"
export DISPLAY=":$display" SDL_VIDEODRIVER=x11

ticks() { # of a process: user and system time, in clock ticks
    sed 's/.*) //' "/proc/$1/stat" | awk '{print $12 + $13}'
}
child() { # of the run: child NAME
    children=
    read -r children <"/proc/$run/task/$run/children" || true # no newline at its end
    for process in $children; do
        if tr '\0' ' ' <"/proc/$process/cmdline" | grep -q "^[^ ]* $1 "; then
            echo "$process"
        fi
    done
}
pss() { # kilobytes
    awk '/^Pss:/ {print $2}' "/proc/$1/smaps_rollup"
}

"$build/src/foyer" ingest --once -c "$work/foyer.conf" 2>"$work/ingest.log"

began=$(date +%s%N)
"$build/src/foyer" run -c "$work/foyer.conf" 2>"$work/display.log" &
run=$!
pids="$pids $run"
until grep -q 'first story' "$work/display.log"; do
    kill -0 "$run" || { cat "$work/display.log"; exit 1; }
    sleep 0.01
done
printf 'first story on screen      %d ms after exec (aim: 500)\n' $((($(date +%s%N) - began) / 1000000))

sleep 5
screen=$(child display)
ingest=$(child ingest)
before=$(($(ticks "$run") + $(ticks "$screen") + $(ticks "$ingest")))
sleep "$seconds"
after=$(($(ticks "$run") + $(ticks "$screen") + $(ticks "$ingest")))
cpu=$(awk -v t=$((after - before)) -v hz="$(getconf CLK_TCK)" -v s="$seconds" 'BEGIN {printf "%.2f", t / hz * 60 / s}')
printf 'CPU per 60 s               %s s, supervisor, display and ingest (aim: 3.0)\n' "$cpu"
printf 'proportional set size      %s MB display, %s MB ingest, %s MB supervisor (aim: 60 together)\n' \
    $(($(pss "$screen") / 1024)) $(($(pss "$ingest") / 1024)) $(($(pss "$run") / 1024))

worst=0
for round in 1 2 3 4 5 6 7 8 9 10; do
    began=$(date +%s%N)
    "$build/src/foyer" alert -c "$work/foyer.conf" --level emergency "Alert $round" >/dev/null
    until grep -q "alert $round, emergency, is on screen" "$work/display.log"; do
        sleep 0.005
    done
    took=$((($(date +%s%N) - began) / 1000000))
    [ "$took" -le "$worst" ] || worst=$took
    "$build/src/foyer" alert -c "$work/foyer.conf" --clear >/dev/null
    sleep "1.$round"
done
printf 'alert begins to show       %d ms at most after the command began, ten times (aim: 700, then it fades in for 300)\n' "$worst"
kill "$run"
wait "$run" || true

all=$("$build/tests/bench/bench_bare" all 20)
opaque=$("$build/tests/bench/bench_bare" opaque 20)
awk -v f="$cpu" -v a="$all" -v o="$opaque" 'BEGIN {
    printf "bare SDL loop, all redrawn %s s per 60 s; foyer takes %.2f of it\n", a, f / a
    printf "bare SDL loop, one copy    %s s per 60 s; foyer takes %.2f times it\n", o, f / o }'

printf 'allocations, SDL dummy     '
SDL_VIDEODRIVER=dummy "$build/tests/bench/bench_frames" 2>/dev/null
printf 'allocations, X11           '
"$build/tests/bench/bench_frames" 2>/dev/null

# pages turn every three seconds, ten alone and ten while another process reads all feeds again and again, and so on; for
# every late frame what made it late
sed 's/^feed/rotation { dwell = 3s }\nfeed/' "$work/foyer.conf" >"$work/turns.conf"
printf '\nbench_turns:\n'
BENCH_SERVER=$server "$build/tests/bench/bench_turns" "$work/turns.conf" 50 "$build/src/foyer" 2>/dev/null

for program in read text photo; do
    printf '\n%s\n' "bench_$program:"
    "$build/tests/bench/bench_$program"
done
