"""The plain modules that few notes use. Loading them makes each fork dearer, so they have a server of their own."""

from __future__ import annotations

import importlib

MODULES = (
    "abc array base64 bisect calendar cmath collections.abc colorsys contextlib copy csv datetime decimal dataclasses "
    "difflib enum fractions functools hashlib heapq html itertools json keyword locale math numbers operator pprint "
    "queue random re secrets statistics string struct textwrap time types typing unicodedata uuid warnings zlib "
    "_strptime zoneinfo __future__ encodings.idna encodings.latin_1 encodings.ascii typing_extensions "
    "numpy.fft numpy.linalg numpy.ma numpy.polynomial numpy.random numpy.char numpy.rec numpy.strings numpy.testing "
    "numpy.exceptions numpy.lib.scimath numpy.lib.stride_tricks numpy.typing"
).split()


def load() -> None:
    """Import them all, and what NumPy imports only when a name of it is first used."""
    import numpy

    for name in MODULES:
        try:
            importlib.import_module(name)
        except ImportError:
            continue  # not in this version of Python or NumPy
    for name in numpy.__all__:
        getattr(numpy, name, None)
