"""Say what is wrong in one sentence per fault, all faults at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

MOST_IDS_SHOWN = 10
ID_MARK = ", "


@dataclass(frozen=True)
class Message:
    """Hold a sentence as an English template and its values, so that a face can translate it.

    The engine knows no language but this one: a face looks up ``template`` in its
    translations and fills in ``values`` afterwards.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    def __str__(self) -> str:
        return self.template.format_map(self.values)


def message(template: str, /, **values: object) -> Message:
    """Make a ``Message``; the template is a literal, so that the translators' tool finds it."""
    return Message(template, values)


class Name(str):
    """Be a word of the program in a sentence: as it is in English, ``chinese`` for a face that speaks it."""

    chinese: str

    def __new__(cls, word: str, chinese: str) -> Name:
        made = super().__new__(cls, word)
        made.chinese = chinese
        return made


def names(words: Iterable[tuple[str, str]]) -> Name:
    """List words of the program with their Chinese in a sentence."""
    words = list(words)
    return Name(", ".join(word for word, _ in words), "、".join(chinese for _, chinese in words))


def shown(ids: Iterable[object]) -> str:
    """Write feature ids for a sentence: at most ten, then how many more."""
    ids = list(ids)
    text = ID_MARK.join(str(i) for i in ids[:MOST_IDS_SHOWN])
    return text if len(ids) <= MOST_IDS_SHOWN else f"{text} … ({len(ids)})"


def listed(ids: Iterable[object]) -> str:
    """Write all feature ids for a table; a sentence has them ``abridged``."""
    return ID_MARK.join(str(i) for i in ids)


def abridged(ids: object) -> object:
    """Shorten what ``listed`` gave for a sentence or a sheet, as ``shown`` does; one id stays as it is."""
    return shown(ids.split(ID_MARK)) if isinstance(ids, str) else ids


def together(sentences: Sequence[Message | str]) -> Message | str:
    """Put sentences into one text that can still be translated."""
    first, *more = sentences
    return message("{sentence} {more}", sentence=first, more=together(more)) if more else first


class CountyGisError(Exception):
    """Be the base of every error that the plugin raises on purpose."""

    @property
    def sentences(self) -> tuple[Message | str, ...]:
        """Give what is to be said, a sentence a fault."""
        return self.args


class InputError(CountyGisError, ValueError):
    """Name every fault of the inputs: which input, which feature, what was found, what to do."""

    def __init__(self, faults: Message | str | Iterable[Message | str]) -> None:
        if isinstance(faults, (Message, str)):
            faults = [faults]
        self.faults: tuple[Message | str, ...] = tuple(faults)
        super().__init__("\n".join(str(f) for f in self.faults))

    @property
    def sentences(self) -> tuple[Message | str, ...]:
        """Give the faults."""
        return self.faults


class CrsError(InputError):
    """Say that a coordinate reference system is missing or cannot be measured in."""


class OutputError(CountyGisError, OSError):
    """Say that a result could not be written; nothing was left behind."""


class DependencyError(CountyGisError, ImportError):
    """Say which library is missing and how to get it."""


class Cancelled(CountyGisError):
    """Say that the user stopped the run; it leaves no output."""


class Faults:
    """Collect faults, then raise them together."""

    def __init__(self) -> None:
        self._found: list[Message] = []

    def add(self, template: str, /, **values: object) -> None:
        """Note one fault; ids go in as ``shown(ids)``."""
        self._found.append(message(template, **values))

    def extend(self, faults: Iterable[Message]) -> None:
        """Note several faults."""
        self._found.extend(faults)

    def __len__(self) -> int:
        return len(self._found)

    @property
    def found(self) -> tuple[Message | str, ...]:
        """Give the faults noted so far."""
        return tuple(self._found)

    def raise_if_any(self, error: type[InputError] = InputError) -> None:
        """Raise one error that lists every fault noted so far.

        Raises
        ------
        InputError
            If at least one fault was noted.
        """
        if self._found:
            raise error(self._found)
