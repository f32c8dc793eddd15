# SPDX-License-Identifier: GPL-3.0-or-later
"""The volunteering data model v4 becomes organizations, places and calls, in each of the dialects that occur."""
import json
import sqlite3

import pytest
from hub_help import item, org, reports, write
from programs import ROOT

DATA = ROOT / "tests/data/volunteering"


def take(hub, *arguments, status=0):
    done = hub.run("import", "--format", "volunteering", "--report", "json", *arguments, check=False)
    assert done.returncode == status, done.stdout[-3000:] + done.stderr[-3000:]
    return reports(done)


def stored(hub, kind):
    return {thing["title"].get("sv") or thing["title"]["en"]: thing for thing in json.loads(hub.run("export", "--kind", kind).stdout)}


def test_the_published_example_with_two_organisations(fresh_hub):
    _, summary = take(fresh_hub, "--lang", "en", DATA / "publishing-example-1.json")
    assert (summary["added"], summary["refused"]) == (6, 0)
    assert set(stored(fresh_hub, "organization")) == {"Under One Sky", "Oxfam GB"}
    place = stored(fresh_hub, "place")["Under One Sky Hub"]
    assert (place["lat"], place["lon"]) == (51.5005014, -0.1136474), "numbers came as strings"
    call = stored(fresh_hub, "call")["Outreach Volunteer"]
    assert (call["min_age"], call["minutes"], call["every"]) == (18, 180, "flexible")
    assert call["organization"] == stored(fresh_hub, "organization")["Under One Sky"]["id"] and call["place"] == place["id"]
    assert call["skills"] == [{"en": "Communication", "sv": "Kommunikation"},
                              {"en": "Empathy and compassion", "sv": "Inlevelse och medkänsla"}]
    assert call["requirements"] == {"en": "DBS Check", "sv": "Utdrag ur belastningsregistret"}
    assert call["settings"] == ["with-people"]
    assert "Monday afternoon, Tuesday afternoon, Saturday morning" in call["body"]["en"]
    assert "https://underoneskytogether.com/get-involved/join-us" in call["body"]["en"]
    assert "Training provided, Expenses reimbursed" in call["body"]["en"]


def test_the_published_example_of_one_organisation_without_a_graph(fresh_hub):
    _, summary = take(fresh_hub, "--lang", "en", DATA / "publishing-example-2.json")
    assert summary["added"] == 4, "an organization, its two calls, and their one place"
    assert stored(fresh_hub, "call")["Online Listings Volunteer"]["settings"] == ["from-home"]


def test_both_at_once_keep_what_they_share_once(fresh_hub):
    faults, summary = take(fresh_hub, "--lang", "en", DATA / "publishing-example-1.json", DATA / "publishing-example-2.json")
    assert (summary["added"], summary["refused"]) == (7, 0)
    assert {f["severity"] for f in faults if f["rule"] == "duplicate"} == {"warning"}
    _, summary = take(fresh_hub, "--lang", "en", DATA / "publishing-example-1.json")
    assert summary["added"] == 0, "ids stay the same"


def test_the_other_dialect(fresh_hub, tmp_path):
    fresh_hub.run("import", write(tmp_path, "terms.json", item("term/elder-care", scheme="need")))
    _, summary = take(fresh_hub, DATA / "dialect.json")
    assert (summary["added"], summary["refused"]) == (4, 0)
    organization = stored(fresh_hub, "organization")["Kvarnby fikagrupp"]
    assert organization["title"] == {"sv": "Kvarnby fikagrupp", "en": "Kvarnby coffee group"}
    assert (organization["email"], organization["phone"]) == ("hej@fika.example", "+46701740605")
    assert organization["terms"] == ["term/elder-care"]
    place = stored(fresh_hub, "place")["Gamla stallet"]
    assert (place["street"], place["postcode"], place["city"]) == ("Stallgatan 3", "590 10", "Kvarnby")
    call = stored(fresh_hub, "call")["Fikavärd"]
    assert [(s["id"], s["start"], s["end"]) for s in call["shifts"]] == [
        ("2026-12-01-1400", "2026-12-01T14:00:00+01:00", "2026-12-01T15:30:00+01:00"),
        ("2026-12-08-1400", "2026-12-08T14:00:00+01:00", "2026-12-08T15:30:00+01:00")]
    assert (call["minutes"], call["min_age"], call["from"], call["until"]) == (90, 16, "2026-11-01", "2027-06-30")
    assert call["settings"] == ["with-people", "with-someone"] and {"sv": "Baka"} in call["skills"]
    assert call["requirements"]["en"] == "ID Check, Something New Here", "a new concept keeps its words"
    driver = stored(fresh_hub, "call")["Förare"]
    assert driver["organization"] == organization["id"] and driver["minutes"] == 120
    assert "torsdag förmiddag" in driver["body"]["sv"]


def test_what_is_assumed_is_said(fresh_hub):
    faults, _ = take(fresh_hub, DATA / "dialect.json")
    assert {(f["pointer"], f["rule"]) for f in faults} >= {("/session", "missing"), ("/language", "missing")}


def test_the_record_is_kept_beside_the_call(fresh_hub):
    take(fresh_hub, DATA / "dialect.json")
    with sqlite3.connect(fresh_hub.data / "hub.db") as db:
        origins = {item: json.loads(text) for item, text in db.execute("SELECT item, json FROM origin")}
    call = stored(fresh_hub, "call")["Fikavärd"]
    assert origins[call["id"]]["role"]["title"] == "Fikavärd" and origins[call["id"]]["activity"]["label"] == "Tisdagsfika"


def activity(**more):
    return {"type": "Activity", "label": "A", "description": "D", **more}


def organisation(**more):
    return {"type": "Organisation", "id": "o", "name": "O", **more}


REFUSED = [  # the graph, pointer, rule
    ([{"type": "Organisation", "id": "", "label": ""}], "/@graph/0", "missing"),
    ([activity()], "/@graph/0/organisation", "missing"),
    ([activity(organisation="nobody-here")], "/organization", "reference"),
    ([organisation(activity=["not-here"])], "/@graph/0/activity/0", "reference"),
    ([organisation(activity=[{"id": "not-here"}])], "/@graph/0/activity/0", "reference"),
    ([organisation(activity=[activity(role=["not-here"])])], "/@graph/0/activity/0/role/0", "reference"),
    ([organisation(activity=[{"id": "x", "description": "no title"}])], "", "missing"),
    ([organisation(description="<p>Hej</p>")], "/summary/sv", "html"),
    ([organisation(website="javascript:alert(1)")], "/url", None),
    ([organisation(email="not an address")], "/email", None),
    ([{"type": "Elephant", "name": "E"}], "/@graph/0", "format"),
    (["words"], "/@graph/0", "format"),
    ([organisation(location={"name": "P", "latitude": "91", "longitude": "0"})], "/lat", "range"),
]


@pytest.mark.parametrize("graph,pointer,rule", REFUSED, ids=range(len(REFUSED)))
def test_each_refusal_names_record_field_and_reason(shared_hub, tmp_path, graph, pointer, rule):
    faults, summary = take(shared_hub, write(tmp_path, "x.json", {"@graph": graph}), status=1)
    errors = [f for f in faults if f["severity"] == "error"]
    assert errors[0]["pointer"] == pointer and rule in (None, errors[0]["rule"]), errors
    assert errors[0]["record"] and errors[0]["message"] and not summary["imported"]


def test_a_cycle_of_references_ends(fresh_hub, tmp_path):
    graph = [{"@id": "a", "@type": "Organisation", "name": "A", "activity": [{"@id": "b"}]},
             {"@id": "b", "@type": "Activity", "title": "B", "organisation": {"@id": "a"}, "role": [{"@id": "a"}], "session": [{"@id": "b"}]}]
    take(fresh_hub, write(tmp_path, "x.json", {"@graph": graph}))
    assert list(stored(fresh_hub, "organization")) == ["A"]


def test_activities_alone_belong_to_whom_the_importer_says(fresh_hub, tmp_path):
    fresh_hub.run("import", write(tmp_path, "o.json", org("x")))
    take(fresh_hub, "--organization", "org/x", write(tmp_path, "x.json", activity(session=[{"time": ["SundayEvening"]}])))
    call = stored(fresh_hub, "call")["A"]
    assert call["organization"] == "org/x" and "söndag kväll" in call["body"]["sv"]


def test_templates_that_nobody_filled_in_are_refused_politely(shared_hub):
    faults, summary = take(shared_hub, DATA / "templates", status=1)
    assert summary["refused"] == 2 and all(f["message"] for f in faults)


HOSTILE = [('{"@graph":' * 50, "syntax"), ("[" * 100_000, "limit"), ('{"graph": [{"type": "Organisation"', "syntax"), ("\ufeff{}", "format"),
           ('{"a":1,"a":2}', "syntax")]


@pytest.mark.parametrize("text,rule", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_do_no_harm(shared_hub, tmp_path, text, rule):
    faults, summary = take(shared_hub, write(tmp_path, "x.json", text), status=1)
    assert faults[0]["rule"] in (rule, "limit") and summary["items"] == 0


def test_the_good_are_taken_and_the_refused_named(fresh_hub, tmp_path):
    graph = [organisation(), {"type": "Organisation", "id": "p", "name": "P", "description": "<p>Hej</p>"}]
    faults, summary = take(fresh_hub, "--keep-going", write(tmp_path, "x.json", {"graph": graph}), status=1)
    assert list(stored(fresh_hub, "organization")) == ["O"] and summary["refused"] == 1
    assert [f["record"] for f in faults if f["severity"] == "error"] == ["p"]
