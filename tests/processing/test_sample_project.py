"""Open the sample county in a project, without a window."""

from __future__ import annotations

import pytest
from qgis.core import QgsRenderContext, QgsVectorLayer

from county_gis_plugin.processing import sample_project
from county_gis_plugin.processing.sample_project import close_sample, open_sample, sample_layers

TABLES = [shown.table for _, layers in sample_project.GROUPS for shown in layers]


def without_symbol(layer: QgsVectorLayer) -> list[object]:
    """List the features that the style leaves out at the scale of a street."""
    context = QgsRenderContext()
    context.setRendererScale(5000)
    context.setExpressionContext(layer.createExpressionContext())
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    left_out = []
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        if not renderer.symbolsForFeature(feature, context):
            left_out.append(feature.attributes())
    renderer.stopRender(context)
    return left_out


def test_every_layer_of_the_county_is_there_once_in_order(project):
    open_sample(project)
    open_sample(project)
    nodes = project.layerTreeRoot().findLayers()
    assert [node.layer().customProperty(sample_project.MARK) for node in nodes] == TABLES
    assert len(project.mapLayers()) == len(TABLES)
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert project.crs().authid() == "EPSG:4547"


@pytest.mark.parametrize("table", TABLES)
def test_every_feature_is_drawn(project, table):
    open_sample(project)
    layer = sample_layers(project)[table]
    if not isinstance(layer, QgsVectorLayer) or not layer.isSpatial():
        assert not (sample_project.STYLES / f"sample_{table}.qml").exists()
        return
    assert layer.featureCount() > 0
    assert without_symbol(layer) == []


def test_the_users_layers_stay(project):
    own = QgsVectorLayer("Point?crs=EPSG:4326", "mine", "memory")
    project.addMapLayer(own)
    before = project.crs().authid()
    open_sample(project)
    assert project.crs().authid() == before
    assert sample_project.sample_extent(project).isFinite()
    close_sample(project)
    assert list(project.mapLayers().values()) == [own]
    assert project.layerTreeRoot().findGroups() == []


def test_dialogs_are_filled_only_where_the_county_is_open(project):
    assert sample_project.inputs_of("servicegaps", project) == {}
    open_sample(project)
    given = sample_project.inputs_of("servicegaps", project)
    named = {name: project.mapLayer(given[name]).name() for name in ("ROADS", "BUILTUP", "BARRIERS")}
    assert list(named.values()) == ["Roads", "Built-up area", "Barriers (rivers, railways)"]
    assert sample_project.inputs_of("countydiagnosis", project)["COUNTY_FILE"].endswith("county.gpkg")


def test_nobody_can_change_the_plugins_own_data(project):
    open_sample(project)
    layer = sample_layers(project)["villages"]
    assert layer.readOnly()
    assert not layer.startEditing()
