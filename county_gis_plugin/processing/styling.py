"""Give loaded result layers their style from ``styles/``."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingContext, QgsProcessingLayerPostProcessorInterface, QgsVectorLayer
from qgis.PyQt import sip

from .style_fit import fit

STYLES = Path(__file__).resolve().parent.parent / "styles"

# QGIS deletes a styler with its context, but keeps no Python object alive before: they stay here.
_KEPT: list[Styler] = []


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Load a QML file onto a layer when QGIS adds it to the project, and fit it to the layer's values."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def postProcessLayer(self, layer, context, feedback) -> None:
        if isinstance(layer, QgsVectorLayer):
            layer.loadNamedStyle(str(self.path))
            fit(layer)
            layer.triggerRepaint()


def style_path(algorithm: str, output: str) -> Path:
    """Give the place of an output's style: ``styles/<algorithm>_<output>.qml``."""
    return STYLES / f"{algorithm}_{output.lower()}.qml"


def style_on_load(context: QgsProcessingContext, layer_id: str, algorithm: str, output: str) -> None:
    """Have an output styled when it is loaded; nothing happens where it has no style or is not loaded."""
    path = style_path(algorithm, output)
    if path.exists() and context.willLoadLayerOnCompletion(layer_id):
        _KEPT[:] = [styler for styler in _KEPT if not sip.isdeleted(styler)]
        _KEPT.append(Styler(path))
        context.layerToLoadOnCompletionDetails(layer_id).setPostProcessor(_KEPT[-1])
