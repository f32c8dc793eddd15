# SPDX-License-Identifier: GPL-3.0-or-later
"""A notice that takes the whole screen, from the hub to the kiosk."""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from programs import ROOT, Hub, run_script  # noqa: E402

ALERT = ROOT / "tests/data/alert.json"
LIBRARY = "place/kvarnby-bibliotek"


def passes(done):
    assert done.returncode == 0, done.stderr[-4000:]


def kvarnby():
    hub = Hub()
    hub.run("import", ROOT / "assets/demo")
    hub.publish()
    return hub.serve()


def test_an_alert_stands_at_rest_until_it_is_read_and_again_for_the_next_person():
    with kvarnby() as hub:
        hub.run("import", ALERT)
        hub.publish()
        passes(run_script("""motion off
wait sync
expect screen notice
expect text "Koka dricksvattnet"
tap #bar.help
expect screen help
tap #frame.back
expect screen notice
tap #bar.language
tap #language.item.ar
expect screen notice
expect text "اغلوا ماء الشرب"
tap #notice.go_on
expect screen home
expect text "اغلوا ماء الشرب"
tap #home.events
expect screen events
tap #bar.restart
expect screen notice
""", hub=hub, place=LIBRARY))


def test_an_alert_that_is_published_comes_over_what_is_shown_and_is_read_at_once(tmp_path):
    with kvarnby() as hub:
        from test_kiosk import Conversation  # the same way to talk to a kiosk
        kiosk = Conversation(tmp_path / "kiosk", hub=hub, place=LIBRARY)
        kiosk.tell("motion off", "wait sync", "tap #welcome.begin", "tap #home.events", "expect screen events", "speech on")
        kiosk.tree()
        hub.run("import", ALERT)
        hub.publish()
        kiosk.tell("wait sync", "expect screen notice", 'expect spoken "Koka dricksvattnet i hela Kvarnby"', "tap #notice.go_on",
                   "tap #notice.go_on", "expect screen events")  # the first touch says what it is
        tree = kiosk.tree()
        assert tree["screen"] == "events"
        kiosk.tell("quit")
        kiosk.end()


def test_an_alert_is_a_dialog_whose_buttons_and_bar_are_all_that_can_be_pressed(tmp_path):
    with kvarnby() as hub:
        hub.run("import", ALERT)
        hub.publish()
        out = tmp_path / "tree.json"
        passes(run_script(f"motion off\nwait sync\nexpect screen notice\ntree {out}\n", hub=hub, place=LIBRARY))
        tree = json.loads(out.read_text(encoding="utf-8"))
        assert [n["id"] for n in tree["nodes"] if n.get("role") == "dialog"] == ["notice"]
        pressed = {n["id"].split(".")[0] for n in tree["nodes"] if n.get("focusable")}
        assert pressed == {"notice", "bar"}
