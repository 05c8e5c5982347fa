"""Hold the service radii, the kinds that serve a need, and the speeds of each mode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from . import values
from .data_files import STANDARDS
from .errors import InputError, message
from .profiles import MODES, Profile, load_profile
from .services import TOLD, Radius, Service, read_services
from .units import SECONDS_PER_MINUTE

__all__ = [
    "MODES", "PUBLIC_ONLY", "STATUSES", "Profile", "Radius", "Selection", "Service", "Standards",
    "load_standards",
]

STATUSES = ("existing", "construction")
# Charging counts as public infrastructure only where everybody may charge.
PUBLIC_ONLY = ("charging", "charging_fast_growth")


@dataclass(frozen=True)
class Selection:
    """Hold the facilities of one service, and those of its kinds that were left out, with reasons."""

    facilities: pd.DataFrame
    left_out: pd.DataFrame


@dataclass(frozen=True)
class Standards:
    """Hold all services by id, and where they were read."""

    services: Mapping[str, Service]
    path: str

    def service(self, service: str) -> Service:
        """Give one service by id, Chinese or English name.

        Raises
        ------
        InputError
            If there is no such service.
        """
        wanted = values.normal(service)
        for found in self.services.values():
            if wanted in (found.id, values.normal(found.name_zh), values.normal(found.name_en)):
                return found
        raise InputError(
            message(
                "There is no service {service} in the standards; there are: {known}.",
                service=service, known=", ".join(self.services),
            )
        )

    def radius(self, service: str, urban: bool, mode: str | None = None) -> Radius | None:
        """Give the radius of a service for town or country.

        The first row that fits is the default; with ``mode`` the first of that mode. A walking
        time that the standard does not give is derived from its metres at the walking speed.
        ``None`` where the standard has no row.
        """
        area = "urban" if urban else "rural"
        rows = [radius for place, radius in self.service(service).radii if place in (area, "all")]
        fitting = [radius for radius in rows if mode is None or radius.mode == mode]
        if fitting:
            return fitting[0]
        if mode == "walk":
            in_metres = [radius for radius in rows if radius.unit == "m"]
            return self._walking_time(in_metres[0]) if in_metres else None
        return None

    def facilities_for(
        self,
        service: str,
        facilities: pd.DataFrame,
        *,
        statuses: Iterable[str] = STATUSES,
        public_only: bool = False,
    ) -> Selection:
        """Choose the facilities that give a service from a standardised frame.

        A facility without a status counts as existing, and one that does not say whether it is
        public counts as public. One without a grade or an area is left out where the service asks
        for a grade or a size.

        Parameters
        ----------
        facilities
            With ``kind`` and, where there are, ``grade``, ``status``, ``public``, ``area_m2``.
        statuses
            The statuses that count; planned and closed ones do not by default.
        public_only
            Whether private facilities are left out.
        """
        wanted = self.service(service)
        chosen = facilities[facilities["kind"].isin(wanted.kinds)]
        statuses = frozenset(statuses)
        reason = pd.Series("", index=chosen.index, dtype=object)
        for name, fails in _refusals(chosen, wanted, statuses, public_only):
            reason = reason.mask((reason == "") & fails, name)
        left_out = pd.DataFrame(
            {
                "input": "FACILITIES",
                "feature_id": chosen.index,
                "reason": reason.to_numpy(),
                "detail": [message("not counted for {service}", service=wanted.name)] * len(chosen),
            }
        )
        return Selection(chosen[reason == ""], left_out[left_out["reason"] != ""].reset_index(drop=True))

    def profile(self, mode: str) -> Profile:
        """Give the speeds and the edge filter of a mode: distance, walk, ebike, drive.

        Raises
        ------
        InputError
            If there is no such mode.
        """
        return load_profile(mode)

    def _walking_time(self, radius: Radius) -> Radius:
        minutes = radius.value / self.profile("walk").walk_speed / SECONDS_PER_MINUTE
        kept = {name: getattr(radius, name) for name in TOLD}
        return Radius(minutes, "min", "walk", denominators=radius.denominators, derived=True, **kept)


def load_standards(path: str | Path | None = None) -> Standards:
    """Read the service radii: the plugin's own, or a table with the same columns in their place.

    A table of one's own may name services that the plugin does not know, if it says in a column
    ``kinds`` which facility kinds serve them (divided by semicolons); the other columns of
    ``needs.csv`` may stand there too.

    Raises
    ------
    InputError
        If the table cannot be read; one sentence for each faulty cell, with row and column.
    """
    return _own() if path is None else Standards(read_services(Path(path)), str(path))


@lru_cache(maxsize=1)
def _own() -> Standards:
    path = STANDARDS / "services.csv"
    return Standards(read_services(path), str(path))


def _refusals(
    chosen: pd.DataFrame, service: Service, statuses: frozenset[str], public_only: bool
) -> Iterable[tuple[str, pd.Series]]:
    """Give each reason to leave facilities out, in the order in which they are decided."""
    nothing = pd.Series(np.nan, index=chosen.index)
    if "status" in chosen:
        status = chosen["status"].where(chosen["status"].notna(), "existing")
        for word in ("planned", "closed", "construction", "existing"):
            if word not in statuses:
                yield f"status_{word}", status == word
    if public_only and "public" in chosen:
        yield "not_public", chosen["public"] == False  # noqa: E712 - missing is not False
    if service.grade_min is not None:
        grade = chosen.get("grade", nothing)
        grade = pd.to_numeric(grade, errors="coerce")
        yield "grade_unknown", grade.isna()
        yield "grade_below", grade < service.grade_min
    if service.area_min_m2 is not None or service.area_max_m2 is not None:
        area = pd.to_numeric(chosen.get("area_m2", nothing), errors="coerce")
        yield "area_unknown", area.isna()
        yield "area_below", area < (service.area_min_m2 or 0.0)
        if service.area_max_m2 is not None:
            yield "area_above", area >= service.area_max_m2
