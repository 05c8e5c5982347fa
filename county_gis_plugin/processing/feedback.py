"""Turn QGIS's feedback into the engine's ``Progress``."""

from __future__ import annotations

from qgis.core import QgsProcessingFeedback

from ..analysis.progress import Progress
from .texts import said


def progress_of(feedback: QgsProcessingFeedback) -> Progress:
    """Give a ``Progress`` that shows percent, steps and messages and stops when the user cancels."""
    return Progress(
        on_percent=feedback.setProgress,
        on_step=lambda text: feedback.setProgressText(said(text)),
        on_info=lambda text: feedback.pushInfo(said(text)),
        on_warning=lambda text: feedback.pushWarning(said(text)),
        is_cancelled=feedback.isCanceled,
    )
