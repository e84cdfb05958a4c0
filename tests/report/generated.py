"""Texts nobody would think of, the same each time; `python -m tests.report.generated --whole` puts each in each field.

Every text has its number in it, so that it is found back in a document full of them.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from itertools import product
from random import Random

from scan.i18n import LANGUAGES
from tests.report.generated_plan import IN_ROWS, lost_in, many, one
from tests.report.generated_reading import SHIPPED

COUNT = 10_000
_SEED = 20270212
_WORDS = [
    "Leerlingen",
    "één",
    "coördinator",
    "reünie",
    "Ångström",
    "Øster",
    "łódź",
    "façade",
    "naïef",
    "ĳsvrij",
    "smørrebrød",
    "Straße",
    "İstanbul",
]
_GREEK, _CYRILLIC, _ARABIC, _HEBREW = "Η γνώση είναι δύναμη", "Съешь ещё этих булок", "مرحبا بالعالم ١٢٣", "שָׁלוֹם עולם"
_ASIAN = "学校の時間割 학교 시간표 โรงเรียน विद्यालय"
_EMOJI = [
    "🎓",
    "✅",
    "👩🏽\u200d🏫",
    "👨\u200d👩\u200d👧\u200d👦",
    "🇳🇱🇧🇪",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "1️⃣",
    "❤️",
    "☺︎",
    "🧑\u200d🦽",
    "🤷🏿\u200d♀️",
    "🏳️\u200d🌈",
    "😀",
    "♿",
]
_PLACES = (
    "https://example.org/?a=1&b=2#c",
    "http://x.nl/" + "map/" * 20,
    "iemand@voorbeeld.nl",
    "mailto:a@b.nl?subject=x",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "www.voorbeeld.nl",
    "tel:+31612345678",
)
_MARKUP = (
    "<b>vet</b>",
    "<a href='http://x.nl'>klik</a>",
    "&amp;&lt;",
    "]]>",
    "<para>",
    "<img src=x onerror=alert(1)>",
    "[klik](javascript:alert(1))",
    "![x](http://x)",
    "**vet** __x__",
    "$x^2$",
    "<!--",
    "<?xml?>",
    "</span><script>",
)
_FORMATS = (
    "{0}",
    "{name}",
    "{}",
    "%s %(x)d %n",
    "${y}",
    "{{x}}",
    "\\n",
    "\\u0041",
    "{0.__class__}",
    "%00",
    "=1+1",
    "#{7*7}",
)
_OPERATORS = (
    "endstream endobj",
    "((( \\ ) (\\(",
    "TJ ET Q",
    ">> stream",
    "/URI (x)",
    "/JavaScript",
    "<</S/Launch>>",
    "%%EOF",
)
_SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ENDS = ("\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f", "\n\n\n")
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\u115f\u3164\u206a\ufe0e\ufe0f\U000e0020\U000e0101"
_MARKS = [chr(code) for code in (*range(0x300, 0x370), *range(0x1AB0, 0x1ABF), *range(0x20D0, 0x20F1))]
_PRIVATE = "\ue000\uf8ff\U000f0000\U0010fffd\ufffe\uffff\U0001fffe\ufdd0\u0378\ufffd\ufffc"

_Part = Callable[[Random], str]


def _marked(chance: Random) -> str:
    return "".join(letter + "".join(chance.choices(_MARKS, k=chance.randrange(3))) for letter in chance.choice(_WORDS))


def _between(alphabet: Sequence[str]) -> _Part:
    return lambda chance: "".join(chance.choice(_WORDS)[:3] + chance.choice(alphabet) for _time in range(4))


def _long(chance: Random) -> str:
    return "".join(chance.choices("WMxil-/_" + _CYRILLIC[0], k=chance.choice((40, 90, 200, 400))))


def _anything(chance: Random) -> str:
    return "".join(chr(chance.randrange(0x110000)) for _time in range(6))


def _plain(chance: Random) -> str:
    return " ".join(chance.choices(_WORDS, k=4))


_PARTS: tuple[_Part, ...] = (
    _plain,
    _marked,
    _long,
    _anything,
    _between(_SPACES),
    _between(_ENDS),
    _between(_BIDI),
    _between(_HIDDEN),
    _between(_PRIVATE),
    _between([chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]),
    _between([chr(code) for code in range(0xD800, 0xE000, 0x55)]),
    lambda chance: "".join(chance.choices(_EMOJI, k=3)),
    lambda chance: "".join(chance.choices(SHIPPED, k=12)),
    lambda chance: chance.choice((_GREEK, _CYRILLIC, _ARABIC, _HEBREW, _ASIAN)),
    lambda chance: chance.choice(_PLACES),
    lambda chance: chance.choice(_MARKUP),
    lambda chance: chance.choice(_FORMATS),
    lambda chance: chance.choice(_OPERATORS),
)


def texts(count: int = COUNT) -> list[str]:
    """So many texts, no two alike: each kind in turn, with another kind, and the text's number before, in or after."""
    chance = Random(_SEED)
    return [_text(number, chance) for number in range(count)]


def _text(number: int, chance: Random) -> str:
    parts = [_PARTS[number % len(_PARTS)](chance), chance.choice(_PARTS)(chance)]
    parts.insert(chance.randrange(3), f"q{number}q")
    return chance.choice(("", " ")).join(parts)


def _whole(count: int) -> None:
    """Every text through every field, in both languages; says what was lost, and in how long."""
    typed, begun, lost = texts(count), time.process_time(), 0
    for language, turn in product(LANGUAGES, range(len(IN_ROWS))):
        lost += _told(f"turn {turn} in {language}", lost_in(many(typed, turn), language))
    print(
        f"{len(LANGUAGES) * len(IN_ROWS)} documents of all texts, {time.process_time() - begun:.0f} s of CPU",
        flush=True,
    )
    for place in range(len(typed)):
        missed = lost_in(one(typed, place), LANGUAGES[place % 2])
        lost += _told(f"cover {place}", missed) if missed else 0
    print(f"{len(typed)} documents of some, {time.process_time() - begun:.0f} s of CPU; {lost} lost")
    raise SystemExit(lost > 0)


def _told(what: str, lost: Sequence[str]) -> int:
    print(f"{what}: {len(lost)} lost", *lost[:5], sep="\n  ", flush=True)
    return len(lost)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--whole", action="store_true", required=True, help="each in each: a quarter of an hour")
    parser.add_argument("--texts", type=int, default=COUNT, help="the first so many only")
    _whole(parser.parse_args().texts)
