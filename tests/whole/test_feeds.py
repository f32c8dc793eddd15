# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds against a real server: asked with conditions, changed in place, and nothing gone without a review."""
import datetime
import json
import sqlite3
import time

import pytest

from feed_server import FeedServer, Page
from hub_help import Published, item, org, write


@pytest.fixture
def server():
    with FeedServer() as running:
        yield running


def events(*names, day="2099-12-01", **more):
    return [item(f"event/{name}", title=f"Träff {name}", organization="org/a", start=f"{day}T18:00:00+01:00",
                 end=f"{day}T20:00:00+01:00", **more) for name in names]


def items_page(items, **more):
    return Page(json.dumps(items), **more)


def feed(hub, *arguments, status=0):
    done = hub.run("feed", *arguments, check=False)
    assert done.returncode == status, (done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return done


def fetch(hub, *arguments, status=0):
    return json.loads(feed(hub, "fetch", "--allow-private", *arguments, status=status).stdout)


def listed(hub):
    return {entry["name"]: entry for entry in json.loads(feed(hub, "list").stdout)}


def review(hub, *arguments):
    return [entry["id"] for entry in json.loads(feed(hub, "review", *arguments).stdout)]


def stored(hub):
    return {thing["id"]: thing for thing in json.loads(hub.run("export").stdout)}


@pytest.fixture
def subscribed(fresh_hub, server, tmp_path):
    """A hub with one organization and one feed of four events, fetched once."""
    fresh_hub.run("import", write(tmp_path, "org.json", [org("a")]))
    server.pages["/feed.json"] = items_page(events("1", "2", "3", "4"))
    feed(fresh_hub, "add", "kommunen", "--url", server.url("/feed.json"))
    assert fetch(fresh_hub, "kommunen")["counts"]["added"] == 4
    return fresh_hub


def test_a_feed_that_did_not_change_is_not_taken_again(subscribed, server):
    assert fetch(subscribed, "kommunen")["state"] == "unchanged"
    assert server.statuses == [200, 304]
    assert server.asked[1][1]["If-None-Match"] == server.pages["/feed.json"].tag()
    assert fetch(subscribed, "--whole", "kommunen")["state"] == "unchanged"
    assert server.statuses == [200, 304, 200]


def test_without_validators_the_same_bytes_are_known(fresh_hub, server, tmp_path):
    fresh_hub.run("import", write(tmp_path, "org.json", [org("a")]))
    server.pages["/x"] = items_page(events("1"), etag=False)
    feed(fresh_hub, "add", "x", "--url", server.url("/x"))
    assert [fetch(fresh_hub, "x")["state"] for _ in range(2)] == ["changed", "unchanged"]


def test_last_modified_will_do(fresh_hub, server, tmp_path):
    fresh_hub.run("import", write(tmp_path, "org.json", [org("a")]))
    when = "Sun, 22 Nov 2026 10:00:00 GMT"
    server.pages["/x"] = items_page(events("1"), etag=False, headers={"Last-Modified": when})
    feed(fresh_hub, "add", "x", "--url", server.url("/x"))
    fetch(fresh_hub, "x")
    fetch(fresh_hub, "x")
    assert server.asked[1][1]["If-Modified-Since"] == when


def test_an_item_is_changed_in_place(subscribed, server):
    changed = events("1", "2", "3", "4")
    changed[0]["title"] = {"sv": "Ny rubrik"}
    server.pages["/feed.json"] = items_page(changed)
    after = fetch(subscribed, "kommunen")
    assert (after["state"], after["counts"]["added"], after["counts"]["changed"]) == ("changed", 0, 1)
    assert stored(subscribed)["event/1"]["title"] == {"sv": "Ny rubrik"}
    assert review(subscribed) == []


def test_what_vanishes_stays_until_somebody_decides(subscribed, server):
    server.pages["/feed.json"] = items_page(events("2", "3", "4"))
    after = fetch(subscribed, "kommunen")
    assert (after["vanished"], after["counts"]["missing"], after["shrunk"]) == (1, 1, True)
    assert review(subscribed) == ["event/1"] and "event/1" in stored(subscribed)
    assert listed(subscribed)["kommunen"]["counts"]["missing"] == 1
    done = json.loads(feed(subscribed, "review", "--withdraw", "event/1").stdout)
    assert done == {"withdrawn": 1, "refused": 0}
    assert "event/1" not in stored(subscribed) and review(subscribed) == []
    with sqlite3.connect(subscribed.data / "hub.db") as db:
        assert ("command line", "withdrew what a feed brought", "event/1") in db.execute("SELECT who, what, about FROM audit").fetchall()


def test_what_comes_back_leaves_the_list_by_itself(subscribed, server):
    server.pages["/feed.json"] = items_page(events("2", "3", "4"))
    fetch(subscribed)
    server.pages["/feed.json"] = items_page(events("1", "2", "3", "4"))
    assert fetch(subscribed)["returned"] == 1
    assert review(subscribed) == []


def test_what_was_kept_is_asked_about_when_it_vanishes_anew(subscribed, server):
    some, all_ = items_page(events("2", "3", "4")), items_page(events("1", "2", "3", "4"))
    server.pages["/feed.json"] = some
    fetch(subscribed)
    assert json.loads(feed(subscribed, "review", "--keep", "event/1").stdout) == {"kept": 1, "refused": 0}
    assert fetch(subscribed, "--whole")["vanished"] == 0 and review(subscribed) == []
    server.pages["/feed.json"] = all_
    fetch(subscribed)
    server.pages["/feed.json"] = some
    assert fetch(subscribed)["vanished"] == 1 and review(subscribed) == ["event/1"]


def test_the_review_can_be_narrowed_and_decided_at_once(subscribed, server):
    server.pages["/b"] = items_page(events("b1", "b2"))
    feed(subscribed, "add", "b", "--url", server.url("/b"))
    fetch(subscribed, "b")
    server.pages["/b"], server.pages["/feed.json"] = items_page([]), items_page(events("4"))
    feed(subscribed, "fetch", "--allow-private")
    assert review(subscribed) == ["event/b1", "event/b2", "event/1", "event/2", "event/3"]
    assert review(subscribed, "b") == ["event/b1", "event/b2"]
    assert json.loads(feed(subscribed, "review", "--withdraw", "--all", "b").stdout)["withdrawn"] == 2
    assert json.loads(feed(subscribed, "review", "--keep", "event/1", "event/2").stdout)["kept"] == 2
    feed(subscribed, "review", "--withdraw", "event/1", status=1)
    assert review(subscribed) == ["event/3"] and len(stored(subscribed)) == 5


def test_what_is_still_referred_to_is_not_withdrawn(fresh_hub, server, tmp_path):
    server.pages["/x"] = items_page([org("x"), org("y"), org("z")])
    feed(fresh_hub, "add", "x", "--url", server.url("/x"))
    fetch(fresh_hub, "x")
    fresh_hub.run("import", write(tmp_path, "s.json", [item("service/s", organization="org/x", checked_on="2026-11-01")]))
    server.pages["/x"] = items_page([org("z")])
    fetch(fresh_hub, "x")
    assert review(fresh_hub) == ["org/y"], "who is still needed is not asked about"
    fresh_hub.run("import", write(tmp_path, "t.json", [item("service/t", organization="org/y", checked_on="2026-11-01")]))
    done = feed(fresh_hub, "review", "--withdraw", "--all", status=1)
    assert "service/t refers to it" in done.stderr and "org/y" in stored(fresh_hub)


def test_events_that_are_over_leave_without_a_word(fresh_hub, server, tmp_path):
    fresh_hub.run("import", write(tmp_path, "org.json", [org("a")]))
    server.pages["/x"] = items_page(events("past", day="2020-12-01") + events("ahead"))
    feed(fresh_hub, "add", "x", "--url", server.url("/x"))
    fetch(fresh_hub, "x")
    server.pages["/x"] = items_page([])
    fetch(fresh_hub, "x")
    assert review(fresh_hub) == ["event/ahead"]


def test_the_good_is_taken_and_the_refused_is_named(fresh_hub, server, tmp_path):
    fresh_hub.run("import", write(tmp_path, "org.json", [org("a")]))
    good, bad = events("good"), events("bad", colour="red")
    server.pages["/x"] = items_page(good + bad)
    feed(fresh_hub, "add", "x", "--url", server.url("/x"))
    after = fetch(fresh_hub, "x")
    assert (after["counts"]["added"], after["counts"]["refused"]) == (1, 1)
    faults = [json.loads(line) for line in feed(fresh_hub, "report", "x").stdout.splitlines()]
    assert [(fault["id"], fault["pointer"], fault["rule"], fault["file"]) for fault in faults] == [
        ("event/bad", "/colour", "unknown-member", server.url("/x"))]
    server.pages["/x"] = items_page([{**good[0], "colour": "red"}, bad[0]])
    assert fetch(fresh_hub, "x")["vanished"] == 0, "what is refused today is still there"


def test_a_feed_changes_nothing_that_came_from_elsewhere(subscribed, server, tmp_path):
    server.pages["/feed.json"] = items_page([org("a") | {"title": {"sv": "Kapad"}}, *events("1", "2", "3", "4")])
    after = fetch(subscribed, "kommunen")
    assert (after["counts"]["changed"], after["counts"]["refused"]) == (0, 1)
    assert stored(subscribed)["org/a"]["title"] == {"sv": "Titel"}
    (fault,) = [json.loads(line) for line in feed(subscribed, "report", "kommunen").stdout.splitlines()]
    assert (fault["id"], fault["rule"]) == ("org/a", "source") and "--source feed:kommunen" in fault["message"]
    subscribed.run("import", "--source", "feed:kommunen", write(tmp_path, "hand.json", [org("a") | {"title": {"sv": "Överlämnad"}}]))
    assert fetch(subscribed, "--whole")["counts"]["changed"] == 1


def test_what_cannot_be_read_takes_nothing_away(subscribed, server):
    server.pages["/feed.json"] = Page("<html>En paus för underhåll</html>", "text/html")
    after = fetch(subscribed, "kommunen", status=1)
    assert after["state"] == "failed" and after["reason"] and review(subscribed) == []
    server.pages["/feed.json"] = Page(json.dumps(events("1", "2"))[:-5])  # cut off
    after = fetch(subscribed, "kommunen")
    assert review(subscribed) == [] and len(stored(subscribed)) == 5


FAILURES = [  # the page, what the reason says, the least seconds until it is asked again
    (Page(status=503, etag=False, headers={"Retry-After": "7200"}), "answered 503", 7200),
    (Page(status=429, etag=False, headers={"Retry-After": "10"}), "answered 429", 300),
    (Page(status=404, etag=False), "answered 404", 300),
    (Page(status=302, etag=False, headers={"Location": "/feed.json"}), "redirects", 300),
    (Page(status=302, etag=False, headers={"Location": "file:///etc/passwd"}), "", 300),
    (Page(huge=1 << 30), "larger than 64 MiB", 300),
    (Page("{" * 100000), "", 300),
    (Page(b"\xff\xfe[\x00]\x00"), "", 300),
]


@pytest.mark.parametrize("page,reason,least", FAILURES, ids=range(len(FAILURES)))
def test_failures_are_named_and_asked_again_later_and_later(subscribed, server, page, reason, least):
    server.pages["/feed.json"] = page
    due = []
    for failures in (1, 2):
        after = fetch(subscribed, "kommunen", status=1)
        assert (after["state"], after["failures"]) == ("failed", failures) and reason in after["reason"]
        wait = datetime.datetime.fromisoformat(after["due"]) - datetime.datetime.fromisoformat(after["tried"])
        due.append(wait.total_seconds())
    assert least <= due[0] <= least * 1.1 and (due[1] >= 600 or least > 600)
    assert len(stored(subscribed)) == 5


def test_private_networks_are_refused_unless_hub_ini_allows_them(subscribed):
    done = json.loads(feed(subscribed, "fetch", "kommunen", status=1).stdout)
    assert "private network" in done["reason"]
    (subscribed.data / "hub.ini").write_text("allow-private = yes\nlisten = 127.0.0.1:0\n")
    assert json.loads(feed(subscribed, "fetch", "kommunen").stdout)["state"] == "unchanged"


USAGE = [[], ["nonsense"], ["add"], ["add", "x"], ["add", "Not OK", "--url", "http://a/"], ["add", "x", "--url", "/etc/passwd"],
         ["add", "x", "--url", "http://a/", "--every", "1s"], ["add", "x", "--url", "http://a/", "--format", "nonsense"],
         ["add", "x", "--url", "http://a/", "--publish", "perhaps"], ["add", "x", "--url", "http://a/", "--lang", "!"],
         ["review", "--withdraw"], ["review", "--all"], ["review", "--keep", "--withdraw", "event/a"], ["review", "event/a"]]


@pytest.mark.parametrize("arguments", USAGE, ids=range(len(USAGE)))
def test_wrong_usage_is_status_2(shared_hub, arguments):
    assert feed(shared_hub, *arguments, status=2).stderr.startswith("torget-hub: ")


def test_settings_can_be_changed_and_a_feed_removed(subscribed, server):
    feed(subscribed, "add", "kommunen", "--url", server.url("/feed.json"), "--every", "30m", "--publish", "yes", "--lang", "fi")
    entry = listed(subscribed)["kommunen"]
    assert (entry["every_s"], entry["publish"], entry["lang"], entry["state"]) == (1800, True, "fi", "new")
    feed(subscribed, "remove", "kommunen")
    assert listed(subscribed) == {} and len(stored(subscribed)) == 5
    feed(subscribed, "remove", "kommunen", status=1)
    feed(subscribed, "add", "x", "--url", "http://a/", "--organization", "org/nobody", status=1)


def test_a_feed_can_take_along_what_it_brought(subscribed, tmp_path):
    subscribed.run("import", write(tmp_path, "s.json", [item("story/s", related=["event/1"])]))
    done = feed(subscribed, "remove", "kommunen", "--withdraw", status=1)
    assert "story/s refers to it" in done.stderr
    assert set(stored(subscribed)) == {"org/a", "event/1", "story/s"} and listed(subscribed) == {}


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Kommunen//Kalender//SV
%sEND:VCALENDAR
"""
MEETING = """BEGIN:VEVENT
UID:%s@kommunen.example.org
DTSTAMP:20261101T080000Z
DTSTART;TZID=Europe/Stockholm:%sT180000
DTEND;TZID=Europe/Stockholm:%sT200000
SUMMARY:%s
END:VEVENT
"""


def calendar(*meetings):
    text = CALENDAR % "".join(MEETING % (uid, day, day, title) for uid, day, title in meetings)
    return Page(text.replace("\n", "\r\n"), "text/calendar; charset=utf-8")


def test_a_calendar_is_changed_in_place_by_uid(fresh_hub, server, tmp_path):
    fresh_hub.run("import", write(tmp_path, "org.json", [org("a")]))
    server.pages["/k.ics"] = calendar(("1", "20991201", "Fullmäktige"), ("2", "20991202", "Nämnd"))
    feed(fresh_hub, "add", "k", "--url", server.url("/k.ics"), "--format", "ics", "--organization", "org/a")
    assert fetch(fresh_hub)["counts"]["added"] == 2
    server.pages["/k.ics"] = calendar(("1", "20991208", "Fullmäktige flyttar"))
    after = fetch(fresh_hub)
    assert (after["counts"]["added"], after["counts"]["changed"], after["vanished"]) == (0, 1, 1)
    titles = {thing["title"]["sv"]: thing.get("start") for thing in stored(fresh_hub).values()}
    assert titles["Fullmäktige flyttar"] == "2099-12-08T18:00:00+01:00" and "Nämnd" in titles


def wait_for(what, seconds=15):
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.1)


@pytest.fixture
def serving(fresh_hub, tmp_path):
    (fresh_hub.data / "hub.ini").write_text("allow-private = yes\n")
    fresh_hub.run("import", write(tmp_path, "org.json", [org("a")]))
    fresh_hub.publish()
    return fresh_hub.serve()


def test_the_running_hub_fetches_and_publishes_what_may_be_published(serving, server, tmp_path):
    server.pages["/feed.json"], server.pages["/quiet.json"] = items_page(events("1")), items_page(events("2"))
    feed(serving, "add", "loud", "--url", server.url("/feed.json"), "--publish", "yes")
    wait_for(lambda: "event/1" in Published(serving).content()[1])
    feed(serving, "add", "quiet", "--url", server.url("/quiet.json"))
    wait_for(lambda: listed(serving)["quiet"]["state"] == "changed")
    assert "event/2" in stored(serving) and "event/2" not in Published(serving).content()[1]
    # other changes wait now: what the loud feed brings waits with them
    server.pages["/feed.json"] = items_page(events("1", "3"))
    feed(serving, "add", "loud", "--url", server.url("/feed.json"), "--publish", "yes")
    wait_for(lambda: "event/3" in stored(serving))
    assert "event/3" not in Published(serving).content()[1]


def test_a_slow_feed_holds_up_nobody_and_is_given_up_when_the_hub_stops(serving, server):
    server.pages["/slow"] = Page("[]", delay=20)
    feed(serving, "add", "slow", "--url", server.url("/slow"))
    wait_for(lambda: server.asked)
    begun = time.monotonic()
    serving.publish()
    import hub_help
    assert hub_help.ask(serving.url + "/v1/hello")[0] == 200
    assert time.monotonic() - begun < 3
    begun = time.monotonic()
    serving.stop()
    assert time.monotonic() - begun < 3
