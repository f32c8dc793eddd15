# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures from an item's file to the kiosk: checked and cleaned at the hub, published by hash, fetched when wanted."""
import functools
import hashlib
import http.server
import json
import os
import shutil
import struct
import threading
import time
import zlib
from pathlib import Path

import pytest

from hub_help import Published, item, org, reports, request, write
from programs import Hub, run_script

FILES = Path(__file__).resolve().parent.parent / "data/pictures"
ALT = {"sv": "Fyra fält i fyra färger", "ar": "أربعة حقول بأربعة ألوان"}
GPS = b"57.7089 N 11.9746 E Telefon"


def with_exif(jpeg, turned=1):
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x0112, 3, 1, turned) + bytes(4) + GPS
    data = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data + jpeg[2:]


def png(w, h, *chunks):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) + b"".join(
        chunk(n, d) for n, d in chunks) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


def story(name, *pictures, **more):
    return item(f"story/{name}", pictures=list(pictures), **more)


def picture(file="four.jpg", **more):
    return {"file": file, "alt": ALT, **more}


def folder(tmp_path, items, **files):
    """A folder of items with the test pictures beside them; more files by name."""
    write(tmp_path / "in", "x.json", items)
    for source in FILES.iterdir():
        shutil.copy(source, tmp_path / "in" / source.name)
    for name, data in files.items():
        (tmp_path / "in" / name).write_bytes(data)
    return tmp_path / "in"


def bring(hub, path, *arguments, status=0):
    done = hub.run("import", "--report", "json", *arguments, path, check=False)
    assert done.returncode == status, (done.stdout[-2000:], done.stderr[-2000:])
    return reports(done)


def stored(hub):
    return {thing["id"]: thing for thing in json.loads(hub.run("export").stdout)}


def names(path):
    return sorted(p.name for p in path.iterdir()) if path.exists() else []


def published(hub, channel="main"):
    return hub.data / "public/tuf" / channel / "targets/pictures"


@pytest.mark.parametrize("file,kind", [("four.jpg", "jpeg"), ("four.png", "png"), ("four.webp", "webp"),
                                       ("four-lossless.webp", "webp"), ("round.webp", "webp"), ("round.png", "png")])
def test_a_file_becomes_a_hash_with_its_type_and_size(fresh_hub, tmp_path, file, kind):
    bring(fresh_hub, folder(tmp_path, [story("a", picture(file, credit="Kvarnby bibliotek"))]))
    (taken,) = stored(fresh_hub)["story/a"]["pictures"]
    kept = (fresh_hub.data / "pictures" / taken["sha256"]).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == taken["sha256"]
    assert taken == {"sha256": taken["sha256"], "type": f"image/{kind}", "bytes": len(kept), "width": 240, "height": 160,
                     "alt": ALT, "credit": "Kvarnby bibliotek"}


def test_where_it_was_taken_and_with_what_is_not_published(fresh_hub, tmp_path):
    noted = with_exif((FILES / "four.jpg").read_bytes())
    commented = png(30, 20, (b"tEXt", b"Comment\0" + GPS))
    bring(fresh_hub, folder(tmp_path, [story("a", picture("noted.jpg"), picture("c.png"), picture("four.jpg"))], **{"noted.jpg": noted, "c.png": commented}))
    kept = [(fresh_hub.data / "pictures" / p["sha256"]).read_bytes() for p in stored(fresh_hub)["story/a"]["pictures"]]
    assert GPS in noted and GPS in commented and not any(GPS in k or b"Exif" in k for k in kept)
    assert kept[0] == kept[2], "without its notes it is the same file"


REFUSED = [
    ("bomb.png", png(65535, 65535), "limit"), ("big.png", png(5000, 10), "limit"), ("many.png", png(4000, 4000), "limit"),
    ("long.png", png(10, 10) + bytes(3 << 20), "limit"), ("short.png", png(10, 10)[:-8], "damaged"),
    ("moves.png", png(10, 10, (b"acTL", bytes(8))), "animated"), ("turned.jpg", with_exif((FILES / "four.jpg").read_bytes(), 6), "turned"),
    ("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "type"), ("x.gif", b"GIF89a" + bytes(20), "type"),
    ("empty.png", b"", "type"),
]


@pytest.mark.parametrize("name,data,rule", REFUSED, ids=[r[0] for r in REFUSED])
def test_a_picture_against_the_rules_is_refused_and_the_words_say_what_to_do(fresh_hub, tmp_path, name, data, rule):
    faults, summary = bring(fresh_hub, folder(tmp_path, [story("a", picture(name)), story("b")], **{name: data}), status=1)
    (fault,) = faults
    assert (fault["rule"], fault["pointer"], fault["id"], fault["severity"]) == (rule, "/pictures/0/file", "story/a", "error")
    assert len(fault["message"]) > 30 and summary["refused"] == 1
    assert names(fresh_hub.data / "pictures") == []


def test_no_way_leads_out_of_the_folder_of_the_items(fresh_hub, tmp_path):
    (tmp_path / "secret").mkdir()
    shutil.copy(FILES / "four.png", tmp_path / "secret/x.png")
    inside = folder(tmp_path, [])
    os.symlink(tmp_path / "secret/x.png", inside / "link.png")
    os.symlink(tmp_path / "secret", inside / "linked")
    os.mkfifo(inside / "pipe.png")
    (inside / "sub").mkdir()
    shutil.copy(FILES / "four.png", inside / "sub/ok.png")
    ways = ["../secret/x.png", "link.png", "linked/x.png", str(tmp_path / "secret/x.png"), "sub/../../secret/x.png", "./four.png", "",
            "sub//ok.png", "sub", "pipe.png", "absent.png", "file:///etc/passwd", "four.png/x"]
    for i, way in enumerate(ways):
        faults, _ = bring(fresh_hub, write(inside, "y.json", [story("a", picture(way))]), status=1)
        assert [(f["rule"], f["pointer"]) for f in faults] == [("file", "/pictures/0/file")], (way, faults)
    bring(fresh_hub, write(inside, "y.json", [story("a", picture("sub/ok.png"))]))


def test_a_picture_without_words_for_who_cannot_see_it_is_refused(fresh_hub, tmp_path):
    faults, _ = bring(fresh_hub, folder(tmp_path, [story("a", {"file": "four.png"}), story("b", {"file": "four.png", "alt": {}})]), status=1)
    assert {(f["id"], f["rule"]) for f in faults} >= {("story/a", "missing")} and all(f["id"] for f in faults)


def test_what_refers_to_an_item_whose_picture_is_refused_is_told_so(fresh_hub, tmp_path):
    things = [org("a", pictures=[picture("x.gif")]), item("service/s", organization="org/a", checked_on="2026-11-01")]
    faults, _ = bring(fresh_hub, folder(tmp_path, things, **{"x.gif": b"GIF89a"}), "--keep-going", status=1)
    assert [(f["id"], f["rule"]) for f in faults] == [("org/a", "type"), ("service/s", "reference")]


def test_a_dry_run_stores_nothing_and_the_same_picture_is_stored_once(fresh_hub, tmp_path):
    path = folder(tmp_path, [story("a", picture()), story("b", picture())])
    bring(fresh_hub, path, "--dry-run")
    assert names(fresh_hub.data / "pictures") == []
    bring(fresh_hub, path)
    assert len(names(fresh_hub.data / "pictures")) == 1


def test_an_export_comes_back_with_its_pictures_beside_it(fresh_hub, tmp_path):
    bring(fresh_hub, folder(tmp_path, [story("a", picture())]))
    out = tmp_path / "out"
    write(out, "all.json", fresh_hub.run("export").stdout)
    with Hub() as other:
        faults, _ = bring(other, out)
        assert [(f["rule"], f["pointer"], f["severity"]) for f in faults] == [("file", "/pictures/0/sha256", "warning")]
        assert stored(other) == stored(fresh_hub) and "not in the hub any more" in other.run("publish").stderr
        shutil.copytree(fresh_hub.data / "pictures", out / "pictures")
        bring(other, out)
        assert stored(other) == stored(fresh_hub) and names(other.data / "pictures") == names(fresh_hub.data / "pictures")
        lie = json.loads((out / "all.json").read_text())
        lie[0]["pictures"][0]["width"] = 4000
        faults, _ = bring(other, write(tmp_path / "lie", "x.json", lie), status=1)
        assert [f["pointer"] for f in faults] == ["/pictures/0"]


def test_a_release_lies_beside_its_pictures_and_keeps_those_of_the_last_ones_for_a_month(fresh_hub, tmp_path):
    bring(fresh_hub, folder(tmp_path, [story("a", picture("four.png")), story("b", picture("four.jpg"))]))
    fresh_hub.publish()
    first = names(published(fresh_hub))
    assert first == names(fresh_hub.data / "pictures") and len(first) == 2
    assert {p.stat().st_ino for p in published(fresh_hub).iterdir()} == {p.stat().st_ino for p in (fresh_hub.data / "pictures").iterdir()}
    bring(fresh_hub, write(tmp_path / "in", "x.json", [story("b")]))
    fresh_hub.publish()
    assert names(published(fresh_hub)) == first, "a kiosk that is behind may want it"
    (left,) = (fresh_hub.data / "pictures-left/main").iterdir()
    month = time.time() - 31 * 86400
    os.utime(left, (month, month))
    bring(fresh_hub, write(tmp_path / "in", "x.json", [story("c")]))
    fresh_hub.publish()
    assert names(published(fresh_hub)) == sorted(set(first) - {left.name})
    bring(fresh_hub, write(tmp_path / "in", "x.json", [story("b", picture("four.jpg"))]))
    fresh_hub.publish()
    assert names(published(fresh_hub)) == first and names(fresh_hub.data / "pictures-left/main") == []


def test_what_no_revision_names_is_removed_when_asked(fresh_hub, tmp_path):
    bring(fresh_hub, folder(tmp_path, [story("a", picture("four.png"))]))
    bring(fresh_hub, write(tmp_path / "in", "x.json", [story("a")]))  # the revision before still names it
    stray = fresh_hub.data / "pictures" / ("0" * 64)
    stray.write_bytes(b"left behind")
    young = json.loads(fresh_hub.run("pictures", "--remove-unused").stdout)
    assert (young["pictures"], young["unused"], young["removed"]) == (2, 0, 0)
    os.utime(stray, (1, 1))
    told = json.loads(fresh_hub.run("pictures").stdout)
    assert (told["unused"], told["unused_bytes"], told["removed"]) == (1, 11, 0) and stray.exists()
    assert json.loads(fresh_hub.run("pictures", "--remove-unused").stdout)["removed"] == 1 and not stray.exists()
    assert len(names(fresh_hub.data / "pictures")) == 1


def test_the_hub_serves_them_for_ever_and_in_parts(fresh_hub, tmp_path):
    bring(fresh_hub, folder(tmp_path, [story("a", *(picture(f) for f in ("four.png", "four.jpg", "four.webp")))]))
    fresh_hub.publish()
    fresh_hub.serve()
    for taken in stored(fresh_hub)["story/a"]["pictures"]:
        url = f"{fresh_hub.url}/tuf/main/targets/pictures/{taken['sha256']}"
        status, headers, body = request(url)
        assert status == 200 and hashlib.sha256(body).hexdigest() == taken["sha256"]
        assert headers["Content-Type"] == taken["type"] and "immutable" in headers["Cache-Control"]
        assert request(url, headers={"If-None-Match": headers["ETag"]})[0] == 304
        assert request(url, headers={"Range": "bytes=100-"})[2] == body[100:]
    assert request(f"{fresh_hub.url}/tuf/main/targets/pictures/{'0' * 64}")[0] == 404
    assert request(f"{fresh_hub.url}/tuf/main/targets/pictures/../../metadata/root.json")[0] == 404


def test_a_power_cut_while_publishing_leaves_the_pictures_of_the_release(fresh_hub, tmp_path):
    bring(fresh_hub, folder(tmp_path, [story("a", picture())]))
    os.environ["TORGET_TEST_STOP"] = "pictures"
    try:
        assert fresh_hub.run("publish", check=False).returncode != 0
    finally:
        del os.environ["TORGET_TEST_STOP"]
    fresh_hub.publish()
    _, lines = Published(fresh_hub).content()
    (taken,) = json.loads(lines["story/a"])["pictures"]
    assert names(published(fresh_hub)) == [taken["sha256"]]


# ---- on the kiosk ----

SHOWN = """motion off
tap #welcome.begin
tap #home.search
type "Bilden"
tap "Bilden"
"""
WAIT = "wait sync\n"


def with_pictures(hub, tmp_path, **more):
    bring(hub, folder(tmp_path, [story("a", picture("four.png"), title="Bilden"), story("b", picture("four.jpg"))]))
    hub.publish()
    return {thing["pictures"][0]["sha256"] for thing in stored(hub).values()}


def colours(path):
    """The colours of a PNG that the kiosk wrote (8 bits, RGB or RGBA, any filter), as a set of a sample."""
    data, at, pixels, head = path.read_bytes(), 8, b"", None
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        head = struct.unpack(">IIBB", body[:10]) if name == b"IHDR" else head
        pixels += body if name == b"IDAT" else b""
        at += 12 + length
    w, h, _, kind = head
    step, raw, last, found = {2: 3, 6: 4}[kind], zlib.decompress(pixels), bytearray(w * {2: 3, 6: 4}[kind]), set()
    for y in range(h):
        how, row = raw[y * (w * step + 1)], bytearray(raw[y * (w * step + 1) + 1:(y + 1) * (w * step + 1)])
        for i in range(len(row)):
            a, b, c = (row[i - step] if i >= step else 0), last[i], (last[i - step] if i >= step else 0)
            p = a + b - c
            paeth = a if abs(p - a) <= abs(p - b) and abs(p - a) <= abs(p - c) else b if abs(p - b) <= abs(p - c) else c
            row[i] = (row[i] + (0, a, b, (a + b) // 2, paeth)[how]) & 255
        found |= {tuple(row[x * step:x * step + 3]) for x in range(0, w, 3)}
        last = row
    return found


FOUR = {(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)}


def show(tmp_path, data, script, hub=None, more=(), **options):
    shot = tmp_path / "shot.png"
    shot.unlink(missing_ok=True)
    done = run_script(f"{script}shot {shot}\ntree {tmp_path}/tree.json\n", hub=hub, data=data, size="320x568", panel="268x476", more=more,
                      **options)
    assert done.returncode == 0, done.stderr[-3000:]
    tree = json.loads((tmp_path / "tree.json").read_text())
    return FOUR <= colours(shot), [node for node in tree["nodes"] if "picture" in node], done


def until(what, seconds=20):
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.05)
    return what()


def test_a_picture_is_fetched_when_a_screen_shows_it_and_told_to_who_cannot_see_it(fresh_hub, tmp_path):
    with_pictures(fresh_hub, tmp_path)
    fresh_hub.serve()
    seen, nodes, _ = show(tmp_path, tmp_path / "k", WAIT + SHOWN + "wait pictures\n", hub=fresh_hub)
    (node,) = nodes
    assert seen and node["role"] == "image" and node["label"] == ALT["sv"] and node["spoken"].startswith(ALT["sv"])
    seen, nodes, _ = show(tmp_path, tmp_path / "k", WAIT + SHOWN + "lang ar\nwait pictures\n", hub=fresh_hub)
    assert seen and (nodes[0]["label"], nodes[0]["lang"], nodes[0]["dir"]) == (ALT["ar"], "ar", "rtl")


def test_without_a_network_the_kiosk_shows_the_pictures_that_it_has(fresh_hub, tmp_path):
    with_pictures(fresh_hub, tmp_path)
    fresh_hub.serve()
    show(tmp_path, tmp_path / "k", WAIT + SHOWN + "wait pictures\n", hub=fresh_hub)
    fresh_hub.stop()
    seen, _, _ = show(tmp_path, tmp_path / "k", SHOWN + "wait pictures\n", more=["--offline"])
    assert seen
    shutil.rmtree(tmp_path / "k/pictures")
    seen, nodes, _ = show(tmp_path, tmp_path / "k", SHOWN, more=["--offline"])
    assert not seen and len(nodes) == 1, "a quiet place in its stead, and its words"


def test_a_file_that_is_not_what_was_signed_is_never_shown(fresh_hub, tmp_path):
    with_pictures(fresh_hub, tmp_path)
    other = (FILES / "four-lossless.webp").read_bytes()
    for path in published(fresh_hub).iterdir():
        path.unlink()  # not the original: a web server that lies
        path.write_bytes(other)
    fresh_hub.serve()
    seen, _, done = show(tmp_path, tmp_path / "k", WAIT + SHOWN + "wait sync\nwait 1s\n", hub=fresh_hub)
    assert not seen and until(lambda: "not the file that the release names" in done.stderr, 0)
    assert names(tmp_path / "k/pictures") == []


def test_a_file_swapped_on_the_disk_is_fetched_again(fresh_hub, tmp_path):
    all_names = with_pictures(fresh_hub, tmp_path)
    fresh_hub.serve()
    show(tmp_path, tmp_path / "k", WAIT + SHOWN + "wait pictures\n", hub=fresh_hub)
    for name in names(tmp_path / "k/pictures"):
        path = tmp_path / "k/pictures" / name
        path.write_bytes(bytes(path.stat().st_size))
    seen, _, done = show(tmp_path, tmp_path / "k", WAIT + SHOWN + "wait pictures\n", hub=fresh_hub)
    assert seen and "another file on the disk" in done.stderr
    assert {name for name in names(tmp_path / "k/pictures") if name in all_names}


class Static(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.mark.parametrize("how", ["stick", "web"])
def test_any_web_server_or_stick_carries_releases_with_their_pictures(fresh_hub, tmp_path, how):
    all_names = with_pictures(fresh_hub, tmp_path)
    carried = tmp_path / "carried"
    shutil.copytree(fresh_hub.data / "public", carried)
    where = f"file://{carried}"
    if how == "web":
        fresh_hub.serve()
        show(tmp_path, tmp_path / "k", "wait sync\n", hub=fresh_hub)  # paired; from now on without the hub
        fresh_hub.stop()
        shutil.rmtree(tmp_path / "k/pictures", ignore_errors=True)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Static, directory=str(carried)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        where = f"http://127.0.0.1:{server.server_port}"
    seen, _, _ = show(tmp_path, tmp_path / "k", WAIT + SHOWN + "wait pictures\n", hub=where)
    assert seen
    if how == "web":
        server.shutdown()
    assert set(names(tmp_path / "k/pictures")) <= all_names


def test_what_no_screen_asked_for_comes_while_nothing_else_is_to_be_done(fresh_hub, tmp_path):
    from programs import kiosk_command
    import subprocess
    all_names = with_pictures(fresh_hub, tmp_path)
    fresh_hub.serve()
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kiosk = subprocess.Popen(kiosk_command(tmp_path / "k", fresh_hub, size="320x568", more=["--script", "-"]), stdin=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, env=clean)
    try:
        assert until(lambda: set(names(tmp_path / "k/pictures")) == all_names)
        bring(fresh_hub, write(tmp_path / "in", "x.json", [story("b")]))
        fresh_hub.publish()
        assert until(lambda: len(names(tmp_path / "k/pictures")) == 1), "what was withdrawn leaves the kiosk's disk"
    finally:
        kiosk.stdin.close()
        kiosk.wait(20)
