"""What figures show, in words: the alternative texts for who cannot see them, made from the numbers that are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scan.i18n import _
from scan.model.actions import State
from scan.report.text import one_line
from scan.report.wording import action_count, score


@dataclass(frozen=True)
class Dot:
    """One line of a plot: its name, the mean, what is wanted and how far answers lie apart."""

    label: str
    mean: float
    wanted: float | None = None
    deviation: float | None = None


def plot_in_words(dots: Sequence[Dot]) -> str:
    """Every line of a plot with its numbers."""
    said = [_("Grafiek met scores van 1 tot 5.")]
    said += [f"{one_line(dot.label)}: {', '.join(_numbers(dot))}." for dot in dots]
    return " ".join(said)


def _numbers(dot: Dot) -> Iterator[str]:
    yield _("gemiddeld {score}").format(score=score(dot.mean))
    if dot.wanted is not None:
        yield _("gewenst {score}").format(score=score(dot.wanted))
    if dot.deviation:
        yield _("spreiding {score}").format(score=score(dot.deviation))


def radar_in_words(themes: Sequence[str], lines: Sequence[tuple[str, Sequence[float | None]]]) -> str:
    """Every line of a radar with its mean for each theme; where there is none it is left out."""
    said = [_("Radar met scores van 1 tot 5.")]
    for name, means in lines:
        numbers = (f"{one_line(theme)} {score(mean)}" for theme, mean in zip(themes, means, strict=True) if mean)
        said.append(f"{one_line(name)}: {'; '.join(numbers)}.")
    return " ".join(said)


def states_in_words(counts: Counter[State]) -> str:
    """How many actions stand where, of those that are there."""
    standing = ", ".join(f"{counts[state]} {state.label.lower()}" for state in State if counts[state])
    return _("Balk met de stand van {actions}: {standing}.").format(
        actions=action_count(counts.total()), standing=standing
    )


def quarter_in_words(states: Sequence[State], shown: State) -> str:
    """A number in the timeline, with the state that its sign shows."""
    return _("{actions}, teken: {state}").format(actions=action_count(len(states)), state=shown.label.lower())


def qr_in_words(link: str) -> str:
    """What a QR code opens."""
    return _("QR-code die {link} opent").format(link=link)
