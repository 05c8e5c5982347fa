"""Put the algorithms into QGIS's Processing toolbox, and a menu into its window; that is all."""

from __future__ import annotations

from qgis.core import QgsApplication


class CountyGisPlugin:
    """Register the provider when QGIS starts and take it away when it stops."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self.provider = None
        self.translator = None
        self.desktop = None

    def initProcessing(self) -> None:
        """Register the provider; ``qgis_process`` calls this and nothing else."""
        from .processing.provider import CountyGisProvider
        from .processing.texts import install_translation

        self.translator = install_translation()
        self.provider = CountyGisProvider()
        registry = QgsApplication.processingRegistry()
        registry.addProvider(self.provider)
        # Models know the outputs of our own algorithms only once those are registered.
        self.provider.refreshAlgorithms()
        registry.providerAdded.connect(self._other_provider)

    def _other_provider(self, provider: str) -> None:
        """Let models know the outputs of steps that are QGIS's Python algorithms, which may come later."""
        if provider == "qgis":
            self.provider.refreshAlgorithms()

    def initGui(self) -> None:
        """Register the provider in QGIS Desktop, and add the menu."""
        from .processing.desktop import Desktop

        self.initProcessing()
        self.desktop = Desktop(self.iface)
        self.desktop.show()

    def unload(self) -> None:
        """Remove the menu and the provider."""
        if self.desktop is not None:
            self.desktop.remove()
            self.desktop = None
        if self.provider is not None:
            registry = QgsApplication.processingRegistry()
            registry.providerAdded.disconnect(self._other_provider)
            registry.removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QgsApplication.removeTranslator(self.translator)
            self.translator = None
