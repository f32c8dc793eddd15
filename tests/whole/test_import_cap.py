# SPDX-License-Identifier: GPL-3.0-or-later
"""Alerts (CAP 1.2) become notices; what is no alert to people is refused by name."""
import json
import re
import sqlite3

import pytest
from hub_help import org, reports, write
from programs import ROOT

CAP = ROOT / "tests/data/cap"


def cap(hub, *arguments, status=0):
    done = hub.run("import", "--format", "cap", "--report", "json", *arguments, check=False)
    assert done.returncode == status, done.stdout[-3000:] + done.stderr[-3000:]
    return reports(done)


def notices(hub):
    return json.loads(hub.run("export", "--kind", "notice").stdout)


def test_a_severe_heat_warning_takes_the_whole_screen_in_two_languages(fresh_hub):
    cap(fresh_hub, CAP / "heat-1.xml")
    (notice,) = notices(fresh_hub)
    assert (notice["priority"], notice["full_screen"]) == ("alert", True)
    assert notice["title"] == {"sv": "Orange varning för mycket höga temperaturer", "en": "Orange warning for very high temperatures"}
    assert notice["summary"]["sv"] == "Kvarnby kommun, Mörby kommun"
    assert notice["body"]["en"].split("\n\n") == [
        "From Wednesday to Friday it is expected to reach 30 degrees or more by day.",
        "Drink often. Call somebody who lives alone. The library is cool.", "https://vader.example/varningar"]
    assert (notice["starts"], notice["ends"]) == ("2026-07-14T09:30:00+02:00", "2026-07-17T20:00:00+02:00")
    assert (notice["checked_by"], notice["checked_on"]) == ("Vädertjänsten", "2026-07-14")


def test_an_announcement_without_an_end_lasts_a_day_and_says_so(fresh_hub):
    faults, _ = cap(fresh_hub, CAP / "vma.xml")
    assert ("/info/expires", "missing", "warning") in {(f["pointer"], f["rule"], f["severity"]) for f in faults}
    (notice,) = notices(fresh_hub)
    assert (notice["starts"], notice["ends"]) == ("2026-11-22T06:10:00+01:00", "2026-11-23T06:10:00+01:00")
    assert set(notice["title"]) == {"sv", "ar"} and notice["full_screen"]


def test_the_same_language_twice_is_two_notices(fresh_hub):
    cap(fresh_hub, CAP / "two-segments.xml")
    assert {(n["title"]["sv"], n["priority"], n["full_screen"]) for n in notices(fresh_hub)} == {
        ("Gul varning för halka", "warning", False), ("Tät dimma på vägarna", "info", False)}


def test_latin_1_is_read(fresh_hub):
    cap(fresh_hub, CAP / "latin.xml")
    (notice,) = notices(fresh_hub)
    assert notice["title"]["sv"] == "Högt vatten i ån" and notice["priority"] == "warning", "it is in the future"


def test_an_update_replaces_and_a_cancel_withdraws(fresh_hub):
    cap(fresh_hub, CAP / "heat-1.xml", CAP / "vma.xml")
    _, summary = cap(fresh_hub, CAP / "heat-2.xml")
    assert (summary["added"], summary["withdrawn"]) == (1, 1)
    assert "Röd varning för extremt höga temperaturer" in {n["title"]["sv"] for n in notices(fresh_hub)}
    assert len(notices(fresh_hub)) == 2
    _, summary = cap(fresh_hub, CAP / "heat-3.xml")
    assert (summary["added"], summary["withdrawn"]) == (0, 1)
    assert len(notices(fresh_hub)) == 1, "the announcement stays"


def test_an_update_that_cannot_be_shown_leaves_what_it_would_have_replaced(fresh_hub, tmp_path):
    cap(fresh_hub, CAP / "heat-1.xml")
    text = re.sub(r"<expires>[^<]*", "<expires>soon", (CAP / "heat-2.xml").read_text())
    (tmp_path / "heat-2.xml").write_text(text)
    _, summary = cap(fresh_hub, "--keep-going", tmp_path / "heat-2.xml", status=1)
    assert summary["withdrawn"] == 0 and len(notices(fresh_hub)) == 1


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 1, 3)])
def test_a_whole_story_at_once_ends_the_same_in_any_order(fresh_hub, order):
    cap(fresh_hub, *[CAP / f"heat-{n}.xml" for n in order])
    assert notices(fresh_hub) == []
    cap(fresh_hub, *[CAP / f"heat-{n}.xml" for n in order if n != 3])
    assert [n["title"]["sv"] for n in notices(fresh_hub)] == ["Röd varning för extremt höga temperaturer"]


def test_nobody_cancels_what_another_sender_or_source_brought(fresh_hub, tmp_path):
    cap(fresh_hub, CAP / "heat-1.xml")
    text = (CAP / "heat-3.xml").read_text().replace("<sender>varning@vader.example<", "<sender>mallory@vader.example<")
    (tmp_path / "other.xml").write_text(text)
    faults, summary = cap(fresh_hub, tmp_path / "other.xml")
    assert summary["withdrawn"] == 0 and {f["rule"] for f in faults} == {"references"}
    _, summary = cap(fresh_hub, "--source", "elsewhere", CAP / "heat-3.xml")
    assert summary["withdrawn"] == 0 and len(notices(fresh_hub)) == 1


def test_polygons_and_codes_are_kept_beside_the_notice(fresh_hub):
    cap(fresh_hub, CAP / "heat-1.xml")
    with sqlite3.connect(fresh_hub.data / "hub.db") as db:
        uid, origin = db.execute("SELECT uid, json FROM origin").fetchone()
    origin = json.loads(origin)
    assert uid == origin["identifier"] == "2.49.0.0.752.99.SE.260714.1"
    areas = origin["info"][0]["area"]
    assert [a["geocode"][0]["value"] for a in areas] == ["0580", "0581"] and areas[0]["polygon"][0].startswith("58.3,15.4 ")


def test_an_organization_may_answer_for_them(fresh_hub, tmp_path):
    fresh_hub.run("import", write(tmp_path, "x.json", org("raddningstjansten")))
    cap(fresh_hub, "--organization", "org/raddningstjansten", CAP / "vma.xml")
    assert notices(fresh_hub)[0]["organization"] == "org/raddningstjansten"


REFUSED = sorted((CAP / "refused").glob("*.xml"))


@pytest.mark.parametrize("path", REFUSED, ids=lambda p: p.stem)
def test_what_is_not_for_people_is_refused_by_name(shared_hub, path):
    """Each file is called after the rule that refuses it."""
    faults, summary = cap(shared_hub, path, status=1)
    (error,) = [f for f in faults if f["severity"] == "error"]
    assert error["rule"] == path.stem.split("-")[0] and error["message"] and error["line"] >= 1
    assert (summary["refused"], summary["imported"]) == (1, False)


def test_the_good_are_taken_and_the_refused_named_when_asked(fresh_hub):
    faults, summary = cap(fresh_hub, "--keep-going", CAP, status=1)
    assert summary["refused"] == len(REFUSED) == len([f for f in faults if f["severity"] == "error"])
    assert summary["added"] == 4 and len(notices(fresh_hub)) == 4


def test_too_much_is_refused_before_it_is_read(shared_hub, tmp_path):
    with open(tmp_path / "line.xml", "wb") as f:
        f.truncate(1 << 30)
    faults, _ = cap(shared_hub, tmp_path / "line.xml", status=1)
    assert [f["rule"] for f in faults] == ["limit"]


def test_a_repeated_alert_changes_nothing(fresh_hub):
    cap(fresh_hub, CAP / "heat-1.xml")
    _, summary = cap(fresh_hub, CAP / "heat-1.xml")
    assert (summary["added"], summary["changed"], summary["unchanged"]) == (0, 0, 1)
