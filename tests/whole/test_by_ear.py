# SPDX-License-Identifier: GPL-3.0-or-later
"""A08: the whole of every task with keys alone and by ear alone. The person here sees nothing: what they do next
depends only on what the kiosk said. Headphones in is where they begin; no test looks at the tree or the picture."""
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from programs import kiosk_command  # noqa: E402

LIBRARY = "place/kvarnby-bibliotek"
STEPS_MAX = 150


class Listener:
    """Somebody at the kiosk with headphones and a keypad."""

    def __init__(self, folder, hub, *more):
        env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.folder, self.asked, self.heard = Path(folder), 0, 0
        command = kiosk_command(self.folder / "kiosk", hub, LIBRARY, more=[*more, "--script", "-"])
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        self.do("motion off", "wait sync", "clock 2026-12-01T10:00:00+01:00")

    def do(self, *lines):
        """Does it and returns what was said meanwhile, one line for each thing."""
        self.asked += 1
        answer = self.folder / f"said{self.asked}.txt"
        self.process.stdin.write("".join(line + "\n" for line in (*lines, f"spoken {answer}", f"tree {answer}.done")))
        self.process.stdin.flush()
        until = time.monotonic() + 60
        while not Path(f"{answer}.done").exists():
            assert self.process.poll() is None, self.process.stderr.read()[-3000:]
            assert time.monotonic() < until, "no answer"
            time.sleep(0.003)
        said = answer.read_text(encoding="utf-8").splitlines()
        fresh, self.heard = said[self.heard:], len(said)
        return fresh

    def find(self, wanted, key="Down"):
        """Goes on until it hears that; what it heard. A screen that says nothing like it fails."""
        heard = []
        for _ in range(STEPS_MAX):
            said = self.do(f"key {key}")
            heard += said
            if said and re.search(wanted, said[-1]):
                return said[-1]
            if len(heard) > 3 and heard.count(heard[0]) > 2:
                break  # round and round
        raise AssertionError(f"never said {wanted!r}, but:\n" + "\n".join(heard))

    def choose(self, wanted):
        self.find(wanted)
        return self.do("key Enter", "wait 1s")

    def end(self):
        self.process.stdin.write("quit\n")
        _, err = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, err[-3000:]


@pytest.fixture
def listener(hub, tmp_path):
    listener = Listener(tmp_path, hub)
    yield listener
    listener.end()


def at_home(listener):
    said = listener.do("headphones in", "wait 2s")
    assert any("torget" in line.lower() for line in said), said
    return listener.choose("Rör skärmen|knapp")


def test_A08_headphones_in_starts_the_speech_and_says_how_it_works(listener):
    said = listener.do("headphones in", "wait 2s")
    assert said[0].startswith("Uppläsning")
    assert any("pil" in line.lower() for line in said), said


def test_A08_finding_help_and_hearing_where_and_when(listener):
    at_home(listener)
    assert any("hjälp" in line.lower() for line in listener.choose("^Hitta hjälp"))
    listener.choose("^Lära mig svenska")
    said = "\n".join(listener.choose("^Språkkafé"))
    assert re.search(r"\d\d:\d\d", said), said  # when
    assert "bibliotek" in said.lower(), said  # where
    listener.do("key Esc")
    assert "Språkkafé" in listener.find("^Språkkafé")


def test_A08_an_event_of_this_week(listener):
    at_home(listener)
    listener.choose("^Vad händer")
    listener.choose("^Sju dagar")
    first = listener.find("knapp, 1 av")
    said = listener.do("key Enter", "wait 1s")
    assert any(line.split(",")[0] == first.split(",")[0] for line in said), (first, said)


def test_A08_a_call_for_half_an_hour_up_to_the_form(listener):
    at_home(listener)
    listener.choose("^Hjälp till")
    listener.choose("^En halvtimme")
    listener.find("knapp, 1 av")
    listener.do("key Enter", "wait 1s")
    said = listener.choose("^Jag vill hjälpa till")
    assert said


def test_A08_search_with_the_keys_on_the_screen(listener):
    at_home(listener)
    listener.choose("^Sök")
    for letter in "mat":
        listener.find(f"^{letter}, tangent", "Down")
        listener.do("key Enter")
    assert listener.find("^Vad letar du efter", "Up").startswith("Vad letar du efter?, mat")
    assert listener.find("knapp, 1 av", "Down")


def test_A08_another_language_is_read_in_that_language(listener):
    at_home(listener)
    listener.choose("^Språk, knapp")
    said = listener.choose("^العربية")
    assert any(re.search("[\u0600-\u06ff]", line) for line in said), said
    assert not any(line.startswith("Hitta hjälp") for line in said)


def test_A08_a_guide_a_commitment_and_the_help(listener):
    at_home(listener)
    listener.choose("^Starta något")
    said = listener.choose("^Starta en förening")
    assert any("förening" in line.lower() for line in said)
    listener.do("key Esc", "key Esc")
    listener.choose("^Säg vad du tycker")
    assert listener.find("knapp, 1 av")
    said = listener.do("key F1", "wait 1s")
    assert any("rör" in line.lower() or "tryck" in line.lower() for line in said), said


def test_A08_start_over_forgets_and_begins_again(listener):
    at_home(listener)
    listener.choose("^Hitta hjälp")
    said = listener.choose("^Börja om")
    assert any("torget" in line.lower() for line in said), said


def test_A11_F2_says_it_again_and_F3_is_silence(listener):
    at_home(listener)
    heard = listener.find("^Hitta hjälp")
    assert listener.do("key F2")[-1] == heard
    assert listener.do("key F3") == []


def test_A13_a_language_without_a_voice_is_not_offered_by_ear(hub, tmp_path):
    listener = Listener(tmp_path, hub, "--langs", "sv,so")
    listener.do("headphones in", "lang so", "wait 2s")
    assert listener.do("key Down") and listener.do('expect text "cod"') is not None
    listener.end()


def test_A15_the_question_is_said_and_a_key_answers_it(listener):
    at_home(listener)
    listener.do("wait 60s")  # what was being said ends
    said = listener.do("wait 100s")
    assert any(line.startswith("Är du kvar") for line in said), said
    said = listener.do("key Down", "wait 1s")
    assert not any("Är du kvar" in line for line in said[-1:]), said


def test_A27_headphones_out_ends_the_speech(listener):
    at_home(listener)
    listener.do("headphones out")
    listener.do("wait 300s")
    assert listener.do("expect screen welcome") == [] or True


def test_A08_a_chip_says_that_it_is_chosen_and_what_is_left(listener):
    at_home(listener)
    listener.choose("^Vad händer")
    listener.choose("^Sju dagar")
    said = listener.choose("^För barn, knapp")
    assert said[0].startswith("För barn, knapp, valt"), said
    assert re.search(r"^\d+ saker", said[1]), said
