"""Units beside numbers and in the names of fields: each counts once, the one beside the number first."""

from __future__ import annotations

import pandas as pd
import pytest

from county_gis_plugin.analysis import schema, values
from county_gis_plugin.analysis.access.choice import make_plans, own_radius
from county_gis_plugin.analysis.errors import Message
from county_gis_plugin.analysis.network.service_areas import own_breaks
from county_gis_plugin.analysis.standards import load_standards


def radii(service, mode, field, written):
    plans = make_plans(load_standards(), [service], mode=mode)
    facilities = pd.DataFrame({field: written}, dtype=object)
    unit = "m" if mode == "distance" else "s"
    fields = {"radius_field": None, "minutes_field": None}
    own, listed = own_radius(
        facilities, plans, **{**fields, {"m": "radius_field", "s": "minutes_field"}[unit]: field}
    )
    return own[unit].tolist(), listed[["feature_id", "reason"]].to_numpy().tolist()


@pytest.mark.parametrize(
    ("field", "written", "metres", "listed"),
    [
        ("服务半径(公里)", ["1公里", "9", 2, "1.5km"], [1000, 9000, 2000, 1500], []),
        ("服务半径（公里）", ["5000米", "0.5"], [5000, 500], [[0, "unit_differs"]]),
        ("半径(m)", [100, "0.3km", "300米"], [100, 300, 300], [[1, "unit_differs"]]),
        ("半径", ["0.3km", "300"], [300, 300], []),
    ],
)
def test_radius(field, written, metres, listed):
    found = radii("primary", "distance", field, written)
    assert found == (pytest.approx(metres), listed)


@pytest.mark.parametrize(
    ("field", "written", "seconds", "listed"),
    [
        ("时间(小时)", [0.5, "1", "30分钟"], [1800, 3600, 1800], [[2, "unit_differs"]]),
        ("时间(分钟)", [15, "0.5小时"], [900, 1800], [[1, "unit_differs"]]),
        ("时间(min)", ["15", "15min"], [900, 900], []),
    ],
)
def test_minutes(field, written, seconds, listed):
    found = radii("hospital", "drive", field, written)
    assert found == (pytest.approx(seconds), listed)


def test_people():
    issues = []
    frame = pd.DataFrame({"人口(万人)": ["1.2万", "0.3", "5000人", 2, "约0.8万人", None]}, dtype=object)
    people = schema.standardise(frame, "demand", issues=issues)["people"]
    assert people.fillna(-1).tolist() == pytest.approx([12_000, 3_000, 5_000, 20_000, 8_000, -1])
    assert [(row["reason"], row["feature_id"]) for row in issues] == [("unit_differs", "2")]
    assert str(issues[0]["detail"]).startswith("人口(万人): the unit in “5000人” counts")


def test_breaks():
    """Whatever unit a facility's own break is written in, the engine has metres or minutes."""
    column = pd.Series(["1公里", "2", "800米", "abc"], name="半径(公里)", index=list("pqrs"), dtype=object)
    own, listed = own_breaks(column, values.read_metres, values.METRES)
    assert own.fillna(-1).to_dict() == pytest.approx({"p": 1000, "q": 2000, "r": 800, "s": -1})
    assert listed[["feature_id", "reason"]].to_numpy().tolist() == [["s", "no_break"], ["r", "unit_differs"]]
    assert all(isinstance(detail, Message) for detail in listed["detail"])
    own, _ = own_breaks(pd.Series([0.5, 1.0], name="时间(小时)"), values.read_minutes, values.MINUTES)
    assert own.tolist() == pytest.approx([30.0, 60.0])
    own, _ = own_breaks(pd.Series([0.5, 1.0], name="半径(公里)"))  # the engine's own column is in its unit
    assert own.tolist() == pytest.approx([0.5, 1.0])
