"""ActionPlan -> PDF: the document that a board sees."""

from scan.report.build import Told, build_pdf
from scan.report.options import Options, Part, excerpt, owners
from scan.report.pdf.attachments import Attachment, Relation

__all__ = ["Attachment", "Options", "Part", "Relation", "Told", "build_pdf", "excerpt", "owners"]
