"""What a caller can choose; every default is what most people want."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pubparse.model import Format


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read and write. `format` None means: sniff it. `owner` names the person whose page it is, if known."""

    format: Format | None = None
    owner: str = ""
    authors: Literal["printed", "fullest"] = "printed"
    keep_versions: bool = False
    max_bytes: int = 64 * 1024 * 1024
    """Larger sources are refused with a `SourceError`."""
