# SPDX-License-Identifier: GPL-3.0-or-later
"""The small commands: init, export, occurrences, rrule, root, and usage."""
import json
import os
import stat
import subprocess

import pytest

from hub_help import Published, item, org, service, write
from programs import Hub, build_folder


def run(*arguments, **more):
    return subprocess.run([build_folder() / "torget-hub", *map(str, arguments)], capture_output=True, text=True, timeout=60, **more)


def test_export_and_import_are_each_others_opposite(fresh_hub, demo_items, tmp_path):
    fresh_hub.run("import", demo_items)
    text = fresh_hub.run("export").stdout
    with Hub() as other:
        other.run("import", write(tmp_path, "all.json", text))
        assert other.run("export").stdout == text


def test_an_empty_hub_exports_an_empty_array(fresh_hub):
    assert json.loads(fresh_hub.run("export", "--kind", "event").stdout) == []
    assert fresh_hub.run("export", "--kind", "nonsense", check=False).returncode == 2
    assert fresh_hub.run("export", "--format", "nonsense", check=False).returncode == 2


def test_init_makes_private_folders_and_a_password(fresh_hub):
    out = json.loads(fresh_hub.first.stdout)
    assert out["administrator"]["name"] and len(out["administrator"]["password"]) >= 16
    assert "trying out" in fresh_hub.first.stderr
    assert stat.S_IMODE(os.stat(fresh_hub.data).st_mode) == 0o700
    for path in [fresh_hub.data / "hub.db", *(fresh_hub.data / "keys").glob("*.json")]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert out["administrator"]["password"].encode() not in (fresh_hub.data / "hub.db").read_bytes()


def test_a_hub_is_made_once(fresh_hub):
    again = fresh_hub.run("init", check=False)
    assert again.returncode == 1 and "already" in again.stderr


def test_root_keys_leave_the_machine(tmp_path):
    with Hub(init=["--root-out", tmp_path / "keys", "--threshold", "2"]) as hub:
        assert len(list((tmp_path / "keys").glob("root-*.json"))) == 3
        assert not (hub.data / "keys" / "root.json").exists()
        done = hub.run("publish")
        assert "trying out" not in done.stderr
        root = json.loads((hub.data / "public/tuf/main/metadata/1.root.json").read_bytes())
        assert root["signed"]["roles"]["root"]["threshold"] == 2 and len(root["signatures"]) == 3


def test_root_is_rotated_in_a_ceremony(tmp_path):
    with Hub(init=["--root-out", tmp_path / "old", "--threshold", "2"]) as hub:
        hub.publish()
        draft = tmp_path / "2.root.json"
        hub.run("root", "rotate", "--out", draft, "--new-keys", "online", "--root-out", tmp_path / "new", "--threshold", "1")
        refused = hub.run("root", "install", draft, check=False)
        assert refused.returncode == 1 and "refused" in refused.stderr
        assert run("root", "sign", "--keys", tmp_path / "old", draft).returncode == 0
        assert hub.run("root", "install", draft, check=False).returncode == 1, "the new keys have not signed"
        assert run("root", "sign", "--keys", tmp_path / "new", draft).returncode == 0
        before = Published(hub)
        hub.run("root", "install", draft)
        after = Published(hub)
        metadata = hub.data / "public/tuf/main/metadata"
        assert (metadata / "1.root.json").exists()
        assert (metadata / "2.root.json").read_bytes() == draft.read_bytes() == (metadata / "root.json").read_bytes()
        assert after.targets["version"] == before.targets["version"] + 1
        assert after.targets["targets"] == before.targets["targets"]
        keys = {json.loads((metadata / f"{v}.root.json").read_bytes())["signed"]["roles"]["timestamp"]["keyids"][0] for v in (1, 2)}
        assert len(keys) == 2
        hub.publish()
        hub.run("root", "rotate", "--out", tmp_path / "3.root.json")
        run("root", "sign", "--keys", tmp_path / "new", tmp_path / "3.root.json")
        hub.run("root", "install", tmp_path / "3.root.json")


def test_a_trial_hub_rotates_by_itself(fresh_hub, tmp_path):
    fresh_hub.publish()
    fresh_hub.run("root", "rotate", "--out", tmp_path / "2.root.json", "--new-keys", "timestamp")
    fresh_hub.run("root", "install", tmp_path / "2.root.json")
    fresh_hub.publish()


def test_occurrences_are_listed_with_local_and_universal_time(fresh_hub, tmp_path):
    fresh_hub.run("import", write(tmp_path, "x.json", [
        org("a"),
        item("event/weekly", "Fika", organization="org/a", start="2026-10-20T14:00:00+02:00", end="2026-10-20T15:00:00+02:00",
             rrule="FREQ=WEEKLY", zone="Europe/Stockholm"),
        item("event/once", "Basar", organization="org/a", start="2026-10-24T00:00:00+02:00", end="2026-10-25T00:00:00+02:00", all_day=True),
        service("s", "a")]))
    found = json.loads(fresh_hub.run("occurrences", "--from", "2026-10-20", "--to", "2026-11-01").stdout)
    assert [(o["uid"], o["start"], o["end"], o["start_utc"], o["all_day"]) for o in found] == [
        ("event/weekly", "2026-10-20T14:00:00+02:00", "2026-10-20T15:00:00+02:00", "2026-10-20T12:00:00Z", False),
        ("event/once", "2026-10-24", "2026-10-25", "2026-10-23T22:00:00Z", True),
        ("event/weekly", "2026-10-27T14:00:00+01:00", "2026-10-27T15:00:00+01:00", "2026-10-27T13:00:00Z", False)]
    assert {o["zone"] for o in found} == {"Europe/Stockholm"} and found[0]["summary"] == "Fika"
    assert fresh_hub.run("occurrences", "--from", "2026-13-01", "--to", "x", check=False).returncode == 2


RULES = [
    ("19970902T090000", "FREQ=DAILY;COUNT=3", ["1997-09-02T09:00:00", "1997-09-03T09:00:00", "1997-09-04T09:00:00"]),
    ("19970902T090000", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", None),
]


@pytest.mark.parametrize("start,rule,times", RULES)
def test_rrule_lists_times(start, rule, times):
    done = run("rrule", start, rule)
    assert done.returncode == 0 and (times is None or json.loads(done.stdout) == times)


def test_rrule_is_bounded_and_says_what_is_wrong():
    assert len(json.loads(run("rrule", "19970902T090000", "FREQ=DAILY").stdout)) == 100
    assert len(json.loads(run("rrule", "19970902T090000", "FREQ=DAILY", "--limit", "7").stdout)) == 7
    bad = run("rrule", "19970902T090000", "FREQ=OFTEN")
    assert bad.returncode == 1 and bad.stderr.startswith("torget-hub: ")
    assert run("rrule", "19970902T090000").returncode == 2


def test_usage():
    assert run("--version").stdout.startswith("torget-hub ")
    assert run("--help").returncode == 0
    for command in ("init", "root", "serve", "import", "publish", "enrol", "pair", "export", "occurrences", "rrule"):
        done = run(command, "--help")
        assert done.returncode == 0 and f"torget-hub {command}" in done.stdout
    assert run().returncode == 2
    assert run("nonsense").returncode == 2
    assert run("publish", "--nonsense").returncode == 2
    assert run("init", "--data", "/proc/none/hub").returncode == 1


def test_the_folder_comes_from_the_environment_too(fresh_hub):
    done = run("publish", env={**os.environ, "TORGET_DATA": str(fresh_hub.data)})
    assert json.loads(done.stdout)["version"] == 1
