"""Every text is in plain words, in short whole sentences, and says `je`."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from scan.errors import ContentError
from tests.library.texts import Said, in_data, on_screen, sentences
from tests.library.wording import CHECKS, Exempted, Finding, findings, read_words

HEAD = "licence: CC-BY-SA-4.0\nversion: 1\n"
LIST = HEAD + (
    'terms:\n  - {use: "belemmering", not: ["obstakel*", "pijn punt"], why: "Wat in de weg staat."}\n'
    'plain:\n  - {not: ["borgen"], use: "volhouden"}\n'
    'english:\n  - {not: ["leverage*"], use: "use"}\n'
    "exceptions: []\n"
)


@cache
def found() -> list[Finding]:
    texts = [said for said in [*in_data(), *on_screen()] if said.file != "data/words.yaml"]
    # Words that people search with are no sentences, and may be words that we would not use.
    texts = [said for said in texts if "keywords" not in said.way]
    assert len([said for said in texts if said.language]) > 3_000
    return findings(texts, read_words())


@pytest.mark.parametrize("check", CHECKS)
def test_every_text_is_worded_as_the_rules_say(check: str) -> None:
    exempted = read_words().exceptions
    left = [f for f in found() if f.check == check and not any(one.covers(f) for one in exempted)]
    assert not left, f"{len(left)} texts:\n" + "\n".join(map(str, left))


def test_every_exception_is_still_needed() -> None:
    assert [one for one in read_words().exceptions if not any(one.covers(f) for f in found())] == []


def test_the_list_is_long_enough_and_agrees_with_itself() -> None:
    listed = read_words()
    assert len(listed.terms) >= 15
    assert len(listed.plain) >= 60
    assert len(listed.english) >= 30
    for language in ("nl", "en"):
        forms = [form for avoided in listed.of(language) for form in avoided.forms]
        assert [form for form, times in Counter(forms).items() if times > 1] == []
        advice = [Said("words.yaml", 1, (), language, avoided.use) for avoided in listed.of(language)]
        assert [str(f) for f in findings(advice, listed) if f.check == "word"] == []


def listed_in(folder: Path, text: str = LIST) -> Path:
    path = folder / "words.yaml"
    path.write_text(text, encoding="utf-8")
    return path


LEVELS = ("statements", "levels", "low")
STATEMENT = ("statements", "text")


@pytest.mark.parametrize(
    ("check", "language", "way", "text"),
    [
        ("word", "nl", (), "Een OBSTAKELS-lijst."),
        ("word", "nl", (), "Dat is een pijn\npunt."),
        ("word", "nl", (), "Wij gaan dit borgen."),
        ("word", "en", (), "We are leveraged."),
        ("address", "nl", (), "Kunt u dit zien?"),
        ("address", "nl", (), "Uw school."),
        ("address", "nl", (), "Kijk naar uzelf."),
        ("sentence", "nl", (), "Een " + "heel " * 24 + "eind."),
        ("sentence", "en", (), "Short. A " + "very " * 24 + "long one."),
        ("average", "nl", (), ("Dit is " + "een " * 15 + "zin. ") * 5 + "Dat was het."),
        ("level", "nl", LEVELS, "Kort. " * 26),
        ("statement", "en", STATEMENT, "We " * 21 + "."),
        ("statement", "nl", ("statements", "wordings", "pupils"), "Wij " * 21 + "."),
        ("spaces", "en", (), "Two  spaces."),
        ("spaces", "nl", (), " Ervoor."),
        ("quote", "nl", (), 'Hij zei "nee".'),
        ("quote", "nl", (), "Hij zei 'nee, dank je'."),
        ("stop", "nl", STATEMENT, "Wij leren"),
        ("stop", "en", (), "Two sentences. But no stop"),
    ],
)
def test_each_kind_of_mistake_is_seen(
    tmp_path: Path, check: str, language: str, way: tuple[str, ...], text: str
) -> None:
    listed = read_words(listed_in(tmp_path))
    seen = findings([Said("a.yaml", 1, way, language, text)], listed)
    assert check in {one.check for one in seen}, seen


@pytest.mark.parametrize(
    ("language", "way", "text"),
    [
        ("nl", (), "Dit obstructieve ding, een pijn. Punt {borgen}."),
        ("nl", (), "’s Morgens drinken collega's van 't team thee: foto's bij Kees' bureau."),
        ("nl", (), "Hij zei “nee, dank je”."),
        ("nl", (), "Menu U2, e.u. en u-bocht"),
        ("nl", ("obstacles", "title"), "Geen tijd"),
        ("en", LEVELS, "We know the lever of obstakel and borgen."),
        ("en", (), "Type exactly: {title}"),
        ("nl", ("tips", "text"), "Een twee drie vier vijf. " * 6 + "Klaar."),
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, language: str, way: tuple[str, ...], text: str) -> None:
    assert findings([Said("a.yaml", 1, way, language, text)], read_words(listed_in(tmp_path))) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("plain:", "plane:", "“plain” ontbreekt|“plane” is geen bekende sleutel"),
        (", use: ", ", user: ", "“use” ontbreekt|“user” is geen bekende sleutel"),
        ('not: ["borgen"], ', "", "“forms” ontbreekt"),
        ('["borgen"]', '"borgen"', "heeft niet de goede vorm"),
        ('["borgen"]', '["borg*en"]', "regel 6: .*no word"),
        ('["borgen"]', '["Borgen"]', "regel 6: .*no word"),
        ('["borgen"]', '["borg(en)?"]', "regel 6: .*no word"),
        (', why: "Wat in de weg staat."', "", "regel 4: a term says what it means"),
        ("version: 1", "version: one", "regel 2: “version” heeft niet de goede vorm"),
        ("exceptions: []", "exceptions:\n  - {check: word, file: a.yaml, has: b}", "regel 10: “reason” ontbreekt"),
        (
            "exceptions: []",
            "exceptions:\n  - {check: words, file: a.yaml, has: b, reason: c}",
            "regel 10: there is no check 'words'",
        ),
    ],
)
def test_a_list_in_another_shape_is_refused(tmp_path: Path, before: str, after: str, told: str) -> None:
    assert before in LIST
    with pytest.raises(ContentError) as refused:
        read_words(listed_in(tmp_path, LIST.replace(before, after, 1)))
    assert re.search(told, refused.value.sentence), refused.value.sentence


def test_an_exception_covers_its_own_text_and_word_only() -> None:
    seen = Finding("word", Said("a.yaml", 1, (), "nl", "Het obstakel en het borgen."), "borgen")
    assert Exempted("word", "a.yaml", "het borgen", "why").covers(seen)
    assert not Exempted("word", "a.yaml", "Het obstakel", "why").covers(seen)
    assert not Exempted("word", "b.yaml", "het borgen", "why").covers(seen)
    assert not Exempted("sentence", "a.yaml", "het borgen", "why").covers(seen)
    assert not Exempted("word", "a.yaml", "ook borgen", "why").covers(seen)


def test_sentences_are_told_apart() -> None:
    assert sentences("Eén. Twee? “Drie!” Vier (n.v.t.) vijf.") == ["Eén.", "Twee?", "“Drie!", "Vier (n.v.t.) vijf."]
