#!/usr/bin/env python3
"""Says which faults in the source the tests notice.

    python3 tests/mutants/run.py                     every table of this folder
    python3 tests/mutants/run.py stage store         those two
    python3 tests/mutants/run.py --draw 20 --seed 7 stage
                                                     20 faults drawn at random in the files of stage's table

A table ROOM.txt holds lines "tests: REGEX" (the ctest names that must notice), "builds: TARGET ..." (what they need beside
their own programs, as foyer) and "files: GLOB ..." (below src/, for --draw), then faults:

    stage/drift.c: the drift stops at its edge
    - if (place > limit)
    + if (place >= limit)

The text after "- " must stand exactly once in the file; several lines are several "- " and "+ " lines; no "+ " line
drops what stands there. The tree is copied, so what is being worked on stays as it is. A fault is noticed when a test fails or
hangs; one that does not build or does not apply is an error of the table. Exit status 1 when less than 85 of 100 are
noticed in a room, or a table has an error.
"""

import argparse
import filecmp
import glob
import os
import random
import re
import shutil
import subprocess
import sys

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORK = os.path.join(TREE, "build", "mutants")
COPY = os.path.join(WORK, "tree")
BUILD = os.path.join(WORK, "build")
AIM = 85
HANGS_AFTER = "120"


class Fault:
    def __init__(self, path, what, old, new):
        self.path, self.what, self.old, self.new = path, what, old, new


def call(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def table_read(path):
    tests, builds, files, faults = "", [], [], []
    for line in read(path).splitlines():
        if line.startswith("tests: "):
            tests = line[7:]
        elif line.startswith("builds: "):
            builds += line[8:].split()
        elif line.startswith("files: "):
            files += line[7:].split()
        elif line.startswith("- "):
            faults[-1].old.append(line[2:])
        elif line.startswith("+ "):
            faults[-1].new.append(line[2:])
        elif line and not line.startswith("#"):
            place, _, what = line.partition(": ")
            faults.append(Fault(place, what, [], []))
    return tests, builds, files, faults


def tree_copy():
    """Files that git knows or would take, so that uncommitted work is tried as well; what is equal stays, so little is built anew."""
    names = call("git", "-C", TREE, "ls-files", "-co", "--exclude-standard").stdout.splitlines()
    wanted = set()
    for name in names:
        source, target = os.path.join(TREE, name), os.path.join(COPY, name)
        if not os.path.isfile(source):
            continue
        wanted.add(target)
        if os.path.exists(target) and filecmp.cmp(source, target, shallow=False):
            continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(source, target)
        shutil.copymode(source, target)
    for folder, _, files in os.walk(COPY):
        for name in files:
            if os.path.join(folder, name) not in wanted:
                os.remove(os.path.join(folder, name))
    shared = os.path.join(TREE, "..", "shared")
    if os.path.isdir(shared) and not os.path.lexists(os.path.join(WORK, "shared")):
        os.symlink(os.path.realpath(shared), os.path.join(WORK, "shared"))


def configure():
    done = call("cmake", "-G", "Ninja", "-S", COPY, "-B", BUILD, "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_C_FLAGS_DEBUG=-O1",
                "-DFOYER_WERROR=OFF", "-DFOYER_TEST_TIMEOUT=" + HANGS_AFTER, "-DCMAKE_EXE_LINKER_FLAGS=" + os.environ.get("LDFLAGS", ""))
    if done.returncode:
        sys.exit(done.stdout)


def targets_of(tests):
    """The programs of these tests."""
    shown = call("ctest", "--test-dir", BUILD, "-N", "-V", "-R", tests).stdout
    named = set(re.findall(r"/(test_\w+)\"?(?: \S+)?$", shown, re.M))
    if not named:
        sys.exit("no test is called " + tests)
    return sorted(named)


def build(targets):
    return call("ninja", "-C", BUILD, *targets)


def noticed_by(tests):
    done = call("ctest", "--test-dir", BUILD, "-R", tests, "-j", str(os.cpu_count()), "--timeout", HANGS_AFTER,
                "--stop-on-failure")
    return re.findall(r"^\s*\d+ - (\S+) \(", done.stdout, re.M) if done.returncode else []


def fault_try(fault, tests, targets):
    """'noticed', 'NOT NOTICED' or what is wrong with the row."""
    path = os.path.join(COPY, "src", fault.path)
    old, new = "\n".join(fault.old), "\n".join(fault.new)
    text = read(path) if os.path.exists(path) else ""
    places = [match.start() for match in re.finditer(re.escape(old), text)] if old else []
    if len(places) != 1:
        return "the text stands %d times in the file" % len(places)
    write(path, text.replace(old, new))
    try:
        if build(targets).returncode:
            return "does not build"
        names = noticed_by(tests)
        return "noticed: " + names[0] if names else "NOT NOTICED"
    finally:
        write(path, text)


SWAPS = [(" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "), (" != ", " == "),
         (" && ", " || "), (" || ", " && "), (" + ", " - "), (" - ", " + "), ("return true;", "return false;"),
         ("return false;", "return true;"), ("++", "--"), (" += ", " = ")]
SPARED = re.compile(r"finish|destroy|free|error_|assert|memcpy|buffer_init|close\(|#|/\*|^ \*|\*/|for \(")


def draw_line(line, chance):
    """Another line with one fault in it; None: there is no place for one."""
    if SPARED.search(line) or not line.startswith(("    ", "#define", "enum")):
        return None
    made = [line.replace(a, b, 1) for a, b in SWAPS if a in line]
    condition = re.search(r"\bif \((.*)\)( \{)?$", line)
    if condition:
        made.append(line.replace("if (" + condition.group(1) + ")", "if (!(" + condition.group(1) + "))"))
    number = re.search(r"(?<![\w.\[])([2-9]|\d{2,})(?![\w.x\]])", line)
    if number:
        made.append(line[:number.start()] + str(int(number.group(1)) * 2 + 1) + line[number.end():])
    if re.match(r"^ +[a-z]\w*\(.*\);$", line):
        made.append(re.match(r"^ +", line).group(0) + ";")
    return chance.choice(made) if made else None


def draw(files, count, seed):
    """Faults at random places; the surroundings make each place unique."""
    chance = random.Random(seed)
    paths = [path for pattern in files for path in sorted(glob.glob(os.path.join(TREE, "src", pattern)))]
    lines = [(path, number) for path in paths for number in range(len(read(path).splitlines()))]
    chance.shuffle(lines)
    faults = []
    for path, number in lines:
        if len(faults) == count:
            break
        text = read(path).splitlines()
        made = draw_line(text[number], chance)
        if made is None:
            continue
        first, last = max(0, number - 3), min(len(text), number + 4)
        old, new = text[first:last], list(text[first:last])
        new[number - first] = made
        what = "%d: %s => %s" % (number + 1, text[number].strip(), made.strip())
        faults.append(Fault(os.path.relpath(path, os.path.join(TREE, "src")), what, old, new))
    return faults


def room_try(room, count, seed):
    tests, builds, files, faults = table_read(os.path.join(TREE, "tests", "mutants", room + ".txt"))
    if count:
        faults = draw(files, count, seed)
    targets = targets_of(tests) + builds
    if build(targets).returncode or noticed_by(tests):
        sys.exit(room + ": the tests fail without any fault")
    seen = errors = 0
    for fault in faults:
        result = fault_try(fault, tests, targets)
        seen += result.startswith("noticed")
        errors += not result.startswith("noticed") and result != "NOT NOTICED"
        print("%s: %s: %s" % (fault.path, fault.what, result), flush=True)
    share = 100 * seen // max(1, len(faults) - errors)
    print("%s: %d of %d noticed, %d %%%s" % (room, seen, len(faults) - errors, share,
                                             ", %d rows do not apply" % errors if errors else ""), flush=True)
    return share >= AIM and (not errors or count > 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("rooms", nargs="*")
    options = parser.parse_args()
    every = [os.path.basename(path)[:-4] for path in sorted(glob.glob(os.path.join(TREE, "tests", "mutants", "*.txt")))]
    tree_copy()
    configure()
    good = [room_try(room, options.draw, options.seed) for room in options.rooms or every]
    sys.exit(0 if good and all(good) else 1)


if __name__ == "__main__":
    main()
