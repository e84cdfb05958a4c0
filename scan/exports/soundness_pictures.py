"""Whether a same-picture check from a file can have been shown: its figures add up, and give nobody away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scan.model.same_picture import SCALE, Picture, PictureCard, ShownCard, refuse_few
from scan.model.scores import DISTRIBUTION_FLOOR


def senseless_in(picture: Picture) -> Iterator[object]:
    """What in a picture cannot be so; nothing where it can have been shown."""
    check, cards = picture.check, picture.cards
    opened_first = check.revealed_on is not None and check.opened_on <= check.revealed_on
    if not opened_first or check.door or not 1 <= picture.count <= check.most:
        yield check.id
    if picture.mean is None or not 1 <= picture.mean <= 5 or round(picture.mean, 1) != picture.mean:
        yield picture.mean
    if picture.ratings is not None and not _adds_up(picture):
        yield picture.ratings
    if check.named:
        given = tuple(sum(card.rating == rating for card in cards) for rating in SCALE)
        yield from [check.id] if len(cards) != picture.count or picture.ratings != given else []
        return
    many = picture.count >= DISTRIBUTION_FLOOR
    if (picture.ratings is not None) != many or len(cards) != (picture.count if many else 0):
        yield check.id
    yield from (card.id for card in cards if card.rating is not None or card.name)


def checked_picture(picture: Picture) -> Picture:
    """The picture with its words cleaned as if they were typed; `InvalidInput` where there are too few or too long."""
    refuse_few(picture.check, picture.count)
    return replace(picture, cards=tuple(_checked_card(card, picture.check.named) for card in picture.cards))


def _checked_card(card: ShownCard, named: bool) -> ShownCard:
    kept = PictureCard(card.words, card.rating or SCALE[0], card.name).checked(named)
    return replace(card, words=kept.words, name=kept.name)


def _adds_up(picture: Picture) -> bool:
    counts = picture.ratings or ()
    if len(counts) != len(SCALE) or min(counts) < 0 or sum(counts) != picture.count:
        return False
    total = sum(rating * people for rating, people in zip(SCALE, counts, strict=True))
    return picture.mean == round(total / picture.count, 1)
