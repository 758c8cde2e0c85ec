"""HTML's elements and styles: which are blocks, which are passed over, which marks they make."""

from __future__ import annotations

from pubparse.model import MarkKind


def _words(text: str) -> frozenset[str]:
    """Split a literal into its words."""
    return frozenset(text.split())


BLOCK_TAGS = _words(
    "address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form frameset h1 h2 h3 h4 h5 h6 header hgroup legend li listing main marquee menu multicol noframes ol"
    " p plaintext pre search section summary table tbody td textarea tfoot th thead tr ul xmp"
)
"""Elements that begin and end a line."""

HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")

PREFORMATTED_TAGS = _words("pre textarea xmp listing plaintext")
"""Elements whose line breaks count."""

SKIPPED_TAGS = _words(
    "annotation annotation-xml applet audio button canvas datalist iframe img input link map meta nav object"
    " script select style svg template title video"
)
"""Elements whose text is not content (but a button in a link or heading counts, and a `nav` that is the page)."""

SKIPPED_CLASSES = _words("katex-html MathJax_Preview mjx-chtml")
"""Classes of elements that show once more what another element says (renderings of formulas)."""

UNSEEN_TAGS = _words("noscript textarea")
"""Elements whose content counts as hidden."""

UNSEEN_CLASSES = _words(
    "collapse d-none hidden hide is-hidden invisible display-none visually-hidden sr-only screen-reader-text w3-hide"
)
SEEN_CLASSES = _words(
    "show in d-block d-sm-block d-md-block d-lg-block d-xl-block d-md-flex d-lg-flex d-md-inline"
    " d-lg-inline d-sm-inline d-md-table-cell d-lg-table-cell d-print-block navbar-collapse"
)
"""Classes of the usual style sheets that hide an element, and those that undo it."""

MARK_TAGS: dict[str, MarkKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), MarkKind.EMPHASIS),
    **dict.fromkeys(("b", "strong"), MarkKind.STRONG),
    "u": MarkKind.UNDERLINE,
    "q": MarkKind.QUOTE,
    "sup": MarkKind.SUPERSCRIPT,
    "sub": MarkKind.SUBSCRIPT,
    **dict.fromkeys(("code", "tt", "kbd", "samp"), MarkKind.CODE),
    **dict.fromkeys(("s", "del", "strike"), MarkKind.STRIKE),
}

PLAIN_TAGS = frozenset((*_words("a bdi bdo body button font head html math nobr span wbr"), *MARK_TAGS))
"""Inline elements that say nothing by their tag alone; all others (`small`, `papertitle`) are marks of their own."""

STYLES: tuple[tuple[str, MarkKind], ...] = (
    (r"font-weight\s*:\s*(?:bold|[6-9]00)", MarkKind.STRONG),
    (r"font-style\s*:\s*(?:italic|oblique)", MarkKind.EMPHASIS),
    (r"text-decoration[\w-]*\s*:[^;]*underline", MarkKind.UNDERLINE),
    (r"text-decoration[\w-]*\s*:[^;]*line-through", MarkKind.STRIKE),
    (r"font-variant[\w-]*\s*:[^;]*small-caps", MarkKind.SMALLCAPS),
)
"""Declarations of a style in lower case, and the marks that they make."""

ICON_CLASSES = (
    "fa",
    "fas",
    "far",
    "fab",
    "ai",
    "bi",
    "icon",
    "glyphicon",
    "material-icons",
    "octicon",
    "svg-inline--fa",
)
"""What the classes of icons begin with, before a hyphen or alone."""

NO_LINKS = ("#", "javascript:", "mailto:", "data:", "tel:")
"""What the URLs begin with that lead nowhere a work could be."""
