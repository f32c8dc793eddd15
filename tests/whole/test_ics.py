# SPDX-License-Identifier: GPL-3.0-or-later
"""iCalendar in and out with the real programs: public files, hostile ones by name, feeds, and the way round."""
import json
import os
import re
import subprocess
import time

import pytest

from hub_help import Published, item, org, reports, request, service, write
from programs import ROOT, Hub, build_folder

FILES = ROOT / "tests/data/ics"
EXPECTED = json.loads((FILES / "expected.json").read_text())
HUB = build_folder() / "torget-hub"


def calendar(*lines):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", *lines, "END:VCALENDAR", ""])


def event(uid, *lines, start=";TZID=Europe/Stockholm:20261201T140000"):
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261101T000000Z", f"DTSTART{start}", f"SUMMARY:Titel {uid}", *lines, "END:VEVENT"])


def weekly(uid, *lines):
    return event(uid, "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3", *lines)


def save(folder, text, name="a.ics"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def occurrences(path, *more, since="2026-11-01", until="2027-03-01", check=True):
    done = subprocess.run([HUB, "occurrences", "--ics", path, "--from", since, "--to", until, *more], capture_output=True, text=True, timeout=60)
    if check:
        assert done.returncode == 0, done.stderr
    return done, json.loads(done.stdout)


def bring(hub, path, *more, check=False):
    done = hub.run("import", "--format", "ics", "--report", "json", *more, path, check=check)
    faults, summary = reports(done)
    return done, [f for f in faults if f["severity"] == "error"], [f for f in faults if f["severity"] == "warning"], summary


def items_of(hub, kind="event"):
    return {i["id"]: i for i in json.loads(hub.run("export", "--kind", kind).stdout)}


@pytest.fixture
def town(fresh_hub, tmp_path):
    """A hub with what events refer to."""
    fresh_hub.run("import", write(tmp_path / "items", "a.json", [
        org("a", email="info@example.org"), org("b"), item("place/biblioteket", "Biblioteket", street="Storgatan 1"),
        {"id": "term/food", "kind": "term", "title": {"sv": "Mat", "en": "Food"}, "scheme": "need", "icon": "food", "synonyms": {"sv": ["lunch"]}}]))
    return fresh_hub


# ---- public files

def found_in(path):
    done, found = occurrences(path, since="1998-01-01", until="2012-01-01", check=False)
    refused = [re.sub(r"^torget-hub: .*?\.ics:", "", line) for line in done.stderr.splitlines() if "have no zone" not in line]
    return {"status": done.returncode, "occurrences": len(found), "uids": len({o["uid"] for o in found}),
            "first": found[0]["start_utc"] if found else None, "last": found[-1]["start_utc"] if found else None,
            "said": [line.split(": ")[0] + ": " + ": ".join(line.split(": ")[-2:])[:100] for line in refused][:5]}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_public_files_give_what_they_gave_and_name_what_is_refused(name):
    assert found_in(FILES / name) == EXPECTED[name]


def test_every_public_file_is_expected():
    assert {str(p.relative_to(FILES)) for p in FILES.rglob("*.ics")} == set(EXPECTED)


def test_public_files_are_imported_and_again_without_a_change(town):
    done, errors, _, first = bring(town, FILES, "--organization", "org/a", "--lang", "en", "--keep-going")
    assert done.returncode == 1 and first["imported"] and first["added"] > 150
    assert errors and all(e["file"] and (e.get("line") or e["pointer"] == "") and e["message"] for e in errors)
    _, _, _, second = bring(town, FILES, "--organization", "org/a", "--lang", "en", "--keep-going")
    assert (second["added"], second["changed"]) == (0, 0)


# ---- occurrences

def test_occurrences_have_the_shape_that_is_promised(tmp_path):
    _, found = occurrences(save(tmp_path, calendar(weekly("a"), event("b", start=";VALUE=DATE:20261202"), event("c", start=":20261203T120000Z"))))
    assert found[0] == {"uid": "a", "start": "2026-12-01T14:00:00+01:00", "end": "2026-12-01T15:00:00+01:00", "start_utc": "2026-12-01T13:00:00Z",
                        "zone": "Europe/Stockholm", "all_day": False, "summary": "Titel a"}
    assert found[1] == {"uid": "b", "start": "2026-12-02", "end": "2026-12-03", "start_utc": "2026-12-01T23:00:00Z",
                        "zone": "Europe/Stockholm", "all_day": True, "summary": "Titel b"}
    assert found[2]["zone"] == "UTC" and found[2]["start"] == "2026-12-03T12:00:00+00:00"
    assert [o["uid"] for o in found] == ["a", "b", "c", "a", "a"]


def test_what_is_cancelled_does_not_take_place_but_can_be_listed(tmp_path):
    path = save(tmp_path, calendar(
        weekly("a"), event("a", "RECURRENCE-ID;TZID=Europe/Stockholm:20261208T140000", "STATUS:CANCELLED", start=";TZID=Europe/Stockholm:20261208T140000"),
        event("a", "RECURRENCE-ID:20261215T130000Z", "DURATION:PT2H", start=":20261216T130000Z"), event("b", "STATUS:CANCELLED")))
    assert [(o["uid"], o["start"]) for o in occurrences(path)[1]] == [("a", "2026-12-01T14:00:00+01:00"), ("a", "2026-12-16T14:00:00+01:00")]
    every = occurrences(path, "--cancelled")[1]
    assert [o["start"][:10] for o in every if o.get("status") == "cancelled"] == ["2026-12-01", "2026-12-08"]


def test_summer_time_keeps_the_clock(tmp_path):
    found = occurrences(save(tmp_path, calendar(event("a", "RRULE:FREQ=WEEKLY;COUNT=2", start=";TZID=Europe/Stockholm:20270324T090000"))), until="2027-06-01")[1]
    assert [o["start_utc"] for o in found] == ["2027-03-24T08:00:00Z", "2027-03-31T07:00:00Z"]


def test_good_events_are_printed_and_bad_ones_named(tmp_path):
    done, found = occurrences(save(tmp_path, calendar(event("good"), event("bad", "RRULE:FREQ=NEVER"))), check=False)
    assert done.returncode == 1 and [o["uid"] for o in found] == ["good"]
    assert ":" in done.stderr and "bad" in done.stderr and "RRULE" in done.stderr


def test_five_thousand_recurring_events_over_two_years_take_a_second(tmp_path):
    path = save(tmp_path, calendar(*(event(f"e{i}", "DURATION:PT1H", "RRULE:FREQ=WEEKLY") for i in range(5000))))
    best = 99
    for _ in range(3):
        begun = time.monotonic()
        done = subprocess.run([HUB, "occurrences", "--ics", path, "--from", "2026-12-01", "--to", "2028-12-01"], capture_output=True)
        best = min(best, time.monotonic() - begun)
    assert done.returncode == 0 and done.stdout.count(b'"uid"') == 5000 * 105
    if not os.environ.get("ASAN_OPTIONS"):
        assert best < 2.5  # the aim is one second (tests/bench); this machine may have others at work


# ---- import

def test_an_event_becomes_an_item(town, tmp_path):
    text = event("Möte-1", "DTEND;TZID=Europe/Stockholm:20261201T153000", "SUMMARY;LANGUAGE=en:Lunch together", "DESCRIPTION:Kom\\, ät\\noch prata.",
                 "LOCATION:Biblioteket\\, Storgatan 1", "CATEGORIES:Lunch,Något annat", "URL:https://example.org/å b", "SEQUENCE:4",
                 "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example.org/x", "IMAGE;VALUE=URI:https://example.org/x.png",
                 "ORGANIZER;CN=\"Någon\":MAILTO:Info@Example.org", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Stockholm:20261208T140000")
    bring(town, save(tmp_path, calendar(text)), check=True)
    (made,) = items_of(town).values()
    assert re.fullmatch(r"event/ics-[0-9a-f]{12}", made.pop("id"))
    assert made == {
        "kind": "event", "title": {"sv": "Titel Möte-1", "en": "Lunch together"}, "summary": {"sv": "Kom, ät\noch prata."}, "organization": "org/a",
        "place": "place/biblioteket", "terms": ["term/food"], "start": "2026-12-01T14:00:00+01:00", "end": "2026-12-01T15:30:00+01:00",
        "rrule": "FREQ=WEEKLY;COUNT=3", "exdates": ["2026-12-08T14:00:00+01:00"], "url": "https://example.org/%C3%A5%20b", "online": "https://meet.example.org/x"}
    found = json.loads(town.run("occurrences", "--from", "2026-12-01", "--to", "2027-01-01").stdout)
    assert [o["uid"] for o in found] == ["Möte-1"] * 2 and found[0]["id"].startswith("event/ics-")


def test_a_uid_that_is_a_uuid_is_the_id(town, tmp_path):
    bring(town, save(tmp_path, calendar(event("1A2B3C4D-0000-4000-8000-00000000ABCD"))), "--organization", "org/b", check=True)
    assert list(items_of(town)) == ["event/1a2b3c4d-0000-4000-8000-00000000abcd"]


def test_a_new_place_is_made_once_and_stays(town, tmp_path):
    path = save(tmp_path, calendar(event("a", "LOCATION:Parken", "GEO:58.3;13.1"), event("b", "LOCATION:parken")))
    for _ in range(2):
        bring(town, path, "--organization", "org/a", "--replace", "feed", check=True)
    places = {k: v for k, v in items_of(town, "place").items() if k != "place/biblioteket"}
    ((place, made),) = places.items()
    assert made["title"] == {"sv": "Parken"} and (made["lat"], made["lon"]) == (58.3, 13.1)
    assert {e["place"] for e in items_of(town).values()} == {place}


def test_instances_become_changes(town, tmp_path):
    bring(town, save(tmp_path, calendar(
        weekly("a"), event("a", "RECURRENCE-ID;TZID=Europe/Stockholm:20261208T140000", "DURATION:PT2H", "LOCATION:Biblioteket", "SUMMARY:Extra långt",
                           start=";TZID=Europe/Stockholm:20261208T150000").replace("SUMMARY:Titel a\r\n", ""),
        event("a", "RECURRENCE-ID;TZID=Europe/Stockholm:20261215T140000", "STATUS:CANCELLED", start=";TZID=Europe/Stockholm:20261215T140000"))),
        "--organization", "org/a", check=True)
    (made,) = items_of(town).values()
    assert made["changes"] == [
        {"at": "2026-12-08T14:00:00+01:00", "start": "2026-12-08T15:00:00+01:00", "end": "2026-12-08T17:00:00+01:00", "note": {"sv": "Extra långt"},
         "place": "place/biblioteket"},
        {"at": "2026-12-15T14:00:00+01:00", "status": "cancelled"}]
    town.publish()


def test_a_lower_sequence_is_not_taken(town, tmp_path):
    for sequence, title in ((2, "Ny"), (1, "Gammal"), (2, "Nyare")):
        path = save(tmp_path, calendar(event("a", f"SEQUENCE:{sequence}").replace("Titel a", title)))
        _, _, warnings, _ = bring(town, path, "--organization", "org/a", check=True)
        assert ("sequence" in {w["rule"] for w in warnings}) == (title == "Gammal")
        (made,) = items_of(town).values()
        assert made["title"]["sv"] == ("Ny" if title == "Gammal" else title)


def test_what_is_private_and_what_is_no_event_is_passed_over(town, tmp_path):
    todo = "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Handla\r\nEND:VTODO"
    _, errors, warnings, summary = bring(town, save(tmp_path, calendar(event("a", "CLASS:PRIVATE"), todo, event("b"))), "--organization", "org/a")
    assert not errors and [w["record"] for w in warnings if w["rule"] == "private"] == ["a"] and summary["added"] == 1


def test_nobodys_event_is_refused_with_the_reason(town, tmp_path):
    done, errors, _, summary = bring(town, save(tmp_path, calendar(event("a", "ORGANIZER:mailto:who@example.com"))))
    assert done.returncode == 1 and not summary["imported"]
    assert [(e["record"], e["pointer"], e["rule"]) for e in errors] == [("a", "/ORGANIZER", "reference")] and "--organization" in errors[0]["message"]


def test_a_time_in_utc_is_shown_by_the_clock_of_the_house(town, tmp_path):
    bring(town, save(tmp_path, calendar(event("once", start=":20261201T130000Z"), event("often", "RRULE:FREQ=WEEKLY;COUNT=2", start=":20261202T130000Z"))),
          "--organization", "org/a", check=True)
    by_title = {e["title"]["sv"]: e for e in items_of(town).values()}
    assert by_title["Titel once"]["start"] == "2026-12-01T14:00:00+01:00" and "zone" not in by_title["Titel once"]
    assert by_title["Titel often"]["zone"] == "UTC"


# ---- hostile files

ZONE = "BEGIN:VTIMEZONE\r\nTZID:Own\r\n%sEND:VTIMEZONE"
OBSERVANCE = "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0217\r\nTZOFFSETTO:+0117\r\n%sEND:STANDARD\r\n"
IN_OWN = ";TZID=Own:20261201T140000"
HOSTILE = {  # what goes into the file beside a good event: pointer and rule of what is refused
    "a rule without end, every second": ([event("bad", "RRULE:FREQ=SECONDLY")], "/RRULE", "limit"),
    "a rule that never comes": ([event("bad", "RRULE:FREQ=SECONDLY;INTERVAL=60;BYSECOND=5")], "/RRULE", "limit"),
    "a rule that is none": ([event("bad", "RRULE:FREQ=DAILY;BYDAY=XX")], "/RRULE", "rrule"),
    "a zone with a thousand rules": ([ZONE % (OBSERVANCE % "RRULE:FREQ=YEARLY\r\n" * 1000), event("bad", start=IN_OWN)], "/DTSTART", "limit"),
    "a zone that changes every second": ([ZONE % (OBSERVANCE % "RRULE:FREQ=SECONDLY\r\n"), event("bad", start=IN_OWN)], "/DTSTART", "rrule"),
    "a zone that nobody has": ([event("bad", start=IN_OWN)], "/DTSTART", "zone"),
    "a zone without a word": ([ZONE % "", event("bad", start=IN_OWN)], "/DTSTART", "zone"),
    "HTML": ([event("bad", "DESCRIPTION:<b>Kom</b><script>alert(1)</script>")], "/summary/sv", "html"),
    "another encoding": ([event("bad", "LOCATION:§")], "/LOCATION", "encoding"),
    "nesting": ([event("bad", *["BEGIN:VALARM"] * 100000, *["END:VALARM"] * 100000)], "", "limit"),
    "a long line": ([event("bad", "DESCRIPTION:" + "a" * (2 << 20))], "/DESCRIPTION", "limit"),
    "an end before the start": ([event("bad", "DTEND:20261101T000000Z")], "/DTEND", "order"),
    "a control character": ([event("bad", "DESCRIPTION:a\x07b")], "/DESCRIPTION", "control-character"),
    "dates without number": ([event("bad", "RDATE:" + ",".join(["20261201T130000Z"] * 6000))], "/RDATE", "limit"),
    "no title": ([event("bad").replace("SUMMARY:Titel bad\r\n", "")], "/SUMMARY", "missing"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_by_name_and_what_is_good_is_taken(name, town, tmp_path):
    bad, pointer, rule = HOSTILE[name]
    path = save(tmp_path, calendar(*bad, event("good")).encode().replace("§".encode(), b"\xa7"))
    begun = time.monotonic()
    done, errors, _, summary = bring(town, path, "--organization", "org/a")
    assert done.returncode == 1 and not summary["imported"] and not items_of(town)
    assert [(e["record"], e["pointer"], e["rule"]) for e in errors] == [("bad", pointer, rule)], errors
    assert errors[0]["file"] == str(path) and errors[0]["line"] > 0 and errors[0]["message"]
    _, _, _, summary = bring(town, path, "--organization", "org/a", "--keep-going")
    assert (summary["added"], summary["refused"]) == (1, 1)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("name, text, rule", [
    ("a web page", b"<!DOCTYPE html><html></html>", "html"), ("UTF-16", calendar(event("a")).encode("utf-16"), "encoding"),
    ("a contact", b"BEGIN:VCARD\r\nEND:VCARD\r\n", "syntax"), ("nothing", b"", "syntax"), ("noise", bytes(range(256)) * 40, "syntax")])
def test_what_is_no_calendar_is_refused_as_that(name, text, rule, town, tmp_path):
    done, errors, _, _ = bring(town, save(tmp_path, text), "--organization", "org/a")
    assert done.returncode == 1 and [e["rule"] for e in errors] == [rule]


def test_a_file_of_a_gigabyte_is_refused_at_once(town, tmp_path):
    path = save(tmp_path, calendar().replace("END:VCALENDAR", "SUMMARY:"))
    os.truncate(path, 1 << 30)  # one line, sparse
    begun = time.monotonic()
    done, errors, _, _ = bring(town, path, "--organization", "org/a")
    assert done.returncode == 1 and [e["rule"] for e in errors] == ["limit"] and time.monotonic() - begun < 5
    done = subprocess.run([HUB, "occurrences", "--ics", path, "--from", "2026-01-01", "--to", "2027-01-01"], capture_output=True, text=True)
    assert done.returncode == 1 and "16 MB" in done.stderr


def test_a_file_that_is_cut_off_gives_what_was_whole(town, tmp_path):
    text = calendar(event("a"), event("b"))
    path = save(tmp_path, text[: text.index("Titel b")])
    _, errors, _, summary = bring(town, path, "--organization", "org/a", "--keep-going")
    assert {e["rule"] for e in errors} == {"syntax"} and summary["added"] == 1


def test_many_slow_rules_do_not_take_for_ever(town, tmp_path):
    path = save(tmp_path, calendar(*(event(f"e{i}", "RRULE:FREQ=SECONDLY;INTERVAL=60;BYSECOND=5") for i in range(500)), event("good")))
    begun = time.monotonic()
    _, errors, _, summary = bring(town, path, "--organization", "org/a", "--keep-going")
    assert len(errors) == 500 and summary["added"] == 1 and time.monotonic() - begun < 30
    done, found = occurrences(path, until="2050-01-01", check=False)
    assert done.returncode == 1 and "good" in {o["uid"] for o in found} and time.monotonic() - begun < 60


# ---- out

@pytest.fixture(scope="module")
def demo():
    with Hub() as hub:
        hub.run("import", ROOT / "assets/demo")
        hub.publish()
        yield hub.serve("--public-url", "https://torget.example.org")


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_what_goes_out_comes_in_again_at_the_same_times(demo, tmp_path):
    path = save(tmp_path, demo.run("export", "--format", "ics").stdout.replace("\n", "\r\n").replace("\r\r", "\r"))
    span = ("2026-01-01", "2028-12-01")
    ours = json.loads(demo.run("occurrences", "--from", span[0], "--to", span[1]).stdout)
    wanted = sorted((o["uid"], o["start"], o["end"], o["zone"], o["summary"]) for o in ours)
    read = occurrences(path, since=span[0], until=span[1])[1]
    assert sorted((o["uid"].rsplit("@", 1)[0], o["start"], o["end"], o["zone"], o["summary"]) for o in read) == wanted and len(wanted) > 1000
    with Hub() as other:
        other.run("import", ROOT / "assets/demo")
        done, errors, _, _ = bring(other, path)
        assert done.returncode == 0 and not errors
        again = json.loads(other.run("occurrences", "--from", span[0], "--to", span[1]).stdout)
    assert sorted((o["uid"].rsplit("@", 1)[0], o["start"], o["end"], o["zone"], o["summary"]) for o in again if "@" in o["uid"]) == wanted


def test_every_line_is_short_and_every_component_has_what_it_must(demo):
    for path in ("channel/main", "organization/grannhjalpen", "need/company"):
        status, headers, body = request(f"{demo.url}/ics/{path}.ics")
        assert status == 200 and headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert all(len(line) <= 75 for line in body.split(b"\r\n")) and b"\n" not in body.replace(b"\r\n", b"")
        lines = unfolded(body.decode())
        assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR" and "VERSION:2.0" in lines
        assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines and f"SOURCE;VALUE=URI:https://torget.example.org/ics/{path}.ics" in lines
        zones = {line[5:] for line in lines if line.startswith("TZID:")}
        used = set(re.findall(r";TZID=([^:;]+):", "\n".join(lines)))
        events = body.decode().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
        assert events and used <= zones
        for text in events:
            for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS"):
                assert len(re.findall(rf"^{name}[;:]", text, re.M)) == 1, name


def test_a_second_library_reads_it(demo):
    icalendar = pytest.importorskip("icalendar")
    body = request(f"{demo.url}/ics/channel/main.ics")[2]
    read = icalendar.Calendar.from_ical(body)
    events = read.walk("VEVENT")
    assert len(events) > 150 and not any(component.errors for component in read.walk())
    assert all(e["DTSTART"].dt.tzinfo for e in events if hasattr(e["DTSTART"].dt, "hour"))


def test_feeds_are_of_what_they_say_in_the_language_asked_for(demo):
    of = {kind: request(f"{demo.url}/ics/{kind}.ics")[2].decode() for kind in
          ("channel/main", "organization/kvarnby-bibliotek", "need/learn-swedish", "channel/main")}
    counts = {kind: text.count("BEGIN:VEVENT") for kind, text in of.items()}
    assert counts["channel/main"] > counts["need/learn-swedish"] > 0 and counts["organization/kvarnby-bibliotek"] > 0
    uid = next(line[4:].split("@")[0] for line in unfolded(of["channel/main"]) if line.startswith("UID:event/"))
    one = request(f"{demo.url}/ics/{uid}.ics")[2].decode()
    assert one.count("BEGIN:VEVENT") >= 1 and set(re.findall(r"^UID:(event/[^@]*)@", one, re.M)) == {uid}
    english = request(f"{demo.url}/ics/channel/main.ics?lang=en")[2].decode()
    assert "SUMMARY;LANGUAGE=en:" in english and "SUMMARY;LANGUAGE=en:" not in of["channel/main"]


def test_what_is_not_there_or_not_public_is_not_found(demo):
    for path in ("channel/nope", "event/nope", "organization/nope", "event/", "x/y", "channel/main.txt", "channel/../main", ""):
        assert request(f"{demo.url}/ics/{path}.ics")[0] == 404, path


def test_a_feed_is_not_sent_twice(demo):
    status, headers, _ = request(f"{demo.url}/ics/channel/main.ics")
    assert status == 200
    again = request(f"{demo.url}/ics/channel/main.ics", headers={"If-None-Match": headers["ETag"]})
    assert again[0] == 304 and not again[2]
    assert request(f"{demo.url}/ics/channel/main.ics?lang=en", headers={"If-None-Match": headers["ETag"]})[0] == 200


def test_an_imported_event_goes_out_under_its_own_name_and_counts_on(town, tmp_path):
    text = calendar(weekly("min-egen@example.com", "SEQUENCE:7"),
                    event("min-egen@example.com", "RECURRENCE-ID;TZID=Europe/Stockholm:20261208T140000", "STATUS:CANCELLED",
                          start=";TZID=Europe/Stockholm:20261208T140000"))
    bring(town, save(tmp_path, text), "--organization", "org/a", check=True)
    out = unfolded(town.run("export", "--format", "ics").stdout.replace("\n", "\r\n").replace("\r\r", "\r"))
    assert out.count("UID:min-egen@example.com") == 2 and out.count("SEQUENCE:7") == 2
    assert "RECURRENCE-ID;TZID=Europe/Stockholm:20261208T140000" in out and "STATUS:CANCELLED" in out


def test_hours_with_a_rule_are_published_as_occurrences(fresh_hub, tmp_path):
    fresh_hub.run("import", write(tmp_path, "a.json", [org("a"), service("s", "a", hours=[
        {"rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "from": "2026-11-02", "opens": "18:00", "closes": "20:00"}])]))
    fresh_hub.publish()
    made = json.loads(Published(fresh_hub).content()[1]["service/s"])["occurrences"]
    assert len(made) > 40 and all("T18:00:00" in o and "T20:00:00" in o for o in made)
