# SPDX-License-Identifier: GPL-3.0-or-later
"""A new language is one .po file and one row of a table: here Icelandic is added to a copy of the project."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from programs import ROOT, Hub, build_folder, run_script  # noqa: E402

ROW = '    {"is", "Íslenska", "is-SE-u-nu-latn", "Latn", DIR_LTR, 1.0f, "is", false},\n'
WORDS = {"Find help": "Finna hjálp", "What's on": "Hvað er að gerast"}


def add_row(table):
    text = table.read_text(encoding="utf-8")
    assert '{"is"' not in text
    table.write_text(text.replace('    {"fi", ', ROW + '    {"fi", ', 1), encoding="utf-8")


def add_catalogue(i18n):
    text = (i18n / "en.po").read_text(encoding="utf-8").replace("Language: en\\n", "Language: is\\n")
    for english, icelandic in WORDS.items():
        text = text.replace(f'msgid "{english}"\nmsgstr "{english}"', f'msgid "{english}"\nmsgstr "{icelandic}"')
    (i18n / "is.po").write_text(text, encoding="utf-8")


def test_a_language_is_one_po_file_and_one_row(tmp_path):
    copy, build = tmp_path / "project", build_folder()
    shutil.copytree(ROOT / "app", copy / "app")
    shutil.copytree(ROOT / "assets", copy / "assets", ignore=shutil.ignore_patterns("screenshots"))
    shutil.copy2(ROOT / "Makefile", copy)
    inside = build.resolve().relative_to(ROOT) if build.resolve().is_relative_to(ROOT) else Path("build")
    shutil.copytree(build, copy / inside, ignore=shutil.ignore_patterns("tests", "*.a"))  # what need not be compiled again
    add_row(copy / "app/text/lang.c")
    add_catalogue(copy / "assets/i18n")
    env = {k: v for k, v in os.environ.items() if not k.startswith("MAKE") and k not in ("BUILD", "TORGET_BUILD")}
    make = ["make", "-C", copy, *(["SAN=1"] if inside.name == "san" else [f"BUILD={inside}"]), "all"]
    made = subprocess.run(make, capture_output=True, text=True, env=env)
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    with Hub(build=copy / inside) as hub:
        hub.run("import", ROOT / "assets/demo")
        hub.publish()
        hub.serve()
        script = """motion off
wait sync
clock 2026-12-01T10:42:00+01:00
tap "Íslenska"
expect screen home
expect text "Finna hjálp"
tap "Hvað er að gerast"
expect text "des."
speech on
wait 1s
expect spoken "Hvað er að gerast"
"""
        done = run_script(script, hub=hub, place="place/kvarnby-bibliotek", more=["--langs", "sv,is"])
        assert done.returncode == 0, done.stderr[-3000:]
