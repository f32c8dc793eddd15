# SPDX-License-Identifier: GPL-3.0-or-later
"""Releases as files: what they hold, how little changes cost, and that a crash anywhere leaves one of two releases whole."""
import json
import os
import subprocess
import time

import pytest

from hub_help import Published, item, org, root_hash, service, unpack, write


def publish(hub, *arguments):
    return json.loads(hub.run("publish", *arguments).stdout)


def put(hub, folder, things, *arguments):
    hub.run("import", *arguments, write(folder, "x.json", things))


def test_an_empty_hub_has_a_first_release(fresh_hub):
    out = publish(fresh_hub)
    assert set(out) >= {"channel", "version", "root_hash", "items", "changed", "bytes"}
    assert (out["channel"], out["version"], out["items"], out["changed"]) == ("main", 1, 0, 0)
    head, items = Published(fresh_hub).content()
    assert (head["torget"], head["version"], head["items"], items) == ("content", 1, 0, {})
    assert out["root_hash"] == root_hash({})


def test_the_whole_is_what_was_imported_and_hashes_to_the_root(fresh_hub, tmp_path):
    put(fresh_hub, tmp_path, [org("b"), org("a"), service("s", "a")])
    out = publish(fresh_hub)
    release = Published(fresh_hub)
    head, items = release.content()
    assert list(items) == ["org/a", "org/b", "service/s"]
    assert out["root_hash"] == head["root_hash"] == root_hash(items)
    assert (out["items"], out["changed"]) == (3, 3)
    assert out["bytes"] == {"content": release.path("content/1.zst").stat().st_size, "delta": 0}
    custom = release.targets["targets"]["content/1.zst"]["custom"]
    assert custom == {"channel": "main", "version": 1, "root_hash": out["root_hash"]}
    for line in items.values():
        thing = json.loads(line)
        assert thing["updated"] and line == json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_nothing_changed_is_no_release_but_a_new_timestamp(fresh_hub, tmp_path):
    put(fresh_hub, tmp_path, [org("a")])
    first = publish(fresh_hub)
    before = Published(fresh_hub)
    put(fresh_hub, tmp_path, [org("a")])
    second = publish(fresh_hub)
    after = Published(fresh_hub)
    assert (second["version"], second["changed"], second["root_hash"]) == (1, 0, first["root_hash"])
    assert after.timestamp["version"] == before.timestamp["version"] + 1
    assert after.targets == before.targets and after.snapshot == before.snapshot
    assert after.timestamp["x-torget-issued"] >= before.timestamp["x-torget-issued"]


def test_deltas_lead_from_the_last_eight_releases_to_the_newest(fresh_hub, tmp_path):
    filler = [org(f"filler-{i}", summary={"sv": os.urandom(150).hex()}) for i in range(40)]
    states = {}
    for n in range(1, 13):
        things = [*filler, org("changes", founded=1900 + n), *([org(f"only-{n}")] if n % 2 else [])]
        put(fresh_hub, tmp_path, things, "--replace", "town", "--yes")
        out = publish(fresh_hub)
        assert out["version"] == n
        release = Published(fresh_hub)
        head, states[n] = release.content()
        assert head["root_hash"] == root_hash(states[n]) == out["root_hash"]
        wanted = sorted(f"delta/{m}-{n}.zst" for m in range(max(1, n - 8), n))
        assert release.names("delta") == wanted
        for name in wanted:
            m = int(name.split("/")[1].split("-")[0])
            head, lines = unpack(release.path(name))
            assert (head["torget"], head["from"], head["version"], head["items"]) == ("delta", m, n, len(lines))
            assert head["from_root_hash"] == root_hash(states[m]) and head["root_hash"] == root_hash(states[n])
            assert release.apply(name, states[m]) == states[n]
            assert release.targets["targets"][name]["custom"]["root_hash"] == out["root_hash"]
        if n > 1:
            assert out["bytes"]["delta"] == release.path(f"delta/{n - 1}-{n}.zst").stat().st_size < 1000
    size = (release.folder / "metadata" / f"{release.timestamp['meta']['snapshot.json']['version']}.targets.json").stat().st_size
    assert size < 4096


def test_what_is_undone_is_not_sent(fresh_hub, tmp_path):
    filler = [org(f"filler-{i}", summary={"sv": os.urandom(150).hex()}) for i in range(20)]
    for things in ([], [org("passing")], []):
        put(fresh_hub, tmp_path, filler + things, "--replace", "town", "--yes")
        publish(fresh_hub)
    head, lines = unpack(Published(fresh_hub).path("delta/1-3.zst"))
    assert (head["items"], lines) == (0, [])
    assert head["root_hash"] == head["from_root_hash"]


def test_a_small_change_is_small_on_the_wire(fresh_hub, demo_items, tmp_path):
    fresh_hub.run("import", demo_items)
    publish(fresh_hub)
    things = {thing["id"]: thing for thing in json.loads(fresh_hub.run("export").stdout)}
    thing = things["org/matbanken"]
    for n in range(10):
        thing["title"]["sv"] = f"Matbanken {n}"
        put(fresh_hub, tmp_path, [thing])
        out = publish(fresh_hub)
        release = Published(fresh_hub)
        metadata = release.folder / "metadata"
        version = release.timestamp["meta"]["snapshot.json"]["version"]
        names = ("timestamp.json", f"{version}.snapshot.json", f"{version}.targets.json")
        wire = sum((metadata / name).stat().st_size for name in names)
        assert wire <= 1600 + 210 * min(n + 1, 8), "each delta that is kept costs a line of targets"
        assert out["bytes"]["delta"] < len(json.dumps(thing))


def test_channels_are_apart(fresh_hub, tmp_path):
    put(fresh_hub, tmp_path, [org("everywhere"), org("north-only", audience={"channels": ["north"]})])
    put(fresh_hub, tmp_path, [org("south-only")], "--channel", "south")
    for name, wanted in (("north", ["org/everywhere", "org/north-only"]), ("south", ["org/everywhere", "org/south-only"]),
                         ("main", ["org/everywhere"])):
        assert publish(fresh_hub, "--channel", name)["channel"] == name
        assert list(Published(fresh_hub, name).content()[1]) == wanted
    lines = fresh_hub.run("publish", "--channel", "all").stdout.splitlines()
    assert [json.loads(line)["channel"] for line in lines] == ["main", "north", "south"]
    assert all(json.loads(line)["changed"] == 0 for line in lines)


def test_a_channel_has_a_plain_name(fresh_hub):
    done = fresh_hub.run("publish", "--channel", "../evil", check=False)
    assert done.returncode == 1 and "not a channel" in done.stderr


def test_events_and_shifts_come_with_their_occurrences(fresh_hub, tmp_path):
    put(fresh_hub, tmp_path, [
        org("a"),
        item("event/weekly", organization="org/a", start="2026-01-06T14:00:00+01:00", end="2026-01-06T15:00:00+01:00",
             rrule="FREQ=WEEKLY;BYDAY=TU", zone="Europe/Stockholm"),
        item("call/c", organization="org/a", minutes=60, every="weekly", swedish="a little",
             shifts=[{"id": "tu", "start": "2026-01-06T14:00:00+01:00", "end": "2026-01-06T15:00:00+01:00", "places": 2,
                      "rrule": "FREQ=WEEKLY;BYDAY=TU"}])])
    publish(fresh_hub)
    items = {id_: json.loads(line) for id_, line in Published(fresh_hub).content()[1].items()}
    weekly = items["event/weekly"]["occurrences"]
    assert 100 <= len(weekly) <= 112, "two years and the rest of this month"
    assert len(items["call/c"]["occurrences"]) == len(weekly)
    assert {when.split("T")[1][:8] for when in weekly} == {"14:00:00"}, "the local time stays when the clocks change"
    assert items["call/c"]["occurrences"][0] == "tu " + weekly[0]
    assert "occurrences" not in items["org/a"]


STOPS = ["content", "delta", "targets", "snapshot", "commit", "timestamp"]


@pytest.mark.parametrize("where", STOPS)
def test_a_crash_leaves_the_old_release_whole_and_the_next_publish_heals(fresh_hub, tmp_path, where):
    put(fresh_hub, tmp_path, [org("a"), org("b", summary={"sv": os.urandom(200).hex()})])
    publish(fresh_hub)
    old = Published(fresh_hub)
    put(fresh_hub, tmp_path, [org("a", founded=1999)])
    killed = subprocess.run([fresh_hub.build / "torget-hub", "publish", "--data", fresh_hub.data],
                            env={**os.environ, "TORGET_TEST_STOP": where}, capture_output=True)
    assert killed.returncode == -9
    now = Published(fresh_hub)
    assert now.timestamp == old.timestamp and now.content() == old.content()
    put(fresh_hub, tmp_path, [org("a", founded=2000)])
    out = publish(fresh_hub)
    healed = Published(fresh_hub)
    assert json.loads(healed.content()[1]["org/a"])["founded"] == 2000
    assert healed.timestamp["version"] > old.timestamp["version"]
    assert healed.snapshot["version"] > old.snapshot["version"]
    assert out["version"] == (3 if where == "timestamp" else 2)
    for name in healed.names("delta"):
        m = int(name.split("/")[1].split("-")[0])
        if m == 1:
            assert healed.apply(name, old.content()[1]) == healed.content()[1]


def test_a_running_hub_finishes_what_a_crash_left(fresh_hub, tmp_path):
    put(fresh_hub, tmp_path, [org("a")])
    publish(fresh_hub)
    put(fresh_hub, tmp_path, [org("b")])
    subprocess.run([fresh_hub.build / "torget-hub", "publish", "--data", fresh_hub.data],
                   env={**os.environ, "TORGET_TEST_STOP": "timestamp"}, capture_output=True)
    assert list(Published(fresh_hub).content()[1]) == ["org/a"]
    fresh_hub.serve()
    for _ in range(100):
        if list(Published(fresh_hub).content()[1]) == ["org/a", "org/b"]:
            return
        time.sleep(0.05)
    raise AssertionError("the committed release is not reachable")


def test_a_full_disk_leaves_the_old_release_whole(fresh_hub, tmp_path):
    put(fresh_hub, tmp_path, [org("a")])
    publish(fresh_hub)
    old = Published(fresh_hub)
    put(fresh_hub, tmp_path, [org("b")])
    content = old.folder / "targets" / "content"
    content.rename(content.with_name("moved"))
    content.write_text("in the way")  # every write of a target file fails
    done = fresh_hub.run("publish", check=False)
    assert done.returncode == 1 and done.stderr
    content.unlink()
    content.with_name("moved").rename(content)
    assert Published(fresh_hub).timestamp == old.timestamp
    assert publish(fresh_hub)["version"] == 2


def test_two_publishes_at_once_make_one_release(fresh_hub, demo_items):
    fresh_hub.run("import", demo_items)
    both = [subprocess.Popen([fresh_hub.build / "torget-hub", "publish", "--data", fresh_hub.data], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True) for _ in range(2)]
    outs = [json.loads(process.communicate(timeout=60)[0]) for process in both]
    assert sorted(out["changed"] > 0 for out in outs) == [False, True]
    assert {out["version"] for out in outs} == {1}
    assert Published(fresh_hub).timestamp["version"] == 2


def test_only_a_hub_can_be_published(tmp_path, fresh_hub):
    done = subprocess.run([fresh_hub.build / "torget-hub", "publish", "--data", tmp_path / "none"], capture_output=True, text=True)
    assert done.returncode == 1 and "init" in done.stderr
    done = subprocess.run([fresh_hub.build / "torget-hub", "publish"], capture_output=True, text=True)
    assert done.returncode == 2
