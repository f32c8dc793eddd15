# SPDX-License-Identifier: GPL-3.0-or-later
"""The real kiosk and the real hub: what is published is what is shown, and what happens when something fails."""
import http.server
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from programs import ROOT, Hub, kiosk_command, run_script  # noqa: E402

LIBRARY = "place/kvarnby-bibliotek"


def passes(done):
    assert done.returncode == 0, done.stderr[-4000:]
    return done


def item(id_, title, **more):
    kind = {"org": "organization"}.get(id_.split("/")[0], id_.split("/")[0])
    return {"id": id_, "kind": kind, "title": {"sv": title}, **more}


def write_items(path, *items):
    path.write_text(json.dumps(list(items)), encoding="utf-8")
    return path


class Conversation:
    """A kiosk that is told one command at a time."""

    def __init__(self, data, **more):
        env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.tree_file = Path(data).parent / "tree.json"
        self.process = subprocess.Popen(kiosk_command(data, more=["--script", "-"], **more), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)

    def tell(self, *lines):
        self.process.stdin.write("".join(line + "\n" for line in lines))
        self.process.stdin.flush()

    def tree(self):
        self.tree_file.unlink(missing_ok=True)
        self.tell(f"tree {self.tree_file}")
        until = time.monotonic() + 60
        while not self.tree_file.exists():
            assert self.process.poll() is None, self.process.stderr.read()[-4000:]
            assert time.monotonic() < until, "no answer"
            time.sleep(0.01)
        return json.loads(self.tree_file.read_text(encoding="utf-8"))

    def shows(self, text):
        return any(text in node.get("label", "") and node["visible"] for node in self.tree()["nodes"])

    def end(self):
        out, err = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, err[-4000:]
        return err


def test_a_script_taps_through_every_screen_in_swedish_and_arabic(hub, tmp_path):
    script = (ROOT / "tests/data/every_screen.script").read_text(encoding="utf-8").replace("@OUT@", str(tmp_path))
    passes(run_script(script, hub=hub, place=LIBRARY))
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) >= 38
    assert all(p.read_bytes().startswith(b"\x89PNG") and p.stat().st_size > 5000 for p in pictures)


def test_a_published_change_is_on_the_screen_within_two_seconds(hub, tmp_path):
    kiosk = Conversation(tmp_path / "kiosk", hub=hub, place=LIBRARY)
    kiosk.tell("wait sync", "tap #welcome.begin", "expect screen home")
    kiosk.tree()
    path = write_items(tmp_path / "notice.json", item("notice/snabbt", "Nu är det ändrat", priority="alert",
                                                      ends="2099-01-01T00:00:00+01:00"))
    hub.run("import", path)
    hub.publish()
    published = time.monotonic()
    while not kiosk.shows("Nu är det ändrat"):
        assert time.monotonic() - published < 10, "never shown"
    assert time.monotonic() - published < 2
    kiosk.tell("quit")
    kiosk.end()


def test_a_withdrawn_item_says_so_on_the_screen_that_shows_it(tmp_path):
    with Hub() as hub:
        path = write_items(tmp_path / "a.json", item("org/a", "Föreningen", legal_form="association"),
                           item("service/s", "Tjänsten", organization="org/a"))
        hub.run("import", "--source", "test", path)
        hub.publish()
        hub.serve()
        kiosk = Conversation(tmp_path / "kiosk", hub=hub)
        kiosk.tell("wait sync", "tap #welcome.begin", "tap #home.needs", "tap #needs.all", "tap #services.item.service/s",
                   "expect screen detail", 'expect text "Tjänsten"')
        kiosk.tree()
        write_items(path, item("org/a", "Föreningen", legal_form="association"))
        hub.run("import", "--replace", "test", "--yes", path)
        hub.publish()
        kiosk.tell("wait sync", 'expect no text "Tjänsten"', "expect screen detail", "quit")
        kiosk.end()


def test_with_the_hub_gone_the_kiosk_shows_what_it_has_and_recovers_by_itself(tmp_path):
    with Hub() as hub:
        hub.run("import", write_items(tmp_path / "a.json", item("org/a", "Föreningen", legal_form="association")))
        hub.publish()
        hub.serve()
        data = tmp_path / "kiosk"
        passes(run_script("wait sync\nexpect screen welcome\n", hub=hub, data=data))
        hub.stop(signal.SIGKILL)
        later = time.strftime("%Y-%m-%dT%H:%M:%S+01:00", time.localtime(time.time() + 40 * 86400))
        passes(run_script(f'expect screen welcome\ntap #welcome.begin\nclock {later}\nexpect screen home\nexpect text "ingen kontakt"\n'
                          'tap #home.search\ntype "fören"\nexpect text "Föreningen"\n', hub=hub, data=data))
        hub.serve()
        passes(run_script("wait sync\ntap #welcome.begin\nexpect no text \"ingen kontakt\"\n", hub=hub, data=data))


@pytest.mark.parametrize("damage", ["header", "middle", "truncated", "empty", "text"])
def test_a_damaged_content_file_is_fetched_again(hub, tmp_path, damage):
    data = tmp_path / "kiosk"
    passes(run_script("wait sync\n", hub=hub, data=data, place=LIBRARY))
    path = data / "content.db"
    for extra in ("content.db-wal", "content.db-shm"):
        (data / extra).unlink(missing_ok=True)
    blob = bytearray(path.read_bytes())
    if damage == "header":
        blob[:64] = os.urandom(64)
    elif damage == "middle":
        for at in range(8192, len(blob), 4096):
            blob[at:at + 16] = os.urandom(16)
    elif damage == "truncated":
        del blob[len(blob) // 3:]
    elif damage == "empty":
        blob.clear()
    else:
        blob[:] = b"not a database" * 1000
    path.write_bytes(blob)
    passes(run_script("wait sync\nexpect screen welcome\ntap #welcome.begin\ntap #home.needs\ntap #needs.all\nexpect screen services\n"
                      'expect no text "Inget här"\n', hub=hub, data=data, place=LIBRARY))


def test_the_same_files_from_a_folder_or_any_web_server(hub, tmp_path):
    public = hub.data / "public"
    stick = tmp_path / "stick"
    shutil.copytree(public, stick)
    walk = 'wait sync\nexpect screen welcome\ntap #welcome.begin\ntap #home.needs\nexpect text "Mat"\n'
    passes(run_script(walk, hub=stick.as_uri()))
    handler = partial(type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None}), directory=str(public))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        data = tmp_path / "kiosk"
        passes(run_script("wait sync\n", hub=hub, data=data, place=LIBRARY))
        (data / "content.db").unlink()
        passes(run_script(walk, hub=f"http://127.0.0.1:{server.server_port}", data=data))
        server.shutdown()


def test_a_captive_portal_changes_nothing(hub, tmp_path):
    class Portal(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html><body>Log in to the library's network</body></html>" * 50)
        do_POST = do_GET
        log_message = lambda *_: None  # noqa: E731

    data = tmp_path / "kiosk"
    passes(run_script("wait sync\n", hub=hub, data=data, place=LIBRARY))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        passes(run_script('wait sync\nexpect screen welcome\ntap #welcome.begin\ntap #home.needs\nexpect text "Mat"\n',
                          hub=f"http://127.0.0.1:{server.server_port}", data=data))
        passes(run_script("wait sync\nexpect screen unpaired\n", hub=f"http://127.0.0.1:{server.server_port}"))
        server.shutdown()


def test_without_hub_or_content_the_screen_says_what_to_do(tmp_path):
    passes(run_script('expect screen unpaired\nexpect text "Fråga i disken"\n', more=["--offline"]))


def test_paired_with_a_hub_that_has_published_nothing(tmp_path):
    with Hub() as hub:
        hub.serve()
        passes(run_script("wait sync\nexpect screen empty\n", hub=hub))


def test_a_kiosk_is_paired_by_the_code_on_its_screen(hub, tmp_path):
    data = tmp_path / "kiosk"
    kiosk = Conversation(data, hub=hub.url)
    deadline = time.monotonic() + 20
    code = None
    while not code:
        assert time.monotonic() < deadline, "no code on the screen"
        labels = [n.get("label", "") for n in kiosk.tree()["nodes"] if n.get("id") == "unpaired.code"]
        found = re.search(r"(?:[A-Z2-9] ){5}[A-Z2-9]", labels[0].replace("\u2066", "").replace("\u2069", "")) if labels else None
        code = found and found[0].replace(" ", "")
    hub.run("pair", "--code", code, "--place", LIBRARY)
    while kiosk.tree()["screen"] != "welcome":
        assert time.monotonic() < deadline + 30, "not paired"
        time.sleep(0.1)
    kiosk.tell("tap #welcome.begin", 'expect text "Kvarnby bibliotek"', "quit")
    kiosk.end()
    assert (data / "identity.json").stat().st_mode & 0o077 == 0


def test_keys_alone_reach_a_service(hub, tmp_path):
    spoken = tmp_path / "spoken.txt"
    passes(run_script(f'''wait sync
key Tab
expect focus #welcome.begin
key Enter
expect screen home
key Tab
expect spoken "Kvarnby bibliotek"
key F1
expect screen help
key Esc
expect screen home
key F4
expect text "Find help"
spoken {spoken}
''', hub=hub, place=LIBRARY, more=["--langs", "sv,en,ar"]))
    assert "Hitta hjälp" in spoken.read_text(encoding="utf-8") or "Kvarnby" in spoken.read_text(encoding="utf-8")


def test_the_page_keys_go_as_far_as_the_buttons_beside_the_list(hub, tmp_path):
    trees = [tmp_path / f"{name}.json" for name in ("button", "key", "up")]
    passes(run_script(f'''motion off
wait sync
tap #welcome.begin
tap #home.events
tap #events.scroll.down
tree {trees[0]}
tap #events.scroll.up
key PageDown
tree {trees[1]}
key PageUp
tree {trees[2]}
''', hub=hub, place=LIBRARY))
    button, key, up = ([(node.get("id"), node["rect"]) for node in json.loads(tree.read_text(encoding="utf-8"))["nodes"]] for tree in trees)
    assert button == key != up


@pytest.mark.parametrize("script, line, why", [
    ("expect screen home\n", 1, "not so"),
    ("\n# a comment\ntap \"Det finns inte\"\n", 3, "nothing visible"),
    ("tap #no.such.node\n", 1, "there is no node"),
    ("dance\n", 1, "no command"),
    ("tap \"open quote\n", 1, "quote"),
    ("wait a while\n", 1, "takes"),
    ("lang tlh\n", 1, "not offered"),
    ("size 1x1\n", 1, "pixels"),
    ("expect text\n", 1, "takes"),
    ("shot /no/such/folder/x.png\n", 1, "cannot be written"),
])
def test_the_first_failing_command_stops_with_its_line_and_what_the_screen_held(script, line, why):
    done = run_script(script, more=["--offline"])
    assert done.returncode == 1
    assert f"line {line}:" in done.stderr and why in done.stderr and "screen: unpaired" in done.stderr


@pytest.mark.parametrize("arguments", [["--size", "big"], ["--nonsense"], ["--theme", "pink"], ["--lang", "xx-unknown"],
                                       ["--zone", "Mars/Olympus"], ["--idle", "0"], ["extra"], ["--size"]])
def test_wrong_usage_is_status_two_and_says_why(arguments, tmp_path):
    done = run_script("quit\n", data=tmp_path, more=arguments)
    assert done.returncode == 2 and done.stderr.startswith("torget-kiosk: ")


def test_every_video_driver_gives_the_same_picture(hub, tmp_path):
    data = tmp_path / "kiosk"
    passes(run_script("wait sync\n", hub=hub, data=data, place=LIBRARY))
    clock = "clock 2026-12-03T10:00:00+01:00\nmotion off\n"
    for driver, env in (("none", {}), ("dummy", {"SDL_VIDEODRIVER": "dummy"})):
        passes(run_script(f"{clock}tap #welcome.begin\nexpect screen home\nshot {tmp_path}/{driver}.png\n", data=data,
                          more=["--offline"], env=env))
    assert (tmp_path / "none.png").read_bytes() == (tmp_path / "dummy.png").read_bytes()


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 3 MiB, where the machine allows to make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], capture_output=True).returncode != 0:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_on_a_full_disk_the_kiosk_shows_what_it_has_and_recovers(tmp_path, small_disk):
    with Hub() as hub:
        hub.run("import", write_items(tmp_path / "a.json", item("org/a", "Föreningen", legal_form="association")))
        hub.publish()
        hub.serve()
        data = small_disk / "kiosk"
        passes(run_script("wait sync\nexpect screen welcome\n", hub=hub, data=data))
        filler = small_disk / "filler"
        out = os.open(filler, os.O_WRONLY | os.O_CREAT)
        with pytest.raises(OSError):
            while os.write(out, b"x" * 4096):
                pass
        os.close(out)
        hub.run("import", "--keep-going", ROOT / "assets/demo")
        hub.publish()
        passes(run_script('wait sync\nexpect screen welcome\ntap #welcome.begin\ntap #home.search\ntype "fören"\n'
                          'expect text "Föreningen"\n', hub=hub, data=data))
        filler.unlink()
        bigger = subprocess.run(["mount", "-o", "remount,size=64m", small_disk], capture_output=True)
        assert bigger.returncode == 0
        passes(run_script('wait sync\ntap #welcome.begin\ntap #home.needs\nexpect text "Mat"\n', hub=hub, data=data))


def test_a_data_folder_that_cannot_be_made_is_said_on_the_screen():
    passes(run_script('expect screen outofservice\nexpect text "Säg gärna till i disken"\n', data="/proc/no-card", more=["--offline"]))


def test_who_does_not_know_the_time_says_nothing_of_today(hub, tmp_path):
    data = tmp_path / "kiosk"
    passes(run_script("wait sync\n", hub=hub, data=data, place=LIBRARY))
    script = ('motion off\nclock untrusted\nexpect no text "I dag"\ntap #welcome.begin\nexpect screen home\nexpect no text "i dag"\n'
              'expect no text "veckan"\ntap #home.events\nexpect text "vet inte vilken dag"\nexpect no text "I morgon"\n'
              'expect no text "I dag"\ntap #frame.back\ntap #home.needs\ntap #needs.all\nexpect no text "Öppet nu"\n'
              'expect no text "Öppnar"\nclock 2026-11-24T10:42:00+01:00\nexpect text "Öppet nu"\n')
    passes(run_script(script, data=data, more=["--offline"]))
