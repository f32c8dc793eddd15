# SPDX-License-Identifier: GPL-3.0-or-later
"""HSDS 3.0 (Open Referral) in and out: the specification's own examples, tables, an API over HTTP, what is refused and how."""
import copy
import json
import re
import shutil
import threading
import urllib.parse
import warnings
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jsonschema
import pytest

from hub_help import item, org, reports, request, service, write
from programs import ROOT, Hub

DATA = ROOT / "tests/data/hsds-3.0"
EXAMPLES = DATA / "examples"
SERVICE, ORGANIZATION = "ac148810-d857-441c-9679-408f346de14b", "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
LOCATION, AT_LOCATION = "3a19ff88-4620-4d17-9830-ac1d859eb5d5", "e94c9f38-1e8f-4564-91d4-d53501ab1765"
TERM, TAXONOMY = "3f7b145d-84af-42d7-8fae-eaca714b02b2", "5c4d79d7-cc55-470e-9f1f-8cad074e4892"
LISTS = {"services": "service", "organizations": "organization", "service_at_locations": "service_at_location",
         "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term"}


def example(name):
    return json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def imported(hub, *arguments, status=0):
    done = hub.run("import", "--format", "hsds", "--lang", "en", "--report", "json", *arguments, check=False)
    assert done.returncode == status, (done.stdout[-3000:], done.stderr[-2000:])
    return reports(done)


def errors(faults):
    return [fault for fault in faults if fault["severity"] == "error"]


def items(hub, *arguments):
    return {thing["id"]: thing for thing in json.loads(hub.run("export", *arguments).stdout)}


def exported(hub):
    return json.loads(hub.run("export", "--format", "hsds").stdout)


def get(hub, path, **headers):
    status, _, body = request(f"{hub.url}/hsds{path}", headers=headers)
    assert status == 200, (path, status, body[:400])
    return json.loads(body)


def all_of(hub, name, query="", per_page=20):
    """Every record of a list, page after page; the pages must agree with each other."""
    records, number = [], 1
    while True:
        page = get(hub, f"/{name}?page={number}&per_page={per_page}{query}")
        assert page["page_number"] == number and page["size"] == len(page["contents"]) <= per_page
        assert page["first_page"] == (number == 1) and page["empty"] == (not page["contents"])
        records += page["contents"]
        if page["last_page"]:
            assert len(records) == page["total_items"] and number == max(page["total_pages"], 1)
            assert len({record["id"] for record in records}) == len(records)
            return records
        number += 1


def validator(name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        schema = json.loads((DATA / f"schema/{name}.json").read_text(encoding="utf-8"))
        resolver = jsonschema.RefResolver(base_uri=(DATA / "schema/x").as_uri(), referrer=schema)
        return jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=jsonschema.FormatChecker())


def assert_valid(name, record):
    found = [f"/{'/'.join(map(str, error.path))}: {error.message[:120]}" for error in validator(name).iter_errors(record)]
    assert not found, (record["id"], found[:10])


def without(record, *members):
    return {name: value for name, value in record.items() if name not in members}


# ---- the specification's own examples ----

@pytest.fixture(scope="module")
def example_hub():
    with Hub() as hub:
        imported(hub, EXAMPLES / "service_full.json")
        yield hub.serve()


def test_the_full_service_comes_out_as_it_came(example_hub):
    assert exported(example_hub) == [example("service_full")]
    assert get(example_hub, f"/services/{SERVICE}") == example("service_full")


def test_the_lists_hold_what_the_examples_of_lists_hold(example_hub):
    assert get(example_hub, "/services")["contents"] == example("service_list")["contents"]
    assert get(example_hub, "/organizations")["contents"] == example("organization_list")["contents"]
    assert get(example_hub, "/service_at_locations")["contents"] == example("service_at_location_list")["contents"]
    assert get(example_hub, "/taxonomy_terms")["contents"] == example("taxonomy_term_list")["contents"]
    assert example("taxonomy_list")["contents"][0] in get(example_hub, "/taxonomies")["contents"]
    assert set(get(example_hub, "/services")) == set(example("service_list"))
    assert set(get(example_hub, "/")) == set(example("base"))


@pytest.mark.parametrize("name,path", [
    ("service_full", f"/services/{SERVICE}"),
    ("organization_full", f"/organizations/{ORGANIZATION}?full_service=true"),
    ("service_at_location_full", f"/service_at_locations/{AT_LOCATION}"),
    ("taxonomy", f"/taxonomies/{TAXONOMY}"),
    ("taxonomy_term", f"/taxonomy_terms/{TERM}"),
])
def test_each_example_is_imported_and_served_as_it_was(fresh_hub, name, path):
    imported(fresh_hub, EXAMPLES / f"{name}.json")
    fresh_hub.serve()
    assert get(fresh_hub, path) == example(name)


def test_a_location_alone_comes_out_as_it_came(fresh_hub, tmp_path):
    imported(fresh_hub, EXAMPLES / "location.json")
    fresh_hub.run("export", "--format", "hsds", "--output", tmp_path / "out")
    assert json.loads((tmp_path / "out/locations.json").read_text()) == [example("location")]
    assert json.loads((tmp_path / "out/services.json").read_text()) == []


def test_a_second_import_changes_nothing(fresh_hub):
    imported(fresh_hub, EXAMPLES)
    faults, summary = imported(fresh_hub, EXAMPLES)
    assert (summary["added"], summary["changed"], summary["unchanged"]) == (0, 0, 4) and not errors(faults)


def test_all_examples_together_are_one_service_with_what_each_knows(fresh_hub):
    faults, summary = imported(fresh_hub, *sorted(path for path in EXAMPLES.glob("*.json") if path.name != "tabular.json"))
    assert not errors(faults) and summary["items"] == 4
    [record] = exported(fresh_hub)
    differs = ("organization", "service_at_locations")  # location.json has another schedule
    assert without(record, *differs) == without(example("service_full"), *differs)


def test_a_list_of_summaries_takes_nothing_away(fresh_hub):
    imported(fresh_hub, EXAMPLES / "service_full.json")
    imported(fresh_hub, EXAMPLES / "service_list.json")
    imported(fresh_hub, EXAMPLES / "organization_list.json")
    assert exported(fresh_hub) == [example("service_full")]


@pytest.mark.parametrize("where", ["csv", "tabular.json"])
def test_tables_are_joined_to_what_the_nested_form_has(fresh_hub, where):
    faults, summary = imported(fresh_hub, EXAMPLES / where)
    assert not errors(faults) and summary["items"] == 4
    [record] = exported(fresh_hub)
    wanted = example("service_full")
    # the example's tables lead nowhere in these places, and have a tax_id more
    del wanted["attributes"], wanted["metadata"], wanted["organization"]["locations"], wanted["organization"]["contacts"]
    del record["organization"]["tax_id"]
    location = record["service_at_locations"][0]["location"]
    assert location.pop("organization_id") == "985e4a42-bd9f-4edc-911d-0243a4640aca"

    def scrub(node):
        if isinstance(node, dict):
            node.pop("organization_id", None)
            node.pop("service_at_location_id", None)
            for value in node.values():
                scrub(value)
        elif isinstance(node, list):
            for value in node:
                scrub(value)
    scrub(record)
    del wanted["service_at_locations"][0]["contacts"]  # of a service_at_location that is not there
    assert record == wanted
    assert {(fault["file"].rsplit("/")[-1].removesuffix(".csv"), fault["pointer"]) for fault in faults if fault["rule"] == "reference"} >= (
        {("contacts", "/organization_id"), ("attributes", "/link_id"), ("metadata", "/resource_id")} if where == "csv" else set())


# ---- what a resident sees of it ----

def one_service(**more):
    return {"id": SERVICE, "name": "Help", "status": "active", "description": "Help with papers",
            "organization": {"id": ORGANIZATION, "name": "Org", "description": "An organization"}, **more}


def mapped(hub, tmp_path, lang="en", **more):
    """The item that a service with these members becomes."""
    path = write(tmp_path, "x.json", one_service(**more))
    done = hub.run("import", "--format", "hsds", "--lang", lang, "--report", "json", path)
    return items(hub)[f"service/{SERVICE}"], reports(done)[0]


def test_a_service_becomes_an_item_with_all_that_is_shown(example_hub):
    stored = items(example_hub)
    thing = stored[f"service/{SERVICE}"]
    assert thing["organization"] == f"org/{ORGANIZATION}" and thing["place"] == f"place/{LOCATION}"
    assert thing["terms"] == [f"term/{TERM}"] and thing["languages"] == ["ur"] and thing["cost"] == "fee"
    assert thing["phone"] == "+441234234567" and thing["email"] == "email@example.com" and thing["checked_on"] == "2005-01-01"
    assert thing["hours"][0] | {"note": None} == {"days": ["th", "fr"], "opens": "10:00", "closes": "18:00", "from": "2005-01-01",
                                                  "until": "2005-01-01", "note": None}
    assert thing["title"] == {"en": "Community Counselling"} and "12 and over" in thing["for_whom"]["en"]
    assert thing["documents"][0]["en"].startswith("Any official") and thing["documents"][0]["en"].endswith("…")
    assert thing["body"]["en"].startswith("Following COVID-19") and "GP for a referral" in thing["body"]["en"]
    place = stored[f"place/{LOCATION}"]
    assert place["access"] == ["step-free", "hearing-loop"] and place["street"] == "1-30 Main Street, MyVillage"
    assert "lat" not in place and place["postcode"] == "ABC 1234"
    assert stored[f"org/{ORGANIZATION}"]["founded"] == 2011


SCHEDULES = [
    ({"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00", "closes_at": "12:30:00Z"},
     {"days": ["mo", "we"], "opens": "09:00", "closes": "12:30"}),
    ({"byday": "TU", "opens_at": "9:00", "closes_at": "17:00", "valid_from": "2026-01-01", "valid_to": "2026-06-30"},
     {"days": ["tu"], "opens": "09:00", "closes": "17:00", "from": "2026-01-01", "until": "2026-06-30"}),
    ({"freq": "WEEKLY", "interval": 2, "byday": "TH", "dtstart": "2026-01-08", "opens_at": "13:00", "closes_at": "15:00", "wkst": "MO"},
     {"rrule": "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TH", "from": "2026-01-08", "opens": "13:00", "closes": "15:00"}),
    ({"freq": "MONTHLY", "byday": "1MO,-1FR", "dtstart": "2026-01-05", "until": "2026-12-31", "opens_at": "10:00", "closes_at": "11:00"},
     {"rrule": "FREQ=MONTHLY;BYDAY=1MO,-1FR;UNTIL=20261231", "from": "2026-01-05", "until": "2026-12-31", "opens": "10:00", "closes": "11:00"}),
    ({"freq": "MONTHLY", "bymonthday": "1,15", "dtstart": "2026-01-01", "count": 6, "opens_at": "10:00", "closes_at": "11:00"},
     {"rrule": "FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=6", "from": "2026-01-01", "opens": "10:00", "closes": "11:00"}),
    ({"freq": "WEEKLY", "dtstart": "2026-01-10", "opens_at": "10:00", "closes_at": "11:00", "notes": "Ring the bell"},
     {"days": ["sa"], "from": "2026-01-10", "opens": "10:00", "closes": "11:00", "note": {"en": "Ring the bell"}}),
    ({"dtstart": "2026-03-03", "opens_at": "10:00", "closes_at": "11:00"},
     {"rrule": "FREQ=DAILY;COUNT=1", "from": "2026-03-03", "opens": "10:00", "closes": "11:00"}),
    ({"freq": "WEEKLY", "interval": 2, "byday": "TH", "opens_at": "13:00", "closes_at": "15:00"}, None),  # from which Thursday?
    ({"freq": "MONTHLY", "byday": "9XX", "dtstart": "2026-01-01", "opens_at": "13:00", "closes_at": "15:00"}, None),
    ({"freq": "WEEKLY", "opens_at": "13:00", "closes_at": "15:00"}, None),
    ({"freq": "WEEKLY", "byday": "MO", "opens_at": "25:00", "closes_at": "15:00"}, None),
    ({"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "15:00", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}, None),
]


@pytest.mark.parametrize("schedule,wanted", SCHEDULES, ids=range(len(SCHEDULES)))
def test_schedules_become_hours_and_hours_schedules(shared_hub, tmp_path, schedule, wanted):
    thing, faults = mapped(shared_hub, tmp_path, schedules=[{"id": "s", **schedule}])
    assert thing.get("hours") == ([wanted] if wanted else None), faults
    if wanted:  # out again by way of an item made here, and in again
        own = [org("z"), service("z", "z", hours=[wanted])]
        shared_hub.run("import", "--source", "z", write(tmp_path, "own.json", own))
        [record] = [record for record in exported(shared_hub) if record["organization"]["name"] == "Titel"]
        assert_valid("service", record)
        again, _ = mapped(shared_hub, tmp_path, schedules=record["schedules"])
        assert again["hours"] == [wanted], record["schedules"]


def test_a_rule_without_end_does_not_explode(fresh_hub, tmp_path):
    path = write(tmp_path, "x.json", one_service(schedules=[
        {"id": str(i), "freq": "MONTHLY", "byday": ",".join(f"{n}{day}" for n in (1, 2, 3, 4, 5, -1) for day in ("MO", "TU", "WE", "TH", "FR")),
         "dtstart": "1900-01-01", "opens_at": "00:00", "closes_at": "23:59"} for i in range(300)]))
    faults, _ = imported(fresh_hub, path)
    assert not errors(faults)
    fresh_hub.publish()


PHONES = [
    ("08-123 45 67", "+4681234567"), ("+46 (0)70 174 06 05", "+46701740605"), ("0046 8 123 45 67", "+4681234567"),
    ("tel:+44-1234-234567", "+441234234567"), ("\"+44 1234 234567\"", "+441234234567"), ("070-174 06 05 ext. 12", "+46701740605"),
    ("112", None), ("555-0100", None), ("ring the desk", None), ("+", None), ("+0123456789", None), ("0" * 40, None),
]


@pytest.mark.parametrize("number,wanted", PHONES)
def test_numbers_are_made_international_or_left_out(shared_hub, tmp_path, number, wanted):
    thing, faults = mapped(shared_hub, tmp_path, phones=[{"id": "p", "number": number}])
    assert thing.get("phone") == wanted
    assert any(fault["rule"] == "phone" and fault["severity"] == "warning" for fault in faults) == (wanted is None)
    [record] = [record for record in exported(shared_hub) if record["id"] == SERVICE]
    assert record["phones"] == [{"id": "p", "number": number}]


def test_what_is_no_longer_given_is_ended_and_what_is_closed_for_a_time_is_closed(fresh_hub, tmp_path):
    thing, _ = mapped(fresh_hub, tmp_path, status="defunct", last_modified="2025-03-04T10:00:00Z")
    assert thing["until"] == "2025-03-04"
    thing, _ = mapped(fresh_hub, tmp_path, status="temporarily closed", last_modified="2026-03-04T10:00:00Z", alert="Water damage")
    assert thing["closures"] == [{"from": "2026-03-04", "until": "2027-03-04", "reason": {"en": "Water damage"}}] and "until" not in thing


COSTS = [
    ({"cost_options": [{"id": "c", "amount": 0}]}, "free", None),
    ({"fees_description": "Gratis"}, "free", None),
    ({"cost_options": [{"id": "c", "amount": 50, "currency": "sek", "option": "Adults", "amount_description": "a time"}]}, "fee",
     "Adults: 50 SEK a time"),
    ({"fees_description": "Ask us"}, None, "Ask us"),
    ({}, None, None),
]


@pytest.mark.parametrize("more,cost,note", COSTS, ids=range(len(COSTS)))
def test_what_it_costs_is_told(shared_hub, tmp_path, more, cost, note):
    thing, _ = mapped(shared_hub, tmp_path, **more)
    assert (thing.get("cost"), (thing.get("cost_note") or {}).get("en")) == (cost, note)


ACCESS = [
    ("Lift to all floors. Accessible toilet.", ["lift", "accessible-toilet"], None),
    ("No wheelchair access.", None, "No wheelchair access."),
    ("Hiss och hörslinga finns", ["lift", "hearing-loop"], None),
    ("There are no steps", ["step-free"], None),
    ("Ring the bell", None, "Ring the bell"),
    ("quiet-room", ["quiet-room"], None),
]


@pytest.mark.parametrize("text,access,note", ACCESS, ids=range(len(ACCESS)))
def test_features_of_access_are_recognised(shared_hub, tmp_path, text, access, note):
    location = {"id": LOCATION, "location_type": "physical", "name": "House", "accessibility": [{"id": "a", "description": text}]}
    imported(shared_hub, write(tmp_path, "x.json", location))
    place = items(shared_hub)[f"place/{LOCATION}"]
    assert (place.get("access"), (place.get("access_note") or {}).get("en")) == (access, note)


def test_languages_are_those_spoken_there_whatever_their_code(shared_hub, tmp_path):
    thing, faults = mapped(shared_hub, tmp_path, languages=[{"id": "1", "code": "eng"}, {"id": "2", "code": "SWE"}, {"id": "3", "code": "zh_Hant"},
                                                            {"id": "4", "name": "Elvish"}, {"id": "5", "code": "en"}])
    assert thing["languages"] == ["en", "sv", "zh-Hant"]
    assert [fault["message"] for fault in faults if fault["pointer"] == "/languages"] == ['"Elvish" is no code of a language: left out']


def several_places():
    record = example("service_full")
    first = record["service_at_locations"][0]
    second = copy.deepcopy(first)
    second["id"], second["description"] = "e94c9f38-1e8f-4564-91d4-000000000002", "Upstairs"
    second["location"] = {"id": "3a19ff88-4620-4d17-9830-000000000002", "location_type": "physical", "name": "Annex"}
    second["schedules"] = [{"id": "h2", "freq": "WEEKLY", "byday": "SA", "opens_at": "10:00", "closes_at": "12:00"}]
    record["service_at_locations"].append(second)
    return record


def test_every_further_place_is_an_item_and_the_service_one_record(fresh_hub, tmp_path):
    record = several_places()
    imported(fresh_hub, write(tmp_path, "x.json", record))
    further = items(fresh_hub)["service/e94c9f38-1e8f-4564-91d4-000000000002"]
    assert further["place"] == "place/3a19ff88-4620-4d17-9830-000000000002" and further["hours"][0]["days"] == ["sa"]
    assert exported(fresh_hub) == [record]
    fresh_hub.serve()
    assert [one["id"] for one in all_of(fresh_hub, "services")] == [SERVICE]
    assert {one["id"] for one in all_of(fresh_hub, "service_at_locations")} == {one["id"] for one in record["service_at_locations"]}
    one = get(fresh_hub, "/service_at_locations/e94c9f38-1e8f-4564-91d4-000000000002")
    assert one["location"]["name"] == "Annex" and one["service"]["id"] == SERVICE


# ---- changed here ----

def test_what_was_changed_here_is_written_over_the_record_and_the_rest_stays(fresh_hub, tmp_path):
    imported(fresh_hub, EXAMPLES / "service_full.json")
    thing = items(fresh_hub)[f"service/{SERVICE}"]
    thing |= {"title": thing["title"] | {"en": "New name", "sv": "Nytt namn"}, "phone": "+46701740605", "cost": "free",
              "languages": ["ur", "sv"], "hours": [{"days": ["mo"], "opens": "08:00", "closes": "09:00"}], "checked_on": "2026-11-01"}
    del thing["cost_note"]
    fresh_hub.run("import", "--source", "hsds", write(tmp_path, "change.json", thing))
    [record], wanted = exported(fresh_hub), example("service_full")
    assert_valid("service", record)
    assert record["name"] == "New name" and record["assured_date"] == "2026-11-01"
    assert record["phones"][0] == wanted["phones"][0] | {"number": "+46701740605"}
    assert [one["code"] for one in record["languages"]] == ["ur", "sv"] and record["languages"][0] == wanted["languages"][0]
    assert record["cost_options"][0]["amount"] == 0 and "fees" not in record
    assert [one["byday"] for one in record["service_at_locations"][0]["schedules"]] == ["MO"]
    changed = ("name", "phones", "languages", "cost_options", "fees", "fees_description", "assured_date", "service_at_locations", "last_modified")
    assert without(record, *changed) == without(wanted, *changed)
    place = items(fresh_hub)[f"place/{LOCATION}"] | {"city": "Elsewhere"}
    fresh_hub.run("import", "--source", "hsds", write(tmp_path, "change.json", place))
    location = exported(fresh_hub)[0]["service_at_locations"][0]["location"]
    was = wanted["service_at_locations"][0]["location"]
    assert location["addresses"][0] == was["addresses"][0] | {"city": "Elsewhere"}
    assert without(location, "addresses") == without(was, "addresses")


# ---- the API ----

@pytest.fixture(scope="module")
def demo_hub(demo_items):
    with Hub() as hub:
        hub.run("import", demo_items)
        imported(hub, EXAMPLES / "service_full.json")
        yield hub.serve()


@pytest.mark.parametrize("name", LISTS)
def test_every_record_of_every_endpoint_holds_to_the_schemas(demo_hub, name):
    for full in (False, True):
        for record in all_of(demo_hub, name, "&full=true" if full else ""):
            assert_valid(LISTS[name], record)
            if full:
                assert_valid(LISTS[name], get(demo_hub, f"/{name}/{urllib.parse.quote(record['id'])}"))


def test_the_ids_of_what_was_made_here_are_uuids_of_version_8_that_stay(demo_hub):
    first, second = (all_of(demo_hub, "services", per_page=n) for n in (200, 7))
    assert [one["id"] for one in first] == [one["id"] for one in second]
    own = [one["id"] for one in first if one["id"] != SERVICE]
    assert own and all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", id_) for id_ in own)


def test_lists_are_sifted_by_what_is_asked(demo_hub):
    everything = {one["id"] for one in all_of(demo_hub, "services")}
    assert {one["id"] for one in all_of(demo_hub, "services", f"&organization_id={ORGANIZATION}")} == {SERVICE}
    assert {one["id"] for one in all_of(demo_hub, "services", f"&taxonomy_term_id={TERM}")} == {SERVICE}
    assert {one["id"] for one in all_of(demo_hub, "services", f"&taxonomy_id={TAXONOMY}")} == {SERVICE}
    assert {one["id"] for one in all_of(demo_hub, "services", "&search=counselling%20anxiety")} == {SERVICE}
    assert all_of(demo_hub, "services", "&search=xyzzy") == []
    assert all_of(demo_hub, "services", "&taxonomy_term_id=nothing") == []
    assert {one["id"] for one in all_of(demo_hub, "services", "&modified_after=2020-01-01T00:00:00Z")} == everything
    assert all_of(demo_hub, "services", "&modified_after=2999-01-01") == []
    assert {one["id"] for one in get(demo_hub, "/services?minimal=true")["contents"]} == everything
    assert all(set(one) == {"id", "modified_date"} for one in get(demo_hub, "/services?minimal=true")["contents"])
    assert [one["id"] for one in all_of(demo_hub, "taxonomy_terms", f"&taxonomy_id={TAXONOMY}")] == [TERM]
    assert get(demo_hub, "/services?page=9999")["empty"] is True


@pytest.mark.parametrize("path,status", [
    ("/services?page=0", 400), ("/services?per_page=x", 400), ("/services?modified_after=yesterday", 400), ("/services?format=ndjson", 400),
    ("/services?postcode=12345", 400), ("/services/nothing", 404), ("/services/%ff%00", 404), ("/services/" + "a" * 500, 404),
    ("/organizations/11111111-1111-8111-8111-111111111111", 404), ("/nothing", 404), ("/nothing/x", 404), ("/services/a/b", 404),
])
def test_what_cannot_be_answered_is_a_problem_with_its_status(demo_hub, path, status):
    got, headers, body = request(f"{demo_hub.url}/hsds{path}")
    assert (got, headers["Content-Type"]) == (status, "application/problem+json") and json.loads(body)["status"] == status


def test_an_answer_that_is_known_is_not_sent_again(demo_hub):
    _, headers, body = request(f"{demo_hub.url}/hsds/services")
    status, _, again = request(f"{demo_hub.url}/hsds/services", headers={"If-None-Match": headers["ETag"]})
    assert (status, again) == (304, b"") and body and headers["Access-Control-Allow-Origin"] == "*"
    assert request(f"{demo_hub.url}/hsds/services", b"{}")[0] == 405


def test_one_hub_reads_another_and_gives_the_same(demo_hub, fresh_hub):
    faults, summary = imported(fresh_hub, f"{demo_hub.url}/hsds")
    assert not errors(faults) and summary["refused"] == 0 and summary["imported"]
    fresh_hub.serve()
    theirs = {one["id"]: one for one in all_of(demo_hub, "services", "&full=true")}
    ours = {one["id"]: one for one in all_of(fresh_hub, "services", "&full=true")}
    assert theirs == ours
    assert {one["id"] for one in all_of(demo_hub, "organizations")} == {one["id"] for one in all_of(fresh_hub, "organizations")}
    stored, own = items(fresh_hub), items(demo_hub, "--kind", "service")
    by_title = {next(iter(thing["title"].values())): thing for thing in stored.values() if thing["kind"] == "service"}
    for thing in own.values():
        there = by_title[thing["title"].get("sv", thing["title"].get("en"))]
        days = [{k: v for k, v in row.items() if k != "note"} for row in thing.get("hours", []) if row.get("days") != ["holiday"]]
        assert [{k: v for k, v in row.items() if k != "note"} for row in there.get("hours", [])] == days, thing["id"]
        assert there.get("phone") == thing.get("phone") and there.get("languages") == thing.get("languages")


# ---- another API ----

class Api(ThreadingHTTPServer):
    """An HSDS API as others write them: summaries in lists, both generations of names for pages, now and then busy."""

    def __init__(self, services, organizations=None, busy=0, legacy=False):
        super().__init__(("127.0.0.1", 0), ApiHandler)
        self.services, self.organizations, self.busy, self.legacy = services, organizations, busy, legacy
        self.asked = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/api"


def summary_of(record):
    return {name: summary_of(value) if isinstance(value, dict) else value for name, value in record.items() if not isinstance(value, list)}


class ApiHandler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status, body=None, **headers):
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        server, url = self.server, urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        server.asked.append(self.path)
        if server.busy:
            server.busy -= 1
            return self.answer(503, {}, Retry_After="1")
        parts = url.path.removeprefix("/api/").split("/")
        records = {"services": server.services, "organizations": server.organizations}.get(parts[0])
        if records is None:
            return self.answer(404, {})
        if len(parts) == 2:
            found = [one for one in records if one["id"] == urllib.parse.unquote(parts[1])]
            return self.answer(200, found[0]) if found else self.answer(404, {})
        records = [one for one in records if one.get("last_modified", "9") >= query.get("modified_after", "")]
        number, size = int(query["page"]), 2
        rows = [summary_of(one) for one in records[(number - 1) * size:number * size]]
        pages = -(-len(records) // size)
        names = ("totalElements", "totalPages", "number", "last") if server.legacy else ("total_items", "total_pages", "page_number", "last_page")
        return self.answer(200, dict(zip(names, (len(records), pages, number, number >= pages))) | {"contents": rows})


def many(n):
    services = []
    for i in range(n):
        record = example("service_full")
        record["id"], record["name"] = f"ac148810-d857-441c-9679-{i:012x}", f"Service {i}"
        record["last_modified"] = f"2026-01-{i + 1:02}T00:00:00Z"
        record["service_at_locations"][0]["id"] = f"e94c9f38-1e8f-4564-91d4-{i:012x}"
        services.append(record)
    return services


@pytest.mark.parametrize("legacy", [False, True])
def test_an_api_is_read_page_by_page_and_record_by_record(fresh_hub, legacy):
    with Api(many(5), busy=1, legacy=legacy) as api:
        faults, summary = imported(fresh_hub, api.url + "/")
        assert not errors(faults) and summary["added"] == 5 + 3
        assert sum("/services/" in path for path in api.asked) == 5
        assert exported(fresh_hub) == many(5)


def test_the_second_time_only_what_changed_is_asked_for(fresh_hub):
    with Api(many(5)) as api:
        imported(fresh_hub, api.url)
        api.asked.clear()
        api.services[3]["name"], api.services[3]["last_modified"] = "Renamed", "2026-02-01T00:00:00Z"
        _, summary = imported(fresh_hub, api.url)
        assert summary["changed"] == 1 and any("modified_after=2026-01-05T00%3A00%3A00Z" in path for path in api.asked)
        assert sum("/services/" in path for path in api.asked) == 2  # the newest of before, and this one
        api.asked.clear()
        api.services.pop()
        _, summary = imported(fresh_hub, "--replace", "hsds", "--yes", api.url)
        assert summary["withdrawn"] == 1 and not any("modified_after" in path for path in api.asked)


def test_what_an_api_does_not_answer_is_named(fresh_hub):
    with Api(None) as api:
        faults, summary = imported(fresh_hub, api.url, status=1)
        [fault] = errors(faults)
        assert fault["rule"] == "fetch" and "404" in fault["message"] and "/api/services?page=1" in fault["file"]
    faults, _ = imported(fresh_hub, "http://127.0.0.1:9/hsds", status=1)
    assert errors(faults)


# ---- what is refused ----

ROW = "id,name,description\n"
REFUSED = [  # files, (file, rule) of each error
    ({"x.json": '{"id": 5, "name": "a", "status": "active"}'}, [("x.json", "type")]),
    ({"x.json": '{"name": "a", "status": "active"}'}, [("x.json", "missing")]),
    ({"x.json": '{"id": "a", "name": "a", "status": "active"}'}, [("x.json", "missing")]),  # whose is it?
    ({"x.json": '[{"id": "a", "website": "x"}]'}, [("x.json", "missing")]),
    ({"x.json": '{"colour": "red"}'}, [("x.json", "type")]),
    ({"x.json": '{"id": "a", "name": "a", "phones": ["x"], "website": "x"}'}, [("x.json", "type")]),
    ({"x.json": '{"id": "a", "name": "a", "phones": {"0": 1}, "website": "x"}'}, [("x.json", "type")]),
    ({"x.json": '{"id": "a",'}, [("x.json", "syntax")]),
    ({"x.json": b'{"id": "\xe5", "name": "a"}'}, [("x.json", "syntax")]),
    ({"x.json": b"\xff\xfe{\x00}\x00"}, [("x.json", "syntax")]),
    ({"x.json": '{"id": "a", "x": ' + "[" * 5000 + "]" * 5000 + "}"}, [("x.json", "limit")]),
    ({"x.json": '{"id": "a", "name": "<script>alert(1)</script>", "website": "x"}'}, [("x.json", "html")]),
    ({"x.json": '{"id": "a", "name": "a", "description": "<p>Hello</p>", "website": "x"}'}, [("x.json", "html")]),
    ({"x.json": '{"id": "a", "name": "' + "x" * (5 << 20) + '"}'}, [("x.json", "limit")]),
    ({"organizations.csv": ROW + "a,A,x\na,B,x\n"}, [("organizations.csv", "duplicate")]),
    ({"organizations.csv": ROW + ",A,x\n"}, [("organizations.csv", "missing")]),
    ({"organizations.csv": "name,description\nA,x\n"}, [("organizations.csv", "missing")]),
    ({"organizations.csv": ROW.encode() + b"a,\xe5,x\n"}, [("organizations.csv", "syntax")]),
    ({"organizations.csv": ROW + 'a,"A,x\n'}, [("organizations.csv", "syntax")]),
    ({"organizations.csv": ROW + "a,A,x,y,z\n"}, [("organizations.csv", "syntax")]),
    ({"organizations.csv": ROW + f"a,{'x' * 300000},x\n"}, [("organizations.csv", "limit")]),
    ({"colours.csv": "id\n1\n"}, [("colours.csv", "type")]),
    ({"organizations.csv": ROW + "a,A,x\n", "services.csv": "id,organization_id,name,status\ns,b,S,active\n"}, [("services.csv", "reference")]),
    ({"organizations.csv": ROW + "a,A,x\n", "phones.csv": "id,organization_id,number\np,b,08-123\n"}, [("phones.csv", "reference")]),
    ({"organizations.csv": ROW + "a,A,x\n", "phones.csv": "id,organization_id,number\np,,08-123\n"}, [("phones.csv", "reference")]),
    ({"organizations.csv": "id,name,description,parent_organization_id\na,A,x,b\nb,B,x,a\nc,C,x,c\nd,D,x,a\n"},
     [("organizations.csv", "cycle")] * 3),
    ({"x.json": json.dumps([{"id": i, "name": i, "description": "x", "parent_id": p, "code": i} for i, p in ("ab", "bc", "ca")])},
     [("x.json", "cycle")] * 3),
    ({"x.json": json.dumps([{"id": f"t{i}", "name": "x", "description": "x", "parent_id": f"t{i + 1}", "code": "x"} for i in range(150)])},
     [("x.json", "limit")] * 52),
    ({"attributes.csv": "id,link_id,taxonomy_term_id\nx,t,t\ny,x,t\n", "taxonomy_terms.csv": "id,name,description\nt,T,d\n"}, []),
]


@pytest.mark.parametrize("files,wanted", REFUSED, ids=range(len(REFUSED)))
def test_bad_records_are_refused_by_name_and_the_good_are_taken(fresh_hub, tmp_path, files, wanted):
    folder = tmp_path / "in"
    for name, content in files.items():
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "good.json").write_text(json.dumps(one_service()))
    if wanted:
        faults, summary = imported(fresh_hub, folder, status=1)
        assert not summary["imported"] and not items(fresh_hub)
    faults, summary = imported(fresh_hub, "--keep-going", folder, status=1 if wanted else 0)
    assert [(Path(fault["file"]).name, fault["rule"]) for fault in errors(faults)] == wanted, faults
    assert all("record" in fault or fault["rule"] in ("syntax", "limit", "type", "missing") for fault in errors(faults))
    assert all(fault.get("line") for fault in errors(faults) if "csv" not in fault["message"] and fault["rule"] != "type")
    assert f"service/{SERVICE}" in items(fresh_hub)


def test_the_members_of_a_cycle_are_named(fresh_hub, tmp_path):
    table = "id,name,description,parent_organization_id\na,A,x,b\nb,B,x,a\n"
    write(tmp_path / "in", "organizations.csv", table)
    faults, _ = imported(fresh_hub, tmp_path / "in", status=1)
    assert [(fault["record"], fault["pointer"], fault["message"]) for fault in errors(faults)] == [
        ("organization a", "/parent_organization_id", "its parents lead back to it: a → b → a"),
        ("organization b", "/parent_organization_id", "its parents lead back to it: b → a → b")]


def test_a_cycle_that_closes_in_the_hub_is_seen(fresh_hub, tmp_path):
    imported(fresh_hub, write(tmp_path, "1.json", {"id": "a", "name": "A", "description": "x", "website": "", "phones": []}))
    imported(fresh_hub, write(tmp_path, "2.json", {"id": "b", "name": "B", "description": "x", "parent_organization_id": "a", "phones": []}))
    faults, _ = imported(fresh_hub, write(tmp_path, "3.json", {"id": "a", "name": "A", "description": "x", "parent_organization_id": "b",
                                                               "phones": []}), status=1)
    assert [fault["rule"] for fault in errors(faults)] == ["cycle"]


def test_a_line_of_a_gigabyte_is_refused_without_reading_it(fresh_hub, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("services.csv", "x.json"):
        with open(folder / name, "wb") as out:
            out.truncate(1 << 30)
    faults, _ = imported(fresh_hub, folder, status=1)
    assert [(Path(fault["file"]).name, fault["rule"]) for fault in errors(faults)] == [("services.csv", "limit"), ("x.json", "limit")]


def test_a_data_package_says_which_file_is_which_table_and_how_it_is_written(fresh_hub, tmp_path):
    folder = tmp_path / "in"
    write(folder, "datapackage.json", {"name": "x", "resources": [
        {"name": "organization", "path": "data/givare.csv", "dialect": {"delimiter": ";"}},
        {"name": "service", "path": "../../etc/passwd"}, {"name": "phone", "path": "latin.csv", "encoding": "iso-8859-1"}]})
    write(folder / "data", "givare.csv", "id;name;description\na;Första;\"x; y\"\n")
    write(folder, "latin.csv", "id,number\np,1\n")
    faults, _ = imported(fresh_hub, "--keep-going", folder, status=1)
    assert [(Path(fault["file"]).name, fault["rule"]) for fault in errors(faults)] == [("latin.csv", "encoding")]
    [thing] = items(fresh_hub).values()
    assert thing["title"] == {"en": "Första"} and thing["summary"] == {"en": "x; y"}


def test_the_organization_that_is_named_owns_what_names_none(fresh_hub, tmp_path):
    fresh_hub.run("import", write(tmp_path, "org.json", org("kommunen")))
    imported(fresh_hub, "--organization", "org/kommunen", write(tmp_path, "x.json", without(one_service(), "organization")))
    assert items(fresh_hub)[f"service/{SERVICE}"]["organization"] == "org/kommunen"


def test_ids_that_are_no_uuids_stay_and_are_found(fresh_hub, tmp_path):
    record = {"id": "12", "name": "Help", "status": "active", "organization": {"id": "12", "name": "O", "description": "o"},
              "service_at_locations": [{"id": "12", "location": {"id": "12", "location_type": "physical", "name": "L"}},
                                       {"id": "å/1", "location": {"id": "13", "location_type": "physical", "name": "M"}}]}
    imported(fresh_hub, write(tmp_path, "x.json", record))
    assert exported(fresh_hub) == [record] and len(items(fresh_hub)) == 5
    fresh_hub.serve()
    assert get(fresh_hub, "/services/12") == record
    assert get(fresh_hub, "/organizations/12")["name"] == "O"
    assert get(fresh_hub, "/service_at_locations/12")["location"]["name"] == "L"
    assert get(fresh_hub, f"/service_at_locations/{urllib.parse.quote('å/1', safe='')}")["location"]["name"] == "M"


def test_numbers_may_be_written_as_texts_and_texts_may_be_called_as_lists_are(fresh_hub, tmp_path):
    """As the UK profile's implementers do."""
    record = one_service(minimum_age="12", maximum_age="18", service_at_locations=[
        {"id": AT_LOCATION, "location": {"id": LOCATION, "location_type": "physical", "name": "L", "latitude": "59.5", "longitude": "18.25",
                                         "accessibility": [{"id": "a", "accessibility": "Ring the bell", "description": "Lift"}]}}])
    imported(fresh_hub, write(tmp_path, "x.json", record))
    assert exported(fresh_hub) == [record]
    stored = items(fresh_hub)
    assert stored[f"service/{SERVICE}"]["for_whom"] == {"en": "12–18 years"}
    assert (stored[f"place/{LOCATION}"]["lat"], stored[f"place/{LOCATION}"]["access"]) == (59.5, ["lift"])


def test_members_that_nobody_knows_are_kept(fresh_hub, tmp_path):
    record = one_service(x_colour={"deep": [1, 2.5, None, True, "å"]}, phones=[], program=None)
    imported(fresh_hub, write(tmp_path, "x.json", record))
    assert exported(fresh_hub) == [record]
