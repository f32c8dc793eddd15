# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding on a real kiosk: what is mistyped, what is marked, and a way on from every list in which nothing is."""
import datetime
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from programs import run_script  # noqa: E402

BEGIN = f"""motion off
wait sync
clock {datetime.date.today()}T03:30:00+01:00
lang en
tap #welcome.begin
"""


def run(hub, script, size="1080x1920"):
    done = run_script(BEGIN + script, hub=hub, size=size, place="place/kvarnby-bibliotek")
    assert done.returncode == 0, done.stderr[-3000:]


def marked(tree):
    return [word for node in json.loads(tree.read_text(encoding="utf-8"))["nodes"] for word in node.get("found", [])]


def test_a_mistyped_word_is_found_and_a_press_puts_it_right(hub, tmp_path):
    run(hub, f"""tap #home.search
type "libary"
expect text "Did you mean “library”?"
expect text "Nothing has just that. This is the nearest."
tree {tmp_path}/near.json
tap #search.suggestion
expect no text "Did you mean"
expect no text "the nearest"
tree {tmp_path}/right.json
""")
    assert "library" in " ".join(marked(tmp_path / "near.json")).lower()
    assert "library" in " ".join(marked(tmp_path / "right.json")).lower()


def test_whole_words_are_marked_in_the_language_they_are_shown_in(hub, tmp_path):
    run(hub, f"""lang ar
tap #home.search
type "طعام"
tree {tmp_path}/ar.json
tap #search.clear
type "xyzzy"
tree {tmp_path}/none.json
""")
    assert {"طعام", "الطعام"} & set(marked(tmp_path / "ar.json"))
    assert marked(tmp_path / "none.json") == []


def test_marks_move_with_the_list(hub, tmp_path):
    run(hub, f"""tap #home.search
type "mat"
drag 540,900 540,500 400ms
shot {tmp_path}/moved.png
theme dark
theme light
shot {tmp_path}/anew.png
""")
    assert (tmp_path / "moved.png").read_bytes() == (tmp_path / "anew.png").read_bytes()


def test_where_nothing_is_found_the_needs_lead_on(hub):
    run(hub, """tap #home.search
tap #search.need.term/food
expect screen services
tap #frame.back
expect screen search
type "xyzzy"
expect text "Nothing found"
tap #search.need.term/food
expect screen services
""")


def test_of_one_kind_there_is_more_and_the_way_back(hub):
    run(hub, """tap #home.search
type "s"
drag 540,1000 540,400 300ms
drag 540,1000 540,400 300ms
tap "Show more of these"
expect screen search
expect no text "Show more of these"
tap #frame.back
expect screen search
tap #search.clear
""")


def test_a_list_in_which_nothing_is_says_which_choice_to_drop(hub):
    run(hub, """tap #home.needs
tap #needs.item.term/papers
tap #services.chip.open
expect text "Nothing here right now."
tap "Without “Open now”"
expect no text "Nothing here right now."
tap #services.chip.open
tap #services.chip.free
expect text "Without any of these choices"
tap "Without any of these choices"
expect no text "Nothing here right now."
""")
