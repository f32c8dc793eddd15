# SPDX-License-Identifier: GPL-3.0-or-later
"""What pictures cost: the demo town's on a kiosk that has fetched them, and one as large as may be."""
import datetime
import json
import re
import statistics
import struct
import time
import zlib
from pathlib import Path

WHOLE = r"whole: screen=(\S+) ms=([\d.]+) pictures_kb=(\d+)"
STORIES = {"story/det-ooppnade-kuvertet": "kuvert", "story/kylen-som-gick-sonder": "kylen", "story/pianot-pa-sisu": "pianot",
           "story/cykelkoket-slang": "punktering", "story/barwaaqo-fran-vardagsrum": "köksbord", "story/coopartner": "bilar",
           "story/nese": "tjänstemannen"}


def largest(path, w=4000, h=3000):
    """12 megapixels in under 3 MB: a slope of colour with a little grain."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    grain = bytes(i * 7919 % 5 for i in range(3 * w))
    rows = b"".join(b"\0" + bytes((y // 16 + grain[i]) & 255 for i in range(3 * w)) if y % 100 == 0 else b"\2" + bytes(3 * w) for y in range(h))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) +
                     chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def filled(hub, folder, demo):
    items = folder / "large"
    items.mkdir()
    largest(items / "large.png")
    (items / "x.json").write_text(json.dumps([{"id": "story/large", "kind": "story", "title": {"sv": "Jättebilden"},
                                               "pictures": [{"file": "large.png", "alt": {"sv": "En backe av färg"}}]}]), encoding="utf-8")
    hub.run("import", demo)
    hub.run("import", items)
    hub.publish()
    return hub.serve()


def go_to(story, word):
    return ["tap #home.search", f'type "{word}"', f"tap #search.item.{story}", "tap #frame.back", "tap #search.clear", "tap #frame.back"]


def bench(Kiosk, figure, display, hub, folder, demo, runs):
    folder = Path(folder)
    filled(hub, folder, demo)
    data = folder / "pictures"
    kiosk = Kiosk(display, "--motion", "off", data=data, hub=hub)
    until = time.monotonic() + 60
    while len(list((data / "pictures").glob("*"))) < 13 and time.monotonic() < until:
        time.sleep(0.1)
    fetched = len(list((data / "pictures").glob("*")))
    kiosk.end()
    first, again, none, some, rest, huge = [], [], [], [], [], []
    for _ in range(runs):
        kiosk = Kiosk(display, "--motion", "off", "--offline", "--script", "-", data=data)
        kiosk.tell(f"clock {datetime.date.today()}T10:00:00+01:00", "tap #welcome.begin", "tap #home.needs", "tap #needs.item.term/papers",
                   "tap #frame.back", "tap #frame.back", "tap #home.events", "tap #frame.back", "tap #home.search", 'type "bokning"',
                   "tap #search.clear", "tap #frame.back")
        kiosk.done()
        none.append(kiosk.pss_mib())
        for story, word in STORIES.items():
            kiosk.tell(*go_to(story, word) * 2)
        kiosk.done()
        seen = [float(ms) for screen, ms, _ in re.findall(WHOLE, kiosk.log()) if screen == "story"]
        first += seen[0::2]
        again += seen[1::2]
        some.append(kiosk.pss_mib())
        kiosk.tell(*go_to("story/large", "jättebilden"))
        kiosk.done()
        huge += [float(ms) for screen, ms, _ in re.findall(WHOLE, kiosk.log()) if screen == "story"][-1:]
        kiosk.tell("tap #bar.restart")
        kiosk.done()
        rest.append(kiosk.pss_mib())
        kiosk.end()
    work = "1080x1920, Xvfb, from the touch to the presented screen, picture and all"
    figure("picture_first", statistics.median(first), "ms", "<= 100", f"{work}: {len(STORIES)} stories with a picture of 1200x800, WebP, each for "
           f"the first time in a run; {fetched} pictures were fetched before", first)
    figure("picture_again", statistics.median(again), "ms", "<= 16.7", f"{work}: each of them once more right after", again)
    figure("picture_largest", statistics.median(huge), "ms", "-", f"{work}: a PNG of 4000x3000, the largest that may be", huge)
    figure("pss_pictures_none", statistics.median(none), "MiB", "<= 28", "proportional set size after a round through screens without pictures", none)
    figure("pss_pictures_some", statistics.median(some), "MiB", "-", "the same after those stories: what was shown last is kept, half as much again as fills the panel", some)
    figure("pss_pictures_rest", statistics.median(rest), "MiB", "<= 30", "the same when the person has gone", rest)
