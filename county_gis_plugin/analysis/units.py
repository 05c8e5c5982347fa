"""Hold how many of one unit make another."""

from __future__ import annotations

M_PER_KM = 1000.0
M2_PER_KM2 = 1e6
SECONDS_PER_MINUTE = 60.0
KMH_PER_MS = 3.6
# What is given for every 10,000 people (每万人).
TEN_THOUSAND = 10_000.0
