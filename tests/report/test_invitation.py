"""The paper to invite with: every code whole, a QR that says its link, and nothing of the moment it was made."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from scan.i18n import LANGUAGES, Language, speaking
from scan.model.promise import promise
from scan.model.secret_codes import SECRET, encoded, grouped
from scan.report.invitation import PER_PAGE, Invited, Occasion, PrintedSlip, build_invitation, build_slips
from scan.report.pdf.document import Document
from scan.report.pdf.metadata import About
from scan.report.pen import Pen
from scan.report.qr import draw_qr
from tests.pages.reading import HOSTILE

BASE = "http://192.168.178.23:8502/mee"
GROUPS = (Invited("Docenten", f"{BASE}/d/7KQ2MX", "7KQ2MX", 7), Invited("Ouders", f"{BASE}/d/WWWMMM", "WWWMMM", 3))


def _occasion(language: Language = "nl", named: bool = False, **more: str) -> Occasion:
    with speaking(language):
        told = promise(named=named, encrypted=False)
    words = {"school": "De Brug", "title": "Scan 2026", "reason": "Wij willen weten wat helpt.", **more}
    return Occasion(**words, address=BASE, promise=told, closes_on=date(2026, 12, 3))


def _slips(count: int, group: str = "Docenten") -> list[PrintedSlip]:
    codes = [grouped(encoded(bytes([place + 1] * 16), SECRET)) for place in range(count)]
    return [PrintedSlip(group, f"{BASE}/#{code}", code, len(group)) for code in codes]


def _read(pdf: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("named", [False, True])
def test_P11_a_sheet_says_the_promise_and_its_limits_in_full(language: Language, named: bool) -> None:
    occasion = _occasion(language, named)
    said = _squeezed(_read(build_invitation(occasion, GROUPS[:1], language)))
    assert [s for s in (*occasion.promise.kept, *occasion.promise.limits) if _squeezed(s) not in said] == []


def test_each_group_has_a_page_with_its_address_and_code() -> None:
    pages = _read(build_invitation(_occasion(), GROUPS, "nl")).split("\f")
    assert len(pages) == len(GROUPS) + 1
    for group, page in zip(GROUPS, pages, strict=False):
        assert all(_squeezed(part) in _squeezed(page) for part in (group.group, group.door, BASE))


def test_each_group_reads_how_long_it_takes_that_group() -> None:
    sheets = _read(build_invitation(_occasion(), GROUPS, "nl")).split("\f")
    slips = _read(build_slips(_occasion(), [*_slips(1), *_slips(1, "Ouders")], "nl")).split("\f")
    told = [[f"Ongeveer {count} minuten" in " ".join(page.split()) for page in sheets[:2]] for count in (7, 3)]
    assert told == [[True, False], [False, True]]
    assert ["Ongeveer 8 minuten" in slips[0], "Ongeveer 6 minuten" in slips[1]] == [True, True]


@pytest.mark.parametrize("count", [1, PER_PAGE, PER_PAGE + 1, 23])
def test_every_slip_shows_its_code_whole(count: int) -> None:
    pdf = build_slips(_occasion(), _slips(count), "nl")
    assert len(PdfReader(BytesIO(pdf)).pages) == -(-count // PER_PAGE)
    # Read one column at a time; pdftotext takes the dash at the end of a line for a hyphen.
    said = "".join(_column(pdf, page, side) for page in range(1, 4) for side in (0, 1)).replace("-", "")
    assert [slip.code for slip in _slips(count) if slip.code.replace("-", "") not in _squeezed(said)] == []


def test_each_group_has_a_stack_of_its_own() -> None:
    pdf = build_slips(_occasion(), [*_slips(3), *_slips(12, "Ouders")], "nl")
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert [("Docenten" in page, "Ouders" in page) for page in pages] == [(True, False), (False, True), (False, True)]


def _column(pdf: bytes, page: int, side: int) -> str:
    part = ["-x", str(side * 298), "-y", "0", "-W", "298", "-H", "842", "-f", str(page), "-l", str(page)]
    command = ["pdftotext", *part, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=False).stdout.decode()


@pytest.mark.parametrize("text", [GROUPS[0].link, f"{BASE}/#{_slips(1)[0].code}"])
def test_the_QR_code_on_paper_is_the_one_of_the_link(text: str, tmp_path: Path) -> None:
    assert _printed(text, tmp_path) == [list(map(bool, row)) for row in segno.make(text, error="m").matrix]


def test_another_link_is_another_QR_code(tmp_path: Path) -> None:
    assert _printed(GROUPS[0].link, tmp_path) != _printed(GROUPS[1].link, tmp_path)


def _printed(text: str, folder: Path) -> list[list[bool]]:
    """The modules as they come out of a printer: dark or light in the middle of each."""
    size, count = 300.0, len(segno.make(text, error="m").matrix)
    document = Document(About("QR", "", "nl-NL", ""), (size, size), "Helvetica")
    draw_qr(Pen(document, {}, 1), (0, 0), size, text)
    document.turn()
    (folder / "qr.pdf").write_bytes(document.finished())
    subprocess.run(["pdftoppm", "-r", "144", "-gray", folder / "qr.pdf", folder / "qr"], check=True)
    image = Image.open(next(folder.glob("qr-*.pgm")))
    unit = image.width / (count + 6)
    middles = [int((place + 3.5) * unit) for place in range(count)]
    return [[bool(image.getpixel((x, y)) < 128) for x in middles] for y in middles]  # type: ignore[operator]


@pytest.mark.parametrize("text", [*HOSTILE, "W" * 120, "x y " * 500, "\u202eomgekeerd\x00"])
def test_S2_no_text_breaks_the_paper(text: str, tmp_path: Path) -> None:
    occasion = _occasion(school=text, title=text, reason=text)
    for place, pdf in enumerate(
        (
            build_invitation(occasion, [Invited(text, BASE, "7KQ2MX", 9)], "en"),
            build_slips(occasion, _slips(3, text), "nl"),
        )
    ):
        file = tmp_path / f"{place}.pdf"
        file.write_bytes(pdf)
        assert subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode == 0
        assert len(PdfReader(file).pages) == 1


def test_the_longest_texts_stay_on_the_page_and_above_its_foot() -> None:
    occasion = _occasion(school="S" * 120, title="Een lange titel " * 12, reason="Een lange reden. " * 110)
    lowest = _lowest(build_invitation(occasion, GROUPS[:1], "nl"))
    assert lowest > 780, "the foot of the page is its lowest line"
    assert all(
        sentence.split()[-1] in _read(build_invitation(occasion, GROUPS[:1], "nl"))
        for sentence in occasion.promise.limits
    )


def _lowest(pdf: bytes) -> float:
    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return max(float(line.split('yMax="')[1].split('"')[0]) for line in boxes.splitlines() if "yMax" in line)


def test_P1_the_paper_carries_no_moment_and_is_the_same_each_time() -> None:
    def built(slips: Sequence[PrintedSlip]) -> bytes:
        return build_slips(_occasion(), slips, "nl")

    assert built(_slips(3)) == built(_slips(3))
    assert PdfReader(BytesIO(built(_slips(3)))).metadata.creation_date.year == 2000  # type: ignore[union-attr]
