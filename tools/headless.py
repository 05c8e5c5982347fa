"""Run QGIS without a window: a fresh ``qgis_process`` each time, with a profile that is thrown away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "county_gis_plugin"

# Settings of the caller that would lead QGIS to other libraries, data or profiles.
FOREIGN = ("PYTHON", "QGIS_", "PROJ_", "GDAL_", "OGR_", "QT_", "XDG_", "LC_", "LANG", "VIRTUAL_ENV")


@dataclass(frozen=True)
class Run:
    """Hold what a ``qgis_process`` call left: exit status, results, log and both streams."""

    code: int
    stdout: str
    stderr: str
    seconds: float
    report: Mapping[str, object] = field(default_factory=dict)

    @property
    def results(self) -> Mapping[str, object]:
        """Give the algorithm's results by output name; empty if it failed."""
        return self.report.get("results") or {}

    @property
    def text(self) -> str:
        """Give everything that was printed."""
        return self.stdout + self.stderr


class Headless:
    """Run algorithms with one plugin switched on.

    Each call has its own process, HOME and runtime folder, so that calls may go on side by
    side and a crash shows as an exit status.
    """

    def __init__(self, folder: Path, plugins: Path = ROOT, plugin: str = PLUGIN) -> None:
        """Make a profile in ``folder`` in which ``plugin``, found in ``plugins``, is switched on."""
        self.folder = Path(folder)
        self.plugins = Path(plugins)
        self.profile = self.folder / "profile"
        self.profile.mkdir(parents=True)
        said = "\n".join(self._start(self.profile, ["plugins", "enable", plugin]).communicate())
        if "No matching plugins" in said:
            raise RuntimeError(f"{plugin} could not be switched on:\n{said}")

    def run(
        self,
        algorithm: str,
        parameters: Mapping[str, object],
        *,
        environment: Mapping[str, str] | None = None,
        timeout_s: float = 300,
    ) -> Run:
        """Run an algorithm; lists become repeated parameters, ``None`` leaves a parameter out."""
        arguments = ["run", algorithm, "--json", "--", *spelled(parameters)]
        return self.call(arguments, environment=environment, timeout_s=timeout_s)

    def call(
        self,
        arguments: Iterable[str],
        *,
        environment: Mapping[str, str] | None = None,
        timeout_s: float = 300,
    ) -> Run:
        """Call ``qgis_process`` with these arguments and wait for it."""
        started = time.monotonic()
        with self.process(arguments, environment=environment) as process:
            try:
                stdout, stderr = process.communicate(timeout=timeout_s)
            except subprocess.TimeoutExpired:
                process.kill()
                stdout, stderr = process.communicate()
                stderr += f"\nstopped after {timeout_s} s"
        return Run(process.returncode, stdout, stderr, time.monotonic() - started, read_report(stdout))

    @contextmanager
    def process(
        self, arguments: Iterable[str], *, environment: Mapping[str, str] | None = None
    ) -> Iterator[subprocess.Popen]:
        """Start ``qgis_process`` and hand it over, to be cancelled or killed; killed at the end."""
        with tempfile.TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as home:
            shutil.copytree(self.profile, home, dirs_exist_ok=True)
            process = self._start(Path(home), arguments, environment)
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.kill()
                    process.communicate()

    def _start(
        self, home: Path, arguments: Iterable[str], environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen:
        settings = clean_environment(home)
        settings["QGIS_PLUGINPATH"] = str(self.plugins)
        settings.update(environment or {})
        return subprocess.Popen(
            [executable(), *arguments],
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )


def executable() -> str:
    """Find ``qgis_process``.

    Raises
    ------
    FileNotFoundError
        If there is none.
    """
    # Debian 12's qgis_process is a wrapper that does nothing and reports success: the .bin comes first.
    for name in ("qgis_process.bin", "qgis_process"):
        found = shutil.which(name)
        if found:
            return found
    raise FileNotFoundError("qgis_process is not on the PATH: install QGIS 3.22 or later.")


def clean_environment(home: Path) -> dict[str, str]:
    """Give an environment in which QGIS finds the project's libraries and writes below ``home`` only."""
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = {k: v for k, v in os.environ.items() if not k.startswith(FOREIGN)}
    libraries = ROOT / ".venv" / "bin"
    settings["PATH"] = os.pathsep.join([str(libraries), settings.get("PATH", os.defpath)])
    settings.update(
        HOME=str(home),
        XDG_RUNTIME_DIR=str(runtime),
        LC_ALL="C.UTF-8",
        QT_QPA_PLATFORM="offscreen",
        PYTHONWARNINGS="ignore",
    )
    return settings


def spelled(parameters: Mapping[str, object]) -> list[str]:
    """Write parameters as ``NAME=value`` arguments."""
    arguments = []
    for name, value in parameters.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        arguments += [f"{name}={_spelled_value(v)}" for v in values if v is not None]
    return arguments


def layer_in(path: Path, table: str) -> str:
    """Write the destination ``table`` of the GeoPackage ``path`` for a Processing output."""
    return f'ogr:dbname=\'{path}\' table="{table}"'


def read_report(stdout: str) -> dict[str, object]:
    """Find the JSON report in what ``qgis_process`` printed; empty if there is none."""
    start = stdout.find("\n{") + 1 if not stdout.startswith("{") else 0
    try:
        return json.JSONDecoder().raw_decode(stdout[start:])[0]
    except json.JSONDecodeError:
        return {}


def _spelled_value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
