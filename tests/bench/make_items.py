#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes N items like those of a real directory, the same every time: 45 % services, 25 % events (a quarter of them weekly),
15 % calls, 10 % organizations, 5 % places; Swedish and Arabic titles and summaries, bodies in Swedish.
With --mixed: N services of twenty organizations and places, each titled in one of eight languages of six scripts.
With --rich: the N items are written in some 40,000 different words, few of them often, as people's own texts are.
make_items.py [--mixed|--rich] N [ANCHOR] > items.json"""
import bisect
import datetime
import json
import random
import sys

SV = ("hjälp brev papper svenska språk kafé mat kasse cykel verkstad barn läxor äldre promenad musik kör odling trädgård råd "
      "pengar arbete praktik kurs cirkel förening kooperativ möte samtal stöd vård hälsa idrott simning bad bibliotek bok saga "
      "hantverk sömnad kläder byte loppis flytt transport skjuts städning snickare målning dator telefon bank skatt hyra bostad").split()
AR = ("مساعدة رسائل أوراق لغة سويدية مقهى طعام سلة دراجة ورشة أطفال واجبات كبار نزهة موسيقى جوقة زراعة حديقة نصيحة مال عمل تدريب "
      "دورة حلقة جمعية تعاونية اجتماع حديث دعم رعاية صحة رياضة سباحة مكتبة كتاب قصة").split()
MIXED = {
    "sv": SV,
    "ar": AR,
    "fa": "کمک نامه مدرک زبان سوئدی کافه غذا دوچرخه کارگاه کودکان تکلیف سالمندان پیاده‌روی موسیقی باغچه مشاوره کار دوره انجمن گفت‌وگو".split(),
    "th": "ช่วยเหลือ จดหมาย เอกสาร ภาษาสวีเดน กาแฟ อาหาร จักรยาน โรงงาน เด็ก การบ้าน ผู้สูงอายุ เดินเล่น ดนตรี สวน คำแนะนำ งาน หลักสูตร สมาคม".split(),
    "ti": "ሓገዝ ደብዳበ ወረቐት ቋንቋ ሽወደን ካፈ መግቢ ብሽክለታ ቆልዑ ዕዮ ገዛ ሽማግለታት ሙዚቃ ጀርዲን ምኽሪ ስራሕ ኮርስ ማሕበር ምዝርራብ ጥዕና መጽሓፍ".split(),
    "ru": "помощь письма документы шведский язык кафе еда велосипед мастерская дети уроки прогулка музыка сад совет работа курс общество беседа".split(),
    "en": "help letters papers swedish language café food bicycle workshop children homework elders walk music garden advice work course".split(),
    "he": "עזרה מכתבים מסמכים שפה שוודית קפה אוכל אופניים סדנה ילדים שיעורים קשישים טיול מוזיקה גינה ייעוץ עבודה קורס עמותה שיחה".split(),
}
NEEDS = ["food", "learn-swedish", "company", "elder-care", "papers", "money", "work", "children", "transport", "home", "health", "things"]


class Often(list):
    """Words of which the first are chosen often and the last hardly ever (Zipf)."""

    def __init__(self, words):
        super().__init__(words)
        total, self.sums = 0.0, []
        for i in range(len(self)):
            total += 1 / (i + 2)
            self.sums.append(total)

    def choose(self, rng):
        return self[min(len(self) - 1, bisect.bisect(self.sums, rng.random() * self.sums[-1]))]


def rich_swedish(rng):
    compounds = [a + link + b + end for a in SV for b in SV if a != b for link in ("", "s") for end in ("", "en", "er", "ens", "erna")]
    return Often(SV + rng.sample(compounds, 20000))


def rich_arabic(rng):
    letters = "بتثجحخدرزسشصطعغفقكلمنهوي"
    patterns = ("{}{}ا{}", "م{}{}{}ة", "{}ا{}{}", "ت{}{}ي{}", "ا{}ت{}ا{}", "{}{}{}ات")
    made = {rng.choice(patterns).format(*rng.sample(letters, 3)) for _ in range(14000)}
    return Often(AR + ["ال" + word for word in AR] + sorted(made) + ["ال" + word for word in sorted(made)[::3]])


def words(rng, pool, n):
    choose = pool.choose if isinstance(pool, Often) else lambda r: r.choice(pool)
    return " ".join(choose(rng) for _ in range(n)).capitalize()


def make(n, anchor, rich=False):
    rng = random.Random(n)
    sv, ar = (rich_swedish(rng), rich_arabic(rng)) if rich else (SV, AR)

    def texts(rng):
        return {"title": {"sv": words(rng, sv, 4), "ar": words(rng, ar, 4)},
                "summary": {"sv": words(rng, sv, 14) + ".", "ar": words(rng, ar, 14) + "."},
                "body": {"sv": words(rng, sv, 60) + ".\n\n" + words(rng, sv, 40) + "."}}

    yield from ({"id": f"term/{need}", "kind": "term", "scheme": "need", "order": i, "icon": "heart",
                 "title": {"sv": need, "ar": rng.choice(AR)}} for i, need in enumerate(NEEDS))
    left = n - len(NEEDS)
    count = {"org": left // 10, "place": left // 20, "event": left // 4, "call": left * 15 // 100}
    count["service"] = left - sum(count.values())
    ref = lambda kind: f"{kind}/{kind}-{rng.randrange(count[kind])}"  # noqa: E731
    for i in range(count["place"]):
        yield {"id": f"place/place-{i}", "kind": "place", **texts(rng), "street": f"Storgatan {i}", "city": "Kvarnby",
               "lat": 58.325 + rng.uniform(-0.05, 0.05), "lon": 13.112 + rng.uniform(-0.1, 0.1), "access": ["step-free", "lift"][: i % 3]}
    for i in range(count["org"]):
        yield {"id": f"org/org-{i}", "kind": "organization", **texts(rng), "legal_form": "association", "place": ref("place")}
    for i in range(count["service"]):
        yield {"id": f"service/service-{i}", "kind": "service", **texts(rng), "organization": ref("org"), "place": ref("place"),
               "terms": [f"term/{rng.choice(NEEDS)}"], "languages": ["sv", "ar"][: 1 + i % 2], "cost": "free", "how": ["drop-in"],
               "hours": [{"days": ["mo", "tu", "we", "th"], "opens": "10:00", "closes": "16:00"}], "checked_on": str(anchor), "checked_by": "Kvarnby kommun"}
    for i in range(count["event"]):
        day = anchor + datetime.timedelta(days=rng.randrange(60))
        event = {"id": f"event/event-{i}", "kind": "event", **texts(rng), "organization": ref("org"), "place": ref("place"),
                 "start": f"{day}T14:00:00+01:00", "end": f"{day}T15:30:00+01:00", "zone": "Europe/Stockholm", "cost": "free"}
        if i % 4 == 0:
            event["rrule"] = "FREQ=WEEKLY"
        yield event
    for i in range(count["call"]):
        day = anchor + datetime.timedelta(days=rng.randrange(60))
        yield {"id": f"call/call-{i}", "kind": "call", **texts(rng), "organization": ref("org"), "place": ref("place"), "minutes": rng.choice([30, 60, 90, 240]),
               "every": rng.choice(["once", "weekly"]), "swedish": rng.choice(["not needed", "a little", "good"]), "settings": ["indoors", "with-people"][: 1 + i % 2],
               "shifts": [{"id": str(day), "start": f"{day}T14:00:00+01:00", "end": f"{day}T15:30:00+01:00", "places": 4}]}


def make_mixed(n, anchor):
    rng = random.Random(n)
    tags, parts = list(MIXED), 20
    for i in range(parts):
        yield {"id": f"place/place-{i}", "kind": "place", "title": {"sv": words(rng, SV, 2)}, "street": f"Storgatan {i}", "city": "Kvarnby",
               "lat": 58.325 + rng.uniform(-0.05, 0.05), "lon": 13.112 + rng.uniform(-0.1, 0.1)}
        yield {"id": f"org/org-{i}", "kind": "organization", "title": {tags[i % len(tags)]: words(rng, MIXED[tags[i % len(tags)]], 2)},
               "legal_form": "association", "place": f"place/place-{i}"}
    for i in range(n):
        tag = tags[i % len(tags)]
        yield {"id": f"service/service-{i}", "kind": "service", "title": {tag: f"{words(rng, MIXED[tag], 5)} {i}"},
               "organization": f"org/org-{rng.randrange(parts)}", "place": f"place/place-{rng.randrange(parts)}", "cost": "free",
               "languages": ["sv", "ar", "th", "ti"][: 1 + i % 4], "how": ["drop-in"], "checked_on": str(anchor), "checked_by": "Kvarnby kommun",
               "hours": [{"days": ["mo", "tu", "we", "th"][: 1 + i % 4], "opens": f"{8 + i % 4:02}:00", "closes": "16:00"}]}


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    monday = datetime.date.fromisoformat(given[1]) if len(given) > 1 else datetime.date.today()
    made = make_mixed(int(given[0]), monday) if "--mixed" in sys.argv else make(int(given[0]), monday, "--rich" in sys.argv)
    json.dump(list(made), sys.stdout, ensure_ascii=False)
