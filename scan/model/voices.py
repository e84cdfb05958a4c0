"""Voices: what a whole school named, with the words that say the same put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from scan.model.duplicates import ALIKE, same_words
from scan.model.obstacles import survivors
from scan.model.record import ScanRecord
from scan.model.rounds import Signal, SignalKind


@dataclass(frozen=True, slots=True)
class Voice:
    """Signals of one kind, about one theme, that say much the same; the one that most others resemble comes first."""

    signals: tuple[Signal, ...]

    @property
    def id(self) -> str:
        """The id of its first signal: the same as long as the same signals stand together."""
        return self.signals[0].id

    @property
    def title(self) -> str:
        """The words that stand for all of them."""
        return self.signals[0].text

    @property
    def kind(self) -> SignalKind:
        """Obstacle or strength."""
        return self.signals[0].kind

    @property
    def theme_id(self) -> str:
        """The theme they are about."""
        return self.signals[0].theme_id

    @property
    def statement_id(self) -> str | None:
        """The statement they were all named at; None where they were not all named at the same one."""
        named = {signal.statement_id for signal in self.signals}
        return named.pop() if len(named) == 1 else None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its signals."""
        return tuple(signal.id for signal in self.signals)

    @property
    def count(self) -> int:
        """How many times it was named."""
        return len(self.signals)

    @property
    def others(self) -> tuple[str, ...]:
        """The other ways in which it was said, each once."""
        return tuple(dict.fromkeys(s.text for s in self.signals if s.text != self.title))


def voices(signals: Iterable[Signal]) -> list[Voice]:
    """The signals put together, most voices first; what became something already stays with what became the same."""
    apart: dict[tuple[str, ...], list[Signal]] = defaultdict(list)
    for signal in signals:
        home = signal.obstacle_id or signal.strength_id or ""
        apart[signal.kind, signal.theme_id, home].append(signal)
    found = [Voice(tuple(same)) for some in apart.values() for same in _alike(sorted(some, key=_order))]
    return sorted(found, key=lambda voice: (-voice.count, _order(voice.signals[0])))


def listed_as(record: ScanRecord, voice: Voice) -> str | None:
    """The id of what stands on the register in the same words; a merged obstacle is found on the card it went into."""
    if voice.kind is SignalKind.STRENGTH:
        return next((named.id for named in record.strengths if same_words(named.title, voice.title)), None)
    end, standing = survivors(record.obstacles), {named.id for named in record.standing()}
    said = (end[named.id] for named in record.obstacles if same_words(named.title, voice.title))
    return next((id for id in said if id in standing), None)


def _alike(signals: Sequence[Signal]) -> list[list[Signal]]:
    # Each group has a centre that all its members resemble, so that a chain of small differences joins nothing.
    words = [utils.default_process(signal.text) for signal in signals]
    scores = process.cdist(words, words, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, dtype="uint8")
    near = [[other for other in row.nonzero()[0].tolist() if words[other]] for row in scores]
    often = Counter(signal.text for signal in signals)
    free, groups = set(range(len(signals))), []
    for centre in sorted(free, key=lambda place: (-len(near[place]), -often[signals[place].text], place)):
        if centre in free:
            same = [centre, *(other for other in near[centre] if other in free and other != centre)]
            free -= set(same)
            groups.append([signals[place] for place in same])
    return groups


def _order(signal: Signal) -> tuple[str, str]:
    return signal.text.casefold(), signal.id
