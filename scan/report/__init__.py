"""ActionPlan -> PDF: the document that a board sees."""

from scan.report.build import build_pdf

__all__ = ["build_pdf"]
