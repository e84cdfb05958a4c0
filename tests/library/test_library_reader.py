"""The library reader: the real content loads, and every mistake is named with its file and line."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import rmtree

import pytest

from scan.errors import ContentError
from scan.i18n import speaking
from scan.library import reader
from scan.library.reader import edition, library, read_library
from tests.library.small import ROLE, STORY, THEME, TIPS, WHOLE, folder_with


def test_the_real_library_has_ten_themes_in_order() -> None:
    read = library()
    assert [theme.position for theme in read.themes] == list(range(1, 11))
    assert read.roles
    assert read.stories
    assert read.tips
    assert read.points
    assert library() is read


def test_a_small_folder_loads(tmp_path: Path) -> None:
    read = read_library(folder_with(tmp_path))
    assert [theme.id for theme in read.themes] == ["time"]
    assert read.roles[0].questions[0].text.en == "Do I ask?"
    assert [story.id for story in read.stories] == ["story-one"]
    assert [tip.id for tip in read.tips] == ["tip-one"]
    assert [point.id for point in read.points] == ["L1"]


@pytest.mark.parametrize(
    ("before", "after", "line_of", "said"),
    [
        ('why: {nl: "Waarom"', 'why: {nl: "Waarom', "why:", "geen geldige YAML"),
        ("icon: schedule", "icon: schedule\ncolour: red", "colour:", "“colour” is geen bekende sleutel"),
        ('text: {nl: "Wij", en: "We"}', 'text: {nl: "Wij"}', "text: {nl", "de taal “en” ontbreekt"),
        ('text: {nl: "Wij", en: "We"}', 'text: {nl: "Wij", en: ""}', "text: {nl", "“en” is leeg"),
        ("    decider: team\n", "", "id: time-o1", "“decider” ontbreekt"),
        ("decider: team", "decider: pope", "decider:", "“decider” heeft niet de goede vorm"),
        ("position: 1", 'position: "1"', "position:", "“position” heeft niet de goede vorm"),
        ("pupils: {", "poppies: {", "poppies:", "“poppies” heeft niet de goede vorm"),
        ("licence: CC-BY-SA-4.0", "licence: A\nlicence: B", "licence: B", "“licence” staat er twee keer"),
        (
            "id: time-o1-a1",
            "id: time-1",
            "- id: time-1\n        title",
            "de id “time-1” bestaat al (themes/01_one.yaml:14)",
        ),
        ("statements: [time-1]", "statements: [time-1, time-9]", "statements: [", "er is geen stelling “time-9”"),
        ("sources: [L1]", "sources: [L1, L99]", "sources: [L1, L99]", "er is geen punt “L99” in points.yaml"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(
    tmp_path: Path, before: str, after: str, line_of: str, said: str
) -> None:
    broken = THEME.replace(before, after, 1)
    assert broken != THEME
    with pytest.raises(ContentError) as refused:
        read_library(folder_with(tmp_path, themes=broken))
    line = broken[: broken.index(line_of)].count("\n") + 1
    # An unclosed quote is only noticed where the next key begins.
    expected = {line, line + 1} if "YAML" in said else {line}
    assert any(refused.value.sentence.startswith(f"themes/01_one.yaml, regel {n}: ") for n in expected)
    assert said in refused.value.sentence


@pytest.mark.parametrize(
    ("kind", "before", "after", "told"),
    [
        ("tips", "themes: [time]", "themes: [time, moon]", "tips/01_one.yaml, regel 10: er is geen thema “moon”."),
        ("tips", "[time-1]", "[time-7]", "tips/01_one.yaml, regel 11: er is geen stelling “time-7”."),
        ("tips", "[L1]", "[A9]", "tips/01_one.yaml, regel 12: er is geen punt “A9” in points.yaml."),
        ("stories", "themes: [time]", "themes: [moon]", "stories/01_one.yaml, regel 14: er is geen thema “moon”."),
        ("stories", "[time-1]", "[time-1, m-1]", "stories/01_one.yaml, regel 15: er is geen stelling “m-1”."),
        ("stories", "[L1]", "[L1, B1]", "stories/01_one.yaml, regel 16: er is geen punt “B1” in points.yaml."),
        ("stories", 'place: "Oever"\n', "", "stories/01_one.yaml, regel 1: “place” ontbreekt."),
        ("roles", "reso", "sources: [L2]\nreso", "roles/01_one.yaml, regel 9: er is geen punt “L2” in points.yaml."),
        ("points", "said:", "says:", "points.yaml, regel 5: “said” ontbreekt."),
        ("points", "id: L1", "id: L2", "themes/01_one.yaml, regel 20: er is geen punt “L1” in points.yaml."),
        ("points", "id: L1", "id: time", "themes/01_one.yaml, regel 1: de id “time” bestaat al (points.yaml:5)."),
    ],
)
def test_a_piece_that_does_not_fit_the_others_is_named_with_file_and_line(
    tmp_path: Path, kind: str, before: str, after: str, told: str
) -> None:
    whole = next(text for name, text in WHOLE.items() if name.startswith(kind))
    broken = whole.replace(before, after, 1)
    assert broken != whole
    with pytest.raises(ContentError) as refused:
        read_library(folder_with(tmp_path, **{kind: broken}))
    assert refused.value.sentence == told


def test_an_id_in_two_files_names_both(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"roles/01_one.yaml, regel 1: .*themes/01_one.yaml:1"):
        read_library(folder_with(tmp_path, roles=ROLE.replace("id: teacher\n", "id: time\n")))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="het bestand is leeg"):
        read_library(folder_with(tmp_path, themes="# nothing\n"))


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "themes" / "02_two.yaml").write_bytes(b"id: \xff\xfe")
    with pytest.raises(ContentError, match=r"02_two\.yaml, regel 1: het bestand is niet te lezen"):
        read_library(folder)


def test_a_list_where_a_theme_belongs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"themes/01_one\.yaml, regel 1"):
        read_library(folder_with(tmp_path, themes="- a\n- b\n"))


@pytest.mark.parametrize("kind", ["themes", "roles", "stories", "tips"])
def test_a_folder_without_content_is_refused(tmp_path: Path, kind: str) -> None:
    rmtree(folder_with(tmp_path) / kind)
    with speaking("nl"), pytest.raises(ContentError, match="geen enkel YAML-bestand"):
        read_library(tmp_path)


def test_a_library_without_points_is_refused(tmp_path: Path) -> None:
    (folder_with(tmp_path) / "points.yaml").unlink()
    with speaking("nl"), pytest.raises(ContentError, match=r"points\.yaml, regel 1: het bestand is niet te lezen"):
        read_library(tmp_path)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small folder as the library of this installation."""
    monkeypatch.setattr(reader, "_FOLDER", folder_with(tmp_path))
    monkeypatch.setattr(reader, "LOOK_AGAIN_AFTER", 0.0)
    return tmp_path


def edit(path: Path, text: str) -> None:
    """Write as an editor does, so late that even a coarse clock shows it."""
    later = path.stat().st_mtime_ns + 2_000_000_000 if path.exists() else None
    path.write_text(text, encoding="utf-8")
    if later:
        os.utime(path, ns=(later, later))


def test_an_edit_shows_at_the_next_reading(installed: Path) -> None:
    before = library()
    assert library() is before
    edit(installed / "themes" / "01_one.yaml", THEME.replace("Geen tijd", "Tijd te kort"))
    assert library().obstacle_by_id["time-o1"].title.nl == "Tijd te kort"
    assert before.obstacle_by_id["time-o1"].title.nl == "Geen tijd"


def test_an_edit_of_equal_length_shows_too(installed: Path) -> None:
    assert library().tips[0].try_it.nl == "Vandaag"
    edit(installed / "tips" / "01_one.yaml", TIPS.replace("Vandaag", "Straks!"))
    assert library().tips[0].try_it.nl == "Straks!"


def test_a_new_file_and_a_file_taken_away_show_at_the_next_reading(installed: Path) -> None:
    assert len(library().stories) == 1
    second = STORY.replace("story-one", "story-two")
    edit(installed / "stories" / "02_two.yaml", second)
    assert [story.id for story in library().stories] == ["story-one", "story-two"]
    (installed / "stories" / "01_one.yaml").unlink()
    assert [story.id for story in library().stories] == ["story-two"]


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_broken_edit_is_told_every_time_until_it_is_mended(installed: Path, name: str) -> None:
    library()
    edit(installed / name, WHOLE[name].replace('"}', "}", 1))
    for _time in range(2):
        with speaking("nl"), pytest.raises(ContentError, match=rf"^{name}, regel \d+: "):
            library()
    edit(installed / name, WHOLE[name] + "# mended\n")
    assert library().themes[0].id == "time"


def test_every_edit_is_another_edition_and_nothing_else_is(installed: Path) -> None:
    before = edition()
    assert edition() == before
    edit(installed / "tips" / "01_one.yaml", TIPS.replace("Vandaag", "Straks!"))
    assert edition() != before


def test_the_files_are_looked_at_once_for_all_that_one_run_of_a_screen_asks(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, looks = [100.0], list[float]()
    stamped = reader._stamped
    monkeypatch.setattr(reader, "LOOK_AGAIN_AFTER", 0.2)
    monkeypatch.setattr(reader, "monotonic", lambda: clock[0])
    monkeypatch.setattr(reader, "_stamped", lambda paths: looks.append(clock[0]) or stamped(paths))
    for clock[0] in (100.0, 100.1, 100.19, 100.2, 100.3):
        library()
    assert looks == [100.0, 100.2]
