"""Declare every shared parameter once: name, label with its unit, help, default, limits.

Each function makes one parameter. Numbers that mean metres carry the unit in the label and not
the layer's CRS, so that 1000 is a kilometre in every projection.
"""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from . import settings
from .texts import in_one, tr

MODES = ("distance", "walk", "ebike", "drive")
DIRECTIONS = ("to_facility", "from_facility")
OVERLAPS = ("separate", "merge", "split")

LINE = QgsProcessing.SourceType.TypeVectorLine
POINT = QgsProcessing.SourceType.TypeVectorPoint
POLYGON = QgsProcessing.SourceType.TypeVectorPolygon
ANY_GEOMETRY = QgsProcessing.SourceType.TypeVectorAnyGeometry
TABLE = QgsProcessing.SourceType.TypeVector

# The least of numbers that cannot be zero: a millimetre, less than a tenth of a second.
ABOVE_ZERO = 0.001

_ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced
_REAL = QgsProcessingParameterNumber.Type.Double
_INTEGER = QgsProcessingParameterNumber.Type.Integer


# ---- how a parameter is made ---------------------------------------------------------------------


def with_help(
    parameter: QgsProcessingParameterDefinition, text: str, *, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Give a parameter its help, and put it among the advanced ones if asked for."""
    parameter.setHelp(text)
    if advanced:
        parameter.setFlags(parameter.flags() | _ADVANCED)
    return parameter


def number(
    name: str,
    label: str,
    text: str,
    *,
    default: float | None = None,
    least: float | None = 0.0,
    optional: bool = False,
    advanced: bool = False,
    integer: bool = False,
) -> QgsProcessingParameterDefinition:
    """Declare a number; the unit stands in ``label``."""
    parameter = QgsProcessingParameterNumber(
        name, label, _INTEGER if integer else _REAL, default, optional or default is None
    )
    if least is not None:
        parameter.setMinimum(least)
    return with_help(parameter, text, advanced=advanced)


def field(
    name: str, label: str, parent: str, text: str, *, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Declare an optional field of the layer ``parent``."""
    parameter = QgsProcessingParameterField(name, label, parentLayerParameterName=parent, optional=True)
    return with_help(parameter, text, advanced=advanced)


def choice(
    name: str, label: str, options: Iterable[str], text: str, *, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Declare a choice among words that are never translated; the first is the default."""
    options = list(options)
    parameter = QgsProcessingParameterEnum(
        name, label, options, defaultValue=options[0], usesStaticStrings=True
    )
    word = tr("On the command line give the word: {}.").format(", ".join(options))
    return with_help(parameter, in_one([text, word]), advanced=advanced)


def flag(
    name: str, label: str, text: str, *, default: bool = False, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Declare a yes or no."""
    return with_help(QgsProcessingParameterBoolean(name, label, default), text, advanced=advanced)


def words(
    name: str, label: str, text: str, *, default: str | None = None, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Declare an optional text."""
    parameter = QgsProcessingParameterString(name, label, default, optional=True)
    return with_help(parameter, text, advanced=advanced)


def source(
    name: str, label: str, types: Iterable[int], text: str, *, optional: bool = False, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Declare a vector layer."""
    parameter = QgsProcessingParameterFeatureSource(name, label, list(types), optional=optional)
    return with_help(parameter, text, advanced=advanced)


def several(
    name: str, label: str, type_: int, text: str, *, optional: bool = False
) -> QgsProcessingParameterDefinition:
    """Declare one or more vector layers of one geometry."""
    return with_help(QgsProcessingParameterMultipleLayers(name, label, type_, optional=optional), text)


def sink(
    name: str, label: str, kind: int, text: str, *, optional: bool = False, shown: bool = True
) -> QgsProcessingParameterDefinition:
    """Declare an output layer; ``shown`` says whether the dialog makes it unasked."""
    parameter = QgsProcessingParameterFeatureSink(name, label, kind, None, optional, shown)
    return with_help(parameter, text)


def output_file(
    name: str, label: str, file_filter: str, text: str, *, shown: bool = False
) -> QgsProcessingParameterDefinition:
    """Declare an optional output file."""
    parameter = QgsProcessingParameterFileDestination(name, label, file_filter, None, True, shown)
    return with_help(parameter, text)


# ---- layers --------------------------------------------------------------------------------------


def roads() -> QgsProcessingParameterDefinition:
    return source(
        "ROADS",
        tr("Roads"),
        [LINE],
        tr(
            "Lines of the road network, in any CRS. Two lines meet where they share a vertex (within the "
            "tolerance). Include roads beyond the county's border where people use them."
        ),
    )


def road_distances() -> list[QgsProcessingParameterDefinition]:
    """Declare the straight distances by which places are on a road: NEAR and RURAL_ACCESS."""
    return [
        number(
            "NEAR",
            tr("Village or seat on a road within (metres)"),
            tr("Straight distance within which a village is on a graded road, and a seat on a good one."),
            default=500.0,
            advanced=True,
        ),
        number(
            "RURAL_ACCESS",
            tr("Rural access within (metres)"),
            tr("Straight distance of the Rural Access Index; its definition says 2 km."),
            default=2000.0,
            advanced=True,
        ),
    ]


def facilities() -> QgsProcessingParameterDefinition:
    return source(
        "FACILITIES",
        tr("Facilities"),
        [POINT, POLYGON],
        tr(
            "Schools, clinics, hospitals, charging stations and so on. One feature is one facility; "
            "facilities outside the county count too."
        ),
    )


def demand(*, optional: bool = False, text: str | None = None) -> QgsProcessingParameterDefinition:
    return source(
        "DEMAND",
        tr("Villages or settlements"),
        [POINT, POLYGON],
        text or tr("Where people live: points, or polygons that stand for a point inside them."),
        optional=optional,
    )


def townships(*, optional: bool = False) -> QgsProcessingParameterDefinition:
    return source(
        "TOWNSHIPS",
        tr("Townships"),
        [POLYGON],
        tr("Polygons with a code and a name for which the results are added up."),
        optional=optional,
    )


def pipes(*, optional: bool = False) -> QgsProcessingParameterDefinition:
    return several(
        "PIPES",
        tr("Pipes"),
        LINE,
        tr(
            "One layer with a field for the medium (介质, 管线类型), or several layers, one for each "
            "medium: where a layer has no such field its name says it (给水管线, WS_LINE, gas)."
        ),
        optional=optional,
    )


def barriers() -> QgsProcessingParameterDefinition:
    return source(
        "BARRIERS",
        tr("Barriers (rivers, railways)"),
        [LINE, POLYGON],
        tr("The straight way between a point and the road network does not cross these."),
        optional=True,
        advanced=True,
    )


def builtup(*, text: str | None = None) -> QgsProcessingParameterDefinition:
    return source(
        "BUILTUP",
        tr("Built-up area"),
        [POLYGON],
        text
        or tr(
            "Villages inside are urban, and so are those whose field for the urban and rural class begins "
            "with 1 (but 123, which is undecided); all others are rural."
        ),
        optional=True,
    )


def population(*, text: str | None = None) -> QgsProcessingParameterDefinition:
    parameter = QgsProcessingParameterRasterLayer("POPULATION", tr("Population raster (people per cell)"))
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagOptional)
    return with_help(
        parameter,
        text or tr("A raster with the number of people in each cell (not per km²), in place of villages."),
    )


def village_stats() -> QgsProcessingParameterDefinition:
    return source(
        "VILLAGE_STATS",
        tr("Village statistics (table)"),
        [TABLE],
        tr(
            "A table with a row for each village, joined by code, else by name: people on tap water, sewage, "
            "waste, express delivery, exemption from a clinic of its own. What it says takes the place of "
            "what the maps suggest."
        ),
        optional=True,
    )


def county(*, builtup_text: str | None = None) -> list[QgsProcessingParameterDefinition]:
    """Declare townships, people and built-up land as all algorithms of coverage take them."""
    return [
        townships(),
        demand(
            optional=True,
            text=tr(
                "Where people live: points, or polygons that stand for a point inside them. Without them no "
                "village is judged."
            ),
        ),
        population_field(),
        population(text=tr("The people of each cell (not per km²) count in place of the villages' own.")),
        township_field(),
        scale_field(),
        builtup(text=builtup_text),
    ]


# ---- fields --------------------------------------------------------------------------------------


def population_field() -> QgsProcessingParameterDefinition:
    return field(
        "POPULATION_FIELD",
        tr("Field with the number of people"),
        "DEMAND",
        tr("If left empty, a field named as usual (pop, 常住人口, 人口 …) is taken where there is one."),
    )


def scale_field() -> QgsProcessingParameterDefinition:
    return field(
        "SCALE_FIELD",
        tr("Field with the townships' people"),
        "TOWNSHIPS",
        tr("If set, the people inside each township are scaled so that they add up to this total."),
    )


def kind_field(*more: str, layer: str = "FACILITIES") -> QgsProcessingParameterDefinition:
    text = tr("If left empty, a field named as usual (kind, 类别, 设施类型 …) is taken where there is one.")
    label = tr("Field with the facility's kind")
    return field("KIND_FIELD", label, layer, in_one([text, *more]))


def own_radius_fields() -> list[QgsProcessingParameterDefinition]:
    """Declare the fields with each facility's own radius."""
    text = tr(
        "Where a facility has a value here, it takes the place of every other radius. A unit may stand "
        "beside the number (9公里, 0.5小时); what is not understood is listed in SKIPPED."
    )
    return [
        field(
            "RADIUS_FIELD",
            tr("Field with the facility's own radius (metres)"),
            "FACILITIES",
            text,
            advanced=True,
        ),
        field(
            "MINUTES_FIELD",
            tr("Field with the facility's own time (minutes)"),
            "FACILITIES",
            text,
            advanced=True,
        ),
    ]


def which_count(*, public_only: bool = False) -> list[QgsProcessingParameterDefinition]:
    """Declare which facilities count: planned ones too, and only public ones (by default ``public_only``)."""
    return [
        flag(
            "INCLUDE_PLANNED",
            tr("Planned facilities count too"),
            tr("By default only facilities that exist or are being built count."),
        ),
        flag(
            "PUBLIC_ONLY",
            tr("Only public facilities count"),
            tr("Facilities that do not say whether they are public count as public."),
            default=public_only,
        ),
    ]


def township_field() -> QgsProcessingParameterDefinition:
    return field(
        "TOWNSHIP_FIELD",
        tr("Field with the township's name"),
        "TOWNSHIPS",
        tr("If left empty, a field named as usual (name, XZQMC, 乡镇名称 …) is taken."),
        advanced=True,
    )


def kinds(*more: str) -> QgsProcessingParameterDefinition:
    empty = tr("Every service of the standards for which there are facilities where it is left empty.")
    return words("KINDS", tr("Services to be measured"), in_one([_how_to_name_services(), *more, empty]))


def choice_of_facilities(layer: str = "FACILITIES") -> list[QgsProcessingParameterDefinition]:
    """Declare how facilities are chosen by the service they give; without it every feature counts.

    ``layer`` is the parameter with the facilities.
    """
    any_kind = tr("Any other kind that stands in the layer will do as well.")
    then = tr("Facilities that are planned or closed are left out then. Empty: every feature counts.")
    asked = words(
        "KINDS", tr("Services whose facilities count"), in_one([_how_to_name_services(), any_kind, then])
    )
    return [kind_field(tr("Used only where services are named."), layer=layer), asked]


def _how_to_name_services() -> str:
    return tr(
        "Ids, Chinese or English names of services, or kinds of facilities, parted by commas: primary, "
        "clinic or 小学, 卫生室. Among the services are kindergarten, primary, junior_high, clinic, "
        "health_centre, hospital, care_home, culture, post_office, charging, fire_station; a word that is "
        "not known is answered with them all."
    )


# ---- how one travels -----------------------------------------------------------------------------


def mode(*, standard: bool = False) -> QgsProcessingParameterDefinition:
    text = tr(
        "distance: metres along the network; walk, ebike, drive: minutes at the speeds of the standards. "
        "Walking and distance leave out motorways; driving leaves out footways and tracks."
    )
    if standard:
        text = in_one([tr("standard: each service by the mode that its standard names."), text])
    return choice("MODE", tr("Mode"), (("standard", *MODES) if standard else MODES), text)


def radius(text: str | None = None) -> QgsProcessingParameterDefinition:
    return number(
        "RADIUS",
        tr("Radius (metres)"),
        text or tr("Largest total distance that counts as served. Only in the mode distance."),
        least=ABOVE_ZERO,
    )


def minutes(text: str | None = None) -> QgsProcessingParameterDefinition:
    return number(
        "MINUTES",
        tr("Travel time (minutes)"),
        text or tr("Longest total time that counts as served. Only in the modes walk, ebike and drive."),
        least=ABOVE_ZERO,
    )


def breaks() -> QgsProcessingParameterDefinition:
    return words(
        "BREAKS",
        tr("Breaks (metres)"),
        tr("One or more distances, parted by commas, such as 500,1000,2000. Only in the mode distance."),
    )


def breaks_minutes() -> QgsProcessingParameterDefinition:
    return words(
        "BREAKS_MINUTES",
        tr("Breaks (minutes)"),
        tr("One or more times, parted by commas, such as 5,10,15. Only in the modes walk, ebike and drive."),
    )


def direction() -> QgsProcessingParameterDefinition:
    return choice(
        "DIRECTION",
        tr("Direction of travel"),
        DIRECTIONS,
        tr(
            "to_facility: people go to the facility (school, clinic). from_facility: the facility comes to "
            "people (fire engine, ambulance). It matters only where roads are one-way."
        ),
        advanced=True,
    )


def max_snap() -> QgsProcessingParameterDefinition:
    return number(
        "MAX_SNAP",
        tr("Largest distance to the network (metres)"),
        tr("Points farther from any usable road get no result; they are listed with their distance."),
        default=1000.0,
        advanced=True,
    )


def trim(default_m: float) -> QgsProcessingParameterDefinition:
    return number(
        "TRIM",
        tr("Land beside the road (metres)"),
        tr("How far from a road the polygons reach at most."),
        default=default_m,
        least=ABOVE_ZERO,
        advanced=True,
    )


def network() -> list[QgsProcessingParameterDefinition]:
    """Declare how the roads become a network; all of it advanced."""
    return [tolerance(), *direction_fields(), speed_field(), default_speed(), level_field(), node_crossings()]


def tolerance(default_m: float = 1.0, text: str | None = None) -> QgsProcessingParameterDefinition:
    return number(
        "TOLERANCE",
        tr("Tolerance for joining line ends (metres)"),
        text
        or tr(
            "A road that ends closer than this to another meets it. So do vertices of roads that run on, up "
            "to 2 metres apart, unless level, layer, bridge or tunnel differ."
        ),
        default=default_m,
        advanced=True,
    )


def direction_fields(text: str | None = None) -> list[QgsProcessingParameterDefinition]:
    """Declare the field for one-way roads and its three values, named as in QGIS's own tools."""
    values = (
        ("VALUE_FORWARD", tr("Value for the line's own direction")),
        ("VALUE_BACKWARD", tr("Value for the opposite direction")),
        ("VALUE_BOTH", tr("Value for both directions")),
    )
    help_text = tr(
        "If all three are left empty, the usual words are understood (yes, -1, no; F, T, B; 是, 否)."
    )
    direction_field = field(
        "DIRECTION_FIELD",
        tr("Field for one-way roads"),
        "ROADS",
        text or tr("Without it every road is two-way. Walking is never one-way."),
        advanced=True,
    )
    return [direction_field, *(words(name, label, help_text, advanced=True) for name, label in values)]


def speed_field() -> QgsProcessingParameterDefinition:
    return field(
        "SPEED_FIELD",
        tr("Field with the speed (km/h)"),
        "ROADS",
        tr("Empty, zero and negative speeds take the default of the road's class; the log counts them."),
        advanced=True,
    )


def default_speed() -> QgsProcessingParameterDefinition:
    return number(
        "DEFAULT_SPEED",
        tr("Default speed (km/h)"),
        tr("For roads without a speed. If left empty, the speed of the road's class in the standards."),
        least=0.1,
        advanced=True,
    )


def level_field() -> QgsProcessingParameterDefinition:
    return field(
        "LEVEL_FIELD",
        tr("Field with the level (bridges and tunnels)"),
        "ROADS",
        tr("Roads of different level do not meet, save at the ends of a line."),
        advanced=True,
    )


def node_crossings() -> QgsProcessingParameterDefinition:
    return flag(
        "NODE_CROSSINGS",
        tr("Join lines that cross without a shared vertex"),
        tr("For roads that were drawn across each other. Never where level, bridge or tunnel differ."),
        advanced=True,
    )


def existing_file(name: str, label: str, file_filter: str, text: str) -> QgsProcessingParameterDefinition:
    """Declare an optional file to be read."""
    behaviour = QgsProcessingParameterFile.Behavior.File
    parameter = QgsProcessingParameterFile(name, label, behaviour, optional=True, fileFilter=file_filter)
    return with_help(parameter, text)


def table_file(
    name: str, label: str, text: str, *, default: str | None = None
) -> QgsProcessingParameterDefinition:
    """Declare an optional table (CSV) that takes the place of one of the plugin's own."""
    parameter = QgsProcessingParameterFile(
        name,
        label,
        QgsProcessingParameterFile.Behavior.File,
        defaultValue=default,
        optional=True,
        fileFilter=tr("Standards") + " (*.csv)",
    )
    return with_help(parameter, text, advanced=True)


def layout_template() -> QgsProcessingParameterDefinition:
    """Declare an optional print layout template that takes the place of the plugin's sheet."""
    parameter = QgsProcessingParameterFile(
        "TEMPLATE",
        tr("Layout template"),
        QgsProcessingParameterFile.Behavior.File,
        optional=True,
        fileFilter=tr("Layout templates") + " (*.qpt)",
    )
    text = tr("A print layout template of your own (.qpt); its paper and orientation take precedence.")
    return with_help(parameter, text, advanced=True)


def standards() -> QgsProcessingParameterDefinition:
    return table_file(
        "STANDARDS",
        tr("Standards file"),
        tr("Service radii of your own in place of the plugin's: copy the plugin's file and edit it."),
        default=settings.standards_file(),
    )


def imprint() -> list[QgsProcessingParameterDefinition]:
    """Declare what is printed on the map and in the workbook."""
    return [
        *workbook_words(tr("For the titles of the map and of the workbook.")),
        words("CREDIT", tr("Credit"), tr("What a licence demands, such as © OpenStreetMap contributors.")),
        words("AUTHOR", tr("Drawn by"), tr("The office that signs the map."), advanced=True),
    ]


def workbook_words(text: str | None = None) -> list[QgsProcessingParameterDefinition]:
    """Declare the words in the head of a workbook."""
    return [
        words("COUNTY", tr("The county's name"), text or tr("For the titles of the workbook.")),
        words("SOURCE", tr("Source of the data"), tr("Printed in the workbook and on maps.")),
        choice(
            "LANGUAGE",
            tr("Language of maps and reports"),
            settings.languages(),
            tr("zh: Chinese; en: English; of the workbook too. The names of places stay as they are in the "
               "data."),
            advanced=True,
        ),
    ]


# ---- outputs that several algorithms have ----------------------------------------------------------


def skipped() -> QgsProcessingParameterDefinition:
    return sink(
        "SKIPPED",
        tr("Skipped features"),
        TABLE,
        tr("A table of every feature left out and of odd values: input, feature_id, reason, detail."),
        optional=True,
        shown=False,
    )


def workbook(text: str) -> QgsProcessingParameterDefinition:
    return output_file("WORKBOOK", tr("Workbook"), tr("Excel workbook") + " (*.xlsx)", text)


def township_coverage(text: str, *, optional: bool = False) -> QgsProcessingParameterDefinition:
    return sink("TOWNSHIP_COVERAGE", tr("Coverage by township"), POLYGON, text, optional=optional)


def coverage_summary() -> QgsProcessingParameterDefinition:
    return sink(
        "SUMMARY",
        tr("Summary"),
        TABLE,
        tr("A table with the same fields by township, and a row for the county, the last (level)."),
        optional=True,
    )


def villages(text: str) -> QgsProcessingParameterDefinition:
    return sink("VILLAGES", tr("Villages judged"), POINT, text, optional=True)


def account() -> QgsProcessingParameterDefinition:
    return sink(
        "ACCOUNT",
        tr("Account"),
        TABLE,
        tr("A table that proves the sums: what, townships + outside = input."),
        optional=True,
        shown=False,
    )
