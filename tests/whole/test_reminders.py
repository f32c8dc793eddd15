# SPDX-License-Identifier: GPL-3.0-or-later
"""Before the facts of an organization fade it gets a mail, and a page where it says that they still hold."""
import datetime
import json
import re
import sqlite3
import time
import urllib.parse
import zoneinfo

import pytest
from hub_help import item, org, request, write
from smtp_server import MailServer

TODAY = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Stockholm")).date()  # the hub's own day


def days_ago(n):
    return (TODAY - datetime.timedelta(days=n)).isoformat()


def service(name, organization="a", **more):
    return item(f"service/{name}", f"Tjänst {name}", organization=f"org/{organization}", **more)


def things():
    return [
        {**org("a"), "title": {"sv": "Förening Å", "en": "Society Å"}, "email": "a@forening.example", "place": "place/hus", "languages": ["sv", "ar"]},
        org("b", email="b@forening.example", languages=["en", "sv"]), org("silent"), org("fresh", email="c@forening.example"),
        item("place/hus", "Huset", street="Storgatan 1", checked_on=days_ago(900)),
        service("new", checked_on=days_ago(30)), service("soon", checked_on=days_ago(165), phone="+46701740605", summary={"sv": "Vi <3 er"}),
        service("fading", checked_on=days_ago(300)), service("faded", checked_on=days_ago(800)), service("never"),
        service("over", until=days_ago(1), checked_on=days_ago(800)), service("of-b", "b", checked_on=days_ago(400)),
        service("of-silent", "silent", checked_on=days_ago(400)), service("of-fresh", "fresh", checked_on=days_ago(1)),
        item("event/past", organization="org/a", start="2020-01-07T14:00:00+01:00", end="2020-01-07T15:00:00+01:00", checked_on="2020-01-01"),
        item("event/weekly", organization="org/a", start="2020-01-07T14:00:00+01:00", end="2020-01-07T15:00:00+01:00",
             rrule="FREQ=WEEKLY;BYDAY=TU", checked_on="2020-01-01"),
        item("event/unchecked", organization="org/a", start="2030-01-08T14:00:00+01:00", end="2030-01-08T15:00:00+01:00"),
        item("call/old", organization="org/a", minutes=60, every="flexible", swedish="good", checked_on=days_ago(400)),
        item("call/past", organization="org/a", minutes=60, every="once", swedish="good", checked_on=days_ago(400),
             shifts=[{"id": "s", "start": "2020-01-07T14:00:00+01:00", "end": "2020-01-07T15:00:00+01:00", "places": 1}]),
    ]


@pytest.fixture
def old_hub(fresh_hub, tmp_path):
    fresh_hub.run("import", write(tmp_path, "things.json", things()))
    return fresh_hub


def reminders(hub, *arguments):
    return json.loads(hub.run("reminders", *arguments).stdout)


def stored(hub, id_):
    return {thing["id"]: thing for thing in json.loads(hub.run("export").stdout)}[id_]


def database(hub, sql, *values):
    with sqlite3.connect(hub.data / "hub.db", timeout=20) as db:
        return db.execute(sql, values).fetchall()


def serve_with_mail(hub, server, *more):
    (hub.data / "hub.ini").write_text(f"smtp-url={server.url}\nmail-from=torget@kvarnby.example\npublic-url={hub.url}\n")
    return hub.serve(*more)


def wait_for(what, seconds=20):
    end = time.monotonic() + seconds
    while not (found := what()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def body(mail):
    return mail.get_content().replace("\r\n", "\n")


def link(mail):
    return re.search(r"^http://\S+/check/\S+$", body(mail), re.M)[0]


def post(url, **fields):
    """Follows the way back to the page."""
    return request(url, urllib.parse.urlencode(fields).encode())


def test_what_is_due_is_listed_by_organization_and_stage(old_hub):
    shown = reminders(old_hub, "--dry-run")
    due = {o["organization"]: o for o in shown["due"]}
    assert {i["id"]: i["stage"] for i in due["org/a"]["items"]} == {
        "service/soon": "soon", "service/fading": "fading", "service/faded": "faded", "service/never": "never",
        "event/weekly": "faded", "call/old": "fading", "place/hus": "faded"}
    assert set(due) == {"org/a", "org/b", "org/silent"}
    assert (due["org/a"]["mail"], due["org/silent"]["mail"], shown["made"]) == ("none", "no address", 0)
    soon = next(i for i in due["org/a"]["items"] if i["id"] == "service/soon")
    assert TODAY.isoformat() < soon["next_stage"] <= (TODAY + datetime.timedelta(days=30)).isoformat()


def test_a_mail_is_made_once_and_at_most_one_a_week(old_hub):
    assert reminders(old_hub)["made"] == 2
    again = reminders(old_hub)
    assert again["made"] == 0 and {o["mail"] for o in again["due"]} == {"waiting", "no address"}
    week = 7 * 86400
    database(old_hub, "UPDATE mail SET state=1, made_s=made_s-?", week - 60)
    database(old_hub, "DELETE FROM reminded WHERE item='service/soon'")
    assert reminders(old_hub)["made"] == 0, "news, but the week is not over"
    database(old_hub, "UPDATE mail SET made_s=made_s-120")
    assert reminders(old_hub)["made"] == 1, "only who has news"
    assert reminders(old_hub)["made"] == 0


def test_the_running_hub_sends_one_mail_an_organization_in_its_language(old_hub):
    with MailServer() as server:
        serve_with_mail(old_hub, server)
        assert wait_for(lambda: len(server.mails) == 2)
        time.sleep(1)
        mails = dict(server.mails)
        assert len(server.mails) == 2 and set(mails) == {"a@forening.example", "b@forening.example"}
        swedish, english = mails["a@forening.example"], mails["b@forening.example"]
        assert swedish["Subject"] == "Stämmer det här fortfarande? Förening Å" and swedish["From"].endswith("<torget@kvarnby.example>")
        assert "– Tjänst soon: senast kontrollerat" in body(swedish) and "– Tjänst never: ingen har sagt" in body(swedish)
        assert "Tjänst new" not in body(swedish) and "Tjänst of-b" not in body(swedish)
        assert english["Subject"].startswith("Does this still hold?") and "last checked" in body(english)
        assert swedish["Auto-Submitted"] == "auto-generated" and link(swedish).startswith(old_hub.url + "/check/")
        assert {o["mail"] for o in reminders(old_hub, "--dry-run")["due"]} == {"sent", "no address"}
        token = link(swedish).rsplit("/", 1)[1]
        old_hub.stop()
        assert token.encode() not in (old_hub.data / "hub.db").read_bytes(), "only its hash is kept"


@pytest.fixture
def asked(old_hub):
    """The serving hub and the link that org/a was sent."""
    with MailServer() as server:
        serve_with_mail(old_hub, server)
        assert wait_for(lambda: len(server.mails) == 2)
        yield old_hub, link(dict(server.mails)["a@forening.example"])


def test_the_page_lists_the_facts_without_script_and_tells_nobody(asked):
    hub, url = asked
    status, headers, page = request(url)
    text = page.decode()
    assert status == 200 and "<script" not in text and text.count('name="holds"') == 7
    assert "Tjänst soon" in text and "070-174 06 05" in text and "Vi &lt;3 er" in text and "Tjänst of-b" not in text
    assert "Allt det här stämmer fortfarande" in text and 'lang="sv"' in text
    assert headers["Cache-Control"] == "no-store" and headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex" and "default-src 'none'" in headers["Content-Security-Policy"]
    assert stored(hub, "service/soon")["checked_on"] == days_ago(165), "looking changes nothing"


def test_one_press_says_that_it_still_holds(asked):
    hub, url = asked
    status, _, page = post(url, item="service/soon", holds="1")
    assert status == 200 and "Kontrollerat i dag. Tack!" in page.decode() and page.decode().count('name="holds"') == 6
    after = stored(hub, "service/soon")
    assert (after["checked_on"], after["checked_by"]) == (TODAY.isoformat(), "Förening Å")
    assert database(hub, "SELECT number, made_by FROM revision WHERE item='service/soon' ORDER BY number") == [
        (1, "command line"), (2, "organization")]
    assert database(hub, "SELECT who, about, detail FROM audit WHERE what='checked'") == [("organization", "service/soon", "org/a")]
    due = {o["organization"]: o for o in reminders(hub, "--dry-run")["due"]}
    assert "service/soon" not in {i["id"] for i in due["org/a"]["items"]}


def test_the_same_facts_from_the_source_do_not_take_it_back(asked, tmp_path):
    hub, url = asked
    post(url, item="service/soon", holds="1")
    again = next(t for t in things() if t["id"] == "service/soon")
    hub.run("import", write(tmp_path, "again.json", again))
    assert stored(hub, "service/soon")["checked_on"] == TODAY.isoformat()
    hub.run("import", write(tmp_path, "again.json", {**again, "phone": "+46701740606"}))
    assert stored(hub, "service/soon")["checked_on"] == days_ago(165), "other facts: nobody has checked these"


def test_what_is_wrong_is_kept_for_the_editors(asked):
    hub, url = asked
    status, _, page = post(url, item="service/fading", wrong="1", text="Vi har <b>flyttat</b>.\r\n" + "å" * 600)
    assert status == 200 and "Redaktionen har fått det ni skrev." in page.decode()
    (said,) = reminders(hub, "--said-wrong")
    assert (said["item"], said["organization"]) == ("service/fading", "org/a")
    assert said["text"].startswith("Vi har <b>flyttat</b>.\nååå") and len(said["text"]) == 500
    assert stored(hub, "service/fading")["checked_on"] == days_ago(300)
    hub.run("reminders", "--done", said["id"])
    assert reminders(hub, "--said-wrong") == []
    assert hub.run("reminders", "--done", said["id"], check=False).returncode == 1


def test_nobody_says_too_much(asked):
    _, url = asked
    statuses = [post(url, item="service/fading", wrong="1", text=f"{i}")[0] for i in range(52)]
    assert statuses[:50] == [200] * 50 and set(statuses[50:]) == {429}


REFUSED = [{"item": "service/of-b", "holds": "1"}, {"item": "org/a", "holds": "1"}, {"item": "service/nothing", "holds": "1"}, {"holds": "1"},
           {"item": "service/new", "holds": "1"}]


@pytest.mark.parametrize("fields", REFUSED, ids=range(len(REFUSED)))
def test_only_what_is_on_the_page_can_be_answered_for(asked, fields):
    hub, url = asked
    status, _, _ = post(url, **fields)
    assert status == 404
    assert database(hub, "SELECT count(*) FROM revision WHERE made_by='organization'") == [(0,)]


def test_a_link_that_is_wrong_or_old_opens_nothing(asked):
    hub, url = asked
    wrong = url[:-1] + ("A" if url[-1] != "A" else "B")
    for address in (wrong, url + "x", hub.url + "/check/", hub.url + "/check/%00", wrong + "?x=1"):
        status, _, page = request(address)
        assert status == 404 and b'name="holds"' not in page
    database(hub, "UPDATE check_link SET expires_s=expires_s-60*86400-1")
    status, _, page = request(url)
    assert status == 404 and "Länken gäller inte längre" in page.decode()
    assert post(url, item="service/soon", holds="1")[0] == 404


def test_an_address_that_is_not_there_is_given_up_and_a_busy_server_tried_again(old_hub):
    answers = {"a@forening.example": "550 nobody here", "b@forening.example": "450 busy"}
    with MailServer(answers) as server:
        serve_with_mail(old_hub, server)
        states = lambda: dict(database(old_hub, "SELECT organization, state || ',' || tries FROM mail"))
        assert wait_for(lambda: states() == {"org/a": "2,1", "org/b": "0,1"})
        (due,) = database(old_hub, "SELECT due_s - made_s FROM mail WHERE organization='org/b'")
        assert 3600 <= due[0] < 3700 and database(old_hub, "SELECT * FROM check_link") == [], "no link of a mail that did not go"
        old_hub.stop()
        answers.clear()
        database(old_hub, "UPDATE mail SET due_s=0 WHERE organization='org/b'")
        old_hub.serve()
        assert wait_for(lambda: states() == {"org/a": "2,1", "org/b": "1,2"})
        assert [to for to, _ in server.mails] == ["b@forening.example"]


def test_without_a_mail_server_nothing_is_sent_and_half_the_settings_are_refused(old_hub):
    old_hub.serve()
    time.sleep(1)
    assert database(old_hub, "SELECT count(*) FROM mail") == [(0,)]
    old_hub.stop()
    done = old_hub.run("serve", "--smtp-url", "smtp://127.0.0.1:1", check=False)
    assert done.returncode == 2 and "--mail-from" in done.stderr
