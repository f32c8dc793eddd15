# SPDX-License-Identifier: GPL-3.0-or-later
"""The public pages of a real hub with the demo content: every item in every language it has, by a strict HTML parser, with its
structured data; what is gone; caches; hostile addresses."""
import gzip
import http.client
import json
import re
import time
import urllib.parse
from datetime import datetime
from pathlib import Path

import html5lib
import pytest

from programs import Hub

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = "https://torget.example.org"
OFFERED = sorted(p.stem for p in (ROOT / "assets/i18n").glob("*.po"))
ROOMS = ["/", "/needs", "/events", "/calls", "/guides", "/stories", "/organizations", "/say", "/search"]
NS = "{http://www.w3.org/1999/xhtml}"


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.raw = status, headers, body
        self.bytes = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        self.text = self.bytes.decode()

    def tree(self):
        """Strict: the first parse error is a failure. The style is the same in all pages, and read once by the browser's test."""
        return html5lib.HTMLParser(strict=True).parse(re.sub("<style>.*?</style>", "", self.text, count=1, flags=re.S))

    def data(self):
        return [json.loads(block) for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', self.text, re.S)]


class Site:
    def __init__(self, port):
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(self, path, method="GET", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path, headers={"Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "gzip", **named})
        reply = self.connection.getresponse()
        return Reply(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())


@pytest.fixture(scope="module")
def hub():
    with Hub() as hub:
        hub.run("import", "--format", "items", ROOT / "assets/demo")
        hub.publish()
        hub.serve("--public-url", PUBLIC + "/")
        yield hub


@pytest.fixture(scope="module")
def site(hub):
    return Site(hub.port)


@pytest.fixture(scope="module")
def items(hub):
    """As they are in the hub: with their dates of this week. Without what will be shown later."""
    now = datetime.now().astimezone()
    found = json.loads(hub.run("export").stdout)
    return [i for i in found if i["kind"] != "notice" or datetime.fromisoformat(i["starts"]) <= now]


def tags_of(item):
    return sorted({tag for member in ("title", "summary", "body") for tag in item.get(member, {})})


def path_of(id_):
    return "/needs/" + id_[5:] if id_.startswith("term/") else "/i/" + id_


def local(url):
    assert url.startswith(PUBLIC), url
    return url[len(PUBLIC):] or "/"


def links(tree, relation):
    return [link.attrib for link in tree.iter(NS + "link") if link.attrib.get("rel") == relation]


def check_page(reply, where):
    """What holds for each page whatever it shows."""
    tree = reply.tree()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.removeprefix(NS)
        assert name not in ("iframe", "object", "embed", "form") or name == "form", where
        assert name != "script" or element.attrib.get("type") == "application/ld+json", where
        assert not [a for a in element.attrib if a.startswith("on") or a == "style"], where
        for attribute in ("src", "action", "srcset", "poster"):
            assert element.attrib.get(attribute, "/").startswith("/"), where
        if name == "link" and element.attrib.get("rel") not in ("canonical", "alternate"):
            assert element.attrib["href"].startswith("/"), where
        if name == "img":
            assert element.attrib.get("alt") and element.attrib.get("width") and element.attrib.get("height"), where
    assert "@import" not in reply.text and "url(" not in reply.text, where
    html = tree if tree.tag == NS + "html" else tree.find(NS + "html")
    assert html.attrib["dir"] == ("rtl" if html.attrib["lang"] in ("ar", "fa", "fa-AF", "ckb") else "ltr"), where
    assert len(list(tree.iter(NS + "h1"))) == 1 and tree.find(f".//{NS}title").text, where
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert "set-cookie" not in reply.headers and reply.headers["x-content-type-options"] == "nosniff"
    assert len(reply.raw) <= 14 * 1024, f"{where}: {len(reply.raw)} bytes: more than the first round trip carries"
    return tree


def test_every_item_in_every_language_it_has_is_a_whole_page(site, items):
    seen = over = 0
    sizes = []
    for item in items:
        for tag in tags_of(item):
            where = f"{path_of(item['id'])}/{tag}"
            reply = site.get(where)
            assert reply.status in (200, 410), where
            tree = check_page(reply, where)
            sizes.append(len(reply.raw))
            title = item["title"].get(tag)
            if title:
                assert title in "".join(tree.find(f".//{NS}h1").itertext()), where
            if reply.status == 410:
                over += 1
                continue
            seen += 1
            canonical, others = links(tree, "canonical"), [a for a in links(tree, "alternate") if "hreflang" in a]
            assert [c["href"] for c in canonical] == [PUBLIC + where], where
            assert sorted(a["hreflang"] for a in others) == sorted([*tags_of(item), "x-default"]), where
    print(f"{seen} pages, {over} over; compressed {max(sizes)} bytes at most, {sum(sizes) // len(sizes)} on the mean")
    assert seen > 1000 and over < seen / 10


def test_alternates_are_closed(site, items):
    """Each page names the others, and each of those names it."""
    item = max(items, key=lambda i: len(tags_of(i)))
    for first in [path_of(item["id"]), "/events"]:
        tree = site.get(f"{first}/sv").tree()
        sets = []
        for other in [a for a in links(tree, "alternate") if "hreflang" in a]:
            reply = site.get(local(other["href"]), Accept_Language="sv")
            assert reply.status == 200, other
            sets.append(sorted((a["hreflang"], a["href"]) for a in links(reply.tree(), "alternate") if "hreflang" in a))
        assert len(sets) > 3 and all(one == sets[0] for one in sets)


def test_a_language_that_an_item_does_not_have_shows_another_and_says_so(site):
    reply = site.get("/i/event/morgonpromenad/tr")
    tree = check_page(reply, "tr")
    assert reply.status == 200 and tree.attrib["lang"] == "tr"
    assert tree.find(f".//{NS}h1").attrib["lang"] == "sv"
    assert [c["href"] for c in links(tree, "canonical")] == [f"{PUBLIC}/i/event/morgonpromenad/sv"]
    assert "hreflang" not in str([a for a in links(tree, "alternate")])


def test_the_readers_language_is_chosen_and_kept(site):
    for wanted, shown in [("ar", "ar"), ("de,ar;q=0.8,sv;q=0.9", "sv"), ("ar-SY", "ar"), ("sv-FI,fi;q=0.3", "sv"), ("xx", "sv"),
                          ("", "sv"), ("en-US,en;q=0.5", "en"), (";;,q=,*", "sv"), ("fi;q=0,ar;q=0.1", "ar")]:
        reply = site.get("/", Accept_Language=wanted)
        assert reply.headers["content-language"] == shown, wanted
        assert "Accept-Language" in reply.headers["vary"]
        assert 'href="/events"' in reply.text
    reply = site.get("/so", Accept_Language="sv")
    assert reply.headers["content-language"] == "so" and 'href="/events/so"' in reply.text
    assert "Accept-Language" not in reply.headers.get("vary", "")


def test_every_room_in_every_language_is_a_whole_page(site):
    for tag in OFFERED:
        for room in ROOMS:
            where = f"{'' if room == '/' else room}/{tag}"
            reply = site.get(where)
            assert reply.status == 200, where
            check_page(reply, where)


def test_every_link_leads_to_a_page(site):
    """From the first page on, in one language."""
    todo, seen = ["/en"], set()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        reply = site.get(path)
        assert reply.status == 200, path
        if not reply.headers["content-type"].startswith("text/html"):
            continue
        for element in reply.tree().iter(NS + "a"):
            href = element.attrib["href"]
            if href.startswith("/") and href.split("?")[0].endswith("/en") or href.endswith(".vcf"):
                todo.append(href)
    assert len(seen) > 300


REQUIRED = {
    "Event": {"name", "startDate", "eventStatus", "eventAttendanceMode", "url"},
    "JobPosting": {"title", "description", "employmentType", "datePosted", "hiringOrganization"},
    "Service": {"name", "provider", "availableChannel", "url"},
    "GovernmentService": {"name", "provider", "availableChannel", "url"},
    "Organization": {"name", "url"}, "NGO": {"name", "url"}, "GovernmentOrganization": {"name", "url"},
    "Place": {"name", "address", "geo"},
    "Article": {"headline", "description", "inLanguage"},
    "HowTo": {"name", "step", "inLanguage"}, "FAQPage": {"name", "mainEntity", "inLanguage"},
    "SpecialAnnouncement": {"name", "datePosted"},
    "WebPage": {"name", "url"}, "DefinedTerm": {"name", "url"},
}


def check_data(node, where):
    if isinstance(node, list):
        for one in node:
            check_data(one, where)
    elif isinstance(node, dict):
        kind = node.get("@type")
        assert kind or "@graph" in node, where
        for name, value in node.items():
            assert value or isinstance(value, (bool, int, float)), (where, name)
            if name in ("startDate", "endDate", "expires"):
                assert datetime.fromisoformat(value).tzinfo, (where, value)
            if name == "url" and not kind == "VirtualLocation":
                assert value.startswith("http"), (where, value)
            check_data(value, where)


def test_structured_data_has_what_is_required(site, items):
    kinds = set()
    for item in items:
        where = path_of(item["id"])
        reply = site.get(where + "/sv")
        if reply.status == 410:
            assert not reply.data(), where
            continue
        [data] = reply.data()
        assert data["@context"] == "https://schema.org", where
        check_data(data, where)
        for one in data.get("@graph", [data]):
            kinds.add(one["@type"])
            missing = REQUIRED[one["@type"]] - one.keys()
            assert not missing, (where, missing)
            if one["@type"] == "JobPosting":
                assert one["employmentType"] == "VOLUNTEER"
            if one["@type"] == "Event" and item.get("cost") == "free":
                assert one["offers"]["price"] == "0" and one["isAccessibleForFree"] is True
            if one["@type"] == "Event":
                where_to = one["location"] if isinstance(one["location"], list) else [one["location"]]
                mode = one["eventAttendanceMode"].removeprefix("https://schema.org/").removesuffix("EventAttendanceMode")
                assert [place["@type"] for place in where_to] == {"Mixed": ["Place", "VirtualLocation"], "Online": ["VirtualLocation"],
                                                                  "Offline": ["Place"]}[mode], where
    assert kinds >= {"Event", "JobPosting", "Service", "NGO", "Place", "Article", "HowTo", "SpecialAnnouncement"}, kinds


def test_hours_of_a_service_are_the_items(site):
    reply = site.get("/i/service/lunch-kok-och-kruka/sv")
    [data] = reply.data()
    week = [h for h in data["hoursAvailable"] if h["opens"] != "00:00"]
    assert week == [{"@type": "OpeningHoursSpecification", "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
                     "opens": "11:00", "closes": "13:30"}]
    assert "11:00–13:30" in reply.text and "tel:+46313900607" in reply.text and "geo:" in reply.text


def test_what_has_not_changed_is_not_sent_again(site):
    first = site.get("/guides/sv")
    tag = first.headers["etag"]
    for theirs, status in [(tag, 304), (tag.removeprefix("W/"), 304), (f'"x", {tag}', 304), ("*", 304), ('"x"', 200)]:
        reply = site.get("/guides/sv", If_None_Match=theirs)
        assert reply.status == status, theirs
        assert status == 200 or not reply.raw
    assert "max-age" in first.headers["cache-control"]
    head = site.get("/guides/sv", method="HEAD")
    assert head.status == 200 and not head.raw


def test_what_is_not_there_says_so_and_where_to_go(site):
    for path, status in [("/nope", 404), ("/nope/sv", 404), ("/i/event/nope", 404), ("/i/nope/x", 404), ("/i/event", 404), ("/i", 404),
                         ("/i/event/morgonpromenad/xx", 404), ("/i/event/morgonpromenad/sv/sv", 404), ("/events/sv/sv", 404),
                         ("/needs/nope", 404), ("//evil.example/", 404), ("/i/event/../org/x", 404), ("/%2e%2e/hub.db", 404),
                         ("/i/event/MORGON", 404), ("/i/event/nope.vcf", 404), ("/i/event/morgonpromenad.vcf", 404), ("/sv/", 308),
                         ("/i/term/food", 308), ("/i/term/food/ar", 308)]:
        reply = site.get(path)
        assert reply.status == status, path
        if status == 404:
            check_page(reply, path)
            assert 'name="robots" content="noindex"' in reply.text and "/events" in reply.text
    assert site.get("/i/term/food/ar").headers["location"] == "/needs/food/ar"
    for path in ("/v1/nope", "/api/nope", "/tuf/nope"):
        assert site.get(path).headers["content-type"] == "application/problem+json"
    for path in ("/nope", "/i/event/nope"):
        assert site.get(path, Accept="*/*").headers["content-type"] == "application/problem+json", "a program asks"


def test_what_was_written_stays_text(site):
    for query in ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' OR 1=1 --", "mat AND", '"', "*", "a" * 3000, "\x00\x01",
                  "\u202e\u2066", "NEAR(", "%ff%fe", "å" * 400]:
        reply = site.get("/search/sv?q=" + urllib.parse.quote(query))
        assert reply.status == 200
        tree = check_page(reply, query[:20])
        assert len([s for s in tree.iter(NS + "script")]) == 0
        begun = time.monotonic()
        site.get("/search?q=" + urllib.parse.quote(" ".join([query] * 20))[:3500])
        assert time.monotonic() - begun < 2
    found = site.get("/search/sv?q=mat")
    assert found.tree().find(f".//{NS}input").attrib["value"] == "mat"
    assert '/search/ar?q=mat"' in found.text and len(list(found.tree().iter(NS + "h2"))) > 5
    for query in ("from=2026-13-45", "from=9999-12-31", "from=" + "9" * 200, "from=1", "from"):
        assert site.get("/events/sv?" + query).status == 200


def test_a_contact_can_be_saved(site):
    reply = site.get("/i/org/kvarnby-hemtjanst.vcf", Accept_Language="sv")
    lines = reply.text.split("\r\n")
    assert reply.headers["content-type"].startswith("text/vcard")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"] and lines[-2:] == ["END:VCARD", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = reply.text.replace("\r\n ", "")
    assert "FN:Kvarnby hemtjänst\\, kooperativ\r\n" in unfolded and "TEL;TYPE=WORK,VOICE:+46313900601\r\n" in unfolded
    assert "EMAIL:kvarnby-hemtjanst@example.org\r\n" in unfolded and "ADR;TYPE=WORK:;;" in unfolded


def test_an_event_can_be_taken_into_a_calendar(site):
    assert 'href="/ics/event/morgonpromenad.ics"' in site.get("/i/event/morgonpromenad/sv").text
    reply = site.get("/ics/event/morgonpromenad.ics")
    assert reply.status == 200 and reply.text.startswith("BEGIN:VCALENDAR")


def test_search_engines_find_every_page(site, items):
    robots = site.get("/robots.txt").text
    assert f"Sitemap: {PUBLIC}/sitemap.xml" in robots
    urls = re.findall(r"<loc>(.*?)</loc>", site.get("/sitemap.xml").text)
    assert len(urls) == len(set(urls)) and len(urls) > 1000
    for url in urls[::37]:
        reply = site.get(local(url))
        assert reply.status == 200 and links(reply.tree(), "canonical")[0]["href"] == url
    listed = {local(url).rsplit("/", 1)[0] for url in urls}
    missing = [i["id"] for i in items if path_of(i["id"]) not in listed and site.get(path_of(i["id"])).status == 200]
    assert not missing


def eventually(condition):
    for _ in range(100):
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture()
def small(tmp_path):
    """A hub of its own, to change."""
    def write(name, *objects):
        (tmp_path / name).write_text(json.dumps(list(objects)), encoding="utf-8")
        return tmp_path / name
    with Hub() as hub:
        hub.write = write
        yield hub


def event(slug, day, **more):
    return {"id": f"event/{slug}", "kind": "event", "title": {"sv": f"Möte {slug}"}, "organization": "org/a",
            "start": f"{day}T10:00:00+01:00", "end": f"{day}T11:00:00+01:00", **more}


ORG = {"id": "org/a", "kind": "organization", "legal_form": "association", "title": {"sv": "Föreningen A & B"}, "phone": "+46701740605"}


def test_what_is_withdrawn_or_over_is_gone_with_words(small):
    later = f"{datetime.now().year + 1}-02-01"
    small.run("import", "--format", "items", "--replace", "s", small.write("a.json", ORG, event("kvar", later), event("bort", later),
                                                                            event("forbi", "2026-01-10")))
    small.publish()
    small.run("import", "--format", "items", small.write("b.json", event("dold", later)))
    small.serve()
    site = Site(small.port)
    assert site.get("/i/event/kvar").status == site.get("/i/event/bort").status == 200
    assert site.get("/i/event/dold").status == 404, "not published yet"
    past = site.get("/i/event/forbi/sv")
    assert past.status == 410 and "Möte forbi" in past.text and "Det här har redan varit" in past.text
    assert "Möte kvar" in past.text, "what comes next of the same association"
    small.run("import", "--format", "items", "--replace", "s", "--yes", small.write("a.json", ORG, event("kvar", later)))
    assert site.get("/i/event/bort").status == 200, "until it is published"
    small.publish()
    assert eventually(lambda: site.get("/i/event/bort").status == 410)
    check_page(site.get("/i/event/bort/sv"), "gone")
    assert site.get("/i/event/kvar").status == site.get("/i/event/dold").status == 200


def test_only_public_channels_are_shown_and_the_newest_of_each(small):
    later = f"{datetime.now().year + 1}-02-01"
    small.run("import", "--format", "items", small.write("a.json", ORG, event("alla", later), event("b", later, audience={"channels": ["byn"]}),
                                                          event("p", later, audience={"channels": ["prov"]})))
    for channel in ("main", "byn", "prov"):
        small.publish("--channel", channel)
    small.serve("--public-channels", "main, byn")
    site = Site(small.port)
    time.sleep(1.1)  # a later second
    assert [site.get(f"/i/event/{slug}").status for slug in ("alla", "b", "p")] == [200, 200, 404]
    small.run("import", "--format", "items", small.write("a.json", event("alla", later, title={"sv": "Nytt namn"})))
    small.publish("--channel", "byn")
    assert eventually(lambda: "Nytt namn" in site.get("/i/event/alla").text)


def test_a_hub_without_content_or_address_still_has_pages(small):
    small.serve()
    site = Site(small.port)
    for room in ROOMS:
        reply = site.get(room, Accept_Language="sv")
        assert reply.status == 200, room
        check_page(reply, room)
    assert site.get("/sitemap.xml").status == 404 and "Sitemap" not in site.get("/robots.txt").text
    assert site.get("/i/event/x").status == 404


def test_an_address_that_is_none_is_refused(small):
    for wrong in ("torget.example.org", "ftp://x", 'https://x"y', "https://x/?a=b"):
        done = small.run("serve", "--listen", "127.0.0.1:0", "--public-url", wrong, check=False)
        assert done.returncode != 0 and "public-url" in done.stderr


def test_the_kiosk_learns_where_the_pages_are(hub, site):
    token = hub.enrol()
    site.connection.request("POST", "/v1/enrol", json.dumps({"token": token, "facts": {}}), {"Content-Type": "application/json"})
    credential = json.loads(site.connection.getresponse().read())["credential"]
    site.connection.request("POST", "/v1/status", "{}", {"Authorization": f"Bearer {credential}", "Content-Type": "application/json"})
    assert json.loads(site.connection.getresponse().read())["settings"]["public_url"] == PUBLIC
