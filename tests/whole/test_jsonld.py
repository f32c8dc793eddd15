# SPDX-License-Identifier: GPL-3.0-or-later
"""import --format jsonld: pages that carry schema.org JSON-LD, as websites write it."""
import json
import sqlite3

import pytest

from feed_server import FeedServer, Page
from hub_help import item, org, reports, write
from programs import ROOT

PAGES = ROOT / "tests/data/jsonld"


def imported(hub, *arguments, status=0):
    done = hub.run("import", "--format", "jsonld", "--report", "json", *arguments, check=False)
    assert done.returncode == status, (done.stdout[-2000:], done.stderr[-2000:])
    return reports(done)


def stored(hub):
    return {thing["id"]: thing for thing in json.loads(hub.run("export").stdout)}


def by_title(hub):
    return {thing["title"]["sv"]: thing for thing in stored(hub).values()}


@pytest.fixture
def town(fresh_hub, tmp_path):
    fresh_hub.run("import", write(tmp_path, "town.json", [
        org("kommunen"), item("place/foreningshuset", title="Föreningshuset"),
        item("term/reading", title="Läsning", scheme="topic", synonyms={"sv": ["böcker"], "en": ["books"]})]))
    return fresh_hub


def test_pages_as_websites_write_them(town):
    faults, summary = imported(town, "--organization", "org/kommunen", PAGES)
    assert summary["errors"] == 0 and [fault["record"] for fault in faults] == ["lax-7"]
    things = by_title(town)
    evening = things["Författarkväll – möt Ida Åberg"]
    assert (evening["start"], evening["end"]) == ("2099-11-26T18:30:00+01:00", "2099-11-26T20:00:00+01:00")
    assert (evening["cost"], evening["languages"], evening["terms"], evening["places"]) == ("free", ["sv", "en"], ["term/reading"], 60)
    assert evening["online"] == "https://video.example.org/kvall" and "kaffe & kaka" in evening["summary"]["sv"]
    assert evening["place"] == things["Hörsalen"]["id"] and evening["organization"] == things["Kvarnby bibliotek"]["id"]
    assert things["Hörsalen"] | {"street": "Storgatan 4", "postcode": "535 30", "city": "Kvarnby", "lat": 58.325, "lon": 13.112} == things["Hörsalen"]
    assert things["Kvarnby bibliotek"] | {"legal_form": "public", "phone": "+4651231000", "email": "bibliotek@example.org"} == things["Kvarnby bibliotek"]
    market = things["Julmarknad på Kvarntorget"]
    assert (market["start"], market["end"], market["all_day"]) == ("2099-12-05T00:00:00+01:00", "2099-12-07T00:00:00+01:00", True)
    assert (market["cost"], market["cost_note"], market["suits"]) == ("fee", {"sv": "20–60 kr"}, ["children"])
    assert things["Luciakonsert"]["end"] == "2099-12-13T18:15:00+01:00"
    assert things["Luciakonsert"]["place"] == market["place"] and things["Luciakonsert"]["organization"] == market["organization"]
    assert (things["Teater i parken"]["start"], things["Teater i parken"]["status"]) == ("2099-08-14T18:00:00+02:00", "cancelled")
    moved = things["Vernissage"]
    assert moved["organization"] == "org/kommunen" and "2099-08-28 18:00" in moved["changes"][0]["note"]["sv"]
    cafe = things["Språkkafé"]
    assert cafe["title"] == {"sv": "Språkkafé", "en": "Language café", "ar": "مقهى اللغة"} and set(cafe["summary"]) == {"sv", "en"}
    assert (cafe["start"], cafe["rrule"]) == ("2099-01-13T17:00:00+01:00", "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20990526T215959Z")
    assert cafe["exdates"] == ["2099-04-07T17:00:00+02:00", "2099-04-09T17:00:00+02:00"] and cafe["place"] == "place/foreningshuset"
    assert things["Årsmöte"]["status"] == "cancelled" and "Uppskjutet" in things["Årsmöte"]["changes"][0]["note"]["sv"]
    call = things["Läxhjälpare"]
    assert (call["minutes"], call["every"], call["until"], call["phone"]) == (120, "flexible", "2099-06-10", "+46701740605")
    assert "Vaktmästare" not in things and "Bortkommenterad" not in things


def test_again_changes_nothing_and_the_record_is_kept_beside_the_item(town):
    imported(town, "--organization", "org/kommunen", PAGES)
    _, summary = imported(town, "--organization", "org/kommunen", PAGES)
    assert (summary["added"], summary["changed"]) == (0, 0)
    with sqlite3.connect(town.data / "hub.db") as db:
        (origin,) = db.execute("SELECT json FROM origin WHERE uid='https://bibliotek.example.org/kalender/forfattarkvall'").fetchone()
    assert json.loads(origin)["image"]["url"] == "https://bibliotek.example.org/ida.jpg"


def event(**more):
    return {"@context": "https://schema.org", "@type": "Event", "@id": "https://x.example/1", "name": "Träff",
            "startDate": "2099-12-01T18:00", "endDate": "2099-12-01T20:00", "organizer": {"@type": "Organization", "name": "A"}, **more}


REFUSED = [  # a node, pointer and rule of the only error
    (event(startDate=None), "/startDate", "missing"),
    (event(startDate="i morgon"), "/startDate", "date"),
    (event(endDate="sedan"), "/endDate", "date"),
    (event(endDate="2099-12-01T17:00"), "/end", "order"),
    (event(name=""), "", "missing"),
    (event(name="<b>Träff</b>"), "/title/sv", "html"),
    (event(description="Kom &lt;script&gt;alert(1)&lt;/script&gt;"), "/summary/sv", "html"),
    (event(organizer=None), "/organizer", "missing"),
    (event(eventSchedule={"@type": "Schedule", "repeatFrequency": "PT1S"}), "/eventSchedule/repeatFrequency", "schedule"),
    ({**event(), "@type": "JobPosting", "title": "X", "employmentType": "VOLUNTEER", "hiringOrganization": "A"}, "/workHours", "missing"),
]


@pytest.mark.parametrize("node,pointer,rule", REFUSED, ids=range(len(REFUSED)))
def test_what_is_refused_names_record_field_and_reason(shared_hub, tmp_path, node, pointer, rule):
    node = {name: value for name, value in node.items() if value is not None}
    faults, _ = imported(shared_hub, "--dry-run", write(tmp_path, "x.json", json.dumps(node)), status=1)
    errors = [fault for fault in faults if fault["severity"] == "error" and fault["rule"] != "reference"]
    assert [(fault["record"], fault["pointer"], fault["rule"]) for fault in errors] == [("https://x.example/1", pointer, rule)], faults


@pytest.mark.parametrize("bytes_,rule", [
    ("{\"@type\": \"Event\", \"name\": \"T\u00e4rna\"}".encode("latin-1"), "encoding"),
    ("{}".encode("utf-16"), "encoding"), (b"{" * 100000, "syntax"), (b"[" * 100000 + b"]" * 100000, "limit"),
    (b'{"name": "' + b"x" * (9 << 20) + b'"}', "limit"), (b"<html><p>utan data</p></html>", "missing"), (b"", "syntax"),
    (b'<script type="application/ld+json">{"a":1,}</script>', "syntax")], ids=range(8))
def test_what_cannot_be_read_is_said_and_does_no_harm(shared_hub, tmp_path, bytes_, rule):
    path = tmp_path / "x.html"
    path.write_bytes(bytes_)
    faults, summary = imported(shared_hub, "--dry-run", path, status=1)
    assert {fault["rule"] for fault in faults} <= {rule, "syntax", "limit"} and faults and summary["items"] == 0


def test_one_bad_script_does_not_take_the_others_with_it(fresh_hub, tmp_path):
    page = '<script type="application/ld+json">%s</script>\n'
    path = write(tmp_path, "x.html", page % "{oops" + page % json.dumps(event()))
    faults, summary = imported(fresh_hub, "--keep-going", path, status=1)
    assert [(fault["line"], fault["rule"]) for fault in faults] == [(1, "syntax")] and summary["added"] == 2


def test_one_id_for_several_times_is_several_events(fresh_hub, tmp_path):
    days = [event(startDate=f"2099-12-0{day}T18:00", endDate=f"2099-12-0{day}T20:00") for day in (1, 2, 3)]
    _, summary = imported(fresh_hub, write(tmp_path, "x.json", json.dumps([*days, days[0]])))
    assert summary["added"] == 4, "three events and their organization; the repeated one counts once"


def test_references_in_a_circle_end(shared_hub, tmp_path):
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "Place", "@id": "#a", "name": "A", "containedInPlace": {"@id": "#b"}, "address": {"@id": "#a"}},
        {"@type": "Place", "@id": "#b", "name": "B", "containedInPlace": {"@id": "#a"}},
        {**event(), "location": {"@id": "#a"}, "superEvent": {"@id": "https://x.example/1"}, "subEvent": [{"@id": "https://x.example/1"}]},
        {**event(name="Del", **{"@id": "https://x.example/2"}), "location": {"@id": "#b"}, "superEvent": event(name="Inte den")}]}
    faults, summary = imported(shared_hub, "--dry-run", write(tmp_path, "x.json", json.dumps(graph)))
    assert faults == [] and summary["added"] == 4


def test_a_long_description_is_summary_and_body(fresh_hub, tmp_path):
    text = "Vi träffas och läser tillsammans. " * 30
    imported(fresh_hub, write(tmp_path, "x.json", json.dumps(event(description=text))))
    thing = by_title(fresh_hub)["Träff"]
    assert len(thing["summary"]["sv"]) <= 400 and thing["summary"]["sv"].endswith(".")
    assert (thing["summary"]["sv"] + " " + thing["body"]["sv"]).split() == text.split()


def test_a_page_is_a_feed(fresh_hub, tmp_path):
    page = '<html><script type="application/ld+json">%s</script></html>'
    with FeedServer() as server:
        server.pages["/kalender"] = Page(page % json.dumps([event(), event(name="Två", **{"@id": "https://x.example/2"})]), "text/html; charset=utf-8")
        fresh_hub.run("feed", "add", "sida", "--url", server.url("/kalender"), "--format", "jsonld")
        first = json.loads(fresh_hub.run("feed", "fetch", "--allow-private").stdout)
        assert first["counts"]["added"] == 3
        server.pages["/kalender"] = Page(page % json.dumps([event(name="Ny rubrik", startDate="2099-12-02T18:00", endDate="2099-12-02T19:00")]), "text/html")
        second = json.loads(fresh_hub.run("feed", "fetch", "--allow-private").stdout)
    assert (second["counts"]["added"], second["counts"]["changed"], second["vanished"]) == (0, 1, 1)
    assert by_title(fresh_hub)["Ny rubrik"]["start"] == "2099-12-02T18:00:00+01:00"
    (lost,) = json.loads(fresh_hub.run("feed", "review").stdout)
    assert lost["title"] == {"sv": "Två"}
