"""A school's own statements as a workbook: every statement of library and school a row that people can change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from scan.exports.own_statements import KEYS, LEADER, LIBRARY, LIBRARY_SHORT, VERSION, texts_of
from scan.exports.workbook import BRAND, dangerous
from scan.i18n import _
from scan.model.library import Library, Statement, Theme
from scan.model.own_content import MOST_STATEMENTS, OwnContent, OwnStatement
from scan.model.people import GroupKind
from scan.model.scores import SCORE_FLOOR_LEADER

COLUMNS = ("id", "theme", LIBRARY, LIBRARY_SHORT, *KEYS[KEYS.index("on") :])
"""The columns by the key that stands in the second row."""
_FLAGS = ("on", "short_form", "reverse", LEADER)
_FIRST_ROW = 2
_LAST_ROW = 999
_LONGEST_LIST = 255
"""Most characters in a drop-down list that Excel takes."""
_WIDTHS = {"id": 14, "theme": 14, LIBRARY: 44, LIBRARY_SHORT: 12, **dict.fromkeys(_FLAGS, 11), "text.nl": 50}
_KEY = {"font_size": 7, "font_color": "#6B7280"}
_NO_GUESSING = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# The moment that the zip inside carries too: the same layer gives the same bytes.
_ALWAYS = datetime(1980, 1, 1, tzinfo=UTC)


def to_xlsx(content: OwnContent, library: Library, school: str) -> bytes:
    """The layer beside the library it lies over, in the language of the moment; nothing in it calculates (S3)."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, _NO_GUESSING) as book:
        book.set_properties(
            {"title": _("Eigen stellingen"), "company": school, "created": _ALWAYS.replace(tzinfo=None)}
        )
        _draw_statements(book, [*_rows(content, library)], library)
        _draw_explanation(book, library, content.version)
    return made.getvalue()


def _rows(content: OwnContent, library: Library) -> Iterator[dict[str, str]]:
    # A statement of the library stands in its own theme, also where its entry was made in another one.
    added = [entry for entry in content.statements if entry.id not in library.statement_by_id]
    for theme in library.themes:
        for statement in theme.statements:
            yield _row(content.entry(statement.id) or _untouched(statement, theme), statement, library)
        yield from (_row(entry, None, library) for entry in added if entry.theme_id == theme.id)
    yield from (_row(entry, None, library) for entry in added if entry.theme_id not in library.theme_by_id)


def _untouched(statement: Statement, theme: Theme) -> OwnStatement:
    return OwnStatement(statement.id, theme.id, short_form=statement.short_form)


def _row(entry: OwnStatement, statement: Statement | None, library: Library) -> dict[str, str]:
    theme = library.theme_by_id.get(entry.theme_id)
    named = str(theme.short_name) if theme else entry.theme_id
    row = {"id": entry.id, "theme": named, "on": _word(entry.on), "short_form": _word(entry.short_form)}
    if statement:
        row[LIBRARY] = _marked(statement)
        row[LIBRARY_SHORT] = _word(statement.short_form)
    if own := entry.statement(statement):
        row |= {"reverse": _word(own.reverse), LEADER: _word(own.about_leader)}
    return row | texts_of(entry)


def _marked(statement: Statement) -> str:
    words = str(statement.text)
    if statement.reverse:
        words = _("{statement} (omgekeerd gesteld)").format(statement=words)
    if statement.about_leader:
        words = _("{statement} (over één leidinggevende)").format(statement=words)
    return words


def _word(flag: bool) -> str:
    return _("ja") if flag else _("nee")


def _draw_statements(book: xlsxwriter.Workbook, rows: list[dict[str, str]], library: Library) -> None:
    page = book.add_worksheet(_("Stellingen"))
    # "@" is text: what people type later is not taken for a date or a formula either.
    wrapped = {"text_wrap": True, "valign": "top", "num_format": "@"}
    head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": BRAND, **wrapped})
    key_format = book.add_format(_KEY)
    read_only = book.add_format({"font_color": "#4B5563", "bg_color": "#F3F4F6", **wrapped})
    text, quoted = book.add_format(wrapped), book.add_format({"quote_prefix": True, **wrapped})
    for column, key in enumerate(COLUMNS):
        page.set_column(column, column, _WIDTHS.get(key, 30), text)
        page.write_string(0, column, _heading(key), head)
        page.write_string(1, column, key, key_format)
        for number, row in enumerate(rows, _FIRST_ROW):
            if words := row.get(key):
                plain = read_only if key in (LIBRARY, LIBRARY_SHORT) else text
                page.write_string(number, column, words, quoted if dangerous(words) else plain)
    page.freeze_panes(_FIRST_ROW, COLUMNS.index(LIBRARY) + 1)
    page.autofilter(1, 0, _FIRST_ROW + len(rows) - 1, len(COLUMNS) - 1)
    _offer(page, library)


def _offer(page: Worksheet, library: Library) -> None:
    """Drop-down lists for what has only a few answers."""
    lists = {key: [_word(True), _word(False)] for key in _FLAGS} | {
        "theme": [str(theme.short_name) for theme in library.themes]
    }
    for key, answers in lists.items():
        if len(",".join(answers)) <= _LONGEST_LIST:
            column = COLUMNS.index(key)
            options: dict[str, Any] = {"validate": "list", "source": answers, "error_title": _heading(key)}
            options["error_message"] = _("Kies iets uit de lijst.")
            page.data_validation(_FIRST_ROW, column, _LAST_ROW, column, options)


def _draw_explanation(book: xlsxwriter.Workbook, library: Library, version: int) -> None:
    page = book.add_worksheet(_("Uitleg"))
    page.set_column(0, 0, 20)
    page.set_column(1, 1, 100)
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    key_format = book.add_format(_KEY)
    lines = [*_rules(), ("", ""), (_("Thema's"), ""), *((str(t.short_name), str(t.name)) for t in library.themes)]
    for row, (what, words) in enumerate(lines):
        page.write_string(row, 0, what, bold)
        page.write_string(row, 1, words, wrapped)
    page.write_string(len(lines) + 1, 0, _("Gemaakt bij versie"), bold)
    page.write_string(len(lines) + 1, 1, str(version), wrapped)
    page.write_string(len(lines) + 1, 2, VERSION, key_format)


def _rules() -> list[tuple[str, str]]:
    return [
        (
            _("Waar dit voor is"),
            _("Pas hier de stellingen aan voor jullie school en lees het bestand weer in bij Eigen stellingen."),
        ),
        (
            _("Anders zeggen"),
            _(
                "Schrijf jullie zin bij Eigen stelling. Wat je verder in de rij leeg laat, houdt de woorden van de "
                "bibliotheek. Staan jullie woorden er eenmaal, dan geldt de hele rij."
            ),
        ),
        (_("Uitzetten"), _("Zet Aan op nee. De stelling wordt dan niet meer gevraagd.")),
        (
            _("Toevoegen"),
            _("Schrijf onderaan een nieuwe rij met een thema en een eigen stelling. Laat de id leeg."),
        ),
        (
            _("Terug naar de bibliotheek"),
            _(
                "Maak alle eigen teksten in de rij leeg en zet Aan op ja. "
                "Een stelling die jullie toevoegden haal je weg door de hele rij te verwijderen."
            ),
        ),
        (
            _("Omgekeerd"),
            _("Kies ja als ‘klopt niet’ het goede antwoord is. Dat kan alleen bij een eigen stelling."),
        ),
        (
            _("Over één leidinggevende"),
            _(
                "Kies ja als een groep aan één persoon denkt. De uitkomst zie je dan pas vanaf {floor} antwoorden. "
                "Leeg is: zoals in de bibliotheek."
            ).format(floor=SCORE_FLOOR_LEADER),
        ),
        (_("Korte vorm"), _("Kies ja als de stelling ook in de korte vorm van de scan wordt gevraagd.")),
        (_("Bij 1, 3 en 5"), _("Schrijf op wat je ziet bij een 1, een 3 en een 5: alle drie, of geen van de drie.")),
        (
            _("Voor groepen"),
            _(
                "Een tekst voor een groep vervangt de eigen stelling voor die groep. "
                "Bestuur, leerlingen en ouders zien alleen stellingen die voor hen geschreven zijn."
            ),
        ),
        (_("Talen"), _("Eén taal is genoeg. Een lege taal toont de andere.")),
        (
            _("Grenzen"),
            _("Een tekst heeft hoogstens 200 tekens, een school hoogstens {most} eigen regels.").format(
                most=MOST_STATEMENTS
            ),
        ),
        (
            _("Laat staan"),
            _("De rij met de kleine grijze woorden en de grijze kolommen zijn om te lezen. De app heeft ze nodig."),
        ),
    ]


def _heading(key: str) -> str:
    plain = {
        "id": _("Id"),
        "theme": _("Thema"),
        LIBRARY: _("Stelling uit de bibliotheek"),
        LIBRARY_SHORT: _("Korte vorm in de bibliotheek"),
        "on": _("Aan"),
        "short_form": _("Korte vorm"),
        "reverse": _("Omgekeerd"),
        LEADER: _("Over één leidinggevende"),
    }
    if key in plain:
        return plain[key]
    name, language = key.rsplit(".", 1)
    return f"{_part(name)} ({_language(language)})"


def _part(name: str) -> str:
    if name == "text":
        return _("Eigen stelling")
    kind, which = name.split(".")
    if kind == "levels":
        return {"low": _("Bij een 1"), "middle": _("Bij een 3"), "high": _("Bij een 5")}[which]
    return GroupKind(which).label


def _language(language: str) -> str:
    return {"nl": _("Nederlands"), "en": _("Engels")}[language]
