"""How far municipalities lie from each other, middle to middle."""

from __future__ import annotations

from collections.abc import Collection
from math import asin, cos, radians, sin, sqrt

from accounts.access.models import Municipality

EARTH_KM = 6371.0


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Great-circle distance (haversine) of two points, each latitude and longitude in degrees."""
    (here_lat, here_lon), (there_lat, there_lon) = (tuple(map(radians, point)) for point in (here, there))
    half = sin((there_lat - here_lat) / 2) ** 2 + cos(here_lat) * cos(there_lat) * sin((there_lon - here_lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def municipalities_within(reach: float, centres: Collection[str]) -> dict[str, float]:
    """Kilometres from the nearest centre to each municipality within ``reach`` km of one, by code."""
    rows = {code: (lat, lon) for code, lat, lon in Municipality.objects.values_list("code", "latitude", "longitude")}
    middles = [rows[code] for code in centres if code in rows]
    far = {
        code: min((kilometres(middle, point) for middle in middles), default=reach + 1) for code, point in rows.items()
    }
    return {code: distance for code, distance in far.items() if distance <= reach}
