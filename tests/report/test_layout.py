"""Blocks are placed in order, headings stay with what follows, and nothing turns pages for ever."""

from __future__ import annotations

from dataclasses import dataclass

from scan.report.layout import Block, Break, Layout, Page
from scan.report.pen import Pen
from scan.report.pieces import Again, Words
from scan.report.rows import Cell, Heading, Row, together
from scan.report.style import BOTTOM, TABLE, TOP
from scan.report.table_head import TableHead
from scan.report.text import fitted, lines, width


@dataclass(frozen=True)
class Slab(Block):
    height: float = 0.0
    repeated: Block | None = None
    joined: bool = False

    def draw(self, pen: Pen, top: float) -> None: ...


def _fill(*blocks: Block) -> list[Page]:
    return Layout().fill(blocks)


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    heading = Heading("Kop", 2)
    pages = _fill(Slab(TOP - BOTTOM - 60), heading, Slab(80))
    assert [len(page.placed) for page in pages] == [1, 2]


def test_a_table_head_is_repeated_on_the_next_page() -> None:
    head = TableHead(((0.0, "Nr"),))
    pages = _fill(head, *(Slab(200, head) for _ in range(5)))
    first, second = (page.placed[0][1] for page in pages)
    assert (first, second.height) == (head, head.resumed.height)
    assert not isinstance(second, TableHead)


def test_a_head_that_returns_says_which_table_runs_on() -> None:
    head = TableHead(((0.0, "Nr"),), "Tijd en overleg")
    assert head.resumed.height > head.height


def test_a_block_that_fits_on_no_page_is_placed_all_the_same() -> None:
    head = TableHead(((0.0, "Nr"),))
    assert len(_fill(Slab(100), Slab(5_000, head), Slab(100))) == 3


def test_a_tall_row_is_split_over_pages_and_loses_no_line() -> None:
    row = Row((Cell(0, (Words(tuple(map(str, range(200))), TABLE),)),))
    placed = [block for page in _fill(row) for _top, block in page.placed]
    rows = [block for block in placed if isinstance(block, Row)]
    pieces = [piece for part in rows for piece in part.cells[0].pieces if isinstance(piece, Words)]
    found = [line for piece in pieces for line in piece.lines]
    assert found == list(map(str, range(200)))
    assert len(placed) > 3


def test_a_break_keeps_the_page_when_enough_room_is_left() -> None:
    assert len(_fill(Slab(100), Break(260), Slab(100))) == 1
    assert len(_fill(Slab(600), Break(260), Slab(50))) == 2


def test_no_line_is_wider_than_its_room() -> None:
    text = "Medezeggenschapsraadsvergadering over de onderwijstijd en de www.voorbeeld.nl/een/heel/lang/adres " * 3
    assert max(width(line.rstrip(), TABLE) for line in lines(text, TABLE, 90.0)) <= 90.0


def test_a_text_that_is_cut_ends_in_an_ellipsis() -> None:
    assert fitted("Een lange naam van een thema", TABLE, 60).endswith("…")
    assert fitted("Kort", TABLE, 60) == "Kort"


def test_beside_a_long_label_the_first_word_goes_down() -> None:
    assert lines("voorbeeld", TABLE, 60, 50)[0] == ""


def _row(height: int, head: TableHead, joined: bool = False) -> Slab:
    return Slab(height, head, joined)


def test_the_last_row_of_a_table_takes_the_one_above_it_along() -> None:
    head = TableHead(((0.0, "Nr"),))
    pages = _fill(Slab(460), head, *(_row(60, head) for _ in range(4)), Slab(50))
    assert [[block.height for _top, block in page.placed] for page in pages] == [[460, 20, 60, 60], [20, 60, 60, 50]]


def test_a_high_last_row_may_stand_by_itself_rather_than_leave_a_hole() -> None:
    head = TableHead(((0.0, "Nr"),))
    pages = _fill(head, *(_row(200, head) for _ in range(4)), Slab(50))
    assert [[block.height for _top, block in page.placed] for page in pages] == [[20, 200, 200, 200], [20, 200, 50]]


def test_rows_kept_together_do_not_part() -> None:
    head = TableHead(((0.0, "Nr"),))
    rows = [Row((Cell(0, (Words(("regel",), TABLE),)),), repeated=head) for _ in range(5)]
    pages = _fill(Slab(TOP - BOTTOM - 90), head, *together(rows), Slab(50))
    assert [len(page.placed) for page in pages] == [1, 7]


def test_two_tiers_move_as_one_row() -> None:
    head = TableHead(((0.0, "Nr"),))
    tiers = [_row(height, head, joined=height == 20) for _ in range(4) for height in (20, 40)]
    pages = _fill(Slab(480), head, *tiers)
    assert [len(page.placed) for page in pages] == [6, 5]


def test_no_page_is_left_with_a_table_head_alone() -> None:
    head = TableHead(((0.0, "Nr"),))
    pages = _fill(Slab(400), head, _row(200, head), _row(200, head))
    assert [len(page.placed) for page in pages] == [3, 2]


def test_a_row_that_runs_on_says_so_with_its_code_and_is_read_out_once() -> None:
    lines = tuple(map(str, range(200)))
    row = Row((Cell(0, (Words(("A7",), TABLE),)), Cell(36, (Words(lines, TABLE),))), code="A7")
    parts = [block for page in _fill(row) for _top, block in page.placed if isinstance(block, Row)]
    again = [[piece.lines for piece in part.cells[0].pieces if isinstance(piece, Again)] for part in parts]
    assert again == [[], *[[("A7", "(vervolg)")]] * (len(parts) - 1)]
    assert len(parts) > 2
