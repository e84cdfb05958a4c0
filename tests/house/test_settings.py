"""S9: the settings that safety and speed rest on stand in the file, exist in Streamlit, and are asserted at start."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from streamlit import config as streamlit_config

from scan.errors import StorageError
from scan.ui import config
from tests.house.source import ROOT

EXPECTED: dict[str, Any] = {
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "browser.gatherUsageStats": False,
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["localhost", "127.0.0.1"],
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 5,
    "runner.postScriptGC": False,
}
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())


def flat(table: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """`{"a": {"b": 1}}` as `a.b`, 1."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def unknown(settings: dict[str, Any]) -> list[str]:
    # Streamlit only logs a warning for a misspelled option, so it would be lost unseen.
    return [key for key, _ in flat(settings) if key not in streamlit_config.get_config_options()]


@pytest.mark.parametrize("option", EXPECTED)
def test_S9_the_file_sets_it(option: str) -> None:
    assert dict(flat(SETTINGS))[option] == EXPECTED[option]


def test_S9_streamlit_knows_every_option_in_the_file() -> None:
    assert unknown(SETTINGS) == []
    assert unknown({"server": {"maxUploadSizes": 5}, "theme": {"light": {"primary": ""}}}) == [
        "server.maxUploadSizes",
        "theme.light.primary",
    ]


def test_S9_the_file_gives_what_the_start_asserts() -> None:
    settings = dict(flat(SETTINGS))
    assert {option: settings.get(option) for option in config.REQUIRED} == config.REQUIRED


@pytest.mark.parametrize("option", config.REQUIRED)
def test_S9_the_start_refuses_a_loosened_setting(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {**config.REQUIRED, option: "loosened"}
    monkeypatch.setattr(st, "get_option", given.get)
    assert config.loosened() == [option]
    with pytest.raises(StorageError, match=option):
        config.require_safe.__wrapped__()
