"""The library reader: the real content loads, and every mistake is named with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from scan.errors import ContentError
from scan.i18n import speaking
from scan.library.reader import library, read_library

THEME = """\
id: time
position: 1
version: 1
licence: CC-BY-SA-4.0
name: {nl: "Tijd", en: "Time"}
short_name: {nl: "Tijd", en: "Time"}
icon: schedule
why: {nl: "Waarom", en: "Why"}
opening: {nl: "Begin", en: "Start"}
evidence:
  finding: {nl: "Iets", en: "Something"}
  references: ["Somebody (1999)"]
statements:
  - id: time-1
    text: {nl: "Wij", en: "We"}
    levels:
      low: {nl: "1", en: "1"}
      middle: {nl: "3", en: "3"}
      high: {nl: "5", en: "5"}
    sources: [L1]
    wordings:
      pupils: {nl: "Wij leerlingen", en: "We pupils"}
obstacles:
  - id: time-o1
    title: {nl: "Geen tijd", en: "No time"}
    shows: {nl: "Zo", en: "So"}
    kept_by: {nl: "Hierdoor", en: "By this"}
    decider: team
    statements: [time-1]
    actions:
      - id: time-o1-a1
        title: {nl: "Doe dit", en: "Do this"}
        first_step: {nl: "Nu", en: "Now"}
        pupil_gain: {nl: "Meer", en: "More"}
        success_sign: {nl: "Minder", en: "Less"}
"""
ROLE = """\
id: teacher
position: 1
version: 1
licence: CC-BY-SA-4.0
name: {nl: "Docent", en: "Teacher"}
intro: {nl: "Begin", en: "Start"}
questions:
  - {id: teacher-q1, text: {nl: "Vraag ik?", en: "Do I ask?"}}
resolution: {nl: "Morgen", en: "Tomorrow"}
"""


def folder_with(path: Path, theme: str = THEME, role: str = ROLE) -> Path:
    for kind, text in (("themes", theme), ("roles", role)):
        (path / kind).mkdir()
        (path / kind / "01_one.yaml").write_text(text, encoding="utf-8")
    return path


def test_the_real_library_has_ten_themes_in_order_and_five_statements_each() -> None:
    read = library()
    assert [theme.position for theme in read.themes] == list(range(1, 11))
    assert {len(theme.statements) for theme in read.themes} == {5}
    assert read.roles
    assert library() is read


def test_a_small_folder_loads(tmp_path: Path) -> None:
    read = read_library(folder_with(tmp_path))
    assert [theme.id for theme in read.themes] == ["time"]
    assert read.roles[0].questions[0].text.en == "Do I ask?"


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
    ],
)
def test_a_mistake_is_named_with_file_and_line(
    tmp_path: Path, before: str, after: str, line_of: str, said: str
) -> None:
    broken = THEME.replace(before, after, 1)
    assert broken != THEME
    with pytest.raises(ContentError) as refused:
        read_library(folder_with(tmp_path, broken))
    line = broken[: broken.index(line_of)].count("\n") + 1
    # An unclosed quote is only noticed where the next key begins.
    expected = {line, line + 1} if "YAML" in said else {line}
    assert any(refused.value.sentence.startswith(f"themes/01_one.yaml, regel {n}: ") for n in expected)
    assert said in refused.value.sentence


def test_an_id_in_two_files_names_both(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"roles/01_one.yaml, regel 1: .*themes/01_one.yaml:1"):
        read_library(folder_with(tmp_path, role=ROLE.replace("id: teacher\n", "id: time\n")))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="het bestand is leeg"):
        read_library(folder_with(tmp_path, theme="# nothing\n"))


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "themes" / "02_two.yaml").write_bytes(b"id: \xff\xfe")
    with pytest.raises(ContentError, match=r"02_two\.yaml, regel 1: het bestand is niet te lezen"):
        read_library(folder)


def test_a_list_where_a_theme_belongs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"themes/01_one\.yaml, regel 1"):
        read_library(folder_with(tmp_path, theme="- a\n- b\n"))


def test_a_folder_without_content_is_refused(tmp_path: Path) -> None:
    with speaking("nl"), pytest.raises(ContentError, match="geen enkel YAML-bestand"):
        read_library(tmp_path)
