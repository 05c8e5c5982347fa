"""Draw thematic map sheets: one for the county, or an atlas with a page for each township."""

from __future__ import annotations

from .. import parameters as p
from ..base import CountyAlgorithm
from ..texts import mark, tr

USUAL = "auto"


class MapSheets(CountyAlgorithm):
    """Draw result layers on sheets that can be printed and signed."""

    ID = "mapsheets"
    TITLE = mark("Map sheets")
    GROUP = "planning"
    TAGS = mark("map,atlas,layout,print,legend,choropleth,thematic map,pdf,township,template")
    SUMMARY = mark(
        "Draws thematic maps of result layers with title, legend, scale, north arrow and sources, as PDF, "
        "PNG and SVG."
    )
    DETAILS = (
        mark(
            "Townships are coloured by one figure of a polygon result, such as the share of people not "
            "served or an indicator; other layers are drawn over them, points above lines above land. "
            "Results of this plugin are known by their fields and drawn in its styles; other layers as they "
            "are styled."
        ),
        mark(
            "Several figures, services or media make a page each. Classes are made once of all townships, "
            "with limits that read well, so that the pages of an atlas can be compared. The legend names "
            "only what is on the page; townships without a value are hatched."
        ),
        mark(
            "A layout template of your own takes the place of the sheet: its items are filled by their ids: "
            "map (needed), title, subtitle, legend, legend_title, locator, locator_title, scalebar, scale, "
            "north, sources, author, date, page. The plugin's folder layouts has templates to begin with."
        ),
    )

    def parameters(self):
        return [*_content(), *_drawing(), *_sheet(), *_imprint(), *_outputs()]

    def compute(self, inputs, outputs, progress):
        from . import sheet_inputs

        given = sheet_inputs.read(inputs, progress)

        def draw(pdf, png, svg):
            from ..map_sheets import write_map_sheets

            titles = write_map_sheets(
                **given, pdf_path=pdf, png_path=png, svg_path=svg, progress=progress)
            for title in titles:
                progress.info(title)

        outputs.files(("MAP", "MAP_IMAGE", "MAP_SVG"), draw)


def _content():
    """Declare what is on the maps."""
    return [
        p.several(
            "LAYERS",
            tr("Layers to be drawn"),
            p.ANY_GEOMETRY,
            tr(
                "Result layers, such as gaps or coverage by township, villages, sites, roads or pipes, and "
                "any other layer. The first lies on top among layers of one geometry."
            ),
        ),
        p.townships(),
        p.township_field(),
        p.words(
            "FIELD",
            tr("Field that townships are coloured by"),
            tr(
                "A field of numbers of a polygon layer; several parted by commas make a page each. The usual "
                "figure of each result where it is left empty."
            ),
        ),
        p.words(
            "KINDS",
            tr("Services or media"),
            tr(
                "Ids or names, parted by commas, such as primary, 小学 or water; a page each. All that the "
                "layers have where it is left empty."
            ),
        ),
        p.flag(
            "ATLAS",
            tr("A page for each township"),
            tr("The township fills the map, its neighbours are pale, and the locator shows where it lies."),
        ),
    ]


def _drawing():
    """Declare how it is drawn."""
    return [
        p.choice(
            "CLASSES",
            tr("Way of making classes"),
            (USUAL, "quantile", "jenks", "pretty", "equal"),
            tr(
                "auto: what suits the figure. quantile: as many townships in each; jenks: natural breaks; "
                "pretty: round limits; equal: equal steps."
            ),
            advanced=True,
        ),
        p.flag(
            "OWN_STYLES",
            tr("Draw layers as they are styled"),
            tr(
                "Results are drawn in the style that the layer has in the project or in its file, in place "
                "of the plugin's style in the language of the map."
            ),
            advanced=True,
        ),
        p.source(
            "REGION",
            tr("Land around the county"),
            [p.POLYGON],
            tr("Neighbouring counties, or the prefecture: the locator map shows the county among them."),
            optional=True,
            advanced=True,
        ),
    ]


def _sheet():
    """Declare paper and template."""
    return [
        p.choice("PAPER", tr("Paper"), ("A4", "A3"), tr("Size of the sheet.")),
        p.choice(
            "ORIENTATION",
            tr("Orientation"),
            ("landscape", "portrait"),
            tr("landscape: wide; portrait: high."),
        ),
        p.number(
            "DPI",
            tr("Resolution (dots per inch)"),
            tr("Of the picture; 200 for the screen, 300 for print."),
            default=200,
            least=50,
            integer=True,
        ),
        p.layout_template(),
    ]


def _imprint():
    """Declare what is printed around the maps."""
    return [
        p.words("TITLE", tr("Title"), tr("In place of figure, service and county.")),
        *p.imprint(),
        p.words(
            "STANDARD",
            tr("Standard cited"),
            tr("Codes that the map rests on, such as GB 50180-2018; printed at the foot."),
        ),
        p.words(
            "DATE",
            tr("Date"),
            tr("Year, month and day, such as 2026-03-05. Today where it is left empty."),
            advanced=True,
        ),
    ]


def _outputs():
    return [
        p.output_file(
            "MAP", tr("Maps (PDF)"), "PDF (*.pdf)", tr("All pages in one file; its text can be searched."),
            shown=True),
        p.output_file(
            "MAP_IMAGE",
            tr("Maps (images)"),
            "PNG (*.png)",
            tr("A picture of each page: the second page goes to a file beside it, named name_2.png."),
        ),
        p.output_file(
            "MAP_SVG",
            tr("Maps (SVG)"),
            "SVG (*.svg)",
            tr("A drawing of each page that Inkscape or Illustrator can edit: name_2.svg is the second."),
        ),
    ]
