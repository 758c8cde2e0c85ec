"""Use other models than the package's in this process, for measuring."""

from __future__ import annotations

from pubparse import sequence
from pubparse.extractors import _segmenter
from pubparse.labelling import labeler
from pubparse.normalizers import kinds

_packaged = sequence.model_bytes


def use_models(models: dict[str, bytes]) -> None:
    """From now on `name` is read from these bytes, for every name given."""

    def replaced(name: str) -> bytes:
        return models[name] if name in models else _packaged(name)

    for module in (sequence, _segmenter, labeler, kinds):
        module.model_bytes = replaced  # type: ignore[attr-defined]
    _segmenter._network.cache_clear()
    labeler.reader_model.cache_clear()
    labeler.line_model.cache_clear()
    kinds._weights.cache_clear()
