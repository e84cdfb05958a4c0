"""Inspiration beside the work: how others did it at an obstacle, and why a theme matters."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _
from scan.model.inspiration import Story, best_fitting, really_about
from scan.model.library import Theme
from scan.model.obstacles import Obstacle
from scan.model.steps import Step
from scan.ui import cache, session
from scan.ui.menu import inspiration, screen_of
from scan.ui.pieces import link

TIPS = 2
"""Most tips beside one obstacle: more would be a list to work through, not an idea."""


def beside(obstacle: Obstacle) -> None:
    """One story and two tips that fit an obstacle, folded away; nothing where none fit."""
    library, statements = cache.library(), _statements_of(obstacle)
    about = [story for story in library.stories if really_about(story, obstacle.theme_id, statements)]
    stories = best_fitting(about, obstacle.theme_id, statements)[:1]
    tips = best_fitting(library.tips, obstacle.theme_id, statements)[:TIPS]
    if not stories and not tips:
        return
    title = _("Zo deden anderen het")
    with (
        st.expander(title, icon=":material/lightbulb:", type="compact", key=f"inspired-{obstacle.id}"),
        st.container(gap="small", key=f"beside-{obstacle.id}"),
    ):
        for story in stories:
            with st.container(gap="xxsmall"):
                st.caption(f"{story.school} · {story.place}")
                st.markdown(f"**{story.title}**  \n{story.summary}")
                story_link(story)
        for tip in tips:
            st.markdown(f"**{tip.title}**  \n{tip.try_it}")
        link(inspiration(), label=_("Meer over dit thema"), icon=":material/lightbulb:", theme=obstacle.theme_id)


def _statements_of(obstacle: Obstacle) -> tuple[str, ...]:
    """The statement at which it was named, else those that its typical obstacle is about."""
    if obstacle.statement_id:
        return (obstacle.statement_id,)
    typical = cache.library().obstacle_by_id.get(obstacle.library_id or "")
    return typical.statements if typical else ()


def story_link(story: Story, label: str = "", **subject: str) -> None:
    """A link that opens the whole story."""
    link(inspiration(), label=label or _("Lees het verhaal"), icon=":material/auto_stories:", story=story.id, **subject)


def name_an_obstacle(theme_id: str) -> None:
    """From an idea to what stands in its way, with its theme filled in; only where a scan is at hand."""
    if session.scan_id():
        label = _("Benoem een belemmering hierbij")
        link(screen_of(Step.OBSTACLES), label=label, icon=":material/add_comment:", about=theme_id)


def about_theme(theme: Theme) -> None:
    """A quiet button that tells how to open the conversation about a theme and what research found."""
    with st.popover(_("Waarom dit telt"), icon=":material/menu_book:", type="tertiary"):
        opening_and_evidence(theme)


def opening_and_evidence(theme: Theme) -> None:
    """How to open the conversation about a theme, what research found, and where to read that."""
    st.markdown("**" + _("Zo open je het gesprek") + f"**  \n{theme.opening}")
    st.markdown("**" + _("Wat onderzoek vond") + f"**  \n{theme.evidence.finding}")
    st.caption("\n\n".join(theme.evidence.references))


def source_note() -> None:
    """Where the stories and tips come from."""
    st.caption(_("Naverteld naar het artikel ‘De lerende organisatie’."))
