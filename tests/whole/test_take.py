# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking it along: what a phone's camera reads off the screen, from as far away as an arm is long."""
import re
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from hub_help import org, service, write  # noqa: E402
from programs import Hub, run_script  # noqa: E402

LONG = [{"sv": f"{i}. " + "Kom som du är. " * 11, "ar": f"{i}. " + "مرحبا بكم في كل وقت، " * 6} for i in range(3)]
PLACE = {"id": "place/a", "kind": "place", "title": {"sv": "Föreningshuset", "ar": "دار الجمعيات"}, "street": "Storgatan 3", "postcode": "123 45",
         "city": "Kvarnby"}
EVENT = {"id": "event/a", "kind": "event", "title": {"sv": "Dans, för alla; hela kvällen"}, "organization": "org/a", "place": "place/a",
         "start": "2099-03-03T18:00:00+01:00", "end": "2099-03-03T20:00:00+01:00"}
THINGS = [org("a") | {"phone": "+46701740605"}, PLACE, EVENT,
          service("a", "a", documents=LONG, place="place/a", phone="+4686001234",
                  hours=[{"days": ["mo", "tu"], "opens": "10:00", "closes": "16:00"}]) | {"title": {"sv": "Läxhjälp", "ar": "مساعدة"}}]
PANEL_MM = 268  # of 1080 pixels: what the kiosk is told
CAMERA_PX_PER_MM = 4  # 12 megapixels, 0.7 m away: fewer than any phone of the last ten years gives


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    with Hub() as made:
        made.run("import", write(tmp_path_factory.mktemp("items"), "x.json", THINGS))
        made.publish()
        yield made.serve()


def read(picture, tmp_path):
    """As a camera sees it: made smaller, a little out of focus, not quite straight."""
    seen = tmp_path / "seen.png"
    subprocess.run(["convert", picture, "-resize", f"{CAMERA_PX_PER_MM * PANEL_MM}x", "-blur", "0x0.6", "-background", "white", "-rotate", "4", seen],
                   check=True)
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "-Sbinary", seen], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def take(hub, tmp_path, way, *more):
    script = f"motion off\nwait sync\ntap #welcome.begin\n{way}\nexpect screen take\n" + "".join(
        f"{line}\n" for line in more).replace("@", str(tmp_path))
    done = run_script(script, hub=hub, place="place/a", panel=f"{PANEL_MM}x476")
    assert done.returncode == 0, done.stderr


SERVICE = "tap #home.needs\ntap #needs.all\ntap #services.item.service/a\ntap #detail.ways"


def test_a_contact_is_read_whole(hub, tmp_path):
    take(hub, tmp_path, SERVICE, "shot @/a.png")
    card = read(tmp_path / "a.png", tmp_path)
    assert card.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n") and card.endswith("END:VCARD\r\n")
    assert "FN:Läxhjälp\r\nTEL:+4686001234\r\nADR:;;Storgatan 3;Kvarnby;;123 45;\r\n" in card
    assert "NOTE:Måndag och tisdag 10:00–16:00\r\n" in card


def test_a_text_over_several_squares_is_the_text(hub, tmp_path):
    take(hub, tmp_path, SERVICE, "tap #take.form.text", "shot @/1.png", "tap #take.next", "shot @/2.png", "tap #take.next", "shot @/3.png")
    parts = [read(tmp_path / f"{i}.png", tmp_path) for i in (1, 2, 3)]
    assert [part[:4] for part in parts] == ["1/3\n", "2/3\n", "3/3\n"]
    words = " ".join(" ".join(part[4:] for part in parts).split())
    assert words.startswith("Läxhjälp Måndag och tisdag 10:00–16:00 Föreningshuset Storgatan 3 Kvarnby 08-600 12 34")
    assert words.count("Kom som du är.") == 33
    assert not re.search("[\u2066-\u2069]", words)


def test_arabic_is_read_off_the_screen(hub, tmp_path):
    take(hub, tmp_path, SERVICE, "lang ar", "tap #take.form.text", "shot @/1.png")
    assert read(tmp_path / "1.png", tmp_path).startswith("1/3\nمساعدة\n")


def test_an_event_goes_into_the_calendar(hub, tmp_path):
    take(hub, tmp_path, "tap #home.search\ntype \"dans\"\ntap #search.item.event/a\ntap #detail.ways", "shot @/a.png")
    event = read(tmp_path / "a.png", tmp_path)
    assert event.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n")
    assert "SUMMARY:Dans\\, för alla\\; hela kvällen\r\nDTSTART:20990303T170000Z\r\nDTEND:20990303T190000Z\r\n" in event


def test_who_listens_hears_it_again(hub, tmp_path):
    take(hub, tmp_path, SERVICE, "tap #take.listen", 'expect spoken "Storgatan 3"', "spoken @/first.txt", "tap #take.listen", "wait 2s",
         "spoken @/again.txt")
    first, again = (len((tmp_path / f"{name}.txt").read_text(encoding="utf-8").splitlines()) for name in ("first", "again"))
    assert again > first
