#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of assets/screenshots: a hub with the demo content and a kiosk paired with it, at 10:42 today, drawn
small (540 pixels across what is a 21.5" panel): every screen in Swedish and Arabic, then other sizes, themes and panels;
and home, a detail and the keyboard in every language on one sheet each (languages-*.png)."""
import argparse
import datetime
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from programs import Hub, run_script  # noqa: E402

LIBRARY = "place/kvarnby-bibliotek"
OTHERS = """motion off
wait sync
{clock}
tap #welcome.begin
textsize large
shot {out}/home-sv-large.png
textsize standard
theme dark
shot {out}/home-sv-dark.png
theme yellow-on-black
shot {out}/home-sv-yellow-on-black.png
theme light
tap #home.calls
tap #time.item.halfhour
reach low
shot {out}/calls-sv-low.png
reach standard
tap #calls.time.curious
theme dark
shot {out}/calls-sv-dark.png
"""
LYING = """motion off
wait sync
{clock}
shot {out}/welcome-sv-landscape.png
tap #welcome.begin
shot {out}/home-sv-landscape.png
lang ar
shot {out}/home-ar-landscape.png
"""
ALERT = """motion off
wait sync
{clock}
expect screen notice
shot {out}/notice-sv.png
lang ar
shot {out}/notice-ar.png
"""
LANGUAGES = "sv,sv-simple,en,fi,ar,fa,so,ku,ckb,tr,pl,bs,uk,ru,es,th,ti,se"
ONE_LANGUAGE = """lang {lang}
tap #bar.restart
lang {lang}
tap #welcome.begin
shot {out}/home-{number:02}-{lang}.png
tap #home.needs
tap #needs.item.term/learn-swedish
tap #services.item.service/sprakkafe
shot {out}/detail-{number:02}-{lang}.png
tap #bar.restart
lang {lang}
tap #welcome.begin
tap #home.search
shot {out}/keyboard-{number:02}-{lang}.png
"""


def in_every_language(hub, clock, out):
    """One sheet a screen, the languages in the order of LANGUAGES."""
    with tempfile.TemporaryDirectory(prefix="torget-pictures-") as folder:
        script = f"motion off\nwait sync\n{clock}\n" + "".join(
            ONE_LANGUAGE.format(lang=lang, number=i, out=folder) for i, lang in enumerate(LANGUAGES.split(",")))
        run = run_script(script, hub=hub, place=LIBRARY, size="405x720", panel="268x476", more=["--langs", LANGUAGES])
        for screen in ("home", "detail", "keyboard") if run.returncode == 0 else ():
            subprocess.run(["montage", *sorted(map(str, Path(folder).glob(f"{screen}-*.png"))), "-tile", "6x", "-geometry", "+6+6",
                            "-background", "#7a828a", "-colors", "255", f"PNG8:{out}/languages-{screen}.png"], check=True)
    return run


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--out", default="assets/screenshots")
    options = parser.parse_args()
    out = ROOT / options.out
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.png"):
        old.unlink()
    clock = f"clock {datetime.date.today()}T10:42:00+01:00"
    every = (ROOT / "tests/data/every_screen.script").read_text(encoding="utf-8").replace("@OUT@", str(out))
    every = every.replace("wait sync\n", f"wait sync\n{clock}\n", 1)
    with Hub(build=ROOT / options.build) as hub:
        hub.serve()
        empty = run_script(f"wait sync\nexpect screen empty\nshot {out}/empty-sv.png\n", hub=hub, size="540x960", panel="268x476")
        hub.run("import", ROOT / "assets/demo")
        hub.publish()
        unpaired = run_script(f'expect text "i tio minuter"\nshot {out}/unpaired-sv.png\n', hub=hub.url, size="540x960", panel="268x476")
        broken = run_script(f"expect screen outofservice\nshot {out}/outofservice-sv.png\n", data="/proc/no-card", size="540x960",
                            panel="268x476", more=["--offline"])
        runs = [empty, unpaired, broken] + [
            run_script(script.format(out=out, clock=clock) if "{" in script else script, hub=hub, place=LIBRARY, size=size, panel=panel)
            for script, size, panel in ((every, "540x960", "268x476"), (OTHERS, "540x960", "268x476"), (LYING, "960x540", "344x194"))]
        runs.append(in_every_language(hub, clock, out))
        hub.run("import", ROOT / "tests/data/alert.json")
        hub.publish()
        runs.append(run_script(ALERT.format(out=out, clock=clock), hub=hub, place=LIBRARY, size="540x960", panel="268x476"))
    failed = [run.stderr for run in runs if run.returncode != 0]
    print("\n".join(failed) if failed else f"{len(list(out.glob('*.png')))} pictures in {options.out}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
