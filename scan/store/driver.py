"""The sqlite3 module that sqlite-utils uses, and its errors in words that say what to do."""

from __future__ import annotations

# sqlite-utils takes pysqlite3 when that is installed; its exceptions are then not `sqlite3.*`.
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from scan.errors import NotSaved, StorageError
from scan.i18n import _

__all__ = ["is_busy", "name_of", "not_saved", "out_of_reach", "sqlite3", "unreadable"]


_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_OUT_OF_REACH = (*_BUSY, "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY", "SQLITE_IOERR")


def name_of(error: sqlite3.Error) -> str:
    """SQLite's own name of what went wrong ("SQLITE_FULL"); empty when the driver does not tell."""
    return getattr(error, "sqlite_errorname", None) or ""


def is_busy(error: sqlite3.Error) -> bool:
    """Whether others kept a file busy too long."""
    return name_of(error).startswith(_BUSY)


def out_of_reach(error: sqlite3.Error) -> bool:
    """Whether a file may be a good one, of which nothing is known: no right to read it, busy, a disk that fails."""
    return name_of(error).startswith(_OUT_OF_REACH)


def not_saved(error: sqlite3.Error) -> NotSaved:
    """The error to show for a write that failed."""
    return NotSaved(_write_sentence(name_of(error)))


def unreadable(error: sqlite3.Error) -> StorageError:
    """The error to show for a read that failed."""
    name = name_of(error)
    if is_busy(error):
        return StorageError(_("Het databestand is bezet. Wacht een minuut en open deze pagina opnieuw."))
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StorageError(_("Het databestand is beschadigd. Vraag de beheerder om een reservekopie terug te zetten."))
    if name.startswith("SQLITE_CANTOPEN"):
        return StorageError(
            _("Het databestand is niet te openen. Vraag de beheerder om te kijken of het er nog staat.")
        )
    return StorageError(_("Het databestand is nu niet te lezen. Probeer het opnieuw of vraag de beheerder om hulp."))


def _write_sentence(name: str) -> str:
    for start, sentence in (
        ("SQLITE_FULL", _("Niet opgeslagen: de schijf is vol. Je tekst staat er nog. Maak ruimte en bewaar opnieuw.")),
        (
            "SQLITE_READONLY_DBMOVED",
            _("Niet opgeslagen: het databestand is net vervangen. Je tekst staat er nog. Bewaar opnieuw."),
        ),
        (
            "SQLITE_READONLY",
            _(
                "Niet opgeslagen: in het databestand mag nu niet geschreven worden. Je tekst staat er nog. "
                "Vraag de beheerder om schrijfrecht en bewaar opnieuw."
            ),
        ),
        ("SQLITE_BUSY", busy_sentence()),
        ("SQLITE_LOCKED", busy_sentence()),
        (
            "SQLITE_CONSTRAINT",
            _(
                "Niet opgeslagen: dit past niet bij wat er nu staat. Je tekst staat er nog. "
                "Open de pagina in een nieuw venster en kijk wat er veranderd is."
            ),
        ),
        (
            "SQLITE_CORRUPT",
            _(
                "Niet opgeslagen: het databestand is beschadigd. Je tekst staat er nog. "
                "Vraag de beheerder om een reservekopie terug te zetten."
            ),
        ),
    ):
        if name.startswith(start):
            return sentence
    return _("Niet opgeslagen: de schijf geeft een fout. Je tekst staat er nog. Bewaar opnieuw of vraag om hulp.")


def busy_sentence() -> str:
    """What to say when others kept the database busy too long."""
    return _("Niet opgeslagen: iemand anders is al lang aan het bewaren. Je tekst staat er nog. Bewaar straks opnieuw.")
