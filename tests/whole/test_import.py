# SPDX-License-Identifier: GPL-3.0-or-later
"""torget-hub import --format items: what it takes, what it refuses and how it says so."""
import datetime
import json
import os
import re

import pytest

from hub_help import item, org, reports, service, write


def imported(hub, *arguments, status=0):
    done = hub.run("import", "--report", "json", *arguments, check=False)
    assert done.returncode == status, (done.stdout[-2000:], done.stderr[-2000:])
    return reports(done)


def stored(hub, *arguments):
    return {thing["id"]: thing for thing in json.loads(hub.run("export", *arguments).stdout)}


def test_the_demo_town_is_without_fault(fresh_hub, demo_items):
    faults, summary = imported(fresh_hub, demo_items)
    assert faults == [] and summary["added"] == summary["items"] > 100


EASY = "Vi äter lunch ihop på tisdagar. Du kan komma utan att boka. Maten kostar inget. Alla får vara med. "
HARD = "Förvaltningen upprättar överenskommelser om offentligt partnerskap med arbetsintegrerande företag. "
MIDDLING = ("Föreningen ordnar läxhjälp varje onsdag eftermiddag på biblioteket. Hjälpen är gratis för alla elever i "
            "grundskolan, och ingen behöver boka i förväg.")

READING = [  # an item, the pointers that are warned of
    (org("a", summary={"sv": EASY, "sv-simple": EASY}), []),
    (org("a", summary={"sv": MIDDLING}), []),
    (org("a", summary={"sv": MIDDLING, "sv-simple": MIDDLING}), ["/summary/sv-simple"]),
    (org("a", summary={"sv": HARD * 3, "sv-simple": HARD * 3}), ["/summary/sv", "/summary/sv-simple"]),
    (org("a", summary={"sv": HARD, "sv-simple": HARD}), []),  # fewer than 20 words: no figure
    (org("a", summary={"sv": EASY, "en": HARD * 3, "sv-FI": HARD * 3}), []),  # the figure is for Swedish from here
    (org("a", body={"sv": EASY, "sv-simple": EASY + HARD * 2}), ["/body/sv-simple"]),
    (item("guide/a", topic="association", steps=[{"title": {"sv": "Ett"}, "text": {"sv": EASY}},
                                                 {"title": {"sv": "Två"}, "text": {"sv": HARD * 3}}]), ["/steps/1/text/sv"]),
]


@pytest.mark.parametrize("thing,pointers", READING, ids=range(len(READING)))
def test_swedish_that_is_hard_to_read_is_a_warning(shared_hub, tmp_path, thing, pointers):
    faults, summary = imported(shared_hub, "--dry-run", write(tmp_path, "x.json", [thing]))
    found = [fault for fault in faults if fault["rule"] == "lix"]
    assert sorted(fault["pointer"] for fault in found) == pointers, faults
    assert all((fault["severity"], fault["id"], fault["line"]) == ("warning", thing["id"], 1) for fault in found)
    assert all(re.match(r"LIX \d+\.\d, more than [35]0: .*shorter sentences", fault["message"]) for fault in found)
    assert (summary["errors"], summary["warnings"]) == (0, len(faults))


def test_the_share_of_easy_swedish_is_told_once(fresh_hub, tmp_path):
    both, only = {"sv": "Mat", "sv-simple": "Mat"}, {"sv": "Mat"}
    things = [org("a", summary=both, body=both), org("b", summary=both), org("c", summary=both, body=only), org("d", summary=only),
              org("e"), org("f") | {"title": both}, org("g") | {"title": {"en": "Food"}}, org("bad", colour="red", summary=both)]
    path = write(tmp_path, "x.json", things)
    faults, summary = imported(fresh_hub, "--keep-going", path, status=1)
    assert summary["easy_swedish"] == {"items_with": 3, "items": 6, "percent": 50}
    assert not [fault for fault in faults if "simple" in fault["pointer"]], "not a line each"
    done = fresh_hub.run("import", "--keep-going", path, check=False)
    assert "easy Swedish: 3 of 6 items (50 %)" in done.stderr
    _, summary = imported(fresh_hub, write(tmp_path, "none.json", []))
    assert summary["easy_swedish"] == {"items_with": 0, "items": 0, "percent": 0}


def test_what_goes_in_comes_out(fresh_hub, tmp_path):
    things = [org("a", summary={"sv": "å ä ö", "ar": "سلام"}), service("b", "a")]
    _, summary = imported(fresh_hub, write(tmp_path, "x.json", things))
    assert (summary["added"], summary["imported"]) == (2, True)
    assert stored(fresh_hub) == {thing["id"]: thing for thing in things}
    assert list(stored(fresh_hub, "--kind", "service")) == ["service/b"]


def test_again_changes_nothing_and_a_change_is_one_change(fresh_hub, tmp_path):
    path = write(tmp_path, "x.json", [org("a"), org("b")])
    imported(fresh_hub, path)
    _, summary = imported(fresh_hub, path)
    assert (summary["added"], summary["changed"], summary["unchanged"]) == (0, 0, 2)
    write(tmp_path, "x.json", [org("a"), org("b", phone="+46701740605")])
    _, summary = imported(fresh_hub, path)
    assert (summary["added"], summary["changed"], summary["unchanged"]) == (0, 1, 1)


def test_one_object_is_a_file_too(fresh_hub, tmp_path):
    imported(fresh_hub, write(tmp_path, "one.json", org("a")))
    assert list(stored(fresh_hub)) == ["org/a"]


SYNTAX = [  # the file, the line of the fault
    ('[{"id": "org/a",\n  "kind": organization}]', 2),
    ('[\n{"id": "org/a"}\n{"id": "org/b"}]', 3),
    ('[{"id": "org/a"}', 1),
    ('[]\nx', 2),
    ("", 1),
    ("{\n\"id\": \"org/a\",\n\"id\": \"org/b\"}", 3),
    ('["org/a"]', 1),
    ("\n\n<html>", 3),
    ('[{"a": "' + "[" * 60 + '"}, {"b": ' + "[" * 60, 1),
    ('[{"id": "org/\\ud800"}]', 1),
]


@pytest.mark.parametrize("text,line", SYNTAX, ids=range(len(SYNTAX)))
def test_bad_syntax_is_found_with_its_line(shared_hub, tmp_path, text, line):
    faults, summary = imported(shared_hub, write(tmp_path, "bad.json", text), status=1)
    syntax = [fault for fault in faults if fault["rule"] == "syntax"]
    assert not summary["imported"]
    assert [(fault["line"], fault["severity"]) for fault in syntax] == [(line, "error")]
    assert syntax[0]["file"].endswith("bad.json") and syntax[0]["message"] and syntax[0]["pointer"] == ""


def test_a_fault_in_the_third_item_names_the_item_and_its_line(shared_hub, tmp_path):
    path = write(tmp_path, "x.json", "[\n%s,\n%s,\n%s\n]" % tuple(map(json.dumps, [org("a"), org("b"), org("c", colour="red")])))
    faults, _ = imported(shared_hub, path, status=1)
    (fault,) = [fault for fault in faults if fault["severity"] == "error"]
    assert (fault["id"], fault["pointer"], fault["rule"], fault["line"]) == ("org/c", "/colour", "unknown-member", 4)


FAULTS = [  # an item, pointer, rule
    (org("a", summary={"sv": "<b>fet</b>"}), "/summary/sv", "html"),
    (org("a", summary={"sv": "x" * 401}), "/summary/sv", "limit"),
    (org("a", summary={"svenska!": "x"}), "/summary/svenska!", "language"),
    (item("org/a"), "", "missing"),
    (org("a", url="javascript:alert(1)"), "/url", None),
    (org("a", place="place/b"), "/place", "reference"),
    (service("a", "nobody"), "/organization", "reference"),
    (item("event/a", organization="org/x", start="2026-02-30T10:00:00+01:00", end="2026-03-01T10:00:00+01:00"), "/start", "date"),
]


@pytest.mark.parametrize("thing,pointer,rule", FAULTS)
def test_each_fault_has_pointer_rule_and_message(shared_hub, tmp_path, thing, pointer, rule):
    things = [thing] if thing["id"] != "event/a" else [org("x"), thing]
    faults, summary = imported(shared_hub, write(tmp_path, "x.json", things), status=1)
    found = [fault for fault in faults if fault["severity"] == "error" and fault["id"] == thing["id"]]
    assert found and not summary["imported"], faults
    assert any(f["pointer"].startswith(pointer) and rule in (None, f["rule"]) and f["message"] for f in found), found
    assert stored(shared_hub) == {}


def test_the_same_id_twice_is_refused_across_files(fresh_hub, tmp_path):
    write(tmp_path, "a.json", org("same"))
    write(tmp_path, "b.json", org("same"))
    faults, _ = imported(fresh_hub, tmp_path, status=1)
    (fault,) = [fault for fault in faults if fault["rule"] == "duplicate"]
    assert fault["file"].endswith("b.json") and "a.json" in fault["message"]


def test_references_may_go_across_files_and_to_what_is_stored(fresh_hub, tmp_path):
    write(tmp_path / "one", "z.json", org("a"))
    write(tmp_path / "one", "a.json", service("s", "a"))
    imported(fresh_hub, tmp_path / "one")
    imported(fresh_hub, write(tmp_path, "later.json", service("t", "a")))


def test_keep_going_takes_what_holds_and_refuses_what_leans_on_the_refused(fresh_hub, tmp_path):
    things = [org("good"), org("bad", colour="red"), service("on-good", "good"), service("on-bad", "bad"),
              item("event/on-on-bad", organization="org/good", service="service/on-bad",
                   start="2026-12-01T10:00:00+01:00", end="2026-12-01T11:00:00+01:00")]
    path = write(tmp_path, "x.json", things)
    _, summary = imported(fresh_hub, path, status=1)
    assert not summary["imported"] and stored(fresh_hub) == {}
    faults, summary = imported(fresh_hub, "--keep-going", path, status=1)
    assert summary["imported"] and summary["refused"] == 3
    assert sorted(stored(fresh_hub)) == ["org/good", "service/on-good"]
    assert {(f["id"], f["rule"]) for f in faults if f["severity"] == "error"} == {
        ("org/bad", "unknown-member"), ("service/on-bad", "reference"), ("event/on-on-bad", "reference")}


def test_a_dry_run_says_what_would_be(fresh_hub, tmp_path):
    _, summary = imported(fresh_hub, "--dry-run", write(tmp_path, "x.json", [org("a")]))
    assert (summary["added"], summary["imported"], summary["dry_run"]) == (1, False, True)
    assert stored(fresh_hub) == {}


def test_replace_withdraws_what_the_source_no_longer_has(fresh_hub, tmp_path):
    twenty = [org(f"n{i}") for i in range(20)]
    path = write(tmp_path, "x.json", twenty)
    imported(fresh_hub, "--replace", "register", path)
    imported(fresh_hub, write(tmp_path, "y.json", org("other")))
    write(tmp_path, "x.json", twenty[:19])
    _, summary = imported(fresh_hub, "--replace", "register", path)
    assert summary["withdrawn"] == 1
    assert "org/n19" not in stored(fresh_hub) and "org/other" in stored(fresh_hub)
    imported(fresh_hub, "--source", "register", write(tmp_path, "x.json", twenty[:2]))
    assert len(stored(fresh_hub)) == 20, "without --replace nothing goes"


def test_replace_asks_when_more_than_a_tenth_would_go(fresh_hub, tmp_path):
    path = write(tmp_path, "x.json", [org(f"n{i}") for i in range(20)])
    imported(fresh_hub, "--replace", "register", path)
    write(tmp_path, "x.json", [org(f"n{i}") for i in range(17)])
    for more in ([], ["--keep-going"]):
        faults, summary = imported(fresh_hub, "--replace", "register", *more, path, status=1)
        assert [fault["rule"] for fault in faults] == ["replace"] and not summary["imported"]
    assert len(stored(fresh_hub)) == 20
    _, summary = imported(fresh_hub, "--replace", "register", "--yes", path)
    assert summary["withdrawn"] == 3


def test_replace_leaves_no_loose_ends(fresh_hub, tmp_path):
    path = write(tmp_path, "x.json", [org("a"), org("b")])
    imported(fresh_hub, "--replace", "register", path)
    imported(fresh_hub, write(tmp_path, "y.json", service("leans", "b")))
    write(tmp_path, "x.json", [org("a")])
    faults, summary = imported(fresh_hub, "--replace", "register", "--yes", path, status=1)
    assert [(fault["id"], fault["rule"]) for fault in faults] == [("service/leans", "reference")]
    assert not summary["imported"] and len(stored(fresh_hub)) == 3


def test_what_was_withdrawn_can_come_back(fresh_hub, tmp_path):
    path = write(tmp_path, "x.json", [org("a"), org("b")])
    imported(fresh_hub, "--replace", "register", path)
    write(tmp_path, "x.json", [org("a")])
    imported(fresh_hub, "--replace", "register", "--yes", path)
    write(tmp_path, "x.json", [org("a"), org("b")])
    _, summary = imported(fresh_hub, "--replace", "register", path)
    assert summary["added"] == 1 and len(stored(fresh_hub)) == 2


def test_dates_move_with_the_folder(fresh_hub, tmp_path):
    write(tmp_path, "import.json", {"anchor": "2020-01-06"})
    write(tmp_path, "x.json", [org("x", founded=1950), item("event/a", organization="org/x", start="2020-01-07T14:00:00+01:00",
                                                            end="2020-01-07T15:00:00+01:00", checked_on="2010-01-01")])
    imported(fresh_hub, tmp_path)
    event = stored(fresh_hub)["event/a"]
    start = datetime.datetime.fromisoformat(event["start"])
    this_monday = datetime.date.today() - datetime.timedelta(days=datetime.date.today().weekday())
    assert abs((start.date() - this_monday).days - 1) in (0, 7)  # the zone's day may be another than this machine's
    assert (start.weekday(), start.hour) == (1, 14)
    assert event["checked_on"] == "2010-01-01"


def test_a_bad_anchor_stops_the_folder(fresh_hub, tmp_path):
    write(tmp_path, "import.json", {"anchor": "yesterday"})
    write(tmp_path, "x.json", org("a"))
    faults, summary = imported(fresh_hub, tmp_path, status=1)
    assert faults[0]["file"].endswith("import.json") and not summary["imported"]


USAGE = [[], ["--format", "nonsense", "x"], ["--report", "xml", "x"], ["--channel", "Not OK", "x"], ["--nonsense", "x"],
         ["--source", "a", "--replace", "b", "x"]]


@pytest.mark.parametrize("arguments", USAGE)
def test_wrong_usage_is_status_2(shared_hub, arguments):
    done = shared_hub.run("import", *arguments, check=False)
    assert done.returncode == 2 and done.stderr.startswith("torget-hub: ")


def test_what_is_not_there_is_said(shared_hub, tmp_path):
    faults, _ = imported(shared_hub, tmp_path / "nowhere", status=1)
    assert faults[0]["rule"] == "file"


def test_people_get_lines_on_standard_error(shared_hub, tmp_path):
    done = shared_hub.run("import", write(tmp_path, "x.json", org("a", colour="red")), check=False)
    assert done.returncode == 1 and "x.json:1: org/a: /colour: " in done.stderr


def test_hostile_files_do_no_harm(shared_hub, tmp_path):
    write(tmp_path, "deep.json", "[" * 100000)
    write(tmp_path, "deep-item.json", '{"a":' * 100000)
    write(tmp_path, "long.json", '{"id": "' + "x" * 3_000_000 + '"}')
    (tmp_path / "bytes.json").write_bytes(os.urandom(100000))
    (tmp_path / "nul.json").write_bytes(b'[{"id":"org/a\x00"}]')
    faults, summary = imported(shared_hub, tmp_path, status=1)
    assert {os.path.basename(fault["file"]) for fault in faults} == {
        "deep.json", "deep-item.json", "long.json", "bytes.json", "nul.json"}
    assert summary["items"] == 0
