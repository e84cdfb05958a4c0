"""The Big List of Naughty Strings and our own, through each field that people type in: words, and no more (S1)."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from scan.errors import InvalidInput
from scan.i18n import Language
from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.rounds import Invitation
from scan.model.text import NAME, TITLE, one_line
from scan.usecases import adopting, hearing, inviting, revealing, sharing
from scan.usecases.sharing import Format
from scan.web.limits import Guesses
from tests.data import BIG_LIST
from tests.exports.test_naughty_strings import NO_XML
from tests.report.outward import outward
from tests.web.conftest import OpenRound
from tests.web.naughty import LISTS, NAUGHTY, NOT_UTF8, every_list, every_list_in_a_language
from tests.web.school import SchoolDay, sheet_of
from tests.web.visitor import FORM, Answer, Visitor

ASKED, EACH = 515, 20
LINKS = {"href", "src", "action", "formaction", "srcdoc", "srcset", "poster", "data", "background", "style", "content"}
TEAM = (Group("", "Team", GroupKind.TEACHERS, 12),)


@dataclass
class Seen(HTMLParser):
    """What a browser makes of a page: its elements, its addresses, its fields and the words in its lists."""

    page: str
    shapes: set[tuple[str, ...]] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._deep = 0
        self.feed(self.page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.shapes.add((tag, *sorted(set(found) - {"checked", "selected", "open"})))
        self.addresses |= {value for name, value in found.items() if name in LINKS and tag != "meta"}
        if tag == "input" and "id" in found:
            self.values[found["id"]] = found.get("value", "")
        if tag in ("span", "strong", "p") and (tag == "strong" or found.get("id", "").startswith(("s", "problem"))):
            self._deep += tag == "span"
            self.said.append("")

    def handle_data(self, data: str) -> None:
        if self.said:
            self.said[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "span", "p"):
            self.said.append("")


def folded(text: str, most: int) -> str | None:
    """What is kept of a text; None when it is refused."""
    try:
        return one_line(text, "x", most)
    except InvalidInput:
        return None


def harmless(page: Answer, known: set[tuple[str, ...]]) -> Seen:
    """The page taken apart; it has no element or attribute of its own, and no address elsewhere."""
    assert page.status < 500, page.words
    seen = Seen(page.text)
    assert seen.shapes <= known, seen.shapes - known
    assert [address for address in seen.addresses if not re.match(r"/mee/|#[a-z]", address)] == []
    assert page.text.count("<script") == page.text.count('<script src="/mee/static/') == 1
    return seen


def shapes(*pages: Answer) -> set[tuple[str, ...]]:
    return {shape for page in pages for shape in Seen(page.text).shapes}


def test_there_are_as_many_as_the_plan_asks_for() -> None:
    assert len(BIG_LIST) == ASKED <= len(NAUGHTY)
    assert {text for words in LISTS.values() for text in words} == {*NAUGHTY, *BIG_LIST}


@every_list
@pytest.mark.parametrize("path", ["/mee/", "/mee/bericht"])
def test_S1_S5_naughty_words_are_no_code_and_come_back_in_their_field(
    school_day: SchoolDay, path: str, words: Sequence[str]
) -> None:
    visitor = school_day.visitor()
    known = shapes(visitor.get(path), visitor.post(path, {"code": "gewoon"}))
    for text in words:
        school_day.house.guesses = Guesses()
        page = visitor.post(path, {"code": text})
        assert page.status == 404, (text, page.words)
        assert harmless(page, known).values["code"] == text


@pytest.mark.parametrize("path", ["/mee/", "/mee/bericht", "/mee/thema/1"])
@pytest.mark.parametrize("raw", NOT_UTF8)
def test_S1_what_is_no_text_at_all_is_refused(school_day: SchoolDay, path: str, raw: bytes) -> None:
    visitor = school_day.inside()
    visitor.get(path)
    assert visitor.ask("POST", path, b"code=" + raw + b"&text=" + raw, FORM).status == 400


def names_everything(day: SchoolDay, words: Sequence[str]) -> list[tuple[str, str]]:
    """Everybody names twenty; what was kept, with its kind."""
    kept = list[tuple[str, str]]()
    for start in range(0, len(words), EACH):
        visitor, own = day.inside(), set[tuple[str, str]]()
        known = known_shapes(visitor)
        for place, text in enumerate(words[start : start + EACH]):
            kind = ("obstacle", "strength")[place % 2]
            if names(visitor, text, kind, known):
                own.add((kind, folded(text, TITLE) or ""))  # the same words of the same person are kept once
        kept += own
    return kept


def known_shapes(visitor: Visitor) -> set[tuple[str, ...]]:
    """What the page of a theme is made of, before and after something harmless is named, taken back and refused."""
    assert visitor.page
    form = sheet_of(visitor.page) | {"kind": "obstacle"}
    named = visitor.follow(visitor.post("/mee/thema/1", form | {"text": "gewoon", "go": "name"}))
    back = visitor.follow(visitor.post("/mee/thema/1", form | {"go": "withdraw:0"}))
    return shapes(named, back, visitor.post("/mee/thema/1", form | {"text": "", "go": "name"}))


def names(visitor: Visitor, text: str, kind: str, known: set[tuple[str, ...]]) -> bool:
    answer = visitor.post("/mee/thema/1", {"theme": "purpose", "kind": kind, "text": text, "go": "name"})
    expected = folded(text, TITLE)
    assert answer.status == (303 if expected else 422), (text, answer.words)
    if expected is None:
        assert harmless(answer, known).values["text"] == text.strip()
        return False
    assert f" {expected}" in harmless(visitor.follow(answer), known).said, text
    return True


@every_list_in_a_language
def test_S1_S3_naughty_words_that_are_named_stay_words_to_the_screen_the_pdf_and_the_workbook(
    school_day: SchoolDay, tmp_path: Path, words: Sequence[str], language: Language
) -> None:
    named = names_everything(school_day, words)
    with school_day.desk() as desk:
        inviting.close_round(desk, school_day.scan_id)
        revealing.reveal(desk, library(), school_day.scan_id)
        before, heard = receipt_page(school_day), hearing.heard(desk, school_day.scan_id)
        assert Counter((signal.kind.value, signal.text) for signal in heard) == Counter(named)
        for signal in heard:
            hearing.take_up(desk, school_day.scan_id, [signal.id], signal.text)
        plan = adopting.current_plan(desk, library(), school_day.scan_id)
    told = harmless(receipt_page(school_day), shapes(before) | {("h3",), ("small",)})
    assert [text for _kind, text in named if f": {text}" not in "".join(told.said)] == []
    (tmp_path / "plan.pdf").write_bytes(sharing.plan_document(plan, Format.PDF, language))
    sound_pdf(tmp_path / "plan.pdf", [text for _kind, text in named])
    sound_workbook(sharing.plan_document(plan, Format.XLSX, language), [text for _kind, text in named])


def receipt_page(day: SchoolDay) -> Answer:
    visitor = day.visitor()
    visitor.get("/mee/bericht")
    return visitor.post("/mee/bericht", {"code": day.group().receipt})


def sound_pdf(file: Path, named: Iterable[str]) -> None:
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert outward(file.read_bytes()) == {"/EmbeddedFile"}  # the plan itself, as data
    read = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    letters = "".join(read.stdout.decode().split())
    plain = [text for text in named if text.isascii() and len(text) < 60]
    assert [text for text in plain if "".join(text.split()) not in letters] == []


def sound_workbook(content: bytes, named: Iterable[str]) -> None:
    book = load_workbook(BytesIO(content))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    written = {cell.value for cell in cells}
    assert [text for text in named if text.translate(NO_XML) not in written] == []
    with ZipFile(BytesIO(content)) as parts:
        assert [name for name in parts.namelist() if b'"External"' in parts.read(name)] == []


def alike(name: str) -> str:
    return " ".join(normalize("NFKC", name).casefold().split())


@every_list
def test_S1_naughty_words_for_a_name_stay_a_name_to_the_reveal(open_round: OpenRound, words: Sequence[str]) -> None:
    day = open_round(Invitation.SLIPS, named=True, groups=TEAM)
    with day.desk() as desk:
        slips = inviting.mint_slips(desk, day.scan_id, day.group(0).group_id, len(words) + 1)
    visitor, (first, *others) = day.visitor(), [slip.code for slip in slips]
    visitor.get("/mee/")
    known, kept = shapes(visitor.follow(visitor.post("/mee/", {"code": first}))), list[str]()
    known |= shapes(visitor.post("/mee/welkom", {"name": ""}))
    visitor.post("/mee/welkom", {"name": "Noor"})
    known |= shapes(visitor.get("/mee/welkom"))
    for slip, text in zip(others, words, strict=True):
        visitor.get("/mee/")
        visitor.follow(visitor.post("/mee/", {"code": slip}))
        answer, expected = visitor.post("/mee/welkom", {"name": text}), folded(text, NAME)
        taken = expected and alike(expected) in map(alike, kept)
        assert answer.status == (303 if expected and not taken else 422), (text, answer.words)
        assert ("Er doet al iemand mee die" in answer.words) == bool(taken)
        if expected is None or taken:
            assert harmless(answer, known).values["name"] == text
            continue
        assert expected in harmless(visitor.get("/mee/welkom"), known).said, text
        visitor.get("/mee/thema/1")
        visitor.post("/mee/thema/1", {"theme": "purpose", "now.purpose-1": "4", "go": "next"})
        kept.append(expected)
    with day.desk() as desk:
        inviting.close_round(desk, day.scan_id)
        revealing.reveal(desk, library(), day.scan_id)
        shown = revealing.named_answers(desk, day.scan_id)
    assert Counter(answer.name for answer in shown) == Counter(kept)


@pytest.mark.parametrize("text", ["<b>x</b>", "<p onclick=a>", '<a href="//x.test">x</a>', "<script>1</script>"])
def test_S1_a_word_that_would_be_more_than_a_word_is_seen(school_day: SchoolDay, text: str) -> None:
    page = school_day.visitor().get("/mee/")
    known = shapes(page)
    assert harmless(page, known).addresses
    broken = replace(page, body=page.body.replace(b"</main>", f"{text}</main>".encode()))
    with pytest.raises(AssertionError):
        harmless(broken, known)
