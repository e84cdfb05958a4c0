"""What every peer looks like: our typefaces, and the names and widths of our columns."""

from __future__ import annotations

from scan.settings import ROOT

FONTS = ROOT / "scan" / "report" / "fonts"
REGULAR, BOLD = "InterText-Regular", "InterText-SemiBold"
OBSTACLES, ACTIONS = "Belemmeringen per thema", "Acties per thema"
OBSTACLE_HEADS = ("Nr", "Belemmering", "Wie beslist", "Gewicht", "Acties")
ACTION_HEADS = ("Nr", "Actie en belemmering", "Winst voor leerlingen", "Eigenaar", "Wanneer en stand")
OBSTACLE_WIDTHS, ACTION_WIDTHS = (36, 260, 88, 60, 55), (36, 190, 108, 94, 71)
"""Points, as in our document: together the 499 between two margins of 48."""
