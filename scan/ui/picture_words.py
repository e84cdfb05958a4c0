"""What a same-picture check says: what it is about, its question, its scale, and how the talk can begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date

from scan.charts.spread import number
from scan.i18n import _, language, ngettext
from scan.model.obstacles import Obstacle, survivors
from scan.model.record import ScanRecord
from scan.model.same_picture import SCALE, Picture, PictureCheck
from scan.model.same_picture_words import ends, scale_question, writing_task
from scan.model.scores import DISTRIBUTION_FLOOR
from scan.ui import cache
from scan.ui.entry import desk
from scan.ui.register import theme_name
from scan.usecases import picturing

CLOSE = 1
"""So many points apart is still the same picture, as far as figures go."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check is about; `obstacle` is the card where it stands now, None for a theme and where it is `gone`."""

    words: str
    theme_id: str
    obstacle: Obstacle | None = None
    gone: bool = False

    @property
    def id(self) -> str:
        """Its id: that of the obstacle where there is one, else that of the theme."""
        return self.obstacle.id if self.obstacle else self.theme_id

    @property
    def icon(self) -> str:
        """The picture beside its name."""
        theme = cache.library().theme_by_id.get(self.theme_id)
        return "block" if self.obstacle or self.gone or not theme else theme.icon


def subject_of(record: ScanRecord, theme_id: str, obstacle_id: str | None) -> Subject:
    """A theme or an obstacle in words; a merged obstacle is read on the card that it went into."""
    end = survivors(record.obstacles).get(obstacle_id or "", obstacle_id)
    obstacle = next((o for o in record.obstacles if o.id == end), None)
    if obstacle:
        return Subject(obstacle.title, obstacle.theme_id, obstacle)
    theme = cache.library().theme_by_id.get(theme_id)
    return Subject(str(theme.name) if theme else theme_name(theme_id), theme_id)


def about(record: ScanRecord, check: PictureCheck) -> Subject:
    """What this check is about; an obstacle that was deleted keeps its title, for that is what people were asked."""
    found = subject_of(record, check.theme_id, check.obstacle_id)
    if found.obstacle or not check.obstacle_id:
        return found
    gone = picturing.asked_about(desk(), check.scan_id, check.obstacle_id)
    words = gone.title if gone else _("een belemmering bij het thema {theme}").format(theme=found.words)
    return Subject(words, check.theme_id, gone=True)


def task(*, obstacle: bool) -> str:
    """What to do with the question: write, and give a figure between two ends."""
    low, high = ends(obstacle=obstacle)
    rate = _("{question} 1 is {low}, 5 is {high}.").format(
        question=scale_question(obstacle=obstacle), low=low, high=high
    )
    return f"{writing_task(obstacle=obstacle)} {rate}"


def moment(check: PictureCheck) -> str:
    """The day of the reveal, written out."""
    return format_date(check.revealed_on or check.opened_on, "d MMMM yyyy", locale=language())


def counted(picture: Picture) -> str:
    """How many cards there were."""
    return ngettext("{count} kaartje", "{count} kaartjes", picture.count).format(count=picture.count)


def figures_given(picture: Picture) -> list[int]:
    """Every figure that may be shown, from low to high."""
    return [score for score, people in zip(SCALE, picture.ratings or (), strict=False) for _each in range(people)]


def talk(picture: Picture) -> str:
    """One sentence or two that help the talk, out of the figures themselves."""
    given = figures_given(picture)
    if not given:
        return _("Vraag in de kring: wat zie je op school bij een hoog cijfer, en wat bij een laag?")
    apart = given[-1] - given[0]
    if not apart:
        return _("Iedereen geeft een {figure}. Lees de woorden naast elkaar: bedoelen jullie ook hetzelfde?").format(
            figure=given[0]
        )
    if apart <= CLOSE:
        return _("De cijfers liggen dicht bij elkaar. Lees de woorden naast elkaar: bedoelen jullie ook hetzelfde?")
    if picture.check.named:
        return _(
            "De cijfers liggen {apart} punten uit elkaar. "
            "Vraag eerst wie het laagst en wie het hoogst gaf: wat zien jullie?"
        ).format(apart=apart)
    return _(
        "De cijfers lopen van {low} tot {high}. Vraag niet wie wat gaf. "
        "Vraag wat je op school ziet bij een {low}, en wat bij een {high}."
    ).format(low=given[0], high=given[-1])


def withheld(picture: Picture) -> str:
    """Why there is no more to see of a check without names that few people joined; empty where all may be seen."""
    if picture.check.named or picture.ratings is not None:
        return ""
    return _("Met minder dan {floor} kaartjes laten we alleen het gemiddelde zien. De woorden zijn vernietigd.").format(
        floor=DISTRIBUTION_FLOOR
    )


def course(pictures: Sequence[Picture]) -> str:
    """How the mean of one subject went, oldest first: "12 oktober 2025: gemiddeld 2,4 · nu 3,6"."""
    *earlier, now = pictures
    today, then, first = moment(now.check), _("{day}: gemiddeld {mean}"), _("Eerst gemiddeld {mean}")
    parts = [
        (first if moment(one.check) == today else then).format(day=moment(one.check), mean=number(one.mean))
        for one in earlier
        if one.mean is not None
    ]
    if now.mean is not None:
        parts.append(_("nu {mean}").format(mean=number(now.mean)))
    return " · ".join(parts)
