"""Findings that say the same in other words are suggested."""

from __future__ import annotations

from itertools import combinations

from scan.model.duplicates import ALIKE, MOST_PAIRS, alike_pairs, alike_to, same_words

LESS = "Te weinig tijd voor overleg in de sectie"
TITLES = {
    "b1": LESS,
    "b2": "te weinig overleg-tijd in de SECTIE!",
    "b3": "Het rooster staat vast voordat iemand erover praat",
    "b4": "Besluiten van vorige jaren worden niet teruggelezen",
}


def test_the_same_words_in_another_order_capitals_and_marks_look_alike() -> None:
    (pair,) = alike_pairs(list(TITLES.items()))
    assert (pair.first, pair.second) == ("b1", "b2")
    assert pair.score >= ALIKE


def test_titles_that_share_only_a_few_words_do_not_look_alike() -> None:
    assert alike_pairs([("a", "Te weinig tijd voor overleg"), ("b", "Te weinig ruimte in het gebouw")]) == []


def test_a_pair_is_told_once_with_the_earlier_one_first() -> None:
    pairs = alike_pairs([("z", LESS), ("a", LESS)])
    assert [(pair.first, pair.second, pair.score) for pair in pairs] == [("z", "a", 100.0)]


def test_the_best_pairs_come_first_and_no_more_than_twenty() -> None:
    titles = [(f"b{n:02}", f"Te weinig tijd voor overleg {'x' * (n % 4)}") for n in range(12)]
    pairs = alike_pairs(titles)
    assert len(pairs) == MOST_PAIRS < len(list(combinations(titles, 2)))
    assert [pair.score for pair in pairs] == sorted((pair.score for pair in pairs), reverse=True)
    assert alike_pairs(titles) == pairs


def test_nothing_is_alike_when_there_is_nothing_or_one_thing() -> None:
    assert alike_pairs([]) == alike_pairs([("b1", LESS)]) == []


def test_titles_without_a_letter_do_not_look_alike() -> None:
    assert alike_pairs([("a", "!!!"), ("b", "???"), ("c", "👍")]) == []
    assert alike_to("!!!", {"a": "???"}) == []


def test_a_new_title_finds_those_it_looks_like_best_first() -> None:
    assert alike_to(LESS, TITLES) == ["b1", "b2"]
    assert alike_to(LESS, TITLES, most=1) == ["b1"]
    assert alike_to("Iets heel anders", TITLES) == []
    assert alike_to("", TITLES) == []


def test_capitals_and_marks_make_no_other_sentence_but_the_order_of_words_does() -> None:
    assert same_words("Te weinig tijd!", "te  weinig, TIJD")
    assert not same_words("Te weinig tijd", "Tijd te weinig")
    assert not same_words("Te weinig tijd", "Te weinig")


def test_titles_of_marks_alone_are_the_same_only_as_they_are() -> None:
    assert same_words("!!!", "!!!")
    assert not same_words("!!!", "???")
    assert not same_words("", "👍")
