#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house, checked: which folder may include which, where each library may be included, what screens may not
hold, which functions are banned. Prints one line a fault; exit status 1 when there is any."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAY_INCLUDE = {
    "base": set(),
    "text": {"base"},
    "core": {"base", "text"},
    "calendar": {"base", "core", "text"},
    "trust": {"base"},
    "release": {"base", "core", "trust"},
    "store": {"base", "core", "release", "text"},
    "net": {"base"},
    "sync": {"base", "core", "trust", "release", "store"},
    "ui": {"base", "text"},
    "kiosk": {"base", "text", "core", "ui"},
    "platform": {"base", "text", "ui"},
    "speech": {"base"},
    "exchange": {"base", "text", "core", "calendar", "trust", "store"},
    "hub": {"base", "text", "core", "calendar", "trust", "release", "store", "exchange"},
}
LIBRARIES = [  # header pattern, the one folder that owns it
    (r"jansson\.h|ini\.h|expat\.h", "base"),
    (r"unicode/.*", "text"),
    (r"libical/.*", "calendar"),
    (r"sodium(\.h|/.*)", "trust"),
    (r"zstd\.h", "release"),
    (r"sqlite3\.h", "store"),
    (r"curl/.*|microhttpd\.h|zlib\.h", "net"),
    (r"qrencode\.h", "ui"),
    (r"SDL.*", "platform"),
    (r"espeak-ng/.*|sndfile\.h", "speech"),
]
BANNED = re.compile(r"\b(strcpy|strcat|sprintf|vsprintf|gets|atoi|atol|atof|system|popen|strtok)\s*\(")
PIXELS = re.compile(r"0x[0-9a-fA-F]{6}\b|_px\s*=\s*[1-9]")
MAX_LINES = 400  # STYLE says 300; past this it must be two files


def folder_of(path):
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "app" and len(parts) > 2 else parts[0] if parts[0] == "board" else None


def check_file(path):
    folder, text = folder_of(path), path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT)
    for number, line in enumerate(text.splitlines(), 1):
        local = re.match(r'\s*#include "([^"/]+)/', line)
        if local and folder in MAY_INCLUDE and local[1] != folder and local[1] not in MAY_INCLUDE[folder]:
            yield f"{name}:{number}: {folder}/ may not include {local[1]}/"
        library = re.match(r"\s*#include <([^>]+)>", line)
        for pattern, owner in LIBRARIES if library else []:
            if re.fullmatch(pattern, library[1]) and folder != owner:
                yield f"{name}:{number}: <{library[1]}> may only be included in app/{owner}/"
        code = re.sub(r'"(\\.|[^"\\])*"|//.*', '""', line)
        if BANNED.search(code):
            yield f"{name}:{number}: banned function: {BANNED.search(code)[1]}"
        if path.name.startswith("screen_") and PIXELS.search(code):
            yield f"{name}:{number}: a screen holds no pixel and no colour number"
    if len(text.splitlines()) > MAX_LINES:
        yield f"{name}: {len(text.splitlines())} lines: more than {MAX_LINES}"
    if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:300]:
        yield f"{name}: no licence line"


def main():
    files = sorted(p for d in ("app", "board") for p in (ROOT / d).rglob("*.[ch]"))
    faults = [fault for path in files for fault in check_file(path)]
    print("\n".join(faults) if faults else f"lint: {len(files)} files keep the rules of the house")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
