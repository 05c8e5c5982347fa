"""The guide, in both languages, speaks of what is there: files, names, sentences, numbers."""

from __future__ import annotations

import csv
import re
import shlex
import sys
from pathlib import Path

import pytest
from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterEnum

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import translations  # noqa: E402

from county_gis_plugin.analysis.diagnosis import GAPS, asked_of  # noqa: E402
from county_gis_plugin.analysis.report_words import WORDS  # noqa: E402
from county_gis_plugin.analysis.speech import chinese_words  # noqa: E402
from county_gis_plugin.processing import models  # noqa: E402

DOCS = ROOT / "docs"
GOLDEN = ROOT / "tests" / "golden"
PAGES = [*sorted(ROOT.glob("README*.md")), *sorted(DOCS.glob("*.md")), ROOT / "CONTRIBUTING.md"]
GUIDES = {"en": DOCS / "guide.md", "zh": DOCS / "guide.zh-CN.md"}
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
OPTIONS = {"en": "Options by name", "zh": "参数名一览"}
LABELS = {"en": r"(?<![*\w])\*([^*\n]+)\*(?!\*)", "zh": "【([^】]+)】"}
# What QGIS itself calls things, and how the guide shows what a name looks like.
OF_QGIS = {"Run", "Log", "Autofill", "Run as Batch Process…", "slant", "方括号"}


def text_of(language: str) -> str:
    return GUIDES[language].read_text(encoding="utf-8")


def row_of(table: Path, **wanted: str) -> dict[str, str]:
    """Find the first row of a CSV file that has these values."""
    with open(table, encoding="utf-8-sig", newline="") as file:
        return next(row for row in csv.DictReader(file) if wanted.items() <= row.items())


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def anchor(heading: str) -> str:
    """Give the place that a heading makes on a page, as the hosts of repositories do."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_of_a_page_are_there(page):
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)\s]+)\)", without_code(text))
    here = [target for target in targets if not re.match(r"\w+:", target)]
    for target in here:
        name, _, place = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), f"{page.name}: {target}"
        if place:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert place in map(anchor, headings), f"{page.name}: {target}"


def test_pictures_are_small_and_every_one_is_used():
    found = (path for path in DOCS.rglob("images/**/*.*") if path.is_file())
    pictures = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in found}
    assert sum(pictures.values()) <= 3_000_000
    said = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [name for name in pictures if name.rpartition("images/")[2] not in said] == []


@pytest.fixture(scope="module")
def algorithms(provider) -> dict[str, object]:
    return {algorithm.name(): algorithm for algorithm in provider.algorithms()}


@pytest.fixture(scope="module")
def labels(algorithms) -> dict[str, set[str]]:
    """Give all that dialogs, results and the report call things, in both languages."""
    chinese = translations.known()
    english = called(algorithms.values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(models, "speaks_chinese", lambda: True)
        of_models = called(models.models())
    return {
        "en": english | set(WORDS.values()),
        "zh": {chinese[name] for name in english if name in chinese} | of_models
        | set(chinese_words("report").values()),
    }


def called(some) -> set[str]:
    """Give what algorithms, their groups, parameters and outputs are called."""
    names = set()
    for algorithm in some:
        names |= {algorithm.displayName(), algorithm.group()}
        names |= {one.description() for one in algorithm.parameterDefinitions()}
        names |= {one.description() for one in algorithm.outputDefinitions()}
    return names


@pytest.mark.parametrize("language", GUIDES)
def test_names_are_those_of_dialogs_and_results(language, labels):
    named = re.findall(LABELS[language], without_code(text_of(language)))
    unknown = {name for name in named if "→" not in name} - labels[language] - OF_QGIS
    assert unknown == set()
    assert len(set(named)) > 50


@pytest.mark.parametrize("language", GUIDES)
def test_algorithms_are_called_by_their_names(language, algorithms, monkeypatch):
    monkeypatch.setattr(models, "speaks_chinese", lambda: language == "zh")
    brackets = r" \(`countygis:(\w+)`\)" if language == "en" else "（`countygis:(\\w+)`）"
    found = re.findall(LABELS[language] + brackets, text_of(language))
    chinese = translations.known() if language == "zh" else {}
    names = {id_: algorithms[id_].displayName() for _, id_ in found}
    assert {id_: name for name, id_ in found} == {id_: chinese.get(name, name) for id_, name in names.items()}
    mentioned = set(re.findall(r"countygis:(\w+)", text_of(language)))
    assert set(names) == mentioned and len(mentioned) >= 12


def test_sentences_of_the_plugin_are_quoted_word_for_word():
    chinese = translations.known()
    quoted = {language: re.findall(r"^> (.+)$", text_of(language), flags=re.MULTILINE) for language in GUIDES}
    assert [text for text in quoted["en"] if text not in chinese] == []
    assert [chinese[text] for text in quoted["en"]] == quoted["zh"]
    assert len(quoted["en"]) >= 15


def test_both_guides_have_the_same_chapters_pictures_and_numbers():
    def outline(language: str, pattern: str) -> list[str]:
        return re.findall(pattern, text_of(language), flags=re.MULTILINE)

    for pattern in (r"^(#+) ", r"images/guide/([\w-]+)\.", r"(`[\w:, ]+`)$"):
        assert outline("en", pattern) == outline("zh", pattern), pattern
    numbers = {
        language: set(re.findall(r"\d[\d,]*\.?\d+", without_code(text_of(language)))) for language in GUIDES}
    assert numbers["en"] == numbers["zh"]


def test_numbers_are_those_of_the_sample_county():
    primary = row_of(GOLDEN / "sample_county.csv", service="primary")
    water = row_of(GOLDEN / "coverage_pipes.csv", medium="water", code="")
    roads = row_of(GOLDEN / "coverage_roads.csv", code="")
    numbers = [
        *(float(primary[name]) for name in (
            "villages", "villages_served", "people", "people_unserved", "people_between")),
        *(float(roads[name]) for name in ("length_km", "seats_connected", "people")),
        float(water["people_connected"]), float(water["length_m"]) / 1000,
    ]
    for language in GUIDES:
        text = text_of(language)
        assert [number for number in numbers if f"{number:,.0f}" not in text] == []


def test_the_gaps_without_chargers_are_those_of_the_sample_county(qgis_process, sample_data, tmp_path):
    given = {name: f"{sample_data}/county.gpkg|layername={layer}" for name, layer in (
        ("ROADS", "roads"), ("FACILITIES", "charging"), ("TOWNSHIPS", "townships"))}
    files = {"STRETCHES": tmp_path / "gaps.csv", "SUMMARY": tmp_path / "summary.csv"}
    done = qgis_process.run("countygis:corridorgaps", {**given, "DISTANCE": 10000, **files})
    assert done.code == 0, done.text
    county = row_of(files["SUMMARY"], level="county", direction="forward")
    with open(files["STRETCHES"], encoding="utf-8-sig", newline="") as file:
        gaps = [row for row in csv.DictReader(file) if row["direction"] == "forward"]
    lengths = [float(row["length_m"]) for row in gaps]
    longest = gaps[lengths.index(max(lengths))]
    numbers = [f"{metres / 1000:.1f}" for metres in (
        float(county["length_m"]), float(county["gap_m"]), sum(lengths))]
    for language in GUIDES:
        text = text_of(language)
        said = [*numbers, *(longest[name] for name in ("route", "from_milepost", "to_milepost"))]
        assert [word for word in said if word not in text] == []
        assert re.search(rf"\b{len(gaps)} (\*Gap stretches|段)", text)


def test_both_readmes_have_the_same_algorithms_and_speeds():
    pages = [page.read_text(encoding="utf-8") for page in READMES.values()]
    for pattern in (r"^\| .+ \| `countygis:(\w+)` \|", r"^\| .*\| ([\d.≈ ]+) \| ([\d, ，]+) \|$"):
        english, chinese = (
            re.findall(pattern, page.replace("，", ", "), flags=re.MULTILINE) for page in pages)
        assert english == chinese and len(english) > 1


def options(language: str) -> dict[str, str]:
    """Give the tables of options: what stands below the name of an algorithm."""
    _, _, chapter = text_of(language).partition(f"\n## {OPTIONS[language]}\n")
    sections = re.split(r"^### (.+)\n", chapter, flags=re.MULTILINE)[1:]
    return dict(zip(sections[::2], sections[1::2]))


@pytest.mark.parametrize("language", GUIDES)
def test_options_by_name_are_the_parameters_of_the_algorithms(language, algorithms):
    chinese = translations.known() if language == "zh" else {}
    listed = zip(("servicegaps", "countydiagnosis"), options(language).items())
    for algorithm, (title, table) in listed:
        assert title == chinese.get(name := algorithms[algorithm].displayName(), name)
        there = {one.name(): one for one in algorithms[algorithm].parameterDefinitions()}
        label = LABELS[language]
        rows = re.findall(rf"^\| `(\w+)` \| {label} \| (.+) \|$", table, flags=re.MULTILINE)
        assert len(rows) == table.count("\n| `") > 12
        called = {name: there[name].description() for name, _, _ in rows}
        assert {name: label for name, label, _ in rows} == {
            name: chinese.get(text, text) for name, text in called.items()}
        assert set(re.findall(r"`([A-Z_]{3,})`", table)) <= there.keys()
        for name, _, told in rows:
            if isinstance(there[name], QgsProcessingParameterEnum):
                assert sorted(re.findall(r"`(\w+)`", told)) == sorted(there[name].options()), name


@pytest.mark.parametrize("language", GUIDES)
def test_outputs_that_must_be_given_are_listed(language, algorithms):
    """What help calls mandatory, save the layers that go in."""
    before, _, _ = text_of(language).partition("\n### " + next(iter(options(language))))
    table = before.partition(f"## {OPTIONS[language]}")[2]
    rows = re.findall(r"^\| (`\w+`.*) \| (`.*`) \|$", table, flags=re.MULTILINE)
    listed = {name: set(re.findall(r"`([\w:]+)`", given))
              for names, given in rows for name in re.findall(r"`(\w+)`", names)}
    mentioned = set(re.findall(r"countygis:(\w+)", text_of(language)))
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    wanted = {}
    for name in mentioned:
        made = algorithms[name].create()
        wanted[name] = {one.name() for one in made.parameterDefinitions()
                        if one.isDestination() and not one.flags() & optional}
    # The steps of QGIS's own are not there in a test without its native algorithms.
    wanted["serviceareaspeople"].add("sums:OUTPUT")
    assert listed == {name: outputs for name, outputs in wanted.items() if outputs}


def test_the_readmes_count_the_sheets_of_the_sample_county():
    count = len(asked_of(GAPS))
    assert f"{count} in 示例县" in READMES["en"].read_text(encoding="utf-8")
    assert f"示例县为 {count} 项" in READMES["zh"].read_text(encoding="utf-8")


def test_both_guides_list_the_same_options():
    english, chinese = (
        [re.findall(r"^\| `(\w+)`", table, flags=re.MULTILINE) for table in options(language).values()]
        for language in GUIDES)
    assert english == chinese
    assert all("LANGUAGE" in names for names in english)


def commands(language: str) -> dict[str, dict[str, str]]:
    """Give the parameters of each algorithm that a README runs."""
    text = READMES[language].read_text(encoding="utf-8").replace("\\\n", " ")
    found = re.findall(r"^qgis_process run countygis:(\w+) -- (.+)$", text, flags=re.MULTILINE)
    return {name: dict(one.split("=", 1) for one in shlex.split(given)) for name, given in found}


def test_commands_of_both_readmes_are_the_same_but_for_the_language(algorithms):
    english, chinese = commands("en"), commands("zh")
    assert english.keys() == {"servicegaps", "countydiagnosis"}
    for name, given in english.items():
        assert given.keys() <= {one.name() for one in algorithms[name].parameterDefinitions()}
        assert given.pop("LANGUAGE") == "en" and chinese[name].pop("LANGUAGE") == "zh"
    assert english == chinese


def test_the_readmes_command_gives_the_numbers_of_the_sample_county(qgis_process, sample_data, tmp_path):
    given = {
        name: value.replace("/tmp", str(tmp_path)).replace("county.gpkg", f"{sample_data}/county.gpkg")
        for name, value in commands("en")["servicegaps"].items()}
    done = qgis_process.run("countygis:servicegaps", given)
    assert done.code == 0, done.text
    assert {Path(path).stat().st_size > 1000 for path in done.results.values()} == {True}
    found = row_of(tmp_path / "gaps.csv", level="county", service="primary")
    golden = row_of(GOLDEN / "sample_county.csv", service="primary")
    for name in ("villages_served", "people_unserved", "people_between"):
        assert float(found[name]) == float(golden[name])
    assert float(found["mean_cost"]) == pytest.approx(float(golden["mean_cost"]), abs=0.1)
