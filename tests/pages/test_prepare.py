"""Voorbereiden: the frame of a scan, saved in one go or refused in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from scan.errors import NotSaved
from scan.i18n import speaking
from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.scans import FocusTheme, Scan
from scan.store import scans
from scan.usecases import choosing, preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE, plain

PAGE = "pages/prepare/prepare.py"


def _save(app: AppTest) -> None:
    next(button for button in app.button if button.label in ("Bewaren", "Save")).click().run()


def test_reason_dates_and_a_new_group_are_kept(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    key = f"{scan.id}-{scan.version}"
    app.text_area(key=f"reason-{key}").input("Omdat leerlingen het beste onderwijs verdienen.")
    app.date_input(key=f"starts-{key}").set_value(date(2026, 12, 1))
    app.date_input(key=f"feedback-{key}").set_value(date(2026, 12, 20))
    app.number_input(key=f"heads-new-1-{key}").set_value(34)
    _save(app)
    with at_desk() as desk:
        kept = preparing.scan_of(desk, scan.id)
    assert (kept.starts_on, kept.feedback_on) == (date(2026, 12, 1), date(2026, 12, 20))
    assert [(g.kind, g.head_count) for g in kept.groups] == [(GroupKind.MANAGEMENT, 6), (GroupKind.TEACHERS, 34)]
    assert app.text_area(key=f"reason-{scan.id}-{kept.version}").value.startswith("Omdat leerlingen")


def test_several_groups_are_added_before_one_save(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("blijft staan")
    for place, heads in enumerate((34, 3, 12), 1):
        app.text_input(key=f"name-new-{place}-{scan.id}-1").input(f"Team {place}")
        app.number_input(key=f"heads-new-{place}-{scan.id}-1").set_value(heads)
        next(button for button in app.button if button.label == "Nog een groep").click().run()
    assert "Minder dan 5 mensen: zonder naam zie je deze groep" in "".join(caption.value for caption in app.caption)
    with at_desk() as desk:
        assert preparing.scan_of(desk, scan.id) == scan
    _save(app)
    with at_desk() as desk:
        kept = preparing.scan_of(desk, scan.id)
    assert (kept.reason, [group.head_count for group in kept.groups]) == ("blijft staan", [6, 34, 3, 12])
    assert "Minder dan 5 mensen: deze groep zie je" in "".join(caption.value for caption in app.caption)


@pytest.mark.parametrize("text", HOSTILE)
def test_S1_hostile_text_is_kept_as_typed(open_page: OpenPage, at_desk: OpenDesk, scan: Scan, text: str) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_input(key=f"title-{scan.id}-1").input(text)
    _save(app)
    assert not app.exception
    with at_desk() as desk:
        assert preparing.scan_of(desk, scan.id).title == text


def test_NUL_is_left_out_and_the_rest_is_kept(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("voor\x00na")
    _save(app)
    with at_desk() as desk:
        assert preparing.scan_of(desk, scan.id).reason == "voorna"


def test_2001_characters_are_refused_and_stay_on_the_screen(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("x" * 2_001)
    _save(app)
    assert "2001 tekens" in plain(app.error[0].value)
    assert len(app.text_area(key=f"reason-{scan.id}-1").value) == 2_001
    with at_desk() as desk:
        assert preparing.scan_of(desk, scan.id) == scan


def test_a_feedback_meeting_before_the_end_is_refused_in_english(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, language="en")
    app.date_input(key=f"closes-{scan.id}-1").set_value(date(2027, 1, 20))
    app.date_input(key=f"feedback-{scan.id}-1").set_value(date(2027, 1, 10))
    # AppTest words the options of a selectbox itself, outside the app's run.
    with speaking("en"):
        _save(app)
    assert "feedback" in app.error[0].value.lower()


def test_R11_two_tabs_saving_the_same_scan_show_both_texts(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("mijn reden")
    with at_desk() as desk:
        theirs = replace(preparing.scan_of(desk, scan.id), reason="hun reden")
        preparing.save_preparation(desk, theirs, preparing.school_of(desk, scan))
    _save(app)
    assert {"mijn reden", "hun reden"} <= {text.value for text in app.text}
    app.button(key=f"mine-scan-{scan.id}").click().run()
    with at_desk() as desk:
        assert preparing.scan_of(desk, scan.id).reason == "mijn reden"


def test_R11_development_themes_chosen_meanwhile_stay_and_are_no_conflict(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("mijn reden")
    focus = (FocusTheme("time", "Tijd"),)
    with at_desk() as desk:
        choosing.choose_focus(desk, scan, focus)
    _save(app)
    with at_desk() as desk:
        kept = preparing.scan_of(desk, scan.id)
    assert (kept.reason, kept.focus) == ("mijn reden", focus)


def test_R11_my_text_on_top_of_a_conflict_keeps_development_themes(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("mijn reden")
    _theirs(at_desk, scan, reason="hun reden")
    _save(app)
    focus = (FocusTheme("time", "Tijd"),)
    with at_desk() as desk:
        choosing.choose_focus(desk, preparing.scan_of(desk, scan.id), focus)
    app.button(key=f"mine-scan-{scan.id}").click().run()
    app.button(key=f"mine-scan-{scan.id}").click().run()
    with at_desk() as desk:
        kept = preparing.scan_of(desk, scan.id)
    assert (kept.reason, kept.focus) == ("mijn reden", focus)


def test_R11_themes_and_groups_of_the_other_are_told_in_words(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("mijn reden")
    new = Group("", "Ouderraad", GroupKind.PARENTS, 9)
    _theirs(at_desk, scan, groups=(*scan.groups, new), theme_ids=("time",))
    _save(app)
    told = plain("\n".join(caption.value for caption in app.caption))
    assert "Ouderraad (9)" in told
    assert "Thema's: jij koos" in told
    with at_desk() as desk:
        assert len(preparing.scan_of(desk, scan.id).groups) == 2


def test_R11_a_third_save_in_between_is_a_new_choice_and_no_dead_end(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("mijn reden")
    _theirs(at_desk, scan, reason="hun reden")
    _save(app)
    _theirs(at_desk, scan, reason="een derde reden")
    app.button(key=f"mine-scan-{scan.id}").click().run()
    assert "een derde reden" in {text.value for text in app.text}
    app.button(key=f"mine-scan-{scan.id}").click().run()
    with at_desk() as desk:
        assert preparing.scan_of(desk, scan.id).reason == "mijn reden"
    assert not [button for button in app.button if button.key == f"mine-scan-{scan.id}"]


def test_R11_a_conflict_does_not_outlive_the_page_or_the_scan_it_is_about(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("mijn reden")
    _theirs(at_desk, scan, reason="hun reden")
    _save(app)
    assert "Twee versies" in {heading.value.split("] ")[-1].strip() for heading in app.subheader}
    app.switch_page("pages/answer/statements.py").run()
    app.switch_page(PAGE).run()
    assert app.text_area(key=f"reason-{scan.id}-2").value == "hun reden"
    assert not [button for button in app.button if str(button.key).startswith("mine-")]


def test_R11_the_form_of_another_scan_on_the_same_page_opens_on_that_scan(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    with at_desk() as desk:
        other = preparing.start_scan(desk, library(), preparing.NewScan("Andere", school_id=scan.school_id))
    app.query_params["scan"] = other.id
    app.run()
    assert app.text_input(key=f"title-{other.id}-1").value == "Andere"


def test_R11_the_name_of_the_school_is_refused_once_when_someone_else_renamed_it_too(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_input(key=f"school-{scan.id}-1").input("Mijn naam")
    with at_desk() as desk:
        other = preparing.start_scan(desk, library(), preparing.NewScan("Andere", school_id=scan.school_id))
        preparing.save_preparation(desk, other, replace(preparing.school_of(desk, scan), name="Hun naam"))
    _save(app)
    assert "Hun naam" in plain(app.error[0].value)
    _save(app)
    with at_desk() as desk:
        assert preparing.school_of(desk, scan).name == "Mijn naam"


def test_R11_saving_a_scan_does_not_put_back_an_old_name_of_the_school(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("mijn reden")
    with at_desk() as desk:
        other = preparing.start_scan(desk, library(), preparing.NewScan("Andere", school_id=scan.school_id))
        preparing.save_preparation(desk, other, replace(preparing.school_of(desk, scan), name="Hun naam"))
    _save(app)
    with at_desk() as desk:
        assert preparing.scan_of(desk, scan.id).reason == "mijn reden"
        assert preparing.school_of(desk, scan).name == "Hun naam"


def _theirs(at_desk: OpenDesk, scan: Scan, **changes: object) -> None:
    with at_desk() as desk:
        theirs = replace(preparing.scan_of(desk, scan.id), **changes)  # type: ignore[arg-type]
        preparing.save_preparation(desk, theirs, preparing.school_of(desk, scan))


def test_R10_a_full_disk_says_not_saved_and_keeps_what_was_typed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.text_area(key=f"reason-{scan.id}-1").input("Dit mag niet verloren gaan.")
    with monkeypatch.context() as full:
        full.setattr(scans, "update", _disk_full)
        _save(app)
    assert "Niet opgeslagen" in app.error[0].value
    assert app.text_area(key=f"reason-{scan.id}-1").value == "Dit mag niet verloren gaan."
    _save(app)
    with at_desk() as desk:
        assert preparing.scan_of(desk, scan.id).reason == "Dit mag niet verloren gaan."


def _disk_full(*_arguments: object) -> None:
    raise NotSaved("Niet opgeslagen: de schijf is vol.")
