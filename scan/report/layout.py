"""What goes on which page: blocks are placed one under another before anything is drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from scan.report.pen import Pen
from scan.report.style import BOTTOM, TOP

TALL = 300.0
"""A block higher than this may be split over pages; a lower one moves to the next page whole."""
WORTH = 90.0
"""Least room in which splitting a tall block is worth it."""
LOW = 64.0
"""Rows lower than this are not left alone on a page; one that is higher reads well by itself."""


class Block(ABC):
    """A piece of the page over its full width."""

    @property
    def before(self) -> float:
        """The white above it, unless it opens a page."""
        return 0.0

    @property
    def after(self) -> float:
        """The white below it."""
        return 0.0

    @property
    def joined(self) -> bool:
        """Whether it stays on the page of the next block."""
        return False

    @property
    def anchor(self) -> str:
        """The name that links and bookmarks know it by."""
        return ""

    @property
    def repeated(self) -> Block | None:
        """What is drawn again when it opens a page: the head of its table."""
        return None

    @property
    def resumed(self) -> Block:
        """How it looks where it is repeated."""
        return self

    @property
    @abstractmethod
    def height(self) -> float:
        """How much of the page it takes."""

    @abstractmethod
    def draw(self, pen: Pen, top: float) -> None:
        """Put it on the page, hanging from `top`."""

    def split(self, room: float) -> tuple[Block, Block] | None:
        """A part that fits in the room and the rest, or None when it cannot be split there."""
        return None


@dataclass(frozen=True)
class Break(Block):
    """A new page, unless so much room is left that it would leave a hole."""

    unless: float = TOP

    @property
    def height(self) -> float:
        """It takes no room."""
        return 0.0

    def draw(self, pen: Pen, top: float) -> None:
        """There is nothing to see."""


@dataclass
class Page:
    """One page's blocks with the height each hangs from."""

    placed: list[tuple[float, Block]] = field(default_factory=list)


class Layout:
    """Fills pages from top to bottom; every block is looked at once, so time grows with the plan."""

    def __init__(self) -> None:
        self.pages: list[Page] = [Page()]
        self._y = TOP
        self._gap = 0.0
        self._heads = 0

    def fill(self, blocks: Iterable[Block]) -> list[Page]:
        """All blocks placed, in order."""
        waiting = deque(blocks)
        while waiting:
            block = waiting.popleft()
            if isinstance(block, Break):
                if not self._fresh and self._room(block) < block.unless:
                    self._turn()
            elif self._fits(block, waiting):
                self._place(block)
            else:
                waiting.extendleft(reversed(self._made_to_fit(block, _ends_table(block, waiting))))
        return self.pages

    @property
    def _fresh(self) -> bool:
        # A page with only a repeated table head counts as fresh, or a row that never fits would turn pages for ever.
        return len(self.pages[-1].placed) <= self._heads

    def _room(self, block: Block) -> float:
        return self._y - BOTTOM - (0.0 if self._fresh else max(self._gap, block.before))

    def _fits(self, block: Block, waiting: deque[Block]) -> bool:
        need, last = block.height, block
        for follower in waiting if block.joined else ():
            need += max(last.after, follower.before)
            need += min(follower.height, WORTH) if follower.height > TALL else follower.height
            last = follower
            if not follower.joined:
                break
        return need <= self._room(block) or (self._fresh and block.height <= self._room(block))

    def _made_to_fit(self, block: Block, last: bool) -> list[Block]:
        """Split where that helps; else the page is turned, and what no page can hold is placed as it is."""
        room = self._room(block)
        if block.height > TALL and room > WORTH and (parts := block.split(room)):
            return list(parts)
        if self._fresh:
            self._place(block)
            return []
        before = self._taken_back(block.repeated) if last else []
        self._turn(block.repeated)
        return [*before, block]

    def _taken_back(self, head: Block | None) -> list[Block]:
        """The row above, so that the last row of a table does not stand alone; nothing where that one would."""
        placed = self.pages[-1].placed
        start = len(placed) - 1
        while start > 0 and placed[start - 1][1].joined and placed[start - 1][1].repeated is head:
            start -= 1
        if start < 1 or placed[start - 1][1].repeated is not head:
            return []
        taken = [block for _top, block in placed[start:]]
        if any(block.repeated is not head for block in taken) or sum(block.height for block in taken) > LOW:
            return []
        del placed[start:]
        return taken

    def _place(self, block: Block) -> None:
        top = self._y - (0.0 if self._fresh else max(self._gap, block.before))
        self.pages[-1].placed.append((top, block))
        self._y = top - block.height
        self._gap = block.after

    def _turn(self, repeated: Block | None = None) -> None:
        self.pages.append(Page())
        self._y, self._gap, self._heads = TOP, 0.0, 0
        if repeated is not None:
            self._place(repeated.resumed)
            self._heads = 1


def _ends_table(block: Block, waiting: deque[Block]) -> bool:
    """Whether this block opens the last row of a table: what is joined to it is the same row."""
    head, last = block.repeated, block
    if head is None:
        return False
    for follower in waiting:
        if not last.joined:
            return follower.repeated is not head
        if follower.repeated is not head:
            return True
        last = follower
    return True
