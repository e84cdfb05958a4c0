"""Nothing in the project repeats the source article: no eight words in a row.

The article is not ours to publish, so it is not in the repository. `article_runs.txt` holds fingerprints instead:
of each run of eight words of its whole text (title, portraits and tips), normalised as `texts.words` does, joined
by one space, the first twelve hexadecimal digits of the SHA-256 of its UTF-8 bytes; sorted, each once, one per line.
`"\\n".join(sorted(fingerprints(article))) + "\\n"` makes it anew for whoever has the article. No sentence can be
read back from it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from tests.library.texts import Said, in_data, in_documents, in_yaml, on_screen, words

RUN = 8
FILE = Path(__file__).with_name("article_runs.txt")


def runs(text: str) -> Iterator[str]:
    found = words(text)
    return (" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1))


def fingerprint(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:12]


def fingerprints(article: str) -> set[str]:
    return set(map(fingerprint, runs(article)))


def repeated(texts: Iterable[Said], article: Collection[str]) -> list[str]:
    """The runs of a text that the article has too, with the place of the text."""
    return [
        f"{said.file}:{said.line} {run!r}" for said in texts for run in runs(said.text) if fingerprint(run) in article
    ]


def the_article() -> frozenset[str]:
    return frozenset(FILE.read_text(encoding="utf-8").split())


def test_nothing_repeats_eight_words_of_the_article() -> None:
    texts = [*in_data(), *on_screen(), *in_documents()]
    assert len(texts) > 3_000
    assert repeated(texts, the_article()) == []


def test_the_fingerprints_are_those_of_a_whole_article() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 1_500
    assert lines == sorted(set(lines))
    assert [line for line in lines if not re.fullmatch("[0-9a-f]{12}", line)] == []


ARTICLE = "De conciërge telt ’s morgens alle fietsen, want hij is nieuwsgierig. Daarna zet hij koffie."


def said(text: str) -> list[Said]:
    return [Said("a.md", 1, (), "nl", text)]


def test_a_text_that_repeats_an_article_is_caught_whatever_its_marks() -> None:
    article = fingerprints(ARTICLE)
    taken = "Zo is het: DE CONCIËRGE telt 's morgens\nalle *fietsen* — want hij lacht."
    assert repeated(said(taken), article) == [
        'a.md:1 "de conciërge telt \'s morgens alle fietsen want"',
        'a.md:1 "conciërge telt \'s morgens alle fietsen want hij"',
    ]


def test_seven_words_in_a_row_are_free() -> None:
    article = fingerprints(ARTICLE)
    assert repeated(said("De conciërge telt 's morgens alle fietsen."), article) == []
    assert repeated(said("Eerst telt 's morgens alle fietsen, want hij zwijgt."), article) == []


def test_words_of_two_yaml_values_are_not_one_run() -> None:
    article = fingerprints(ARTICLE)
    two = 'a:\n  nl: "De conciërge telt ’s morgens"\n  en: "alle fietsen, want hij is nieuwsgierig."\n'
    assert repeated(in_yaml(two, "a.yaml"), article) == []
    one = 'a: {nl: "De conciërge telt ’s morgens alle fietsen, want hij is nieuwsgierig."}\n'
    assert len(repeated(in_yaml(one, "a.yaml"), article)) == 4
