#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of assets/screenshots: a hub with the demo content, a kiosk paired with it, tests/data/pictures.script."""
import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from programs import Hub, run_script  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--out", default="assets/screenshots")
    options = parser.parse_args()
    out = ROOT / options.out
    out.mkdir(parents=True, exist_ok=True)
    script = (ROOT / "tests/data/pictures.script").read_text(encoding="utf-8").replace("@OUT@", str(out))
    with Hub(build=ROOT / options.build) as hub:
        hub.run("import", ROOT / "assets/demo")
        hub.run("publish")
        hub.serve()
        done = run_script(script, hub=hub, place="place/kvarnby-bibliotek", size="540x960", panel="268x476")
        print(done.stderr, end="")
        if done.returncode == 0:
            print(f"{len(list(out.glob('*.png')))} pictures in {out.relative_to(ROOT)}")
        return done.returncode


if __name__ == "__main__":
    sys.exit(main())
