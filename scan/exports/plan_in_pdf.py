"""A plan back out of the document that the board received: the file `plan.json` that is attached to it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from scan.errors import ImportRefused
from scan.exports.archive import LARGEST_FILE, plan_from_json
from scan.i18n import _
from scan.model.plan import ActionPlan

PLAN_FILE = "plan.json"
"""The name that the plan has inside the document."""
LARGEST_INSIDE = 50 * 1024 * 1024
"""Most bytes that anything inside a document may unpack to (S4)."""
_START = b"%PDF-"
_WITHIN = 1024


def is_pdf(data: bytes) -> bool:
    """Whether the file is a PDF, whatever its name says."""
    return _START in data[:_WITHIN]


def plan_in_pdf(data: bytes) -> ActionPlan:
    """The plan in a document of ours; `ImportRefused` says why there is none to be had."""
    if len(data) > LARGEST_FILE:
        raise ImportRefused(_("Dit bestand is groter dan 5 MB. Kies de PDF die je uit Doorbraak hebt gedownload."))
    content = _attached(data)
    if content is None:
        raise ImportRefused(
            _(
                "In deze PDF zit geen plan. Kies een PDF uit Doorbraak die met bijlagen is gemaakt, "
                "of het JSON-bestand van de scan."
            )
        )
    try:
        return plan_from_json(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _broken() from error


def _attached(data: bytes) -> bytes | None:
    # Who makes a document needs only its name from here, and this is heavy.
    from pypdf import Configuration, PdfReader, apply_configuration

    limits = Configuration(
        zlib_maximum_output_length=LARGEST_INSIDE, stream_decoding_work_maximum_length=LARGEST_INSIDE
    )
    try:
        with apply_configuration(limits):
            return next((_content(file) for file in PdfReader(BytesIO(data)).attachment_list if _is_plan(file)), None)
    # Whatever goes wrong inside a file that anybody may have made is the fault of that file.
    except Exception as error:
        raise _broken() from error


def _is_plan(file: Any) -> bool:
    return bool(file.name == PLAN_FILE)


def _content(file: Any) -> bytes:
    content: bytes = file.content
    return content


def _broken() -> ImportRefused:
    return ImportRefused(_("Deze PDF is beschadigd of niet te lezen. Download hem opnieuw uit Doorbraak."))
