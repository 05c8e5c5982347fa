"""Put the plugin's menu into QGIS Desktop: the sample county, the two main jobs, and help."""

from __future__ import annotations

import re
from functools import partial

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
)

from . import settings
from .base import PLUGIN, icon_path
from .sample_project import inputs_of, open_sample, sample_extent
from .texts import mark, speaks_chinese, tr

# What one does first with a county, in the order of the menu.
JOBS = (("servicegaps", mark("Service gaps")), ("countydiagnosis", mark("County diagnosis")))


class Desktop:
    """Hold what the plugin adds to the window, so that all of it can be taken away again."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self.menu = tr("County GIS")
        self.actions: list[QAction] = []
        self.message = None
        self.help = None

    def show(self) -> None:
        """Add the menu entries."""
        self._add("county_gis", tr("Open the sample county"), self.open_sample)
        for algorithm, title in self._jobs():
            self._add(algorithm, tr("{}…").format(tr(title)), partial(self.open_dialog, algorithm))
        self._add("settings", tr("Settings…"), self.open_settings)
        self._add("help", tr("Help"), self.open_help)

    def remove(self) -> None:
        """Take away everything that this put into the window; layers in the project stay the user's."""
        for action in self.actions:
            self.iface.removePluginMenu(self.menu, action)
            action.deleteLater()
        self.actions = []
        self._drop_message()
        if self.help is not None:
            self.help.close()
            self.help.deleteLater()
            self.help = None

    def open_sample(self) -> None:
        """Load the sample county, zoom to it, and offer what one does with it."""
        project = QgsProject.instance()
        open_sample(project)
        canvas = self.iface.mapCanvas()
        canvas.setDestinationCrs(project.crs())
        canvas.setExtent(sample_extent(project))
        canvas.refresh()
        self._offer()

    def open_dialog(self, algorithm: str) -> None:
        """Open an algorithm's dialog, filled with the sample county's layers where that is open."""
        import processing  # QGIS's own plugin; it may be switched off

        processing.execAlgorithmDialog(f"countygis:{algorithm}", inputs_of(algorithm, QgsProject.instance()))

    def open_help(self) -> None:
        """Show the plugin's own page, which lies on this machine."""
        if self.help is None:
            self.help = help_window(self.iface.mainWindow())
        self.help.show()
        self.help.raise_()

    def open_settings(self) -> None:
        """Ask for what holds in every run."""
        SettingsDialog(self.iface.mainWindow()).exec()

    def _add(self, icon: str, text: str, run) -> None:
        action = QAction(QIcon(icon_path(icon)), text, self.iface.mainWindow())
        action.triggered.connect(lambda _checked=False: run())
        self.iface.addPluginToMenu(self.menu, action)
        self.actions.append(action)

    def _jobs(self) -> list[tuple[str, str]]:
        registry = QgsApplication.processingRegistry()
        return [job for job in JOBS if registry.algorithmById(f"countygis:{job[0]}") is not None]

    def _offer(self) -> None:
        """Say in the message bar that the county is there, with a button for each job."""
        self._drop_message()
        bar = self.iface.messageBar()
        self.message = bar.createMessage(self.menu, tr("The sample county is open. Measure it:"))
        for algorithm, title in self._jobs():
            button = QPushButton(tr("{}…").format(tr(title)), self.message)
            button.clicked.connect(lambda _checked=False, name=algorithm: self.open_dialog(name))
            self.message.layout().addWidget(button)
        self.message.destroyed.connect(self._forget_message)  # the user has closed it
        bar.pushWidget(self.message, Qgis.MessageLevel.Info)

    def _forget_message(self) -> None:
        self.message = None

    def _drop_message(self) -> None:
        if self.message is not None:
            self.iface.messageBar().popWidget(self.message)
            self.message = None


class SettingsDialog(QDialog):
    """Ask for the standards file and the language of maps and reports."""

    def __init__(self, parent) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("County GIS") + " – " + tr("Settings…").rstrip("…"))
        self.standards = QgsFileWidget(self)
        self.standards.setFilter(tr("Standards") + " (*.csv)")
        self.standards.setFilePath(settings.standards_file() or "")
        self.language = QComboBox(self)
        for language, name in (("zh", "中文"), ("en", "English")):
            self.language.addItem(name, language)
        self.language.setCurrentIndex(self.language.findData(settings.languages()[0]))
        boxes = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(boxes.Ok | boxes.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        note = QLabel(tr("These are the defaults of new runs; each dialog can say otherwise."), self)
        layout = QFormLayout(self)
        layout.addRow(tr("Standards file (empty: the plugin's own)"), self.standards)
        layout.addRow(tr("Language of maps and reports"), self.language)
        layout.addRow(note)
        layout.addRow(buttons)
        self.resize(620, self.sizeHint().height())

    def accept(self) -> None:
        settings.remember(self.standards.filePath(), self.language.currentData())
        super().accept()


def help_page() -> str:
    """Read the help in the language of QGIS, without the pictures, which do not ship."""
    names = ("README.zh-CN.md", "README.md") if speaks_chinese() else ("README.md",)
    # In the folder that QGIS installs; beside it in the source code.
    pages = [folder / name for name in names for folder in (PLUGIN, PLUGIN.parent)]
    page = next((path for path in pages if path.is_file()), None)
    if page is None:
        return tr("The help file is missing: install the plugin again.")
    text = page.read_text(encoding="utf-8")
    return re.sub(r"^!\[.*\n", "", text, flags=re.MULTILINE)


def help_window(parent) -> QDialog:
    """Make the window with the help."""
    window = QDialog(parent)
    window.setWindowTitle(tr("County GIS") + " – " + tr("Help"))
    window.resize(900, 700)
    browser = QTextBrowser(window)
    browser.setOpenExternalLinks(True)
    browser.document().setBaseUrl(QUrl.fromLocalFile(f"{PLUGIN.parent}/"))
    browser.setMarkdown(help_page())
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(browser)
    return window
