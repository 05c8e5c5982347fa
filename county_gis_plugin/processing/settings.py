"""Remember what a user wants in every run: the standards file, and the language of maps and reports.

Both are only the defaults of the parameters ``STANDARDS`` and ``LANGUAGE``, in dialogs, models and
``qgis_process`` alike; a run says which values it took.
"""

from __future__ import annotations

from qgis.core import QgsSettings

LANGUAGES = ("zh", "en")
_STANDARDS, _LANGUAGE = "county_gis/standards", "county_gis/language"


def standards_file() -> str | None:
    """Give the user's own standards file; ``None`` for the plugin's."""
    return QgsSettings().value(_STANDARDS, "", str) or None


def languages() -> tuple[str, ...]:
    """List the languages, the wanted one first."""
    wanted = QgsSettings().value(_LANGUAGE, LANGUAGES[0], str)
    return tuple(sorted(LANGUAGES, key=lambda language: language != wanted))


def remember(standards: str, language: str) -> None:
    """Keep both for later runs; empty means the plugin's own standards."""
    settings = QgsSettings()
    settings.setValue(_STANDARDS, standards)
    settings.setValue(_LANGUAGE, language)
