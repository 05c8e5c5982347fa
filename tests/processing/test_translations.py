"""Every sentence is in Chinese, with the same values filled in, and QGIS speaks it."""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import geopandas as gpd
import pandas as pd
import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from shapely import Point

from county_gis_plugin.analysis import schema, speech
from county_gis_plugin.analysis.coverage.pipe_fields import clean_pipes
from county_gis_plugin.analysis.standards import load_standards
from county_gis_plugin.processing import texts
from county_gis_plugin.processing.outputs import Outputs

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import linguist  # noqa: E402
import translations  # noqa: E402

HAN = r"[\u4e00-\u9fff]"


def _places(template: str) -> list[tuple[str | None, str | None]]:
    return sorted(
        (name, form) for _, name, form, _ in string.Formatter().parse(template) if name is not None
    )


def test_no_sentence_is_left_in_english():
    assert translations.missing() == []


def test_sentences_are_found_behind_the_names_of_constants(tmp_path, monkeypatch):
    """A sentence with a name of its own would else be said in English."""
    (tmp_path / "words.py").write_text('UNKNOWN = "{value} is odd."\nOTHER = "not said"\n', encoding="utf-8")
    (tmp_path / "said.py").write_text(
        "from .words import UNKNOWN\n\n\ndef tell(odd):\n    reason, template = 'odd', UNKNOWN\n"
        "    return message(UNKNOWN if odd else 'It is even.')\n", encoding="utf-8")
    monkeypatch.setattr(translations, "PLUGIN", tmp_path)
    translations.constants.cache_clear()
    assert translations.found() == {"{value} is odd.": ["said.py"], "It is even.": ["said.py"]}
    translations.constants.cache_clear()


def test_translations_fill_in_the_same_values():
    known = translations.known()
    assert {text: _places(known[text]) for text in known} == {text: _places(text) for text in known}


def test_sentences_are_chinese_with_chinese_punctuation():
    known = translations.known()
    odd = {
        text
        for text in known.values()
        if re.search(f"{HAN}[,;!?()]{HAN}", text.replace("、", "")) and "," not in _tags(known, text)
    }
    assert odd == set()
    long = [text for text in known if len(re.findall("[a-z]{2,}", text)) > 3]
    assert [text for text in long if not re.search(HAN, known[text])] == []


def _tags(known: dict[str, str], chinese: str) -> str:
    """Give the source where it is a list of search words, which commas part in Chinese too."""
    source = next(text for text, said in known.items() if said == chinese)
    return "," if re.fullmatch(r"[\w -]+(,[\w -]+)+", source) else ""


@pytest.fixture
def chinese(provider, monkeypatch) -> Iterator[None]:
    """Have QGIS speak Chinese."""
    monkeypatch.setattr(QgsApplication, "locale", lambda self: "zh-Hans")
    translator = texts.install_translation()
    yield
    QCoreApplication.removeTranslator(translator)


def test_the_compiled_file_says_what_the_source_says(chinese):
    known = translations.known()
    assert {text: texts.tr(text) for text in known} == known


@pytest.mark.parametrize("path", translations.LANGUAGES, ids=lambda path: path.stem)
def test_the_compiled_files_have_every_context(path):
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    said = {entry: told.text for entry, told in linguist.read(path).items() if told.finished}
    assert len({entry.context for entry in said}) >= 2
    assert {entry: translator.translate(entry.context, entry.source.encode(), entry.key.encode())
            for entry in said} == said


def test_the_engine_has_the_words_of_the_files():
    assert translations.ENGINE_WORDS.read_text(encoding="utf-8") == translations.engine_words()
    assert speech.chinese("report", "rows", "Rows") == "行数"
    assert speech.chinese("report", "no such key", "New") == "New"
    assert speech.english_words("workbook")["汇总"] == "Summary"
    assert speech.sentences()["villages"] == "个村"
    assert "Villages or settlements" not in speech.sentences(), "the engine does not say it"


def test_nothing_is_translated_that_nobody_says():
    assert translations.vanished() == []


def test_translations_have_the_places_of_their_sources():
    assert translations.unlike() == []
    assert translations.holes("{day:%Y} of {a.b}") == translations.holes("{a.c}：{day.year}{day.month}")


@pytest.fixture
def small_plugin(tmp_path, monkeypatch) -> Path:
    """Make a plugin with one sentence, one word, one title and a style."""
    files = {
        "said.py": 'tr("A sentence.")\n', "words.py": '"""消失"""\nWORDS = {"sum": "Sum", "all": "Sum"}\n',
        "names.csv": "output,name,form,title\n*,code,,Code\n*,own_id,,\n",
        "style.qml": '<rule label="河流"/>\n', "sheet.py": 'TITLE = f"{name}：长度"\n',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    chinese, english = tmp_path / "zh.ts", tmp_path / "en.ts"
    for name, value in {
        "PLUGIN": tmp_path, "CHINESE": chinese, "ENGLISH": english,
        "TITLES": {"fields": ("names.csv", ("output", "name"), ("title", "name"))},
        "LANGUAGES": {chinese: ("en", "zh_CN"), english: ("zh_CN", "en")},
        "TABLES": {"report": ("words.py", "WORDS")}, "ENGINE_WORDS": tmp_path / "words.json",
        "OF_ENGINE": {"zh": (chinese, ("report",)), "en": (english, ("workbook",))},
    }.items():
        monkeypatch.setattr(translations, name, value)
    translations._chinese_of_code.cache_clear()
    yield tmp_path
    translations._chinese_of_code.cache_clear()


def test_texts_are_found_kept_and_left_out(small_plugin):
    translations.update()
    keys = [(entry.context, entry.source, entry.key) for entry in linguist.read(translations.CHINESE)]
    assert keys == [
        ("countygis", "A sentence.", ""), ("report", "Sum", "sum"), ("report", "Sum", "all"),
        ("fields", "Code", "*/code"), ("fields", "own_id", "*/own_id")]
    assert len(translations.missing()) == 5
    found = linguist.read(translations.CHINESE)
    said = {entry: linguist.Translation(entry.key or "一句。") for entry in found}
    gone = linguist.Entry("countygis", "Nobody says it.")
    linguist.write(translations.CHINESE, ("en", "zh_CN"), {**said, gone: linguist.Translation("没人说。")})
    assert (translations.missing(), translations.vanished()) == ([], ["Nobody says it."])
    (small_plugin / "words.py").write_text('WORDS = {"sum": "The sum", "all": "Sum"}\n', encoding="utf-8")
    translations.update()
    found = {entry.key or entry.source: told for entry, told in linguist.read(translations.CHINESE).items()}
    assert found["sum"] == linguist.Translation("sum", finished=False), "its English is another"
    assert found["all"] == linguist.Translation("all")
    assert (translations.missing(), translations.vanished()) == (["The sum"], [])


def test_chinese_words_are_taken_in_if_somebody_says_them(small_plugin):
    translations.update()
    for context, text in (("legends", "河流"), ("workbook", "{}：长度")):
        translations.add(context, text)
    assert translations.missing()[-2:] == ["{}：长度", "河流"]
    for context, text in (("workbook", "消失"), ("songs", "河流")):  # said in a docstring alone; no context
        with pytest.raises(SystemExit, match=text):
            translations.add(context, text)
    faults = translations.faults()
    assert "not translated: 河流" in faults and faults[-1] == "older than the translations: words.json"
    texts_ = {entry: linguist.Translation("{}: {}") for entry in linguist.read(translations.ENGLISH)}
    linguist.write(translations.ENGLISH, ("zh_CN", "en"), texts_)
    assert translations.unlike() == ["河流"]


def test_other_languages_stay_english(provider, monkeypatch):
    for name in ("en_GB", "de", "ja"):
        monkeypatch.setattr(QgsApplication, "locale", lambda self, name=name: name)
        assert texts.install_translation() is None


def test_an_algorithm_shows_itself_in_chinese(chinese, provider):
    algorithm = provider.algorithm("servicegaps").create()
    assert algorithm.displayName() == "服务缺口"
    assert algorithm.parameterDefinition("ROADS").description() == "道路"
    help_of_mode = algorithm.parameterDefinition("MAX_SNAP").help()
    assert help_of_mode.endswith("默认值：1000。") and "。 " not in help_of_mode
    assert "医院" in algorithm.tags() and "hospital" in algorithm.tags()


def test_qgis_process_speaks_chinese(qgis_process):
    """The language of a run comes from the settings or the system."""
    chinese = {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}
    shown = qgis_process.call(["help", "countygis:servicegaps"], environment=chinese).stdout
    assert "服务半径" in shown


def test_the_finder_finds_each_way_of_saying(tmp_path):
    """One literal each: ``tr``, ``mark``, ``message``, a fault, a chosen template, a count in the log."""
    source = (
        'tr("a"); mark("b" "c"); message("d {x}", x=1); faults.add("e"); self._faults.add("f")\n'
        'template = "g" if x else "h"\nlog_count(progress, "i", 3); found.add("not this"); tr(name)\n'
        'TOLD = (("counted", "j {count} k"),)\n'
    )
    path = tmp_path / "finder.py"
    path.write_text(source, encoding="utf-8")
    found = {text for text, _ in translations.sentences(path)}
    assert found == {"a", "bc", "d {x}", "e", "f", "g", "h", "i", "j {count} k"}


def test_fields_and_services_have_their_chinese_names_in_sentences(chinese):
    issues = []
    pipes = pd.DataFrame({
        "状态": ["蓝色"], "坡度": ["陡"], "建设年代": [1066], "级别": ["奇怪"], "介质": ["JS"]})
    clean = gpd.GeoDataFrame(schema.standardise(pipes, "pipes", issues=issues), geometry=[Point(0, 0)])
    clean_pipes(clean, year=2026, issues=issues)
    told = {texts.said(row["detail"]) for row in issues}
    assert told == {
        "坡度：“陡”无法识别为“坡度”；按缺失计。",
        "级别：“奇怪”不是给水管线的已知级别；这些管线按配水（收集）管计。",
        "建设年代：1066 不在 1900 至 2026 之间；按缺失计。",
        "状态：“蓝色”不是已知的状态，按现状计。",
    }
    standards = load_standards()
    schools = pd.DataFrame({"kind": ["kindergarten"], "status": ["planned"]})
    left_out = standards.facilities_for("kindergarten", schools).left_out
    assert texts.said(left_out["detail"].iloc[0]) == "不计入“幼儿园”"


def test_reasons_have_their_chinese_names_in_the_log(chinese):
    lines = []
    outputs = Outputs.__new__(Outputs)
    outputs._progress = SimpleNamespace(warning=lambda text: lines.append(texts.said(text)))
    outputs._log_left_out(pd.DataFrame({"input": ["ROADS"], "reason": ["no_geometry"], "feature_id": [1]}))
    assert lines == ["ROADS 有 1 个要素被跳过：没有可用的几何。"]
