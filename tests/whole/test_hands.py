# SPDX-License-Identifier: GPL-3.0-or-later
"""The real kiosk under hands that shake, hands that listen, and a single switch (A16, A30, A31, A32)."""
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from programs import Hub, run_script  # noqa: E402
from test_kiosk import LIBRARY, Conversation, item, passes, write_items  # noqa: E402

STEP = "2s"  # of the scanning that the switch itself turns on
LISTEN = ["--langs", "sv,en,ar"]


def script(hub, lines, more=()):
    return passes(run_script("motion off\nwait sync\n" + lines, hub=hub, place=LIBRARY, more=more))


class Switch(Conversation):
    """Somebody with one switch: waits until the frame is on what is wanted, and presses."""

    def begin(self):
        self.tell("motion off", "wait sync", "key F8")
        return self

    @staticmethod
    def node(tree, id_):
        return next((node for node in tree["nodes"] if node.get("id") == id_), None)

    def framed(self):
        tree = self.tree()
        return tree, next((node for node in tree["nodes"] if node.get("focused")), None)

    def press(self, key="key F8"):
        self.tell(key)

    def choose(self, wanted, key="key F8", steps=80, tallest=2000):
        """Presses until `wanted` has been chosen; the steps that the frame took. A group that reaches out of a list's window
        is as tall as all of it."""
        for step in range(steps):
            tree, frame = self.framed()
            target = self.node(tree, wanted)
            assert target, f"{wanted} is not on the screen {tree['screen']}"
            if frame and frame["id"] == wanted:
                assert target["visible"], "it is scrolled to"
                self.press(key)
                return step
            x, y, w, h = frame["rect"] if frame else (0, 0, 0, 0)
            tx, ty, tw, th = target["rect"]
            inside = x <= tx and y <= ty and tx + tw <= x + w and ty + th <= y + h
            if inside and h <= tallest and frame["role"] in ("group", "list"):
                self.press(key)
            else:
                self.tell(f"wait {STEP}")
        raise AssertionError(f"never came to {wanted}")


def test_A32_a_detail_and_back_with_the_switch_key_alone(hub, tmp_path):
    kiosk = Switch(tmp_path / "kiosk", hub=hub, place=LIBRARY).begin()
    kiosk.choose("welcome.begin")
    kiosk.tell("expect screen home")
    kiosk.choose("home.needs")
    kiosk.tell("expect screen needs")
    kiosk.choose("needs.item.term/learn-swedish")
    kiosk.tell("expect screen services")
    kiosk.choose("services.item.service/sprakkafe")
    kiosk.tell("expect screen detail")
    kiosk.choose("frame.back")
    kiosk.tell("expect screen services", "quit")
    kiosk.end()


def test_A32_a_long_list_is_gone_through_by_touches_anywhere(tmp_path):
    with Hub() as hub:
        services = [item(f"service/s{n}", f"Tjänst {n:02}", organization="org/a") for n in range(20)]
        hub.run("import", write_items(tmp_path / "a.json", item("org/a", "Föreningen", legal_form="association"), *services))
        hub.publish()
        hub.serve()
        kiosk = Switch(tmp_path / "kiosk", hub=hub).begin()
        kiosk.choose("welcome.begin")
        kiosk.choose("home.needs")
        kiosk.choose("needs.all")
        steps = kiosk.choose("services.item.service/s19", key="tap 5,5")
        assert steps < 25  # six at a time: no step for each of the rows before it
        kiosk.tell("expect screen detail", 'expect text "Tjänst 19"', "quit")
        kiosk.end()


def test_A32_it_writes_on_the_keyboard(hub, tmp_path):
    kiosk = Switch(tmp_path / "kiosk", hub=hub, place=LIBRARY).begin()
    kiosk.choose("welcome.begin")
    kiosk.choose("home.search")
    for letter in "kyl":
        kiosk.choose(f"key.{letter}", tallest=100)
    kiosk.tell('expect text "kyl"')
    kiosk.choose("search.item.story/kylen-som-gick-sonder")
    kiosk.tell("expect screen story", "quit")
    kiosk.end()


def test_A32_it_stops_after_three_rounds_and_a_press_begins_again(hub):
    script(hub, "scan quick\nexpect focus #welcome.begin\nwait 300s\nexpect screen welcome\nexpect focus \"\"\n"
                "key Enter\nexpect focus #welcome.begin\nexpect screen welcome\nkey Enter\nexpect screen home\n",
           more=["--idle", "3600"])


def test_A32_the_first_step_waits_twice_as_long_and_the_step_time_is_chosen(hub):
    for word, step in (("slow", 3000), ("medium", 2000), ("quick", 1000)):
        script(hub, f"tap #welcome.begin\ntap #home.needs\nscan {word}\nexpect focus #frame.back\nwait {2 * step - 1}ms\n"
                    f"expect focus #frame.back\nwait 1ms\nexpect focus #scan.1\nwait {step - 1}ms\nexpect focus #scan.1\n"
                    "wait 1ms\nexpect focus #scan.2\n")


def test_A32_nobody_who_presses_is_nobody_there(hub):
    """The frame that goes on by itself keeps no session alive, and any press answers the question."""
    script(hub, "tap #welcome.begin\nscan slow\nwait 181s\nexpect screen stillthere\nwait 20s\nexpect screen stillthere\n"
                "key Space\nexpect screen home\nwait 181s\nexpect screen stillthere\nwait 46s\nexpect screen welcome\n"
                "wait 30s\nexpect focus \"\"\n")


def test_A32_with_speech_the_step_waits_until_it_was_said(hub, tmp_path):
    out = tmp_path / "spoken.txt"
    script(hub, f"tap #welcome.begin\nscan quick\nspeech on\nwait 100s\nspoken {out}\n", more=LISTEN)
    lines = out.read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("Språk, Text, Färg … 7 ") for line in lines), lines[-40:]


def test_A29_the_switch_turns_itself_on_and_the_end_of_the_session_turns_it_off(hub):
    script(hub, "key F8\nexpect focus #welcome.begin\nkey F8\nexpect screen home\ntap 300,300\ntap 300,300\nwait 300s\n"
                "expect screen welcome\nwait 30s\nexpect focus \"\"\n")


@pytest.mark.parametrize("preset, short, long", [("calm", 290, 310), ("steady", 590, 610), ("firm", 990, 1010)])
def test_A31_a_preset_wants_the_finger_held_and_takes_it_once(hub, preset, short, long):
    script(hub, f"tap #welcome.begin\ntouch {preset}\ntap #home.needs\nexpect screen home\nwait 2s\n"
                f"hold #home.needs {short}ms\nexpect screen home\nwait 2s\nhold #home.needs {long}ms\nexpect screen needs\n"
                f"hold #needs.item.term/food 3s\nexpect screen needs\n"  # where the hand was a moment ago
                f"wait 2s\nhold #needs.item.term/food 2s\nexpect screen services\n")


def test_A31_a_shaking_finger_on_a_key_writes_its_letter_once(hub):
    shaking = "".join(f"wait 30ms\nfinger move {340 + dx},{1330 + dy}\n" for dx, dy in
                      [(16, -12), (-17, 9), (14, 15), (-15, -14), (12, -16), (-13, 11)] * 7)
    done = script(hub, "tap #welcome.begin\ntap #home.search\ntouch firm\nfinger down #key.q\n"
                       "wait 30ms\nfinger up #key.q\nwait 100ms\n"  # the contact breaks
                       f"hold #key.q 1100ms\nwait 120ms\nhold #key.q 80ms\nexpect text \"q\"\nexpect no text \"qq\"\n")
    assert done.returncode == 0
    script(hub, f"tap #welcome.begin\ntouch firm\nfinger down 340,1330\n{shaking}finger up 340,1330\nexpect no text \"Hitta hjälp\"\n")


def test_A31_with_a_preset_the_page_comes_while_the_finger_still_rests(hub):
    script(hub, "tap #welcome.begin\ntouch calm\nfinger down #home.needs\nwait 400ms\nexpect screen needs\n"
                "expect text \"Vad behöver du?\"\nwait 5s\nfinger up 500,900\nexpect screen needs\n")


def test_A30_touching_reads_and_touching_again_chooses(hub):
    script(hub, "tap #welcome.begin\nspeech on\ntap #home.needs\nexpect screen home\nexpect focus #home.needs\n"
                "expect spoken \"Hitta hjälp\"\nfinger down #home.events\nexpect focus #home.events\nfinger move #home.calls\n"
                "expect focus #home.calls\nfinger up #home.calls\nexpect screen home\ndrag 500,1500 500,700\nexpect screen home\n"
                "expect focus #home.needs\ntap #home.needs\nexpect screen needs\ntap #needs.question\nexpect focus #needs.question\n"
                "tap #needs.item.term/food\nkey Enter\nexpect screen services\n", more=LISTEN)


def test_A16_keys_go_by_the_table_of_the_configuration(hub):
    script(hub, "tap #welcome.begin\ntap #home.needs\nkey F13\nexpect focus #frame.back\nkey F13\nexpect focus #needs.item.term/food\n"
                "key F1\nexpect screen needs\nkey F14\nexpect screen services\n",
           more=["--keys", "F13=next,F14=act,F1=none"])
    done = run_script("quit\n", hub=hub, more=["--keys", "F13=nexxt"])
    assert done.returncode == 2 and "F13=nexxt" in done.stderr and "headphones-in" in done.stderr


def test_A16_arrows_go_the_way_the_text_runs(hub):
    script(hub, "tap #welcome.begin\ntap #home.needs\nkey Right\nexpect focus #frame.back\nkey Right\nexpect focus #needs.item.term/food\n"
                "key Left\nexpect focus #frame.back\nlang ar\nkey Left\nexpect focus #needs.item.term/food\nkey Right\n"
                "expect focus #frame.back\n")


def test_A16_space_chooses_and_writes_where_something_is_written(hub):
    script(hub, "tap #welcome.begin\nkey Tab\nkey Tab\nkey Space\nexpect screen search\ntype \"a\"\nkey Space\ntype \" \"\ntype \"b\"\n"
                "expect text \"a b\"\nexpect screen search\nkey +\ntype \"+\"\nexpect text \"a b+\"\n")


def test_A16_with_a_preset_the_same_key_soon_after_is_the_hands(hub):
    script(hub, "tap #welcome.begin\ntap #home.needs\ntouch steady\nkey Tab\nexpect focus #frame.back\nwait 200ms\nkey Tab\n"
                "expect focus #frame.back\nwait 590ms\nkey Tab\nexpect focus #frame.back\nwait 610ms\nkey Tab\n"
                "expect focus #needs.item.term/food\nkey Shift+Tab\nexpect focus #frame.back\n")


def test_A16_a_sign_written_twice_by_a_shaking_hand_is_one(hub):
    press = 'key +\ntype "+"\n'
    script(hub, "tap #welcome.begin\ntap #home.search\ntouch firm\ntype \"a\"\n" + press + "wait 100ms\n" + press
           + "type \"b\"\nexpect text \"a+b\"\n")


def test_the_headphones_of_a_keypad_begin_and_end_the_reading(hub):
    script(hub, "tap #welcome.begin\nkey F15\ntap #home.needs\nexpect screen home\nexpect focus #home.needs\nkey F16\n"
                "tap #home.events\nexpect screen events\n", more=LISTEN)
