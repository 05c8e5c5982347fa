"""Put the algorithms into QGIS's Processing toolbox; that is all."""

from __future__ import annotations

from qgis.core import QgsApplication


class CountyGisPlugin:
    """Register the provider when QGIS starts and take it away when it stops."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self.provider = None
        self.translator = None

    def initProcessing(self) -> None:
        """Register the provider; ``qgis_process`` calls this and nothing else."""
        from .processing.provider import CountyGisProvider
        from .processing.texts import install_translation

        self.translator = install_translation()
        self.provider = CountyGisProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        # Models know the outputs of our own algorithms only once those are registered.
        self.provider.refreshAlgorithms()

    def initGui(self) -> None:
        """Register the provider in QGIS Desktop."""
        self.initProcessing()

    def unload(self) -> None:
        """Remove the provider."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QgsApplication.removeTranslator(self.translator)
            self.translator = None
