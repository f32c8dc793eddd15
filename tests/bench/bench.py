#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the real programs and prints one JSON object: each figure with the work it measured, the aim, and all runs where
there are several (the median counts; shared machines are noisy). --quick: fewer runs. --only NAME,…"""
import argparse
import datetime
import json
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import pictures  # noqa: E402
from programs import Hub, kiosk_command  # noqa: E402

FIGURES = []


def figure(name, value, unit, aim, work, runs=None):
    FIGURES.append({"name": name, "value": round(value, 3), "unit": unit, "aim": aim, "work": work,
                    **({"runs": [round(r, 3) for r in runs]} if runs else {})})
    print(f"  {name}: {value:.2f} {unit} (aim {aim})", file=sys.stderr)


def items_file(folder, n, *more):
    path = Path(folder) / f"items{n}{''.join(more)}.json"
    if not path.exists():
        monday = datetime.date.today() - datetime.timedelta(days=datetime.date.today().weekday())
        with open(path, "w", encoding="utf-8") as out:
            subprocess.run([sys.executable, ROOT / "tests/bench/make_items.py", *more, str(n), str(monday)], stdout=out, check=True)
    return path


def filled_hub(build, folder, n, *more):
    hub = Hub(build=build)
    path = items_file(folder, n, *more)
    begun = time.monotonic()
    hub.run("import", path)
    imported = time.monotonic()
    release = hub.publish()
    published = time.monotonic()
    return hub.serve(), imported - begun, published - imported, release


DRAWN = r"drawn: screen=(\S+) ms=([\d.]+) cpu_ms=([\d.]+)"
ANSWERED = r"answered: kind=list text ms=([\d.]+) cpu_ms=([\d.]+)"
MOVED = r"moved: screen=\S+ ms=([\d.]+) cpu_ms=[\d.]+ runs=(\d+)/(\d+)/(\d+) texts=\d+/\d+/(\d+)"


class Kiosk:
    """A kiosk under a virtual display (the software surface, presented), told its commands by a pipe."""

    def __init__(self, display, *more, hub=None, data=None, size="1080x1920", place=None):
        env = dict(os.environ, DISPLAY=display)
        env.pop("SDL_VIDEODRIVER", None)
        self.err = tempfile.TemporaryFile("w+")
        command = kiosk_command(data, hub, place, size=size, more=["--verbose", *more])
        self.begun_ms = time.clock_gettime(time.CLOCK_MONOTONIC) * 1000
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=self.err, text=True, env=env)

    def tell(self, *lines):
        self.process.stdin.write("".join(line + "\n" for line in lines))
        self.process.stdin.flush()

    def ask(self, command, seconds=300):
        """What a command writes, once everything told before it has been done."""
        with tempfile.TemporaryDirectory() as folder:
            answer = Path(folder) / "answer"
            self.tell(f"{command} {answer}")
            until = time.monotonic() + seconds
            while not answer.exists():
                assert time.monotonic() < until and self.process.poll() is None, self.log()[-2000:]
                time.sleep(0.01)
            return answer.read_text(encoding="utf-8")

    def done(self):
        """Waits until everything told has been done; what was drawn since the start."""
        self.ask("spoken")
        return re.findall(DRAWN, self.log())

    def nodes(self):
        return json.loads(self.ask("tree"))["nodes"]

    def log(self):
        self.err.seek(0)
        return self.err.read()

    def wait_for(self, pattern, count=1, seconds=60):
        until = time.monotonic() + seconds
        while True:
            found = re.findall(pattern, self.log())
            if len(found) >= count:
                return found
            assert time.monotonic() < until and self.process.poll() is None, f"{pattern}: {self.log()[-2000:]}"
            time.sleep(0.005)

    def pss_mib(self, member="Pss"):
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return int(re.search(rf"^{member}:\s+(\d+)", text, re.M)[1]) / 1024

    def counters(self):
        io = Path(f"/proc/{self.process.pid}/io").read_text()
        switches = sum(int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(), re.M)[1])
                       for task in Path(f"/proc/{self.process.pid}/task").iterdir())
        ticks = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return {"switches": switches, "bytes": int(re.search(r"^write_bytes: (\d+)", io, re.M)[1]),
                "cpu_s": (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")}

    def end(self):
        self.process.terminate()
        self.process.wait(20)


def spread(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]




def bench_start(display, hub, data, runs):
    wall, cpu, pss = [], [], []
    for _ in range(runs + 1):
        kiosk = Kiosk(display, "--motion", "off", "--offline", data=data)
        mono, used = kiosk.wait_for(r"first content: mono_ms=([\d.]+) cpu_ms=([\d.]+)")[0]
        time.sleep(0.3)
        wall.append(float(mono) - kiosk.begun_ms)
        cpu.append(float(used))
        pss.append(kiosk.pss_mib())
        kiosk.end()
    work = "from exec to the first presented frame with content, 2,000 items, 1080x1920, Xvfb, warm"
    figure("start", statistics.median(wall[1:]), "ms", "<= 100", work, wall[1:])
    figure("start_cpu", statistics.median(cpu[1:]), "ms", "<= 80", work, cpu[1:])
    killed = []
    for _ in range(runs):
        kiosk = Kiosk(display, "--motion", "off", data=data, hub=hub)
        mono, _ = kiosk.wait_for(r"first content: mono_ms=([\d.]+) cpu_ms=([\d.]+)")[0]
        killed.append(float(mono) - kiosk.begun_ms)
        kiosk.process.kill()
        kiosk.process.wait()
    figure("start_after_kill", statistics.median(killed[1:]), "ms", "<= 300", "the same, each time after kill -9 of the one before", killed[1:])
    figure("pss_start", statistics.median(pss[1:]), "MiB", "<= 24", "proportional set size 0.3 s after that", pss[1:])


ROUND = ["tap #home.needs", "tap #needs.item.term/papers", "tap #frame.back", "tap #needs.item.term/food", "tap #frame.back", "tap #frame.back",
         "tap #home.events", "tap #events.period.week", "tap #events.period.tomorrow", "tap #frame.back", "tap #home.calls", "tap #time.item.hours",
         "tap #calls.chip.noswedish", "tap #calls.time.weekly", "tap #frame.back", "tap #frame.back", "tap #bar.help", "tap #frame.back",
         "tap #home.search", "tap #frame.back"]


def bench_taps(display, data, rounds):
    kiosk = Kiosk(display, "--motion", "off", "--offline", "--script", "-", data=data)
    kiosk.tell(f"clock {datetime.date.today()}T10:00:00+01:00", "tap #welcome.begin")
    kiosk.tell(*ROUND * rounds)
    rows = kiosk.done()
    first, later = rows[: len(ROUND) + 1], rows[len(ROUND) + 1:]
    times, cpu = [float(r[1]) for r in later], [float(r[2]) for r in later]
    work = f"{len(later)} taps in {rounds - 1} rounds through 9 screens, 2,000 items, from release to the presented screen, Xvfb 1080x1920"
    figure("tap_median", statistics.median(times), "ms", "<= 10", work)
    figure("tap_p95", spread(times, 0.95), "ms", "<= 17", work)
    figure("tap_cpu", statistics.median(cpu), "ms", "<= 5", work)
    figure("tap_first_use", max(float(r[1]) for r in first), "ms", "<= 33", "the slowest of the first round, caches cold")
    used = kiosk.pss_mib()
    figure("pss_used", used, "MiB", "<= 28", f"proportional set size after {rounds} such rounds")
    figure("dirty_used", kiosk.pss_mib("Private_Dirty"), "MiB", "-", "of that, written by this process alone: the same whatever else runs on the machine")
    kiosk.tell(*ROUND * rounds)
    kiosk.done()
    figure("pss_growth", kiosk.pss_mib() - used, "MiB", "<= 1", f"after {len(ROUND) * rounds} further taps")
    kiosk.end()


def no_fonts_in_memory():
    """As after the start of the machine; what other programs have mapped stays."""
    for font in Path("/usr/share/fonts/truetype/noto").glob("NotoSans*"):
        with open(font, "rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


SCRIPTS = ["sv", "ar", "th", "ti", "ru", "fa", "en"]
ALL_SERVICES = ["motion off", "tap #welcome.begin", "tap #home.needs", *["key PageDown"] * 6, "tap #needs.all"]


def bench_switch(display, data, runs):
    first, later, sizes_first, sizes_later = [], [], [], []
    for _ in range(runs):
        no_fonts_in_memory()
        kiosk = Kiosk(display, "--offline", "--langs", ",".join(SCRIPTS), "--script", "-", data=data, size="1920x1080")
        kiosk.tell(*ALL_SERVICES)
        begun = len(kiosk.done())
        kiosk.tell(*["key F4"] * len(SCRIPTS) * 3)
        drawn = [float(row[1]) for row in kiosk.done()[begun:]]
        first.append(max(drawn[: len(SCRIPTS)]))
        later += drawn[len(SCRIPTS):]
        begun = len(kiosk.done())
        kiosk.tell(*["tap #bar.text"] * 12)
        drawn = [float(row[1]) for row in kiosk.done()[begun:]]
        sizes_first.append(max(drawn[:4]))
        sizes_later += drawn[4:]
        kiosk.end()
    work = "from the key to the presented list of 30 services titled in eight languages, 1920x1080, Xvfb"
    figure("language_first", statistics.median(first), "ms", "<= 100", f"{work}: the slowest of {len(SCRIPTS)} languages, each shown for the first time, "
           "font files not in memory; the store's answer in the new language is part of it", first)
    figure("language", statistics.median(later), "ms", "<= 100", f"{work}: languages shown before, {len(later)} times")
    figure("textsize_first", statistics.median(sizes_first), "ms", "<= 100", f"{work}: the slowest of four sizes, each for the first time", sizes_first)
    figure("textsize", statistics.median(sizes_later), "ms", "<= 100", f"{work}: sizes shown before, {len(sizes_later)} times")


def show_all(kiosk):
    """Presses "show more" until there are 500 rows."""
    for _ in range(20):
        kiosk.tell("key Up")
        if next((n["id"] for n in kiosk.nodes() if n.get("focused")), "").endswith(".more"):
            break
    kiosk.tell(*["key Enter"] * 17)
    rows = sum(n.get("id", "").startswith("services.item.service/") for n in kiosk.nodes())
    assert rows >= 500, f"{rows} rows"
    return rows


def bench_scroll(display, data, size, rounds):
    w, h = map(int, size.split("x"))
    kiosk = Kiosk(display, "--offline", "--script", "-", data=data, size=size)
    kiosk.tell(*ALL_SERVICES)
    rows = show_all(kiosk)
    before = len(kiosk.done())
    kiosk.tell("key Tab", "key Tab", "key Tab", "key Tab")
    anew = [float(row[1]) for row in kiosk.done()[before:]]
    low, high = f"{w // 2},{h * 7 // 10}", f"{w // 2},{h * 3 // 10}"
    kiosk.tell(*([f"drag {low} {high} 320ms"] * 8 + [f"drag {high} {low} 320ms"] * 4) * rounds)
    kiosk.done()
    moved = [tuple(map(float, row)) for row in re.findall(MOVED, kiosk.log())]
    times, hits, misses = [row[0] for row in moved], sum(row[1] for row in moved), sum(row[2] for row in moved)
    work = (f"a finger drags a list of {rows} services titled in eight languages of six scripts, {len(moved)} frames, each from its input "
            f"to the presented pixels, {size}, Xvfb")
    figure(f"scroll_{size}", statistics.median(times), "ms", "<= 16", work)
    figure(f"scroll_{size}_p99", spread(times, 0.99), "ms", "<= 33", work + ": 99th percentile")
    figure(f"scroll_{size}_hits", 100 * hits / (hits + misses), "%", ">= 95", work + ": runs that were in the cache")
    figure(f"scroll_{size}_caches", (moved[-1][3] + moved[-1][4]) / 1024, "MiB", "<= 32", "in the caches of runs and texts after that")
    figure(f"anew_{size}", statistics.median(anew), "ms", "-", f"the same list made anew (focus moves), from the key to the presented pixels")
    kiosk.end()


def bench_rest(display, hub, data, seconds):
    kiosk = Kiosk(display, "--motion", "off", data=data, hub=hub)
    kiosk.wait_for("first content")
    time.sleep(8)
    before = kiosk.counters()
    time.sleep(seconds)
    after = kiosk.counters()
    kiosk.end()
    work = f"{seconds} s at rest, greeting still, connected to a hub (a held request), 2,000 items"
    figure("rest_wakeups", (after["switches"] - before["switches"]) / seconds, "per s", "<= 0.2", work + ": voluntary context switches of all threads")
    figure("rest_written", after["bytes"] - before["bytes"], "bytes", "0", work)
    figure("rest_cpu", (after["cpu_s"] - before["cpu_s"]) / seconds * 100, "%", "<= 0.01", work)


# What a person types, letter by letter, of words that are often there, sometimes and never; ~ takes the last letter back.
TYPED = {
    "sv": ["mat", "svenska", "cykelverkstad", "biblotek", "hjälp med brev", "svneska", "gratis kurs", "dtaor", "läxhjälp", "förenning~~~ing",
           "barn musik", "musikcirkeln", "promenda", "xylofon"],
    "ar": ["طعام", "مكتبة", "دراجة", "السويدية", "مكتبه عمل", "موسيقا", "نصحية", "مساعدت~ة", "رياظة", "تدريب عمل", "قصص"],
}


def bench_search(build, display, folder):
    """A typing session in Swedish and one in Arabic, mistakes and second thoughts included."""
    hub, *_ = filled_hub(build, folder, 20000, "--rich")
    data = Path(folder) / "rich"
    kiosk = Kiosk(display, "--motion", "off", "--langs", "sv,ar", "--script", "-", data=data, hub=hub, place="place/place-3")
    applied = kiosk.wait_for(r"release taken: version=\d+ bytes=\d+ apply_ms=([\d.]+)", 1, 120)[0]
    figure("apply_rich", float(applied) / 1e3, "s", "<= 3", "taking in 20,000 items of some 40,000 different words")
    figure("database_rich", (data / "content.db").stat().st_size / 1e6, "MB", "-", "content.db after it")
    with sqlite3.connect(f"file:{data / 'content.db'}?mode=ro", uri=True) as db:
        figure("words_rich", db.execute("SELECT count(*) FROM word").fetchone()[0], "words", "-", "that a mistyped word may have been meant to be")
        figure("words_bytes", db.execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'word'").fetchone()[0] / 1e6, "MB", "-", "of the database for them")
    kiosk.tell("tap #welcome.begin", "tap #home.search")
    for lang, typed in TYPED.items():
        kiosk.tell(f"lang {lang}")
        drawn, asked = len(kiosk.done()), len(re.findall(ANSWERED, kiosk.log()))
        for text in typed:
            for letter in text:
                kiosk.tell("key Backspace" if letter == "~" else f'type "{letter}"')
            kiosk.tell("tap #search.clear")
        screens = [float(row[1]) for row in kiosk.done()[drawn:]]
        rows = re.findall(ANSWERED, kiosk.log())[asked:]
        answers, used = [float(row[0]) for row in rows], [float(row[1]) for row in rows]
        work = f"{len(answers)} keystrokes in {lang}, mistakes included, 20,000 items of some 40,000 words"
        figure(f"search_{lang}", statistics.median(answers), "ms", "<= 4", f"the store's answer: {work}")
        figure(f"search_{lang}_p95", spread(answers, 0.95), "ms", "<= 15", "the same, 95th percentile")
        figure(f"search_{lang}_worst", max(answers), "ms", "<= 15", "the same, the slowest")
        figure(f"search_{lang}_cpu", statistics.median(used), "ms", "<= 4", "the same in CPU time of its thread, whatever else the machine does")
        figure(f"search_{lang}_cpu_p95", spread(used, 0.95), "ms", "<= 8", "the same, 95th percentile")
        figure(f"search_{lang}_cpu_worst", max(used), "ms", "<= 15", "the same, the slowest")
        figure(f"search_{lang}_screen", statistics.median(screens), "ms", "<= 15", f"from the keystroke to the presented results: {work}")
        figure(f"search_{lang}_screen_p95", spread(screens, 0.95), "ms", "<= 15", "the same, 95th percentile")
    figure("search_pss", kiosk.pss_mib(), "MiB", "-", "proportional set size after it")
    kiosk.end()
    hub.__exit__()


def bench_large(build, display, folder, runs):
    hub, imported, published, release = filled_hub(build, folder, 20000)
    figure("import_20000", imported, "s", "-", "torget-hub import of 20,000 items, whole process")
    figure("publish_20000", published, "s", "<= 3", "torget-hub publish of 20,000 items, all new, whole process")
    figure("content_20000", release["bytes"]["content"] / 1e6, "MB", "-", "the content file of that release")
    data = Path(folder) / "large"
    taken = r"release taken: version=\d+ bytes=(\d+) apply_ms=([\d.]+)"
    kiosk = Kiosk(display, "--motion", "off", "--script", "-", data=data, hub=hub)
    applied = kiosk.wait_for(taken, 1, 120)[0]
    figure("sync_20000", time.monotonic() - kiosk.begun_ms / 1000, "s", "<= 3",
           "from exec of a kiosk with an empty folder over enrolment, fetch and checks to 20,000 items applied, loopback")
    figure("apply_20000", float(applied[1]) / 1e3, "s", "-", "of that, applying them")
    figure("database_20000", (data / "content.db").stat().st_size / 1e6, "MB", "-", "content.db after it")
    one = Path(folder) / "one.json"
    wire, apply, arrival = [], [], []
    for i in range(runs):
        one.write_text(json.dumps([{"id": "service/service-7", "kind": "service", "organization": "org/org-1", "title": {"sv": f"Ändrad {i}"},
                                    "terms": ["term/food"], "checked_on": "2026-11-01"}]))
        hub.run("import", one)
        hub.publish()
        published = time.monotonic()
        last = kiosk.wait_for(taken, i + 2, 60)[i + 1]
        arrival.append((time.monotonic() - published) * 1e3)
        wire.append(int(last[0]))
        apply.append(float(last[1]))
    figure("delta_wire", statistics.median(wire), "bytes", "<= 4000", "bodies received for a one-item change of 20,000, metadata included", wire)
    figure("delta_arrival", statistics.median(arrival), "ms", "<= 2000", "from the end of publish to the change applied on a connected kiosk", arrival)
    figure("delta_apply", statistics.median(apply), "ms", "<= 100", "applying it", apply)
    kiosk.end()
    hub.__exit__()


RULES = ["FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYMONTHDAY=-1"]


def bench_occurrences(build, folder, runs):
    """5,000 events with rules of five kinds, from a file and from the store, over two years."""
    path = Path(folder) / "many.ics"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//"]
    for i in range(5000):
        lines += ["BEGIN:VEVENT", f"UID:e{i}@example.org", "DTSTAMP:20261101T000000Z", f"DTSTART;TZID=Europe/Stockholm:202611{16 + i % 7}T{8 + i % 12:02}0000",
                  "DURATION:PT1H", f"RRULE:{RULES[i % 5]}", f"SUMMARY:Träff {i}", "END:VEVENT"]
    path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), encoding="utf-8")
    hub = Hub(build=build)
    hub.run("import", ROOT / "assets/demo")
    begun = time.monotonic()
    hub.run("import", "--format", "ics", "--organization", "org/grannhjalpen", path)
    figure("import_ics_5000", time.monotonic() - begun, "s", "-", "torget-hub import --format ics of 5,000 recurring events, whole process")
    for name, source in (("ics", ["--ics", path]), ("data", ["--data", hub.data])):
        took = []
        for _ in range(runs):
            begun = time.monotonic()
            out = subprocess.run([Path(build) / "torget-hub", "occurrences", *source, "--from", "2026-11-16", "--to", "2028-11-16"], capture_output=True, check=True)
            took.append(time.monotonic() - begun)
        figure(f"occurrences_5000_{name}", statistics.median(took), "s", "<= 1",
               f"torget-hub occurrences --{name}: 5,000 recurring events over two years, {out.stdout.count(b'start_utc')} occurrences printed, whole process", took)
    hub.__exit__()


def watched_peak_kib(process):
    """The most that was resident, looked at until the process has ended: ru_maxrss would begin with our own, which a child
    inherits when it is forked."""
    most = 0
    while not os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        try:
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
        except OSError:
            break
        most = max(most, int(found[1]) if found else 0)
        time.sleep(0.01)
    return most


def bench_hsds(build, folder, runs):
    """10,000 services, as an API's full JSON and as tables: time and the most memory of the whole import."""
    for kind, name in (("json", "services.json"), ("csv", "tables")):
        path, seconds, cpu, mib = Path(folder) / name, [], [], []
        subprocess.run([sys.executable, ROOT / "tests/bench/make_hsds.py", "10000", kind, path], check=True)
        for _ in range(runs):
            with Hub(build=build) as hub:
                begun = time.monotonic()
                command = [build / "torget-hub", "import", "--data", hub.data, "--format", "hsds", "--lang", "en", "--report", "json", path]
                with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                    most = watched_peak_kib(process)
                    _, status, used = os.wait4(process.pid, 0)
                    process.returncode = os.waitstatus_to_exitcode(status)
                assert process.returncode == 0
                seconds.append(time.monotonic() - begun)
                cpu.append(used.ru_utime + used.ru_stime)
                mib.append(most / 1024)
        work = f"HSDS import of 10,000 services with their organizations and places, {kind}"
        figure(f"hsds_import_{kind}_s", statistics.median(seconds), "s", "10", work, seconds)
        figure(f"hsds_import_{kind}_cpu_s", statistics.median(cpu), "s", "10", work + ", processor time", cpu)
        figure(f"hsds_import_{kind}_mib", max(mib), "MiB", "200", work + ", resident at most", mib)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rest", type=int, default=60, help="seconds to watch the kiosk at rest")
    parser.add_argument("--only", default="start,taps,switch,scroll,rest,large,search,occurrences,hsds,pictures")
    options = parser.parse_args()
    build, wanted = (ROOT / options.build).resolve(), options.only.split(",")
    os.environ["TORGET_BUILD"] = str(build)
    if not shutil.which("Xvfb"):
        sys.exit("bench: Xvfb is missing: apt-get install xvfb")
    screen = subprocess.Popen(["Xvfb", ":93", "-screen", "0", "1920x1920x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    try:
        with tempfile.TemporaryDirectory(prefix="torget-bench-") as folder:
            if {"start", "taps", "rest"} & set(wanted):
                hub, *_ = filled_hub(build, folder, 2000)
                data = Path(folder) / "small"
                kiosk = Kiosk(":93", data=data, hub=hub)
                kiosk.wait_for("release taken")
                kiosk.end()
                if "start" in wanted:
                    bench_start(":93", hub, data, 3 if options.quick else 9)
                if "taps" in wanted:
                    bench_taps(":93", data, 5 if options.quick else 30)
                if "rest" in wanted:
                    bench_rest(":93", hub, data, 20 if options.quick else options.rest)
                hub.__exit__()
            if {"switch", "scroll"} & set(wanted):
                hub, *_ = filled_hub(build, folder, 520, "--mixed")
                data = Path(folder) / "mixed"
                kiosk = Kiosk(":93", data=data, hub=hub, place="place/place-3")
                kiosk.wait_for("release taken")
                kiosk.end()
                hub.__exit__()
                if "switch" in wanted:
                    bench_switch(":93", data, 3 if options.quick else 7)
                for size in ("1080x1920", "1920x1080") if "scroll" in wanted else ():
                    bench_scroll(":93", data, size, 2 if options.quick else 6)
            if "pictures" in wanted:
                with Hub(build=build) as hub:
                    pictures.bench(Kiosk, figure, ":93", hub, folder, ROOT / "assets/demo", 2 if options.quick else 5)
            if "large" in wanted:
                bench_large(build, ":93", folder, 3 if options.quick else 7)
            if "search" in wanted:
                bench_search(build, ":93", folder)
            if "occurrences" in wanted:
                bench_occurrences(build, folder, 3 if options.quick else 7)
            if "hsds" in wanted:
                bench_hsds(build, folder, 1 if options.quick else 3)
    finally:
        screen.terminate()
    machine = {"cores": os.cpu_count(), "kernel": os.uname().release, "architecture": os.uname().machine}
    print(json.dumps({"machine": machine, "date": str(datetime.date.today()), "figures": FIGURES}, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
