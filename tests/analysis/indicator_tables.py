"""Result tables of a county of two townships, small enough to divide in the head.

East (code 140581101) and West (140581102), each a square kilometre.
"""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
from shapely.geometry import box

from county_gis_plugin.analysis import zones

CRS = "+proj=tmerc +lat_0=36 +lon_0=113 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"
EAST, WEST, COUNTY = "140581101", "140581102", ""


def townships():
    squares = [box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)]
    return zones.prepare(gpd.GeoDataFrame(
        {"code": [EAST, WEST], "name": ["东乡", "西乡"]}, geometry=squares, crs=CRS))


def table(columns, east, west, county, **more):
    """Make one row for each township and the county; ``columns`` are parted by blanks."""
    names = columns.split()
    places = [("township", EAST, "东乡"), ("township", WEST, "西乡"), ("county", None, None)]
    rows = [(*place, *values) for place, values in zip(places, (east, west, county))]
    return pd.DataFrame(rows, columns=["level", "code", "name", *names]).assign(**more)


def service(name, villages, people, straight=None):
    """Make service gaps: (all, served) villages and people of East and West."""
    (v_e, s_e), (v_w, s_w) = villages
    (p_e, q_e), (p_w, q_w) = people
    b_e, b_w = straight or (q_e, q_w)
    columns = "villages villages_served straight_villages_served people people_served straight_people_served"
    return table(columns, (v_e, s_e, s_e, p_e, q_e, b_e), (v_w, s_w, s_w, p_w, q_w, b_w),
                 (v_e + v_w, s_e + s_w, s_e + s_w, p_e + p_w, q_e + q_w, b_e + b_w), service=name,
                 area_km2=[1.0, 1.0, 2.0], area_served_km2=[0.25, 0.5, 0.75])


def sites(name, counts, villages=(4, 6), inside=(0, 0), radius=(1, 3), exempt=(1, 0)):
    """Make site coverage: sites in East and West, and how many of their villages are covered how."""
    covered = [i + r + e for i, r, e in zip(inside, radius, exempt)]
    columns = "sites townships_with_one villages villages_inside villages_joint villages_exempt " \
              "villages_radius villages_covered"
    rows = [(n, int(n > 0), v, i, 0, e, r, c)
            for n, v, i, e, r, c in zip(counts, villages, inside, exempt, radius, covered)]
    return table(columns, *rows, tuple(a + b for a, b in zip(*rows)), service=name)


def tables():
    """Give every table, so that every formula has something to divide."""
    gaps = [
        service("graded_hospital", ((4, 1), (6, 6)), ((100, 10), (100, 90))),
        service("primary_care", ((4, 2), (6, 6)), ((100, 50), (300, 300))),
        service("clinic", ((4, 2), (6, 6)), ((100, 20), (300, 240))),
        service("primary", ((4, 1), (6, 3)), ((40, 10), (60, 30)), straight=(20, 60)),
        service("junior_high", ((4, 1), (6, 3)), ((20, 20), (20, 10))),
        service("kindergarten", ((4, 1), (6, 3)), ((10, 1), (10, 3))),
        service("elderly_day_care", ((4, 1), (6, 3)), ((50, 25), (50, 45))),
        service("fire_station", ((4, 1), (6, 3)), ((100, 80), (100, 20))),
        service("charging", ((4, 1), (6, 3)), ((100, 90), (300, 70))),
        service("sports", ((4, 1), (6, 3)), ((100, 40), (100, 60))),
        service("childcare", ((4, 1), (6, 3)), ((10, 2), (10, 4))),
        service("shelter", ((4, 1), (6, 3)), ((100, 10), (100, 30))),
    ]
    points = [
        sites("charging", (2, 0)), sites("logistics", (1, 1)), sites("hospital", (3, 0)),
        sites("kindergarten", (2, 1)), sites("clinic", (2, 4), inside=(2, 3), radius=(1, 3), exempt=(1, 0)),
        sites("elderly_day_care", (1, 1)), sites("gov_service", (1, 0)), sites("culture", (1, 0)),
        sites("care_home", (0, 1)), sites("market", (1, 1)), sites("graded_hospital", (2, 0)),
    ]
    pipes = [
        table("builtup_length_m density_area_km2 people people_urban people_urban_near "
              "people_urban_connected",
              (500 * n, 0.5, 200, 100, 80, 60), (1000 * n, 0.5, 600, 100, 100, 100),
              (1500 * n, 1.0, 800, 200, 180, 160), density_over="builtup", medium=medium)
        for n, medium in enumerate(
            ("water", "gas", "heat", "sewage", "storm", "combined", "power", "telecom"), start=1)
    ]
    return {
        "servicegaps": pd.concat(gaps, ignore_index=True),
        "sitecoverage": pd.concat(points, ignore_index=True),
        "sitecoverage.sites": pd.DataFrame([
            ("hospital_general", EAST, True), ("hospital_tcm", EAST, True), ("hospital_general", EAST, None),
            ("hospital_mch", None, True), ("kindergarten", EAST, False), ("kindergarten", WEST, None),
            ("library", EAST, True),
        ], columns=["kind", "township_code", "public"]),
        "sitecoverage.chains": table("villages villages_complete", (4, 1), (6, 4), (10, 5), chain="waste"),
        "roadcoverage": table(
            "builtup_street_km builtup_km2 seats_connected seats_judged villages villages_on_graded "
            "villages_has_stop rural_people rural_people_near seat_minutes seats_within_60 seats_timed "
            "seats_cut_off",
            (4.0, 0.5, 1, 1, 4, 4, 2, 100, 100, 0.0, None, 0, 0),
            (3.0, 0.5, 0, 1, 6, 3, 3, 300, 200, 50.0, 1, 1, 0),
            (7.0, 1.0, 1, 2, 10, 7, 5, 400, 300, 50.0, 1, 1, 0), basis="builtup"),
        "pipecoverage": pd.concat(pipes, ignore_index=True),
        "pipecoverage.sewers": table(
            "storm_m sewage_m combined_m", (100, 100, 200), (300, 200, 0), (400, 300, 200)),
        "corridorgaps": pd.concat([
            table("length_m gap_m", (1000, 0), (1000, 500), (2000, 500), direction="forward"),
            table("length_m gap_m", (1000, 500), (1000, 1000), (2000, 1500), direction="backward"),
        ], ignore_index=True),
        "corridorgaps.routes": pd.DataFrame([
            ("G207", "forward", 42_000.0), ("G207", "backward", 42_000.0), ("S331", "forward", 30_000.0),
            ("", "forward", 99_000.0),
        ], columns=["route", "direction", "largest_spacing_m"]),
        "greencoverage": table(
            "residential_m2 residential_network_m2 residential_straight_m2 park_m2_of_known people "
            "people_urban people_urban_missing_rows",
            (1000, 700, 900, 500, 200, 100, 0), (1000, 100, 300, 2100, 600, 100, 0),
            (2000, 800, 1200, 2600, 800, 200, 0),
            per_person_over="people_urban"),
        "accessibilityscore": table(
            "per_1000 gini", (4.0, None), (6.0, None), (5.0, 0.2), service="hospital"),
        "schoolzones": table(
            "people_judged people_nearest", (40, 30), (60, 30), (100, 60), service="primary"),
        "villages": table(
            "express_yes express_known elder_site_yes elder_site_known waste_yes waste_known "
            "rural_tap_pop rural_tap_pop_of rural_large_scheme_people rural_large_scheme_of "
            "rural_sewage_yes rural_sewage_known toilet_hh toilet_hh_of toilet_villages "
            "villages villages_rural rural_people urban_people rural_waste_yes rural_waste_known",
            (1, 4, 2, 4, 4, 4, 90, 100, 0, 100, 1, 4, 30, 40, 4, 4, 4, 100, 0, 4, 4),
            (3, 6, 3, 6, 3, 6, 270, 300, 200, 300, 1, 4, 50, 60, 6, 6, 4, 300, 50, 2, 4),
            (4, 10, 5, 10, 7, 10, 360, 400, 200, 400, 2, 8, 80, 100, 10, 10, 8, 400, 50, 6, 8)),
    }
