"""What a same-picture check asks: the question, what to write, and what 1 and 5 mean; the same words everywhere."""

from __future__ import annotations

from scan.i18n import _


def question(subject: str, *, obstacle: bool) -> str:
    """What everybody says something about; `subject` as it may stand there (typed words are made safe first)."""
    if obstacle:
        return _("Wat bedoelen we met ‘{subject}’?").format(subject=subject)
    return _("Wat betekent ‘{subject}’ voor jou, hier op school?").format(subject=subject)


def writing_task(*, obstacle: bool) -> str:
    """What to write down."""
    return _("Schrijf op wat jij ervan merkt.") if obstacle else _("Schrijf op wat je dan ziet gebeuren.")


def scale_question(*, obstacle: bool) -> str:
    """What everybody gives a figure."""
    return _("Hoe erg staat dit nu in de weg?") if obstacle else _("Hoe sterk zijn we hier nu in?")


def ends(*, obstacle: bool) -> tuple[str, str]:
    """What 1 means and what 5 means."""
    return (_("nauwelijks"), _("heel erg")) if obstacle else (_("zwak"), _("sterk"))
