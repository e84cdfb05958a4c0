"""The same-picture check: everybody writes what one theme or obstacle means to them and rates it; then all is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scan.errors import Conflict, InvalidInput
from scan.i18n import _
from scan.model.publication import COMMENT_FLOOR
from scan.model.rounds import NAMED_TEAM, STEP
from scan.model.scores import DISTRIBUTION_FLOOR, SCORE_FLOOR, spread_of
from scan.model.text import NAME, one_line

WORDS = 400
"""Most characters on a card."""
MOST_CARDS = 60
"""Most cards in a check without names; on name a small team gives them (`rounds.NAMED_TEAM`)."""
FEWEST_NAMED = 2
"""Fewest cards on name that are shown: one card stands beside nothing."""
AGAIN_AFTER = timedelta(weeks=8)
"""So long after its reveal a picture is worth a second look."""
SCALE = (1, 2, 3, 4, 5)
"""How a theme or an obstacle is rated: how strong, or how much in the way."""


@dataclass(frozen=True, slots=True)
class PictureCheck:
    """One check about one theme, or about one obstacle in it; whether it asks names never changes.

    `door` is its room code, empty once it was revealed.
    """

    id: str
    scan_id: str
    theme_id: str
    obstacle_id: str | None
    named: bool
    opened_on: date
    door: str = ""
    revealed_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether people can still give a card."""
        return self.revealed_on is None

    @property
    def subject(self) -> str:
        """Id of what it is about; checks with the same subject repeat each other."""
        return self.obstacle_id or self.theme_id

    @property
    def most(self) -> int:
        """How many cards it takes."""
        return NAMED_TEAM if self.named else MOST_CARDS

    def refuse_revealed(self) -> None:
        """Refuse what can only be done before the reveal."""
        if not self.open:
            raise Conflict(_("Deze check is al onthuld. Ververs de pagina."), self)


@dataclass(frozen=True, slots=True)
class PictureCard:
    """What one person gives: their words, their rating, and their name where the check asks it."""

    words: str
    rating: int
    name: str = ""

    def checked(self, named: bool) -> PictureCard:
        """The card cleaned and on one line; `InvalidInput` names the field "name", "words" or "rating".

        Where names are not asked, a name that was typed is dropped.
        """
        name = _line(self.name, _("Je naam"), NAME, "name") if named else ""
        words = _line(self.words, _("Wat je opschrijft"), WORDS, "words")
        if self.rating not in SCALE:
            raise InvalidInput(_("Kies een cijfer van 1 tot en met 5."), "rating")
        return PictureCard(words, self.rating, name)


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card after the reveal; `rating` is None where words and ratings were unlinked.

    Words that the facilitator took out of sight are `hidden`: they stay here, and a screen leaves them out.
    """

    id: str
    words: str
    rating: int | None
    name: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What a check showed, frozen at its reveal: how many cards, and as much as nobody can be found out by.

    `ratings` says how many people gave 1, 2, 3, 4 and 5; None where only the mean may be told.
    """

    check: PictureCheck
    count: int
    mean: float | None
    ratings: tuple[int, ...] | None
    cards: tuple[ShownCard, ...]

    @property
    def apart(self) -> float | None:
        """Steps between the lowest and the highest rating; None where only the mean may be told."""
        given = [rating for rating, people in zip(SCALE, self.ratings or (), strict=False) if people]
        return float(given[-1] - given[0]) if given else None

    def worth_repeating(self, today: date) -> bool:
        """Whether it is long ago that people looked at this together."""
        revealed_on = self.check.revealed_on
        return revealed_on is not None and revealed_on + AGAIN_AFTER <= today


@dataclass(frozen=True, slots=True)
class CardsHeard:
    """How many cards came in before the reveal; never what is on them.

    On name: who, sorted, and how many exactly. Without names: steps of five (`few` means one to four), as in a
    round (P4).
    """

    named: bool
    at_least: int
    few: bool = False
    names: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The number of cards as it may be told."""
        if self.few:
            return _("minder dan {floor}").format(floor=SCORE_FLOOR)
        if self.named or not self.at_least:
            return str(self.at_least)
        return _("{count} of meer").format(count=self.at_least)


def heard(check: PictureCheck, cards: Sequence[PictureCard]) -> CardsHeard:
    """How many cards there are so far, told as the check promised."""
    if check.named:
        return CardsHeard(True, len(cards), names=tuple(sorted(card.name for card in cards)))
    return CardsHeard(False, len(cards) // STEP * STEP, 0 < len(cards) < SCORE_FLOOR)


def refuse_few(check: PictureCheck, count: int) -> None:
    """Refuse to show what so few cards would tell."""
    if check.named and count < FEWEST_NAMED:
        raise InvalidInput(_("Er zijn nog geen twee kaartjes. Er is nog niets naast elkaar te leggen."))
    if not check.named and count < SCORE_FLOOR:
        raise InvalidInput(
            _(
                "Er zijn minder dan {floor} kaartjes. Zonder namen is dat te weinig om iets te laten zien. "
                "Wacht op meer kaartjes, of gooi de check weg."
            ).format(floor=SCORE_FLOOR)
        )


def shown(
    check: PictureCheck,
    cards: Sequence[PictureCard],
    new_id: Callable[[], str],
    shuffle: Callable[[list[PictureCard]], None],
) -> Picture:
    """What may be shown of these cards; refused when they are too few.

    On name everything, side by side. Without names (P5, P9): from five cards the mean, told as `spread_of` tells it;
    from ten also how many gave what, and the words, shuffled and without their ratings.
    """
    refuse_few(check, len(cards))
    points = tuple(sum(card.rating == rating for card in cards) for rating in SCALE)
    if check.named:
        mean = round(sum(card.rating for card in cards) / len(cards), 1)
        kept = [ShownCard(new_id(), card.words, card.rating, card.name) for card in cards]
        return Picture(check, len(cards), mean, points, in_order(kept))
    spread = spread_of(points)
    mixed = list(cards) if len(cards) >= max(COMMENT_FLOOR, DISTRIBUTION_FLOOR) else []
    shuffle(mixed)
    words = [ShownCard(new_id(), card.words, None) for card in mixed]
    return Picture(check, len(cards), spread.mean if spread else None, spread.counts if spread else None, tuple(words))


def in_order(cards: Iterable[ShownCard]) -> tuple[ShownCard, ...]:
    """Cards on name by rating and name; those without by their id, which says nothing."""
    return tuple(sorted(cards, key=lambda card: (card.rating or 0, card.name, card.id)))


def repeated(pictures: Iterable[Picture]) -> dict[str, tuple[Picture, ...]]:
    """The pictures of each subject (by id), oldest first; those of one day in the order in which they came."""
    found: dict[str, tuple[Picture, ...]] = {}
    for picture in sorted(pictures, key=lambda picture: picture.check.revealed_on or date.max):
        found[picture.check.subject] = (*found.get(picture.check.subject, ()), picture)
    return found


def about(picture: Picture, survivors: dict[str, str]) -> Picture:
    """The picture of an obstacle that was merged, as one of the obstacle that it lives on in."""
    end = survivors.get(picture.check.obstacle_id or "")
    return replace(picture, check=replace(picture.check, obstacle_id=end)) if end else picture


def _line(typed: str, label: str, limit: int, field: str) -> str:
    try:
        return one_line(typed, label, limit)
    except InvalidInput as error:
        raise InvalidInput(error.sentence, field) from error
