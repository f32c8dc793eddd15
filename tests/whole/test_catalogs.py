# SPDX-License-Identifier: GPL-3.0-or-later
"""The interface catalogues (assets/i18n) against the source: complete, nothing left over, placeholders kept."""
import ast
import gettext
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "assets" / "i18n"
CATALOGS = sorted(I18N.glob("*.po"))
NUMBERS = range(1001)  # enough to meet each plural form, and each number that has one of its own


def by_key(po):
    """{(context, message): {"flags": …, "msgid_plural": …, "msgstr": …, "msgstr[0]": …}} of the text of a .po file."""
    messages = {}
    for block in re.split(r"\n\s*\n", po):
        entry, field = {"flags": ""}, None
        for line in block.splitlines():
            if line.startswith("#,"):
                entry["flags"] += line
            elif line.startswith('"'):
                entry[field] += ast.literal_eval(line)
            elif line and not line.startswith("#"):
                field, text = line.split(" ", 1)
                entry[field] = ast.literal_eval(text)
        if "msgid" in entry:
            messages[entry.get("msgctxt"), entry["msgid"]] = entry
    return messages


def forms(entry):
    return [text for field, text in sorted(entry.items()) if field.startswith("msgstr")]


def placeholders(text):
    return set(re.findall(r"\{\w+\}", text))


def lonely_forms(header):
    """The plural forms that stand for one single number, such as Arabic's "two": these may say it in a word."""
    rule = gettext.c2py(re.search(r"plural=(.*?);", header)[1])
    met = [rule(n) for n in NUMBERS]
    return {form for form in met if met.count(form) == 1}


@pytest.fixture(scope="session")
def code():
    run = subprocess.run([I18N / "extract.sh"], capture_output=True, text=True, check=True)
    messages = by_key(run.stdout)
    del messages[None, ""]
    return messages


def template(name):
    messages = by_key((I18N / name).read_text(encoding="utf-8"))
    del messages[None, ""]
    return messages


@pytest.fixture(scope="session")
def speech():
    return template("speech.pot")


@pytest.fixture(scope="session")
def wanted(code, speech):
    return code | speech


@pytest.fixture(params=CATALOGS, ids=[po.stem for po in CATALOGS])
def po(request):
    return request.param


@pytest.fixture
def catalog(po):
    return by_key(po.read_text(encoding="utf-8"))


def test_there_are_the_catalogues_of_the_first_release():
    assert {"sv", "sv-simple", "en", "ar"} <= {po.stem for po in CATALOGS}


def test_msgfmt_accepts_it(po):
    run = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", po], capture_output=True, text=True)
    assert run.returncode == 0 and run.stderr == ""


def test_the_header_names_the_language_and_who_checked_it(po, catalog):
    header = dict(line.split(": ", 1) for line in catalog[None, ""]["msgstr"].splitlines())
    assert header["Language"] == po.stem
    assert header["Content-Type"] == "text/plain; charset=UTF-8"
    assert header["X-Checked-By"]


def test_every_message_is_translated(catalog, wanted):
    missing = [key for key in wanted if key not in catalog or not all(forms(catalog[key]))]
    assert missing == []


def test_plurals_stand_where_the_code_asks_for_them(catalog, wanted):
    wrong = [key for key in wanted if key in catalog and catalog[key].get("msgid_plural") != wanted[key].get("msgid_plural")]
    assert wrong == []


def test_nothing_is_fuzzy_or_obsolete(po, catalog):
    assert [key for key, entry in catalog.items() if "fuzzy" in entry["flags"]] == []
    assert "#~" not in po.read_text(encoding="utf-8")


def test_no_translation_is_left_that_the_code_no_longer_has(catalog, wanted):
    assert sorted(set(catalog) - set(wanted) - {(None, "")}) == []


def test_no_note_is_left_that_the_code_no_longer_has(code):
    assert sorted(set(template("notes.pot")) - set(code)) == []


def test_what_is_said_otherwise_is_also_written(code, speech):
    base = {(context.removeprefix("speech|"), text) for context, text in speech if context.startswith("speech|")}
    assert sorted(base - set(code)) == []


def test_the_words_of_speech_stand_in_the_code(speech):
    source = "".join(c.read_text(encoding="utf-8") for c in sorted((ROOT / "app" / "ui").glob("*.c")))
    assert [text for context, text in speech if context == "speech" and f'"{text}"' not in source] == []


def test_placeholders_are_the_same_in_every_form(catalog, wanted):
    lonely = lonely_forms(catalog[None, ""]["msgstr"])
    wrong = []
    for key, entry in catalog.items():
        names = placeholders(key[1]) | placeholders(entry.get("msgid_plural", ""))
        for i, text in enumerate(forms(entry)):
            optional = {"{count}"} if "msgid_plural" in entry and i in lonely else set()
            if key in wanted and not names - optional <= placeholders(text) <= names:
                wrong.append((key, text))
    assert wrong == []


def test_english_is_what_stands_in_the_code(code):
    english = by_key((I18N / "en.po").read_text(encoding="utf-8"))
    wrong = [key for key, entry in code.items()
             if key in english and forms(english[key]) != [key[1]] + [entry[f] for f in ("msgid_plural",) if f in entry]]
    assert wrong == []
