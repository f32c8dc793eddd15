# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds that mean harm: a few bytes that say the same thing again and again, names as long as files, pictures that never
come. Each is over in seconds and within memory that a small machine has."""
import json
import subprocess
import sys
import time

import pytest

from feed_server import FeedServer, Page
from hub_help import org, reports, write

WORDS = "Ord ord. " * 60000  # half a megabyte
BEGINS = "2099-12-01T18:00:00+01:00"


@pytest.fixture
def server():
    with FeedServer() as running:
        yield running


def bounded(hub, *arguments, seconds=30, mib=1200):
    """The command's outcome; a child of its own, so that the most memory is this command's alone."""
    code = ("import json, resource, subprocess, sys\n"
            "done = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
            "print(json.dumps([done.returncode, done.stdout, done.stderr[-4000:],"
            " resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024]))")
    command = [hub.build / "torget-hub", arguments[0], "--data", hub.data, *map(str, arguments[1:])]
    begun = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", code, *map(str, command)], capture_output=True, text=True, timeout=seconds)
    status, out, errors, most = json.loads(ran.stdout)
    assert time.monotonic() - begun < seconds
    assert "san" in str(hub.build) or most < mib, f"{most} MiB"
    return status, out, errors


def fetch(hub, server, body, format_, **bounds):
    server.pages["/feed"] = Page(json.dumps(body))
    hub.run("feed", "add", "hostile", "--url", server.url("/feed"), "--format", format_)
    status, out, errors = bounded(hub, "feed", "fetch", "--allow-private", "hostile", **bounds)
    return status, json.loads(out.splitlines()[-1]), errors


def page(*nodes):
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def test_a_concept_with_an_endless_name_takes_no_memory(fresh_hub, server):
    role = {"id": "r", "name": "R", "skill": ["https://example.org/" + "Aa" * 50000]}
    graph = {"graph": [{"id": "o", "type": "Organisation", "name": "O",
                        "activity": [{"id": "a", "type": "Activity", "name": "A", "role": [role]}]}]}
    status, done, errors = fetch(fresh_hub, server, graph, "volunteering", mib=200)
    assert status == 0 and done["counts"]["added"] == 2, (done, errors)


def test_roles_that_every_activity_names_again_are_refused_when_they_fill_the_memory(fresh_hub, server):
    roles = [{"id": f"r{i}", "type": "Role", "name": "R", "description": WORDS[:9000]} for i in range(100)]
    activities = [{"id": f"a{i}", "type": "Activity", "name": "A", "role": [f"r{k}" for k in range(100)]}
                  for i in range(2000)]
    graph = {"graph": [{"id": "o", "type": "Organisation", "name": "O", "activity": activities}, *roles]}
    status, done, _ = fetch(fresh_hub, server, graph, "volunteering")
    assert status == 1 and "MiB of memory" in done["reason"], done
    assert json.loads(fresh_hub.run("export").stdout) == [], "nothing of it is taken"


def test_an_activity_of_many_roles_is_copied_once(fresh_hub, server):
    activity = {"id": "a", "type": "Activity", "name": "A", "junk": [[]] * 2000000, "role": [f"r{i}" for i in range(100)]}
    graph = {"graph": [{"id": "o", "type": "Organisation", "name": "O", "activity": [activity]},
                       *[{"id": f"r{i}", "type": "Role", "name": "R"} for i in range(100)]]}
    status, done, _ = fetch(fresh_hub, server, graph, "volunteering", seconds=20)
    assert status == 0 and done["counts"]["added"] == 101, done


def test_one_long_organizer_of_many_events_is_not_copied_for_each(fresh_hub, server):
    events = [{"@type": "Event", "@id": f"e{i}", "name": "Fika", "startDate": BEGINS, "organizer": {"@id": "o"}}
              for i in range(3000)]
    body = page({"@type": "Organization", "@id": "o", "name": WORDS}, *events)
    status, done, _ = fetch(fresh_hub, server, body, "jsonld", mib=300)
    assert status == 0 and done["counts"]["added"] == 3001, done


@pytest.mark.parametrize("rule", [{"byDay": "Tuesday"}, {"byMonthDay": [31] * 30, "byMonth": [2], "byDay": ["5MO"] * 30}])
def test_a_schedule_that_is_named_again_and_again_has_an_end(fresh_hub, server, rule):
    event = {"@type": "Event", "@id": "e", "name": "Fika", "description": WORDS,
             "organizer": {"@type": "Organization", "name": "X"}, "eventSchedule": [{"@id": "s"}] * 100000}
    schedule = {"@type": "Schedule", "@id": "s", "startDate": "2099-12-01", "startTime": "18:00", "endTime": "19:00",
                "repeatFrequency": "P1M" if "byMonth" in rule else "P1W", **rule}
    status, done, _ = fetch(fresh_hub, server, page(event, schedule), "jsonld", mib=800)
    assert done["counts"]["items"] <= 2001 and done["state"] == ("changed" if status == 0 else "failed"), done


def test_a_long_chain_whose_last_link_is_loose_falls_at_once(fresh_hub, server):
    chain = [org(f"c{i}", member_of=[f"org/c{i + 1}"]) for i in range(30000)]
    status, done, _ = fetch(fresh_hub, server, chain, "items", seconds=20, mib=300)
    assert status == 0 and done["counts"]["refused"] == 30000, done


@pytest.mark.parametrize("step", [1, -1])
def test_a_long_chain_that_is_needed_is_kept_at_once_when_its_feed_is_removed(fresh_hub, server, tmp_path, step):
    ids = [f"org/c{i:05d}" for i in range(10000)][::step]
    chain = [org(id_[4:], member_of=[next_] if next_ else []) for id_, next_ in zip(ids, ids[1:] + [None])]
    fetch(fresh_hub, server, chain + [org("alone")], "items")
    fresh_hub.run("import", write(tmp_path, "own.json", [org("own", member_of=[ids[0]])]))
    status, _, _ = bounded(fresh_hub, "feed", "remove", "hostile", "--withdraw", seconds=10, mib=300)
    left = {thing["id"] for thing in json.loads(fresh_hub.run("export").stdout)}
    assert status == 1 and left == {"org/own", *ids}


def test_pictures_that_cannot_be_had_are_asked_for_twenty_times(fresh_hub, server):
    pictures = [{"file": "https://192.0.2.1/never.png", "alt": {"sv": "Bild"}}]
    fetch(fresh_hub, server, [org(f"p{i}", pictures=pictures) for i in range(40)], "items")
    faults = [json.loads(line) for line in fresh_hub.run("feed", "report", "hostile").stdout.splitlines()]
    assert sum("private network" in fault["message"] for fault in faults) == 20
    assert sum("not fetched: 20 pictures" in fault["message"] for fault in faults) == 20


def test_names_of_any_length_leave_every_line_of_the_report_json(fresh_hub, tmp_path):
    path = write(tmp_path, "long.json", [{"id": "org/" + "å" * 50000, "kind": "organization"}])
    faults, summary = reports(fresh_hub.run("import", "--report", "json", path, check=False))
    assert faults and summary["refused"] == 1


def test_a_replacement_never_withdraws_what_is_there_but_was_refused(fresh_hub, tmp_path):
    graph = {"graph": [{"id": "o", "type": "Organisation", "name": "O", "activity": [
        {"id": f"a{i}", "type": "Activity", "name": "A", "description": "Text", "role": [{"id": "r", "name": "R"}]}
        for i in range(30)]}]}
    arguments = ["import", "--format", "volunteering", "--replace", "vol", "--keep-going", "--report", "json"]
    fresh_hub.run(*arguments, write(tmp_path, "graph.json", graph))
    before = {thing["id"] for thing in json.loads(fresh_hub.run("export").stdout)}
    text = json.dumps(graph)
    path = write(tmp_path, "graph.json", text[:-2] + ", {")
    fresh_hub.run(*arguments, path, check=False)
    assert {thing["id"] for thing in json.loads(fresh_hub.run("export").stdout)} == before


def test_a_row_that_cannot_be_read_this_time_is_not_withdrawn(fresh_hub, tmp_path):
    rows = ["id;kind;title;organization;start;end"] + [
        f"event/e{i};event;Träff;org/a;2099-12-01 18:00;2099-12-01 20:00" for i in range(30)]
    fresh_hub.run("import", write(tmp_path, "org.json", [org("a")]))
    arguments = ["import", "--format", "csv", "--replace", "rows", "--keep-going", "--report", "json"]
    fresh_hub.run(*arguments, write(tmp_path, "rows.csv", "\n".join(rows)))
    rows[5] = rows[5].replace(";event;", ";händelse;")
    done = fresh_hub.run(*arguments, write(tmp_path, "rows.csv", "\n".join(rows)), check=False)
    assert reports(done)[1]["withdrawn"] == 0
