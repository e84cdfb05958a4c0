"""What people type: cleaned, bounded, and otherwise left as it is."""

from __future__ import annotations

import pytest

from scan.errors import InvalidInput
from scan.i18n import speaking
from scan.model.text import BODY, NAME, TITLE, Text, clean, one_line, optional, required


@pytest.mark.parametrize("typed", ["", " ", "\n\t ", "\x00", "\x00 \x07", "\ud800"])
def test_a_required_text_with_nothing_readable_in_it_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="nog leeg") as refused:
        required(typed, "De actie")
    assert refused.value.field == "De actie"


def test_an_optional_text_may_be_empty() -> None:
    assert optional("  \n ", "De toelichting") == ""


def test_S2_two_thousand_characters_are_kept_and_one_more_is_refused() -> None:
    assert optional("x" * BODY, "De toelichting") == "x" * 2_000
    with pytest.raises(InvalidInput, match="2001 tekens") as refused:
        optional("x" * 2_001, "De toelichting")
    assert "2000" in refused.value.sentence


@pytest.mark.parametrize("limit", [TITLE, NAME])
def test_a_line_of_the_limit_is_kept_and_one_more_is_refused(limit: int) -> None:
    assert one_line("y" * limit, "De actie", limit) == "y" * limit
    with pytest.raises(InvalidInput, match="te lang"):
        one_line("y" * (limit + 1), "De actie", limit)


def test_a_text_is_measured_after_cleaning() -> None:
    assert required("  " + "x" * TITLE + "\x00  ", "De actie") == "x" * TITLE


@pytest.mark.parametrize(
    "typed",
    [
        "<b>vet</b> & <script>alert(1)</script>",
        "=SOM(A1)",
        "**sterk** _schuin_ ![](http://x)",
        "👩‍🏫 werkt 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "مرحبا بالعالم",
        "\u202eomgekeerd\u202c",
        "geen\u200bbreedte",
        "eerste\ntweede\tderde",
        "'; DROP TABLE scans; --",
    ],
)
def test_mark_up_emoji_and_right_to_left_text_stay_as_typed(typed: str) -> None:
    assert clean(typed) == typed


def test_a_nul_and_other_control_characters_are_taken_out() -> None:
    assert clean("a\x00b\x07c\x1bd\x7fe\x85f") == "abcdef"


@pytest.mark.parametrize("half", [0xD83D, 0xDC00, 0xDCFF])
def test_a_lone_surrogate_is_taken_out_so_that_the_text_can_be_written(half: int) -> None:
    assert clean(f"half{chr(half)} teken").encode() == b"half teken"


def test_every_kind_of_line_end_becomes_one_kind() -> None:
    assert clean("een\r\ntwee\rdrie\nvier") == "een\ntwee\ndrie\nvier"


def test_letters_get_their_composed_form() -> None:
    assert clean("e\u0301e\u0301n") == "één"


def test_cleaning_twice_changes_nothing_more() -> None:
    messy = " \ud800a\r\n e\u0301\x00 \u00a0"
    assert clean(clean(messy)) == clean(messy)


def test_one_line_folds_every_run_of_white_space() -> None:
    assert one_line(" Te \n\n veel\t\tvergaderen\u00a0nu ", "De belemmering") == "Te veel vergaderen nu"


def test_a_text_of_the_library_speaks_the_language_of_the_moment() -> None:
    words = Text("Doel", "Purpose")
    assert (str(words), words.said_in("en")) == ("Doel", "Purpose")
    with speaking("en"):
        assert (str(words), words.said_in("nl")) == ("Purpose", "Doel")
