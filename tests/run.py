#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every test and ends with one line: N passed, N failed. Unit tests and fuzz corpora are programs below
BUILD/tests (cmocka, TAP output); whole-program tests are tests/whole (pytest)."""
import argparse
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run_unit(program):
    env = dict(os.environ, CMOCKA_MESSAGE_OUTPUT="TAP", TZ="UTC")
    begun = time.monotonic()
    try:
        done = subprocess.run([program], cwd=ROOT, env=env, capture_output=True, timeout=300, errors="replace")
        out, status = done.stdout + done.stderr, done.returncode
    except subprocess.TimeoutExpired:
        out, status = "timed out after 300 s", -1
    passed = len(re.findall(r"^\s*ok \d+", out, re.M))
    failed = len(re.findall(r"^\s*not ok \d+", out, re.M))
    if status != 0 and failed == 0:
        failed = 1  # died, or a sanitizer spoke
    return program.name, passed, failed, out, time.monotonic() - begun


def run_corpus(program):
    name = program.name.removeprefix("fuzz_")
    corpus = sorted(p for p in (ROOT / "tests/fuzz/corpus" / name).glob("*") if p.is_file())
    done = subprocess.run([program, *corpus], cwd=ROOT, capture_output=True, timeout=300, errors="replace")
    good = done.returncode == 0 and corpus
    return program.name, int(bool(good)), int(not good), done.stdout + done.stderr, 0


def run_file(build, path):
    """One file of tests/whole: its output, and how many passed, failed, were passed over."""
    env = dict(os.environ, TORGET_BUILD=str(build), BUILD=str(build), TORGET_KIOSK=str(build / "torget-kiosk"), PYTHONDONTWRITEBYTECODE="1")
    command = ["/usr/bin/python3", "-m", "pytest", "-q", "-p", "no:cacheprovider", path]
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    tail = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
    count = {word: int(n) for n, word in re.findall(r"(\d+) (passed|failed|error|skipped)", tail)}
    failed = count.get("failed", 0) + count.get("error", 0)
    if done.returncode not in (0, 5) and failed == 0:  # 5: everything was passed over
        failed = 1
    return done.stdout, tail, count.get("passed", 0), failed, count.get("skipped", 0)


def run_whole(build, chosen, workers):
    """The files beside each other, the largest first; each has servers, folders and ports of its own."""
    files = chosen or sorted(map(str, (ROOT / "tests/whole").glob("test_*.py")), key=os.path.getsize, reverse=True)
    passed = failed = skipped = 0
    with ThreadPoolExecutor(workers) as pool:
        for path, (out, tail, good, bad, over) in zip(files, pool.map(lambda path: run_file(build, path), files)):
            passed, failed, skipped = passed + good, failed + bad, skipped + over
            print(f"{'FAILED' if bad else 'ok':6} {Path(path).stem}: {tail}", flush=True)
            if bad:
                print(out[-12000:])
    return passed, failed, skipped


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--unit-only", action="store_true")
    parser.add_argument("chosen", nargs="*", help="pytest files, instead of all")
    options = parser.parse_args()
    build = (ROOT / options.build).resolve()
    programs = sorted(p for p in (build / "tests").glob("*") if p.is_file() and os.access(p, os.X_OK))
    passed = failed = skipped = 0
    if not options.chosen:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(run_unit, [p for p in programs if p.name.startswith("test_")]))
            results += pool.map(run_corpus, [p for p in programs if p.name.startswith("fuzz_")])
        for name, good, bad, out, seconds in results:
            passed, failed = passed + good, failed + bad
            print(f"{'FAILED' if bad else 'ok':6} {name}: {good} passed, {bad} failed ({seconds:.1f} s)")
            if bad:
                print(out[-6000:])
    if not options.unit_only:
        good, bad, skipped = run_whole(build, options.chosen, os.cpu_count())
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
