"""The room that turns what was read into what we believe: `normalize(records, options) -> publications`."""

from pubparse.normalizers.assemble import normalize

__all__ = ["normalize"]
