"""Make the sample county 示例县 anew: `python tools/make_sample_county.py [folder]`.

The same content comes out every time; docs/sample-county.md tells how it is made.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from sample_county.build import build  # noqa: E402


def main() -> None:
    """Write the sample county into the given folder, or into the plugin's sample_data."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "county_gis_plugin" / "sample_data"
    build(folder)
    for path in sorted(folder.iterdir()):
        print(f"{path.stat().st_size:>9,}  {path.name}")


if __name__ == "__main__":
    main()
