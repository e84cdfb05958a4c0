"""What the page of the same-picture check says: the question, what stays hidden, and the end."""

from __future__ import annotations

from scan.i18n import _
from scan.model.promise import Promise
from scan.model.promise import promise as of_a_round
from scan.model.same_picture_words import ends, question, scale_question, writing_task
from scan.usecases.giving import AtPicture
from scan.web.words import Words, leaving


def picture(at: AtPicture) -> Words:
    """The page of one check, about its theme or its obstacle."""
    obstacle = at.check.obstacle_id is not None
    low, high = ends(obstacle=obstacle)
    return {
        "kind": _("Belemmering") if obstacle else _("Thema"),
        "question": question(at.subject, obstacle=obstacle),
        "task": writing_task(obstacle=obstacle),
        "rate": scale_question(obstacle=obstacle),
        "low": low,
        "high": high,
        "lead": _("Iedereen schrijft dit op en geeft een cijfer. Daarna kijken jullie samen of je hetzelfde bedoelt."),
        "short": _short(named=at.check.named),
        "more": _("Lees wat anderen zien, en wat niet"),
        "name": _("Je naam"),
        "hint": _("Hoogstens {most} tekens."),
        "left": _("Nog over: {count}."),
        "over": _("Te veel: {count}."),
        "go": _("Bewaar mijn kaartje"),
        "change": _("Bewaar de verandering"),
        "kept": _("Je kaartje is bewaard. Je kunt het veranderen tot jullie samen kijken."),
        "restored": _("Dit had je nog niet bewaard. Het staat weer op zijn plaats."),
        "offline": _("Er is geen verbinding. Wat je schreef blijft hier staan; probeer het zo opnieuw."),
        "shared": _("Gebruiken meer mensen dit apparaat?"),
        "forget": _("Haal mijn kaartje van dit apparaat"),
    }


def _short(*, named: bool) -> str:
    # What nobody may miss (P11); the whole promise is one press away.
    if named:
        return _("Op naam: iedereen in het team ziet je naam, je woorden en je cijfer.")
    return _(
        "Zonder naam: Doorbraak laat niemand zien wie wat schreef. Wie de server beheert en meekijkt, kan dat wel "
        "zien. Je woorden kunnen anderen letterlijk lezen."
    )


def forgetting(*, begun: bool, slip: bool) -> list[str]:
    """What happens when this device forgets who was here; with a list of statements that was `begun` on it too."""
    said = [_("Je kaartje telt gewoon mee. Alleen kun je het daarna niet meer veranderen.")]
    if begun:
        said.append(
            _("Ook de lijst met stellingen die op dit apparaat begon, gaat eraf. Die antwoorden tellen ook mee.")
        )
        said.append(leaving()["slip" if slip else "open"])
    return said


def promise(*, named: bool, encrypted: bool) -> Promise:
    """What a check promises (P11): what a round does, with what is shown of so few cards in its place."""
    literally = _("Wat je opschrijft, lezen anderen letterlijk.")
    if named:
        return Promise(
            _("Deze check is op naam"),
            (
                _("Iedereen in het team ziet je naam, je woorden en je cijfer naast die van de anderen."),
                literally,
                _("Dat is vooraf zo gekozen en kan in deze check niet meer veranderen."),
            ),
        )
    told = of_a_round(named=False, encrypted=encrypted)
    return Promise(
        told.title,
        (
            *told.kept[:2],
            _("Zijn er minder dan vijf kaartjes? Dan laat Doorbraak er niets van zien."),
            _(
                "Bij vijf tot en met negen kaartjes zien jullie alleen het gemiddelde cijfer. "
                "De woorden worden vernietigd."
            ),
            _(
                "Vanaf tien kaartjes zien jullie ook hoe vaak elk cijfer is gekozen, en wat er is opgeschreven: "
                "door elkaar en los van de cijfers."
            ),
        ),
        told.limits_title,
        (*told.limits[:-1], _("Wie dit apparaat na jou gebruikt, kan je kaartje zien. Haal het er daarna af.")),
    )


def over() -> Words:
    """The page after the reveal, or after a check was thrown away."""
    return {
        "title": _("Deze check is klaar"),
        "lead": _("Kijk samen op het scherm."),
        "late": _("Je kaartje kwam te laat"),
        "tell": _("Dit is niet bewaard. Je kunt het nog wel vertellen:"),
        "start": _("Een andere code typen"),
    }
