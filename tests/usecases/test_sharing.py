"""Sharing: documents by name and form, and a whole scan out and in again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scan.errors import ImportRefused, NotFound
from scan.exports.archive import to_json
from scan.i18n import LANGUAGES, Language, speaking
from scan.library.reader import library
from scan.model.actions import Status
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.permissions import Actor, Role
from scan.model.scans import FocusTheme, Scan
from scan.model.text import Text
from scan.store.database import opened, prepare
from scan.usecases import adapting, adopting, answering, choosing, following, naming, preparing, sharing
from scan.usecases.adopting import Adoption
from scan.usecases.desk import Desk
from scan.usecases.following import Report
from scan.usecases.sharing import Format, StatementsForm
from tests.usecases.conftest import NOW, Naming, dump

LAYER = OwnContent(
    0,
    (
        OwnStatement("time-2", "time", short_form=True, text=Text("=Wij hebben een uur 🕰", "")),
        OwnStatement("own-1", "safety", text=Text("", "We speak up."), reverse=True),
        OwnStatement("purpose-1", "purpose", on=False),
    ),
)
STARTS = {Format.PDF: b"%PDF-", Format.XLSX: b"PK", Format.ICS: b"BEGIN:VCALENDAR"}


def filled(desk: Desk, scan: Scan, named: Naming) -> None:
    """A bit of everything that is kept of a scan."""
    one, two = named.obstacle("Een 👩‍🏫", votes=2, impact=3), named.obstacle("Twee", kept_by="=1+1")
    naming.merge_obstacles(desk, one.id, two.id)
    naming.delete_obstacle(desk, named.obstacle("Weg").id)
    action = named.action(one, two, strength_id=named.strength().id, deadline=NOW.date())
    following.follow(desk, action, Report(Status.BUSY, 40, "loopt", "Sam"))
    answering.record_shared(desk, scan.id, [SharedAnswer("time-1", Aspect.NOW, Answer.DONT_KNOW)])
    answering.record_tallies(desk, scan.id, [Tally("time-2", scan.groups[0].id, Aspect.WANTED, (0, 0, 5, 0, 0, 1, 0))])
    choosing.choose_focus(desk, scan, (FocusTheme("time", "Onze tijd"),))
    seen = preparing.revision_of(desk, scan.id)
    adopting.adopt(desk, library(), Adoption(scan.id, "MT", "Akkoord", seen))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "scan.db"
    prepare(path, NOW)
    return path


def test_R14_a_whole_scan_goes_out_and_comes_in_elsewhere_the_same(
    desk: Desk, scan: Scan, named: Naming, elsewhere: Path
) -> None:
    filled(desk, scan, named)
    adapting.keep_content(desk, library(), scan.school_id, LAYER)
    adapting.use_newest(desk, scan.id)
    text = sharing.export_scan(desk, scan.id)
    with opened(elsewhere) as db:
        other = Desk(db, Actor("Bo", Role.FACILITATOR), NOW)
        record = sharing.import_scan(other, text.encode())
        assert record == preparing.record_of(other, scan.id) == preparing.record_of(desk, scan.id)
        assert sharing.export_scan(other, scan.id) == text
        assert record.content == replace(LAYER, version=1) == adapting.content_of(other, scan.school_id)
        assert adopting.adopted_plan(other, scan.id, 1) == adopting.adopted_plan(desk, scan.id, 1)


def test_R14_a_scan_that_is_here_already_is_not_taken_in_again(desk: Desk, scan: Scan, named: Naming) -> None:
    filled(desk, scan, named)
    text = sharing.export_scan(desk, scan.id)
    before = dump(desk)
    with pytest.raises(ImportRefused):
        sharing.import_scan(desk, text.encode())
    preparing.delete_scan(desk, scan.id)
    with pytest.raises(ImportRefused, match="misschien verwijderd"):
        sharing.import_scan(desk, text.encode())
    assert [line for line in before if 'INSERT INTO "obstacles"' in line] == [
        line for line in dump(desk) if 'INSERT INTO "obstacles"' in line
    ]


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -2])
def test_R14_a_file_that_was_cut_off_keeps_nothing(desk: Desk, scan: Scan, named: Naming, cut: int) -> None:
    filled(desk, scan, named)
    content = sharing.export_scan(desk, scan.id).strip().encode()[:cut]
    before = dump(desk)
    with pytest.raises(ImportRefused):
        sharing.import_scan(desk, content)
    assert dump(desk) == before


def test_R14_a_scan_that_was_put_away_does_not_go_out(desk: Desk, scan: Scan) -> None:
    preparing.delete_scan(desk, scan.id)
    with pytest.raises(NotFound):
        sharing.export_scan(desk, scan.id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", Format)
def test_a_plan_leaves_in_every_form_and_language(
    desk: Desk, scan: Scan, named: Naming, form: Format, language: Language
) -> None:
    filled(desk, scan, named)
    plan = adopting.adopted_plan(desk, scan.id, 1)
    assert sharing.plan_document(plan, form, language).startswith(STARTS[form])
    assert "/" in form.media_type


def test_a_plan_with_nothing_in_it_leaves_too(desk: Desk, scan: Scan) -> None:
    plan = adopting.current_plan(desk, library(), scan.id)
    for form in Format:
        assert sharing.plan_document(plan, form, "nl").startswith(STARTS[form])


@pytest.mark.parametrize(
    ("school", "stem"),
    [
        ("De Brug", "de-brug-scan-2026"),
        ("../../etc/passwd\x00", "etc-passwd-scan-2026"),
        ('CON: <"x">|*?', "con-x-scan-2026"),
        ("Ærø Skole", "ærø-skole-scan-2026"),
    ],
)
def test_a_file_name_has_only_letters_digits_and_dashes(desk: Desk, scan: Scan, school: str, stem: str) -> None:
    plan = replace(adopting.current_plan(desk, library(), scan.id), school=school)
    assert sharing.file_stem(plan) == f"{stem}-concept"
    assert sharing.file_stem(replace(plan, version=2)) == f"{stem}-v2"
    assert len(sharing.file_stem(replace(plan, school="x" * 500))) <= 100


def test_the_demonstration_opens_once_per_language_and_comes_back_when_it_was_put_away(desk: Desk) -> None:
    dutch = sharing.open_demonstration(desk, library(), "nl")
    count = len(preparing.all_scans(desk))
    assert sharing.open_demonstration(desk, library(), "nl") == dutch
    assert len(preparing.all_scans(desk)) == count
    preparing.delete_scan(desk, dutch)
    assert sharing.open_demonstration(desk, library(), "nl") == dutch
    with speaking("en"):
        english = sharing.open_demonstration(desk, library(), "en")
    assert english != dutch
    assert len(preparing.all_scans(desk)) == 2 * count


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", StatementsForm)
def test_own_statements_go_out_and_come_in_the_same_in_every_form_and_language(
    desk: Desk, scan: Scan, form: StatementsForm, language: Language
) -> None:
    kept = adapting.keep_content(desk, library(), scan.school_id, LAYER)
    before = dump(desk)
    with speaking(language):
        data = sharing.statements_document(desk, library(), scan.school_id, form)
    assert sharing.read_statements(desk, library(), scan.school_id, data) == kept
    assert dump(desk) == before
    assert "/" in form.media_type


def test_a_file_with_statements_says_which_version_it_was_made_from(desk: Desk, scan: Scan) -> None:
    adapting.keep_content(desk, library(), scan.school_id, LAYER)
    data = sharing.statements_document(desk, library(), scan.school_id, StatementsForm.YAML)
    other = preparing.start_scan(desk, library(), preparing.NewScan("Anders", school_name="Elders"))
    read = sharing.read_statements(desk, library(), other.school_id, data)
    assert (read.version, read.statements) == (1, LAYER.statements)


def test_the_statements_of_a_school_that_is_not_there_are_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        sharing.statements_document(desk, library(), "none", StatementsForm.XLSX)


def test_a_layer_that_comes_in_with_a_scan_says_who_brought_it_and_when(desk: Desk, scan: Scan) -> None:
    record = preparing.record_of(desk, scan.id)
    foreign = replace(record, scan=replace(record.scan, id="elders", groups=()), content=replace(LAYER, version=1))
    sharing.import_scan(desk, to_json(foreign).encode())
    versions = adapting.content_versions(desk, scan.school_id)
    assert [(v.version, v.made_at, v.made_by) for v in versions] == [(2, NOW, "Noor"), (1, NOW, "Noor")]
    assert sharing.about_statements(desk, "elders").startswith("Let op")
    assert sharing.about_statements(desk, scan.id) == ""
