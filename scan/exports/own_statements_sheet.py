"""A school's own statements read back from a workbook that people edited, without trusting the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from io import BytesIO
from itertools import chain, islice
from zipfile import ZipFile

from openpyxl import load_workbook  # type: ignore[import-untyped]

from scan.errors import ImportRefused
from scan.exports.own_statements import KEYS, LATER, LIBRARY, LIBRARY_SHORT, VERSION, Draft, Drafts, version_in
from scan.i18n import _

LARGEST_CONTENT = 10 * 1024 * 1024
"""Most bytes of a workbook once unzipped (S4)."""
MOST_ROWS = 1_000
"""Most rows with statements; the library has fifty, and a school may add two hundred."""

MOST_TAGS = 250_000
"""Most XML tags in a workbook: openpyxl makes an object of each; a full layer has fifty thousand."""

_MOST_SHEETS, _MOST_COLUMNS = 5, 100
_KEYS_WITHIN = 10
"""The row of keys stands on top, below the headings and perhaps a line that somebody put above them."""
_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})
Tell = Callable[[str, str], None]
Cells = tuple[str, ...]


def read_xlsx(data: bytes, tell: Tell) -> Drafts:
    """What each row says of a statement, empty rows left out; nothing where columns are missing or unknown: told."""
    sheets = [*_sheets(data)]
    for rows in sheets:
        found = next((n for n, cells in enumerate(rows[:_KEYS_WITHIN]) if {"id", "theme", "on"} <= {*cells}), None)
        if found is not None:
            return Drafts(_drafts(rows, found, tell), _version(chain(*sheets)))
    raise ImportRefused(
        _(
            "Dit is geen werkblad met eigen stellingen. Kies een bestand dat je bij Eigen stellingen hebt opgeslagen, "
            "en laat de rij met de kleine grijze woorden staan."
        )
    )


def _drafts(rows: Sequence[Cells], keys_at: int, tell: Tell) -> list[Draft]:
    keys, heads = rows[keys_at], rows[keys_at - 1] if keys_at else rows[keys_at]
    if wrong := [*_wrong_columns(keys)]:
        for what in wrong:
            tell(_("Rij {row}").format(row=keys_at + 1), what)
        return []
    columns = {key: column for column, key in enumerate(keys) if key}
    headings = {key: heads[column][:60] or key for key, column in columns.items()}
    drafts = []
    for number, cells in enumerate(rows[keys_at + 1 :], keys_at + 2):
        words = {key: cells[column] for key, column in columns.items()}
        if any(words.values()):
            draft = Draft(words, partial(_place, number, headings), listed=True)
            drafts.append(draft)
            for key in (key for key, typed in words.items() if key in KEYS and typed in _ERRORS):
                tell(draft.at(key), _("hier staat een foutmelding van Excel. Maak de cel leeg of typ wat er hoort."))
    if len(drafts) > MOST_ROWS:
        raise ImportRefused(_("Dit werkblad heeft meer dan {most} rijen.").format(most=MOST_ROWS))
    return drafts


def _version(rows: Iterable[Cells]) -> int | None:
    # On the sheet with the explanation, before its key; who threw that sheet away has a file without a version.
    after = (cells[cells.index(VERSION) - 1] for cells in rows if VERSION in cells[1:])
    return next((version for words in after if (version := version_in(words)) is not None), None)


def _wrong_columns(keys: Cells) -> Iterator[str]:
    times = Counter(filter(None, keys))
    if missing := [key for key in KEYS if key not in times and key not in LATER]:
        yield _("deze kolommen ontbreken: {columns}.").format(columns=", ".join(missing))
    for key in sorted(times):
        if key not in (*KEYS, LIBRARY, LIBRARY_SHORT):
            yield _("“{key}” is geen bekende kolom.").format(key=key[:40])
        elif times[key] > 1:
            yield _("de kolom “{key}” staat er twee keer.").format(key=key)


def _place(number: int, headings: dict[str, str], key: str) -> str:
    return _("Rij {row}, kolom “{column}”").format(row=number, column=headings.get(key, key))


def _sheets(data: bytes) -> Iterator[list[Cells]]:
    # openpyxl raises whatever it stumbles over; a person can only do one thing about it.
    try:
        with ZipFile(BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
            small = size <= LARGEST_CONTENT and _tags(parts) <= MOST_TAGS
        if small:
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in islice(book.worksheets, _MOST_SHEETS):
                rows = sheet.iter_rows(max_row=2 * MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
                yield [tuple(_words(value) for value in cells) for cells in rows]
    except ImportRefused:
        raise
    except Exception as error:
        raise ImportRefused(
            _("Dit Excel-bestand is niet te lezen. Sla het opnieuw op als xlsx en probeer het nog eens.")
        ) from error
    if not small:
        raise ImportRefused(_("Dit Excel-bestand wordt uitgepakt te groot. Kies een bestand met eigen stellingen."))


def _tags(parts: ZipFile) -> int:
    return sum(parts.read(name).count(b"<") for name in parts.namelist())


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value)
