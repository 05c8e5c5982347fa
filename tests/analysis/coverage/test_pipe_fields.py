"""Read what pipe registers write."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from county_gis_plugin.analysis import schema
from county_gis_plugin.analysis.coverage.pipe_fields import (
    CALLED,
    age_class,
    clean_pipes,
    diameter_class,
    due_for_renewal,
    load_media,
    read_diameter,
    read_medium,
)
from county_gis_plugin.analysis.values import UnreadableError


@pytest.mark.parametrize(("written", "medium"), [
    ("JS", "water"), ("给水", "water"), ("给水管线", "water"), ("JSLINE", "water"), ("ws_line", "sewage"),
    ("污水管道", "sewage"), ("PS", "sewage"), ("雨水", "storm"), ("HS", "combined"), ("雨污合流", "combined"),
    ("天然气", "gas"), ("RQ", "gas"), ("热力管网", "heat"), ("DL", "power"), ("通讯", "telecom"),
    ("工业", "other"), ("Water", "water"),
])
def test_media_are_known_by_code_name_and_layer(written, medium):
    assert read_medium(written) == medium


def test_unknown_media_are_unreadable():
    for written in ("XX", "啤酒", "jam", "12"):
        with pytest.raises(UnreadableError):
            read_medium(written)


@pytest.mark.parametrize(("written", "millimetres"), [
    (200, 200.0), ("200", 200.0), ("DN200", 200.0), ("dn 200", 200.0), ("d300", 300.0), ("Φ219×6", 219.0),
    ("De110x10", 110.0), ("１００", 100.0), ("1.2m", 1200.0), ("600mm", 600.0), ("DN400/300", 400.0),
    # Equal area: 400 × 300 = 120,000 mm² = π/4 · 390.882².
    # Of several pipes side by side the larger; sides below 20 that are not whole are metres.
    ("DN200/DN300", 300.0), ("DN300、DN200", 300.0), ("1.2X0.8", 1105.581), ("1.2m×0.8m", 1105.581),
    ("BxH=2000x1500", 1954.410), ("B×H=2000×1500", 1954.410), ("2.0X1.5", 1954.410),
    ("400X300", 390.882), ("400*300", 390.882), ("1000×1000mm", 1128.379),
    # A flat drain, 2 √(2000 · 300 / π), and pipes with their wall: plastic, concrete.
    ("2000X300", 874.039), ("20X3.4", 20.0), ("300X40", 300.0), ("1200X109", 1200.0), ("d2000X300", 2000.0),
    ("BxH=3000X300", 1070.474), ("宽×高=3000×300", 1070.474),
    # A decimal point says metres, also of whole ones; of several pipes or boxes side by side one counts.
    ("1.0X1.0", 1128.379), ("1.0X1", 1128.379), ("2-DN300", 300.0), ("2×DN300", 300.0), ("2DN300", 300.0),
    ("2孔2.0X1.5", 1954.410), ("3根DN150", 150.0), ("2-2000X1500", 1954.410), ("2Φ219×6", 219.0),
])
def test_diameters_are_read_in_millimetres(written, millimetres):
    assert read_diameter(written) == pytest.approx(millimetres, abs=0.001)


@pytest.mark.parametrize("written", ["", "大", "3X4", 0, -100, "DN", 99999, "DN200/大"])
def test_what_is_no_diameter_is_unreadable(written):
    with pytest.raises(UnreadableError):
        read_diameter(written)


def frame(**columns) -> gpd.GeoDataFrame:
    count = len(next(iter(columns.values())))
    lines = [shapely.LineString([(0, i), (1, i)]) for i in range(count)]
    return gpd.GeoDataFrame(columns, geometry=lines, index=[f"p{i}" for i in range(count)], crs="EPSG:4547")


def test_nothing_is_dropped_and_what_is_odd_is_listed():
    issues = []
    pipes = frame(
        medium=["JS", "啤酒", None, "WS"], role=["配水", "x", None, "神秘管"],
        diameter=["DN200", "大", None, "400X300"], year=[-5.0, 2050.0, np.nan, 2000.0],
    )
    found = clean_pipes(pipes, year=2026, issues=issues)
    assert found["medium"].tolist() == ["water", "other", "other", "sewage"]
    assert found["role"].tolist() == ["distribution", "unknown", "unknown", "unknown"]
    assert found["age_years"].isna().tolist() == [True, True, True, False]
    assert found.loc["p3", "age_years"] == 26
    assert diameter_class(found["diameter_mm"]).tolist() == ["200-300", "unknown", "unknown", "300-600"]
    assert age_class(found["age_years"]).tolist() == ["unknown"] * 3 + ["20-30"]
    listed = {(row["reason"], row["feature_id"]) for row in issues}
    assert listed == {
        ("not_understood", "p1"), ("no_medium", "p2"), ("not_understood", "p3"), ("year", "p0, p1"),
    }


def test_what_is_odd_is_listed_by_the_column_of_the_data():
    pipes = frame(medium=["氢气"], diameter=["三百"])
    pipes.attrs[CALLED] = {"medium": "管线类别"}
    issues = []
    clean_pipes(pipes, issues=issues)
    said = [str(row["detail"]).split(": ")[0] for row in issues if row["reason"] == "not_understood"]
    assert said == ["管线类别", "diameter"]


def test_years_are_read_from_dates_too():
    written = ["2010年", "2010-06-01", "2010年6月", "2010/6/1", "20100601", "2010.0", 2010, "2010.06"]
    clean = schema.standardise(frame(medium=["JS"] * len(written), 建设年代=written), "pipes")
    assert clean["year"].tolist() == [2010.0] * len(written)
    assert clean_pipes(clean, year=2026)["age_years"].tolist() == [16.0] * len(written)
    assert clean_pipes(frame(medium=["JS"], year=["2010年"]), year=2026)["age_years"].tolist() == [16.0]


def test_roles_are_known_by_the_longest_word_in_them():
    found = clean_pipes(frame(medium=["JS", "JS", "RQ", "RQ", "WS", "WS"], role=[
        "DN600输水干管", "配水支管", "中压干管", "中压", "主干管", "干管"]))
    assert found["role"].tolist() == [
        "transmission", "distribution", "transmission", "distribution", "transmission", "distribution"]


def test_sewage_flows_downhill_where_levels_are_known_and_as_drawn_elsewhere():
    issues = []
    pipes = frame(
        medium=["WS", "WS", "WS", "WS", "JS", "WS"], role=["支管"] * 5 + ["压力管"],
        slope=[2.0, -2.0, np.nan, 2.0, -2.0, -2.0],
        start_level=[np.nan, np.nan, np.nan, 10.0, np.nan, np.nan],
        end_level=[np.nan, np.nan, np.nan, 11.0, np.nan, np.nan],
    )
    assert clean_pipes(pipes, issues=issues)["flow"].tolist() == [1, -1, 1, -1, 0, 1]
    assert [row["feature_id"] for row in issues if row["reason"] == "against_slope"] == ["p1, p3"]


def test_old_pipes_are_due_unless_they_were_renewed():
    pipes = clean_pipes(
        frame(medium=["RQ", "RQ", "RQ", "JS", "DL"], year=[2006, 2007, 2000, 1996, 1950],
              renewed=[None, None, True, False, False]), year=2026)
    assert due_for_renewal(pipes).tolist() == [True, False, False, True, False]


def test_each_medium_has_a_colour_of_its_own():
    colours = [medium.colour for medium in load_media().values()]
    assert len(set(colours)) == len(colours) == 9
    assert all(len(c) == 7 and c.startswith("#") for c in colours)
