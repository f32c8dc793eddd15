#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a pseudo-language of a catalogue: pseudo.py en-XA|ar-XB <en.po >en-XA.po

en-XA: English with accents and 40 % longer where it is more than a word or two, so that a clipped or an untranslated text shows.
ar-XB: English run right to left word by word, so that a layout that is not mirrored shows.
{Placeholders} and escapes stay as they are."""
import re
import sys

PLAIN = "aAcCdDeEgGiIlLnNoOrRsStTuUyYzZ"
ACCENTED = "áÅçÇďĐéÉğĞíÎľĽñÑöÖŕŘšŠťŤûÜýÝžŽ"
ACCENTS = str.maketrans(PLAIN, ACCENTED)
SHORT = 12  # letters; the words on buttons are chosen short in every language
RLM, RLO, PDF = "\u200f", "\u202e", "\u202c"
KEPT = re.compile(r"(\{[^}]*\}|\\.)")
WORD = re.compile(r"([^\W\d_]+)")


def each_part(text, change):
    return "".join(part if KEPT.fullmatch(part) else change(part) for part in KEPT.split(text))


def accented(text):
    words = len(text.split(" "))
    filling = "·" * (len(text) * 4 // 10 if len(text) > SHORT else 0)
    size = -(-len(text) // words)  # in words of the same length, so that they can be broken
    pieces = [filling[i:i + size] for i in range(0, len(filling), size)]
    return " ".join([each_part(text, lambda part: part.translate(ACCENTS)), *pieces])


def mirrored(text):
    return each_part(text, lambda part: WORD.sub(RLM + RLO + r"\1" + PDF + RLM, part))


def main():
    tag = sys.argv[1]
    change = {"en-XA": accented, "ar-XB": mirrored}[tag]
    header = True
    in_translation = False
    for line in sys.stdin:
        if line.startswith("msgstr"):
            in_translation = True
        elif not line.startswith('"'):
            header = header and not line.strip() == ""
            in_translation = False
        if header:
            line = line.replace("Language: en\\n", f"Language: {tag}\\n")
        elif in_translation and not line.endswith('""\n'):
            start, rest = line.split('"', 1)
            line = f'{start}"{change(rest[:-2])}"\n'  # less the quote and the line's end
        sys.stdout.write(line)


main()
