"""The chain of one county: each step by itself, what they share, and what hangs on a missing layer.

The county, in metres of EPSG:4547 from (500000, 4000000); x is a vertex of a road:

    +---------------------+---------------------+  y = 1000
    |        西乡          |         东乡         |
    |   V1 (500, 20)      |      V2 (2900, 20)  |
    x---------------------x---------------------x  y = 0
    | S (0, 0)        (2000, 0)             (4000, 0)
    +---------------------+---------------------+  y = −1000

S is a primary school, whose radius is 2,000 m in the country: V1 is 520 m away, V2 2,920 m.
"""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from county_gis_plugin.analysis import county as county_module
from county_gis_plugin.analysis import diagnosis as engine
from county_gis_plugin.analysis.county import County, Options
from county_gis_plugin.analysis.data_files import STANDARDS
from county_gis_plugin.analysis.diagnosis import STEPS, Step, diagnose
from county_gis_plugin.analysis.errors import Cancelled, CountyGisError, InputError, message
from county_gis_plugin.analysis.progress import Progress

CRS = "EPSG:4547"


def frame(rows: list[dict], geometry: list[str]) -> gpd.GeoDataFrame:
    shapes = shapely.transform(shapely.from_wkt(geometry), lambda xy: xy + (500000, 4000000))
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=CRS, index=range(1, len(rows) + 1))


@pytest.fixture
def layers() -> dict[str, object]:
    return {
        "townships": frame(
            [{"code": "149921100", "name": "西乡"}, {"code": "149921101", "name": "东乡"}],
            ["POLYGON ((-100 -1000, 2000 -1000, 2000 1000, -100 1000, -100 -1000))",
             "POLYGON ((2000 -1000, 4100 -1000, 4100 1000, 2000 1000, 2000 -1000))"]),
        "villages": frame(
            [{"code": "149921100200", "name": "甲村", "pop": 300, "pop_6_12": 30, "通快递": "是"},
             {"code": "149921101200", "name": "乙村", "pop": 100, "pop_6_12": 10, "通快递": "否"}],
            ["POINT (500 20)", "POINT (2900 20)"]),
        "roads": frame(
            [{"技术等级": "三级"}, {"技术等级": "三级"}],
            ["LINESTRING (0 0, 2000 0)", "LINESTRING (2000 0, 4000 0)"]),
        "facilities": frame([{"kind": "小学", "name": "中心小学"}], ["POINT (0 0)"]),
    }


def statuses(result) -> dict[str, str]:
    return dict(zip(result.steps["step"], result.steps["status"]))


def county_figure(result, id_: str) -> float:
    rows = result.indicators.indicators
    return rows[(rows["level"] == "county") & (rows["id"] == id_)]["value"].iloc[0]


def test_steps_with_their_layers_are_done_and_the_others_missing(layers):
    result = diagnose(layers, Options(year=2026))
    assert statuses(result) == {
        "networks": "done", "roadcoverage": "done", "pipecoverage": "missing", "sitecoverage": "done",
        "corridorgaps": "missing", "greencoverage": "missing", "servicegaps": "done", "villages": "done",
        "countyindicators": "done",
    }
    reasons = dict(zip(result.steps["step"], map(str, result.steps["reason"])))
    assert reasons["pipecoverage"] == "Layers are not there: pipes."
    assert reasons["servicegaps"] == ""
    assert (result.steps["seconds"] >= 0).all()
    rows = result.indicators.indicators.query("level == 'county'").set_index("id")
    assert rows.loc["P3", ["status", "reason"]].tolist() == ["missing", "no_table"]
    assert rows.loc["P1.water", "status"] == "missing"


def test_figures_by_hand(layers):
    """30 of 40 children live in 甲村, which is within 2,000 m of the school; one of two villages says yes."""
    result = diagnose(layers)
    assert county_figure(result, "E1") == 0.75
    assert county_figure(result, "L2") == 0.5
    assert county_figure(result, "R3") == 1.0
    demand = result.results["servicegaps"].demand.set_index("name")
    assert demand.loc["甲村", "total_m"] == pytest.approx(520, abs=1)
    assert demand.loc["乙村", "reason"] == "beyond"


def test_school_zones_give_the_share_zoned_to_the_nearest(layers):
    """A second school stands at 3,400 m; the zone of the first holds both villages: 30 of 40 children."""
    assert "schoolzones" not in statuses(diagnose(layers))
    rows = diagnose(layers).indicators.indicators.query("level == 'county' and id == 'E3'")
    assert rows[["status", "reason"]].to_numpy().tolist() == [["missing", "no_table"]]
    layers["facilities"] = frame(
        [{"kind": "小学", "name": "中心小学"}, {"kind": "小学", "name": "东乡小学"}],
        ["POINT (0 0)", "POINT (3400 0)"])
    whole = "POLYGON ((-100 -1000, 4100 -1000, 4100 1000, -100 1000, -100 -1000))"
    layers["schoolzones"] = frame([{"学校": "中心小学"}], [whole])
    result = diagnose(layers)
    assert statuses(result)["schoolzones"] == "done" and county_figure(result, "E3") == 0.75
    assert result.results["schoolzones"].villages["extra_m"].tolist() == pytest.approx([0, 2900 - 500], abs=1)
    layers["schoolzones"] = frame([{"name": "中心学区"}], [whole])
    failed = diagnose(layers)
    assert statuses(failed)["schoolzones"] == "failed" and county_figure(failed, "E1") == 1
    reason = failed.steps.set_index("step").loc["schoolzones", "reason"]
    assert str(reason).startswith("SCHOOL_ZONES has no field that names the schools")


def test_natural_villages_are_counted_for_waste(layers):
    """One has a collection point 120 m away, one says yes, one has neither; a street is none."""
    layers["facilities"] = frame(
        [{"kind": "小学", "name": "中心小学"}, {"kind": "垃圾收集点", "name": "一号点"}],
        ["POINT (0 0)", "POINT (600 0)"])
    layers["settlements"] = frame(
        [{"name": name, "class": class_, "垃圾收运": word} for name, class_, word in (
            ("上庄", "220", None), ("下庄", "220", "是"), ("东庄", "220", "否"), ("西街", "111", "是"))],
        ["POINT (500 20)", "POINT (2900 20)", "POINT (3900 20)", "POINT (600 20)"])
    result = diagnose(layers)
    assert statuses(result)["settlements"] == "done"
    rows = result.indicators.indicators.query("level == 'county' and id == 'P6'")
    assert rows[["part", "whole", "basis"]].values.tolist() == [[2, 3, "settlements"]]
    alone = {name: layers[name] for name in ("townships", "settlements")}
    rows = diagnose(alone).indicators.indicators.query("level == 'county' and id == 'P6'")
    assert rows["reason"].tolist() == ["too_few_told"]  # two of the three say something themselves
    alone["settlements"].loc[1, "垃圾收运"] = "否"
    rows = diagnose(alone).indicators.indicators.query("level == 'county' and id == 'P6'")
    assert rows[["part", "whole"]].values.tolist() == [[1, 3]]


def test_natural_villages_whose_codes_are_lost_do_not_count_as_without(layers):
    """Both villages say yes, but no natural village finds its own: the village table speaks, 2 of 2."""
    layers["villages"]["垃圾收运"] = "是"
    layers["facilities"] = frame(
        [{"kind": "小学", "name": "中心小学"}, {"kind": "垃圾收集点", "name": "一号点"}],
        ["POINT (0 0)", "POINT (600 0)"])
    layers["settlements"] = frame(
        [{"name": name, "class": "220", "village_code": "1.49921E+11"} for name in ("上庄", "下庄", "东庄")],
        ["POINT (500 20)", "POINT (2900 20)", "POINT (3900 20)"])
    result = diagnose(layers)
    rows = result.indicators.indicators.query("level == 'county' and id == 'P6'")
    assert rows[["part", "whole", "basis"]].values.tolist() == [[2, 2, "village_table"]]
    assert any("Only 0 of 3 natural villages find their village" in str(text) for text in result.warnings)
    layers["settlements"]["village_name"] = ["甲村村委会", "乙村", "乙村"]
    unread = {name: layer for name, layer in layers.items() if name != "villages"}
    rows = diagnose(unread, unusable={"villages": ["DEMAND has no CRS."]}).indicators.indicators
    assert rows.query("level == 'county' and id == 'P6'")["status"].tolist() == ["missing"]
    result = diagnose(layers)
    rows = result.indicators.indicators.query("level == 'county' and id == 'P6'")
    assert rows[["part", "whole", "basis"]].values.tolist() == [[3, 3, "settlements"]]
    assert not any("natural villages find" in str(text) for text in result.warnings)


def test_sites_of_which_nobody_knows_the_place_are_not_none(layers):
    """Without places of charging sites C1 is missing, not 0; so is H4 where the hospitals alone have none."""
    layers["charging"] = frame([{"name": "站"}], ["POINT EMPTY"])
    layers["facilities"] = frame(
        [{"kind": "小学"}, {"kind": "hospital_general", "grade": "二级甲等"}], ["POINT (0 0)", "POINT EMPTY"])
    result = diagnose(layers)
    rows = result.indicators.indicators.query("level == 'county'").set_index("id")
    for id_ in ("C1", "C2", "C3", "H1", "H4"):
        assert rows.loc[id_, "status"] == "missing", id_
    steps = result.steps.set_index("step")
    assert steps.loc["corridorgaps", "status"] == "failed" and steps.loc["sitecoverage", "status"] == "done"
    sentence = "CHARGING: none of its 1 features has a geometry"
    assert all(sentence in str(steps.loc[step, "reason"]) for step in ("corridorgaps", "sitecoverage"))
    layers["charging"] = frame([{"name": "站"}, {"name": "二站"}], ["POINT (100 0)", "POINT EMPTY"])
    assert county_figure(diagnose(layers), "C1") == 0.5


def test_an_error_of_the_data_stays_in_its_step(layers):
    """Two fields for the kind: what needs the sites fails, with the sentence; the rest is whole."""
    layers["facilities"]["类别"] = "小学"
    layers["facilities"] = layers["facilities"].rename(columns={"kind": "设施类型"})
    result = diagnose(layers)
    failed = result.steps[result.steps["status"] == "failed"].set_index("step")
    assert failed.index.tolist() == ["sitecoverage", "servicegaps"]
    assert statuses(result)["roadcoverage"] == "done"
    assert "FACILITIES: the columns" in str(failed["reason"].iloc[0])
    assert statuses(result)["villages"] == "done"
    assert county_figure(result, "L2") == 0.5


def test_kinds_that_are_there_but_closed_or_planned_serve_nobody(layers):
    """A kind that is nowhere in the data stays missing: nobody knows whether there is one."""
    layers["facilities"] = frame(
        [{"kind": "小学", "status": "停用"},
         {"kind": "hospital_general", "grade": "二级甲等", "status": "规划"}],
        ["POINT (0 0)", "POINT (100 0)"])
    layers["charging"] = frame([{"status": "规划"}], ["POINT (100 0)"])
    layers["logistics"] = frame([{"status": "停用"}], ["POINT (100 0)"])
    layers["roads"]["route"] = "G1"
    result = diagnose(layers)
    assert {"sitecoverage": "done", "servicegaps": "done", "corridorgaps": "done"}.items() <= statuses(
        result).items()
    for figure in ("E1", "H1", "H4", "T11", "C1", "C2", "C3.covered", "L1"):
        assert county_figure(result, figure) == 0, figure
    assert county_figure(result, "C3") == pytest.approx(4.0, rel=1e-3)  # from end to end
    assert pd.isna(county_figure(result, "E2.junior_high")) and pd.isna(county_figure(result, "T3"))
    planned = diagnose(layers, Options(include_planned=True))
    assert [county_figure(planned, figure) for figure in ("E1", "H4", "T11", "C1")] == [0, 1 / 3, 1, 0.5]


def test_a_grade_that_nobody_wrote_down_is_not_none(layers):
    layers["facilities"] = frame([{"kind": "hospital_general"}], ["POINT (0 0)"])
    result = diagnose(layers)
    assert pd.isna(county_figure(result, "H1")) and pd.isna(county_figure(result, "T11"))
    assert county_figure(result, "H4") == pytest.approx(1 / 3)


def test_sites_are_counted_where_nobody_knows_the_people(layers):
    del layers["villages"]
    sites = [("kindergarten", None), ("hospital_general", "二级"), ("小学", None)]
    layers["facilities"] = frame(
        [{"kind": kind, "grade": grade, "public": "公办"} for kind, grade in sites], ["POINT (0 0)"] * 3)
    layers["charging"] = frame([{}], ["POINT (100 0)"])
    layers["logistics"] = frame([{}, {}], ["POINT (100 0)", "POINT (2500 0)"])
    result = diagnose(layers)
    assert (statuses(result)["sitecoverage"], statuses(result)["servicegaps"]) == ("done", "missing")
    figures = {name: county_figure(result, name) for name in ("C1", "L1", "E2.towns", "H4", "T11")}
    assert figures == {"C1": 0.5, "L1": 1.0, "E2.towns": 0.5, "H4": pytest.approx(1 / 3), "T11": 1.0}
    assert pd.isna(county_figure(result, "C2")) and pd.isna(county_figure(result, "L2"))


def test_layers_that_cannot_be_used_fail_their_own_steps(layers):
    """Without barriers distances would be others: what is measured with them fails too."""
    layers["pipes"] = "not read"
    unusable = {"pipes": ["PIPES has no CRS."], "barriers": ["BARRIERS has points."]}
    del layers["pipes"]
    result = diagnose(layers, unusable=unusable)
    rows = result.steps.set_index("step")
    failed = rows[rows["status"] == "failed"]["reason"].map(str).to_dict()
    assert failed == {"pipecoverage": "PIPES has no CRS.", "sitecoverage": "BARRIERS has points.",
                      "servicegaps": "BARRIERS has points."}
    assert county_figure(result, "R3") == 1.0 and county_figure(result, "L2") == 0.5


def test_housing_land_that_cannot_be_used_takes_its_own_figures_alone(layers):
    """Pipes and parks are measured without it, and the step says so."""
    layers["pipes"] = frame([{"medium": "给水"}], ["LINESTRING (0 10, 4000 10)"])
    result = diagnose(layers, unusable={"residential": ["RESIDENTIAL has points."]})
    pipes = result.steps.set_index("step").loc["pipecoverage"]
    assert pipes["status"] == "done"
    assert str(pipes["reason"]) == "Measured without what cannot be used: RESIDENTIAL has points."
    assert "residential_m2" not in result.results["pipecoverage"].summary


def test_sites_along_corridors_are_named_by_their_own_layer(layers):
    layers["charging"] = frame([{"status": "规划"}, {"status": "现状"}], ["POINT (100 0)", "POINT (3000 0)"])
    layers["roads"]["route"] = "G207"
    skipped = diagnose(layers).results["corridorgaps"].skipped
    assert skipped[["input", "feature_id"]].values.tolist() == [["CHARGING", "1"]]


def test_without_usable_roads_the_village_table_still_speaks(layers):
    del layers["roads"]
    result = diagnose(layers, unusable={"roads": ["ROADS has no CRS."]})
    failed = result.steps[result.steps["status"] == "failed"]
    assert failed["step"].tolist() == ["networks", "roadcoverage", "sitecoverage", "servicegaps"]
    assert set(map(str, failed["reason"])) == {"ROADS has no CRS."}
    assert county_figure(result, "L2") == 0.5


def test_facilities_without_a_kind_leave_the_other_sites_whole(layers):
    layers["facilities"] = layers["facilities"].drop(columns="kind")
    layers["charging"] = frame([{}], ["POINT (100 0)"])
    result = diagnose(layers)
    rows = result.steps.set_index("step")
    assert rows.loc[["sitecoverage", "servicegaps"], "status"].tolist() == ["done", "done"]
    reason = str(rows.loc["sitecoverage", "reason"])
    assert reason.startswith("Measured without what cannot be used: FACILITIES")
    assert reason in map(str, result.warnings)
    assert county_figure(result, "C1") == 0.5 and pd.isna(county_figure(result, "E1"))


def test_tables_without_their_columns_fail_by_themselves(layers, tmp_path):
    """Then no target is known: figures stand, and nothing is scored."""
    layers["statistics"] = pd.DataFrame({"foo": ["1"]})
    targets = tmp_path / "targets.csv"
    targets.write_text("foo\n1\n", encoding="utf-8")
    result = diagnose(layers, Options(targets=str(targets)))
    rows = result.steps.set_index("step")
    assert rows[rows["status"] == "failed"].index.tolist() == ["statistics", "targets"]
    assert "targets.csv has no column" in str(rows.loc["targets", "reason"])
    assert county_figure(result, "E1") == 0.75
    assert result.indicators.scorecard["score"].isna().all()
    assert result.indicators.comparisons.empty


def test_all_faults_of_the_townships_end_the_run(layers):
    with pytest.raises(InputError, match="TOWNSHIPS has no CRS."):
        diagnose({}, unusable={"townships": ["TOWNSHIPS has no CRS."]})


def test_only_errors_of_the_data_are_caught(layers):
    def broken(chain):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        diagnose(layers, steps=[Step("broken", message("Broken"), broken)])


def test_what_hangs_on_a_failed_step_is_missing(layers):
    def fails(chain):
        raise CountyGisError(message("There is nothing here."))

    steps = [
        Step("first", message("First"), fails, ("roads",)),
        Step("second", message("Second"), lambda chain: 1, ("roads",), ("first",)),
    ]
    result = diagnose(layers, steps=steps)
    assert statuses(result) == {"first": "failed", "second": "missing"}
    assert list(map(str, result.steps["reason"])) == [
        "There is nothing here.", "Steps before it gave nothing: first."]


def test_a_step_is_one_declaration(layers):
    """A later step gets the county and the results of those before it."""
    step = Step("count", message("Count"), lambda chain: len(chain.results["servicegaps"].demand))
    result = diagnose(layers, steps=[*STEPS, step])
    assert result.results["count"] == 2


def test_one_network_for_each_mode(layers, monkeypatch):
    built = []
    build = county_module.build_network

    def counted(lines, **options):
        built.append(options["mode"])
        return build(lines, **options)

    monkeypatch.setattr(county_module, "build_network", counted)
    diagnose(layers)
    assert sorted(built) == sorted(set(built))
    assert {"distance", "drive"} <= set(built)


def test_without_townships_nothing_runs(layers):
    del layers["townships"]
    with pytest.raises(InputError, match="TOWNSHIPS is missing"):
        diagnose(layers)


def test_steps_are_named_and_can_be_stopped(layers):
    steps: list[str] = []
    stop_at = "Service gaps"
    progress = Progress(
        on_step=lambda name: steps.append(str(name)),
        is_cancelled=lambda: bool(steps) and steps[-1] == stop_at)
    with pytest.raises(Cancelled):
        diagnose(layers, progress=progress)
    assert steps[0] == "Building the networks" and steps[-1] == stop_at
    assert "County indicators" not in steps


def test_each_kind_of_site_is_measured_once(layers):
    """The kind primary gives several services: the one that was asked for is enough."""
    county = County(layers, Options())
    assert county.services() == ["primary"]
    assert county.services(asked=("school",)) == ["school"]
    assert county.services(asked=("clinic", "primary")) == ["primary"]  # no clinic: nothing is known


def test_schools_of_any_stage_are_not_measured_beside_their_stages(layers):
    """A teaching point has no stage of its own: beside one stage alone it is measured as a school."""
    kinds = ["小学", "教学点"]
    layers["facilities"] = frame([{"kind": kind} for kind in kinds], ["POINT (0 0)"] * 2)
    assert County(layers, Options()).services() == ["primary", "school"]
    layers["facilities"] = frame([{"kind": kind} for kind in [*kinds, "初中"]], ["POINT (0 0)"] * 3)
    assert County(layers, Options()).services() == ["primary", "junior_high"]
    assert "school" in County(layers, Options()).services(asked=("school",))


def test_what_was_left_out_is_listed_once(layers):
    roads = layers["roads"]
    nowhere = gpd.GeoDataFrame({"技术等级": ["三级"]}, geometry=[None], index=[3], crs=roads.crs)
    result = diagnose({**layers, "roads": pd.concat([roads, nowhere])})
    rows = result.skipped[result.skipped["input"] == "ROADS"]
    assert rows["feature_id"].tolist() == [3]
    assert rows["reason"].tolist() == ["no_geometry"]


def test_sites_are_named_by_the_layer_and_the_id_they_came_with(layers):
    """Feature 1 of the facilities is the school, feature 1 of the charging stations another site."""
    schools = [{"kind": "小学", "name": name, "status": status}
               for name, status in (("中心小学", "现状"), ("新小学", "规划"))]
    layers["facilities"] = frame(schools, ["POINT (0 0)", "POINT (100 0)"])
    layers["charging"] = frame([{"name": "充电站"}], ["POINT (4000 0)"])
    result = diagnose(layers, Options(year=2026))
    for found in (result.results["servicegaps"].demand, result.results["servicegaps"].ways.table):
        sites = found.loc[found["facility_id"].notna(), ["facility_input", "facility_id", "facility_name"]]
        assert set(sites.itertuples(index=False, name=None)) == {
            ("FACILITIES", 1, "中心小学"), ("CHARGING", 1, "充电站")}
    planned = result.skipped[result.skipped["reason"] == "status_planned"]
    assert planned[["input", "feature_id"]].values.tolist() == [["FACILITIES", 2]]


def test_every_table_of_a_step_is_in_its_result(layers):
    """Names in the declarations are those of the engine's results."""
    result = diagnose(layers)
    tables = result.tables()
    for step in STEPS:
        if step.id in result.results:
            assert {name for own, name in tables if own == step.id} == set(step.tables)
    assert isinstance(tables["servicegaps", "summary"], pd.DataFrame)
    assert engine.INDICATORS in result.results


def test_land_is_measured_for_every_service_only_when_asked(layers):
    """Else for those that the report has a map of; all other figures are the same, areas of townships too."""
    kinds = [{"kind": "小学", "name": "中心小学"}, {"kind": "sports", "name": "体育场"}]
    layers["facilities"] = frame(kinds, ["POINT (0 0)", "POINT (0 0)"])
    quick = diagnose(layers).results["servicegaps"]
    whole = diagnose(layers, Options(all_land=True)).results["servicegaps"]
    land = ["area_served_km2", "area_share"]
    assert set(quick.areas["service"]) == {"primary"} and set(whole.areas["service"]) == {"primary", "sports"}
    is_main = quick.summary["service"] == "primary"
    assert quick.summary.loc[~is_main, land].isna().all(axis=None)
    pd.testing.assert_frame_equal(quick.summary[is_main], whole.summary[is_main])
    assert quick.summary.loc[is_main, "area_km2"].tolist() == pytest.approx([4.2, 4.2, 8.4], rel=1e-3)
    assert quick.summary.loc[is_main, "area_served_km2"].tolist()[1] == 0  # the east is out of reach
    pd.testing.assert_frame_equal(
        quick.summary.drop(columns=[*land, "area_km2"]), whole.summary.drop(columns=[*land, "area_km2"]))


def test_thresholds_of_standards_and_options_reach_the_roads(layers, tmp_path):
    """甲村 is 520 m from the stop by road and 20 m from the road; a stop within 300 m is nobody's."""
    layers["stops"] = frame([{}], ["POINT (0 0)"])
    assert county_figure(diagnose(layers), "R5") == 0.5
    header, *rows = (STANDARDS / "services.csv").read_text(encoding="utf-8-sig").splitlines()
    own = [row.replace(",distance,2000,", ",distance,300,") if row.startswith("bus_stop") else row
           for row in rows]
    path = tmp_path / "services.csv"
    path.write_text("\n".join([header, *own]), encoding="utf-8")
    changed = diagnose(layers, Options(standards=str(path), near_m=10.0, rural_access_m=10.0))
    assert [county_figure(changed, figure) for figure in ("R5", "R3", "R4")] == [0, 0, 0]


def test_sheets_are_of_services_that_indicators_ask_for_unless_few_were_measured():
    few, asked = ["school", "primary", "bus_stop"], ["primary", "clinic", "junior_high", "fire_station"]
    assert engine.services_with_a_sheet(few) == few
    assert engine.services_with_a_sheet(["bus_stop", *asked]) == asked
    assert engine.services_in_report(["bus_stop", *asked]) == ["primary", "clinic", "junior_high"]
    assert engine.services_in_report(["school", "bus_stop"]) == ["school", "bus_stop"]
