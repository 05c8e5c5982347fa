"""A run record tells changed layers and figures from the same ones."""

from __future__ import annotations

import hashlib
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from county_gis_plugin.analysis import run_record
from county_gis_plugin.analysis.errors import InputError, message


def villages() -> gpd.GeoDataFrame:
    points = shapely.points([[0, 0], [1, 2]])
    return gpd.GeoDataFrame({"name": ["甲村", None], "pop": [7, 8]}, geometry=points, crs="EPSG:4547")


def test_the_hash_of_a_file_is_that_of_its_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"county")
    assert run_record.file_hash(tmp_path / "a") == hashlib.sha256(b"county").hexdigest()


def test_the_same_content_has_the_same_hash():
    assert run_record.content_hash(villages()) == run_record.content_hash(villages())
    floats = villages().astype({"pop": float})  # one reader gives 7, another 7.0
    assert run_record.content_hash(floats) == run_record.content_hash(villages())
    missing = villages()
    missing["name"] = ["甲村", np.nan]
    assert run_record.content_hash(missing) == run_record.content_hash(villages())


@pytest.mark.parametrize("change", ["value", "name", "geometry", "order", "index", "missing"])
def test_any_change_of_content_changes_the_hash(change):
    frame = villages()
    if change == "value":
        frame.loc[0, "pop"] = 9
    elif change == "name":
        frame = frame.rename(columns={"pop": "people"})
    elif change == "geometry":
        frame.geometry = shapely.points([[0, 0], [1, 2.000001]])
    elif change == "order":
        frame = frame.iloc[::-1]
    elif change == "index":
        frame.index = [5, 6]
    else:
        frame.loc[1, "name"] = ""
    assert run_record.content_hash(frame) != run_record.content_hash(villages())


def test_cells_do_not_run_into_one_another():
    one, other = (pd.DataFrame({"a": values}) for values in (["ab", "c"], ["a", "bc"]))
    assert run_record.content_hash(one) != run_record.content_hash(other)


def test_figures_are_compared_place_by_place():
    rows = pd.DataFrame({"code": [None, "01"], "id": ["E1", "E1"], "value": [0.1 + 0.2, np.nan]})
    card = pd.DataFrame({"code": [None], "dimension": ["total"], "score": [0.5]})
    now = run_record.figures(rows, card)
    assert now == {"": {"E1": pytest.approx(0.3), "score.total": 0.5}, "01": {"E1": None}}
    assert run_record.count(now) == 2
    same = {"": {"E1": 0.3, "score.total": 0.5}, "01": {"E1": None}}
    assert run_record.differences({"figures": same}, now) == []
    other = {"": {"E1": 0.31, "score.total": 0.6}, "01": {"E1": 0.0}}
    assert run_record.differences({"figures": other}, now) == [
        f"E1: 0.31 → {0.1 + 0.2}", "score.total: 0.6 → 0.5", "01 E1: 0.0 → None"]


def test_changed_gone_and_new_layers_are_named():
    rows = [{"parameter": name, "content_sha256": name} for name in ("ROADS", "DEMAND")]
    now = [{"parameter": "ROADS", "content_sha256": "other"}, {"parameter": "GREEN", "content_sha256": "x"}]
    assert run_record.changed_inputs({"inputs": rows}, {"inputs": rows, "tables": []}) == []
    assert run_record.changed_inputs({"inputs": rows}, {"inputs": now}) == ["ROADS", "DEMAND", "GREEN"]
    targets = [[{"parameter": "TARGETS", "content_sha256": text}] for text in "ab"]
    records = [{"inputs": rows, "tables": table} for table in targets]
    assert run_record.changed_inputs(*records) == ["TARGETS"]


def test_messages_can_be_said_again_in_another_language():
    text = message("{layer}: {detail}", layer="ROADS", detail=message("{n} rows", n=3))
    told = json.loads(json.dumps(run_record.sentence(text)))
    assert told["text"] == "ROADS: 3 rows"
    again = run_record.spoken(told)
    assert (again.template, str(again)) == ("{layer}: {detail}", "ROADS: 3 rows")
    assert run_record.spoken(run_record.sentence("plain")) == "plain"


def test_a_record_is_written_and_read_with_missing_numbers(tmp_path):
    path = tmp_path / "record.json"
    run_record.write(path, {"format": run_record.FORMAT, "n": np.int64(3), "x": np.float64("nan")})
    assert run_record.read(path) == {"format": run_record.FORMAT, "n": 3, "x": None}


@pytest.mark.parametrize("text", ["", "[1]", "{}", '{"format": "other"}'])
def test_what_is_no_record_is_refused(tmp_path, text):
    path = tmp_path / "record.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"record\.json .* choose the file that RECORD wrote"):
        run_record.read(path)
