"""The reader of running text: tokens, features, labels, values, records."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubparse.labelling import borders
from pubparse.labelling.certain import certain
from pubparse.labelling.inputs import TABLES, inputs, mark_features
from pubparse.labelling.labeler import label, reader_model
from pubparse.labelling.tokens import NEWLINE, NO_BREAK, SPACE, TAB, link_kind, tokenize
from pubparse.labelling.words import word_of
from pubparse.model import Entry, Field, Heading, Mark, MarkKind, Place, Value
from pubparse.readers import citation, read
from pubparse.readers.citation import segments, trim
from pubparse.sequence import Labels

PLACE = Place("here")


def entry(text: str, *marks: Mark, list_id: int = 0) -> Entry:
    return Entry(text, PLACE, marks, list_id=list_id)


def said(text: str, *marks: Mark) -> dict[Field, list[str]]:
    """What is read in a text: field -> values."""
    (values,) = citation.read([entry(text, *marks)])
    found: dict[Field, list[str]] = {}
    for value in values:
        found.setdefault(value.field, []).append(value.text)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("J. Doe, Phys. Rev. D26 (1982)", "J . Doe , Phys . Rev . D 26 ( 1982 )"),
        ("O'Brien, Müller-Lüdenscheid", "O'Brien , Müller-Lüdenscheid"),
        ("see https://a.org/x_(y)). Next", "see https://a.org/x_(y) ) . Next"),
        ("doi:10.1000/abc.12.", "doi : 10.1000/abc.12 ."),
        ("[arXiv:2405.16444v2]", "[ arXiv : 2405.16444v2 ]"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("王伟，李娜. 计算", "王 伟 ， 李 娜 . 计 算"),
        ("12(3):45–67", "12 ( 3 ) : 45 – 67"),
        ("VolkovaPhys. Lett.", "Volkova Phys . Lett ."),
        ("PhD, arXiv, 5th", "PhD , arXiv , 5 th"),
        ("a@b.org ... --", "a@b.org ... --"),
        ("", ""),
        ("  \n\t ", ""),
    ],
)
def test_words_and_signs_stand_apart_and_regular_things_whole(text: str, words: str) -> None:
    assert list(tokenize(text).words) == words.split()


def test_tokens_know_the_break_before_them() -> None:
    tokens = tokenize("a b\nc\td.e")
    assert tokens.breaks == (SPACE, SPACE, NEWLINE, TAB, NO_BREAK, NO_BREAK)


def test_tokens_know_their_marks() -> None:
    marks = (
        Mark(MarkKind.EMPHASIS, 0, 6),
        Mark(MarkKind.LINK, 7, 10, "https://doi.org/10.1/x"),
        Mark(MarkKind.LINK, 6, 6, "icon.pdf"),
    )
    tokens = tokenize("Nature PDF", marks)
    assert tokens.marks == (("em",), ("a:doi",))
    assert tokens.edges == (("<em", ">em"), ("<a:doi", ">a:doi"))


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://arxiv.org/abs/1", "arxiv"), ("x/y.pdf", "pdf"), ("#bib", "anchor"), ("mailto:a@b.c", "mail"),
        ("https://github.com/a", "code"), ("http://[broken", "site"), ("", "local"),
    ],
)  # fmt: skip
def test_a_link_is_known_by_where_it_leads(url: str, kind: str) -> None:
    assert link_kind(url) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [("J", "I"), ("JK", "II"), ("1998", "Y"), ("123", "N3"), ("et", "and"), ("al", "al"), ("pp", "pages"), ("In",
    "in^"),
     ("–", "-"), ("„", "Qo"), ("《", "Qo"), ("学", "K"), ("Thesis", "thesis^"), ("Wang", "Name")],
)  # fmt: skip
def test_a_word_has_a_kind(text: str, kind: str) -> None:
    assert word_of(text).kind == kind


def column(texts: list[str], name: str) -> list[list[int]]:
    """A numbered input of every token of the texts."""
    given_inputs = inputs([tokenize(text) for text in texts])
    numbers = given_inputs.tables[list(TABLES).index(name)].tolist()
    ends = given_inputs.sizes.cumsum().tolist()
    return [numbers[end - size : end] for end, size in zip(ends, given_inputs.sizes.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("name", "text", "numbers"),
    [
        ("quote", "a “b” c", [1, 3, 3, 4, 2]),
        ("quote", '"b" c "d" e', [3, 3, 4, 4, 3, 3, 4, 2]),
        ("quote", "no quotes", [0, 0]),
        ("quote", "one “ only", [0, 0, 0]),
        ("years", "in 1998 or 2001 x", [2, 1, 4, 3, 6]),
        ("line", "one line", [20, 20]),
        ("line", "a b\nc\nd", [2, 2, 5, 8]),
        ("cell", "a\tb c\td\ne", [0, 1, 1, 2, 0]),
        ("bracket", "a (b) c", [0, 1, 1, 1, 0]),
        ("start", "a b c d", [0, 1, 2, 3]),
        ("end", "a b c d", [3, 2, 1, 0]),
    ],
)
def test_numbers_say_where_a_token_stands(name: str, text: str, numbers: list[int]) -> None:
    assert column(["1999 “x”\ny", text, "(z\t1999"], name)[1] == numbers, "other entries must not tell on it"
    assert column([text], name) == [numbers]


def test_a_mark_tells_what_element_it_is() -> None:
    tokens = tokenize("A. Doe.\nOn owls\tNature 1998", (Mark(MarkKind.ELEMENT, 8, 15, "span.paper-title"),))
    described = inputs([tokens])
    assert [tokens.words[k] for k in described.marked] == ["On", "owls"]
    assert {"mh=title", "mw=paper"} <= set(mark_features(described.marks[0]))


@given(st.lists(st.text(max_size=60), max_size=5))
@settings(max_examples=60, deadline=None)
def test_entries_are_scored_alike_alone_and_together(texts: list[str]) -> None:
    entries = [tokenize(text) for text in texts]
    model = reader_model()
    together = model.scores(entries)
    assert [len(scores) for scores in together] == [len(entry) for entry in entries]
    for entry, scores in zip(entries, together, strict=True):
        np.testing.assert_allclose(scores, model.scores([entry])[0], rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize(
    ("text", "field", "bare"),
    [
        ("In: “Owls (a study),”", "container", "Owls (a study)"),
        ("“Owls” and larks.", "title", "“Owls” and larks"),
        ("(1998),", "date", "1998"),
        ("(Vol. 3,", "volume", "3"),
        ("pp. 12–15.", "pages", "12–15"),
        ("12–15 页", "pages", "12–15"),
        ("J. Phys. Chem.,", "container", "J. Phys. Chem."),
        ("Nature.", "container", "Nature"),
        ("Doe, J. K.,", "author", "Doe, J. K."),
        ("J. Doe.", "author", "J. Doe"),
        ("J. Doe, et al.,", "author", "J. Doe, et al."),
        ("In J. Doe & A. Roe (Eds.),", "editor", "J. Doe & A. Roe"),
        ("edited by J. Doe", "editor", "J. Doe"),
        ("hrsg. von K. Maier,", "editor", "K. Maier"),
        ("Who goes there?", "title", "Who goes there?"),
        ("« Les hiboux »,", "title", "Les hiboux"),
        ("„Die Eulen“.", "title", "Die Eulen"),
        (".,", "title", ""),
    ],
)
def test_signs_and_announcing_words_are_cut(text: str, field: str, bare: str) -> None:
    tokens = tokenize(text)
    begin, end = trim(tokens, 0, len(tokens), field)
    assert (text[tokens.starts[begin] : tokens.ends[end - 1]] if begin < end else "") == bare


def test_runs_of_one_label_are_segments() -> None:
    assert list(segments([])) == []
    assert list(segments(["a", "b", "b", "a"])) == [(0, 1, "a"), (1, 3, "b"), (3, 4, "a")]


REFERENCES = [
    (
        "Miller, T., Ono, K., & Reyes, P. (2011). Night vision in barn owls. Journal of Zoology, 12(3), 45–67.",
        ("Miller, T., Ono, K., & Reyes, P.", "2011", "Night vision in barn owls", "Journal of Zoology", "12", "45–67"),
    ),
    (
        "Miller, Thomas, and Kenji Ono. “Night Vision in Barn Owls.” Journal of Zoology 12, no. 3 (2011): 45–67.",
        ("Miller, Thomas, and Kenji Ono", "2011", "Night Vision in Barn Owls", "Journal of Zoology", "12", "45–67"),
    ),
    (
        'T. Miller and K. Ono, "Night vision in barn owls," IEEE Trans. Image Process., vol. 12, no. 3, pp. 45-67, '
        "Mar. 2011.",
        ("T. Miller and K. Ono", "2011", "Night vision in barn owls", "IEEE Trans. Image Process.", "12", "45-67"),
    ),
    (
        "Miller T, Ono K, Reyes P. Night vision in barn owls. J Exp Biol. 2011;12(3):45-67.",
        ("Miller T, Ono K, Reyes P", "2011", "Night vision in barn owls", "J Exp Biol", "12", "45-67"),
    ),
    (
        "Miller, T. & Ono, K. Night vision in barn owls. Nature 412, 45–67 (2011).",
        ("Miller, T. & Ono, K.", "2011", "Night vision in barn owls", "Nature", "412", "45–67"),
    ),
    (
        "T. Miller, K. Ono, Phys. Rev. Lett. 46, 1351 (1981).",
        ("T. Miller, K. Ono", "1981", "", "Phys. Rev. Lett.", "46", "1351"),
    ),
    (
        "T. Miller and K. Ono. Night vision in barn owls. In Proceedings of the 12th International Conference on Birds,"
        " pages 45-67, 2011.",
        ("T. Miller and K. Ono", "2011", "Night vision in barn owls",
        "Proceedings of the 12th International Conference on Birds",
         "", "45-67"),
    ),
    (
        "Miller, T. (2011). Night vision. In K. Ono (Ed.), The handbook of owls (pp. 45-67). Berlin: Springer.",
        ("Miller, T.", "2011", "Night vision", "The handbook of owls", "", "45-67"),
    ),
    (
        "Miller, Thomas. The Life of Owls. London: Penguin, 1998.",
        ("Miller, Thomas", "1998", "The Life of Owls", "", "", ""),
    ),
    (
        "Miller T., « La vision nocturne des hiboux », Revue de zoologie, vol. 12, n° 3, 2011, p. 45-67.",
        ("Miller T.", "2011", "La vision nocturne des hiboux", "Revue de zoologie", "12", "45-67"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), REFERENCES)
def test_references_in_many_styles_are_read(text: str, wanted: tuple[str, ...]) -> None:
    found = said(text)
    fields = (Field.AUTHOR, Field.DATE, Field.TITLE, Field.CONTAINER, Field.VOLUME, Field.PAGES)
    values = [found.get(field, [""])[0] for field in fields]
    values[1] = "".join(c for c in values[1] if c.isdigit())
    assert tuple(values) == wanted


def test_ids_are_read_bare() -> None:
    found = said("T. Miller. Night vision. Nature, 2011. doi:10.1000/xyz.1, arXiv:1103.12345")
    assert found[Field.DOI] == ["10.1000/xyz.1"]
    assert found[Field.ARXIV] == ["1103.12345"]


def test_values_carry_the_marks_inside_them() -> None:
    text = "T. Miller, K. Ono. Night vision in barn owls. Nature, 2011."
    (values,) = citation.read([entry(text, Mark(MarkKind.STRONG, 11, 17), Mark(MarkKind.EMPHASIS, 46, 52))])
    (authors,) = [v for v in values if v.field is Field.AUTHOR]
    assert authors.marks == (Mark(MarkKind.STRONG, 11, 17),)


def test_every_entry_has_a_record_and_what_says_nothing_is_unread() -> None:
    entries = [
        entry("T. Miller. On owls. Nature, 2011."),
        entry(""),
        Entry("", PLACE, headings=(Heading(1, "Papers"),)),
    ]
    records = read(entries)
    assert [r.entry for r in records] == entries
    assert [bool(r.unread) for r in records] == [False, True, True]


def test_probabilities_lie_between_none_and_all() -> None:
    (labelled,) = label([tokenize(REFERENCES[0][0])])
    assert len(labelled.labels) == len(labelled.probabilities) == len(labelled.entry)
    assert all(0 <= p <= 1.0001 for p in labelled.probabilities)


def test_nothing_to_read_is_nothing() -> None:
    assert citation.read([]) == ()
    assert label([]) == ()


def test_reading_does_not_depend_on_company() -> None:
    texts = [text for text, _ in REFERENCES]
    together = citation.read([entry(t) for t in texts])
    alone = [citation.read([entry(t)])[0] for t in texts]
    assert [[(v.field, v.text) for v in vs] for vs in together] == [[(v.field, v.text) for v in vs] for vs in alone]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_tokens_cover_all_but_blanks(text: str) -> None:
    tokens = tokenize(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.words)
    covered = {i for a, b in zip(tokens.starts, tokens.ends, strict=True) for i in range(a, b)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
    assert list(tokens.starts) == sorted(tokens.starts)
    assert len(tokens.words) == len(tokens.breaks) == len(tokens.shapes)


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aZé王. ,;:()[]\"“”'‘-–0123\n\t&*|/"), max_size=80),
    st.lists(st.tuples(st.sampled_from(list(MarkKind)), st.integers(0, 80), st.integers(0, 80)), max_size=4),
)
def test_anything_can_be_read_and_values_stand_in_the_text(text: str, drawn: list[tuple[MarkKind, int, int]]) -> None:
    size = len(text)
    marks = [Mark(kind, min(a, b, size), min(max(a, b), size), "x") for kind, a, b in drawn]
    (values,) = citation.read([entry(text, *marks)])
    for value in values:
        assert isinstance(value, Value)
        assert text[value.start : value.end] == value.text
        assert value.text.strip() == value.text
        assert all(0 <= m.start <= m.end <= len(value.text) for m in value.marks)


@pytest.mark.parametrize(
    ("text", "barred"),
    [
        ("E. Doe. „Die Mauern von Prag.“ Hefte 3", "Hefte 3"),
        ("E. Doe, “On the walls of Prague,” Walls", "Walls"),
        ("“Stop Beeping Now”: Sound and Steam. Walls", ""),  # a quote within a title
        ("E. Doe. On the walls of Prague. Walls", ""),
    ],
)
def test_behind_a_title_in_quotes_with_its_full_stop_is_no_title(text: str, barred: str) -> None:
    entry = tokenize(text)
    no_title = [tokens for tokens, label, much in certain(entry) if label == "title" and much < 0]
    assert " ".join(entry.words[k] for tokens in no_title for k in tokens) == barred


@pytest.mark.parametrize(
    ("text", "label", "token"),
    [
        ("Traffic, DoI: 10.1000/TMC.2020.1, Early Access", "doi", "10.1000/TMC.2020.1"),
        ("J Neural Eng. doi: 10.1000/1741- 2552/acb79f", "doi", "10.1000/1741- 2552/acb79f"),
        ("Owls. arXiv 2305.05920 [cs.DB]", "arxiv", "2305.05920"),
    ],
)
def test_an_id_by_its_shape_is_certain(text: str, label: str, token: str) -> None:
    entry = tokenize(text)
    sure = {name: tokens for tokens, name, much in certain(entry) if much > 0}
    assert [entry.words[k] for k in sure[label]] == [token]


def test_a_number_that_only_looks_like_an_id_is_not() -> None:
    assert not [label for _, label, much in certain(tokenize("Owls. Report 1204.1234, Bonn")) if much > 0]


def test_a_list_agrees_where_fields_end() -> None:
    """Its other entries end titles at the full stop, so this one is not ended before `in`."""
    titles = ["Bread in Wales", "Salt and trade", "Honey in Norse law", "Ale and wages", "Vinegar in American kitchens"]
    entries = [tokenize(f"{title}. Past Tables") for title in titles]
    found = []
    for k, entry in enumerate(entries):
        best = np.array([0] * (len(entry) - 2) + [1, 1])
        marginals = np.eye(2, dtype=np.float32)[best]
        if k == 4:
            marginals[1:] = 0.5  # in doubt from `in` on
        found.append(Labels(best, marginals))
    usual = np.full((2, 2, borders.PLACES), -2.0, dtype=np.float32)
    agreed = borders.agreed(entries, found, ("title", "container"), usual)
    assert [*agreed] == [4]
    words = entries[4].words
    going_on = agreed[4].going_on[:, 0]
    assert going_on[words.index("in")] > 0
    assert going_on[words.index("Past")] < 0


def test_what_is_sure_is_not_read_again() -> None:
    entries = [tokenize("Owls. Nature"), tokenize("Mice. Nature")]
    sure = [Labels(np.array([0, 0, 1]), np.eye(2, dtype=np.float32)[[0, 0, 1]]) for _ in entries]
    assert borders.agreed(entries, sure, ("title", "container"), np.zeros((2, 2, borders.PLACES), np.float32)) == {}
