"""Attacks at full length: `python -m tests.attacks relink --times 20`, `... cards`, `backups`, `subtract`, `peek`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from scan.model.rounds import Invitation
from tests.attacks import backups, cards
from tests.attacks.differencing import floor_of_five, free_filters, product, schools_exposed
from tests.attacks.peeking import answers_learnt, as_the_app_shows, exact_mean
from tests.attacks.relinking import CAUGHT, CONTROLS, PEOPLE, agreement, control, linked
from tests.attacks.relinking import product as kept_by_us


def main() -> int:
    """Run one attack and its controls, print the figures; 1 when we are caught, or a wrong design is not."""
    asked = _parser().parse_args()
    attacks = {"relink": _relink, "cards": _cards, "backups": _backups, "subtract": _subtract, "peek": _peek}
    good = attacks[asked.attack](asked)
    print("good" if good else "NOT GOOD")
    return 0 if good else 1


def _relink(asked: argparse.Namespace) -> bool:
    worst, ties = 0.0, 0
    for _time in range(asked.times):
        for invitation in Invitation:
            with tempfile.TemporaryDirectory() as folder:
                loot = kept_by_us(Path(folder), asked.people, invitation)
            ties += linked(loot)
            found = [agreement(loot.files[-1], known) for known in (loot.sheets, loot.words, loot.slips)]
            worst = max(worst, *found)
    print(f"ours: {ties} people linked, best agreement with the true order {worst:.2f} (caught from {CAUGHT})")
    caught = []
    for design in CONTROLS:
        with tempfile.TemporaryDirectory() as folder:
            loot = control(Path(folder), design, asked.people)
        order, number = agreement(loot.files[-1], loot.sheets), linked(loot)
        caught.append(order > CAUGHT or number >= asked.people - 1)
        print(f"control, {design}: {number} people linked, best agreement {order:.2f}")
    return worst < CAUGHT and not ties and all(caught)


def _cards(asked: argparse.Namespace) -> bool:
    worst, most, seen = 0.0, 0, set[int]()
    for _time in range(asked.times):
        with tempfile.TemporaryDirectory() as name:
            loot = cards.product(Path(name))
            after = cards.revealed(Path(name))
        found = [agreement(loot.files[-1], known) for known in (loot.sheets, loot.words)]
        worst = max(worst, *found, agreement(after, loot.words))
        most = max(most, backups.tied(loot))
        seen.update(backups.differences(loot))
    print(f"ours: best agreement with the order of giving {worst:.2f} (caught from {CAUGHT})")
    print(f"ours: backups differ by {sorted(seen)} cards, at most {most} people of {PEOPLE} tied")
    with tempfile.TemporaryDirectory() as name:
        caught = backups.tied(cards.product(Path(name), backups.plain_copy))
    print(f"control, plain copies: {caught} people tied")
    return worst < CAUGHT and most < backups.TIED and not seen & {1, 2, 3, 4} and caught == PEOPLE


def _backups(asked: argparse.Namespace) -> bool:
    most, words, left, before, seen = 0, 0, 0, 0, set[int]()
    for _time in range(asked.times):
        with tempfile.TemporaryDirectory() as name:
            loot = kept_by_us(folder := Path(name))
            before += backups.left_in_backups(folder, loot)
            backups.reveal(folder)
            left += backups.left_in_backups(folder, loot)
        seen.update(backups.differences(loot))
        most, words = max(most, backups.tied(loot)), words + backups.words_alone(loot)
    print(f"ours: backups differ by {sorted(seen)} sheets, {words} words alone, at most {most} people of {PEOPLE} tied")
    print(f"ours: {before} secrets in backups before the reveal, {left} after")
    with tempfile.TemporaryDirectory() as name:
        plain = kept_by_us(Path(name), copy=backups.plain_copy)
    alone, caught = backups.differences(plain).count(1), backups.tied(plain)
    print(f"control, plain copies: {alone} differ by one sheet, {caught} people tied")
    held = not seen & {1, 2, 3, 4} and not words and most < backups.TIED and not left
    return held and before > 0 and alone == caught == PEOPLE


def _subtract(asked: argparse.Namespace) -> bool:
    ours, few = schools_exposed(product, asked.schools), asked.schools // 10
    filters, five = schools_exposed(free_filters, few), schools_exposed(floor_of_five, few)
    print(f"ours: somebody found in {ours} of {asked.schools} schools")
    print(f"control, free filters: in {filters} of {few}")
    print(f"control, a floor of five where a statement is about one leader: in {five} of {few}")
    return ours == 0 and min(filters, five) > few // 2


def _peek(asked: argparse.Namespace) -> bool:
    learnt = []
    for watch in (as_the_app_shows, exact_mean):
        with tempfile.TemporaryDirectory() as folder:
            learnt.append(answers_learnt(Path(folder), watch, asked.tries))
    print(f"ours: {learnt[0]} of {asked.tries} answers learnt; control, exact mean: {learnt[1]}")
    return learnt[0] == 0 and learnt[1] > asked.tries // 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    attacks = parser.add_subparsers(dest="attack", required=True)
    relink = attacks.add_parser("relink", help="from the file and a backup after every answer (P1)")
    relink.add_argument("--times", type=int, default=20)
    relink.add_argument("--people", type=int, default=60)
    own = attacks.add_parser("cards", help="the same on the cards of a same-picture check (P1, P9)")
    own.add_argument("--times", type=int, default=20)
    steps = attacks.add_parser("backups", help="from a backup after every answer, and again after the reveal (P1, P4)")
    steps.add_argument("--times", type=int, default=10)
    subtract = attacks.add_parser("subtract", help="everything shown from everything else shown (P5-P7)")
    subtract.add_argument("--schools", type=int, default=20_000)
    peek = attacks.add_parser("peek", help="the screen before and after one answer (P4)")
    peek.add_argument("--tries", type=int, default=200)
    return parser


if __name__ == "__main__":
    sys.exit(main())
