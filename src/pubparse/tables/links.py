"""What a link leads to: words and hosts -> role; keys of front matter that hold URLs; hosts that hold data sets."""

from __future__ import annotations

from pubparse.model import LinkRole as R

WORDS = (
    (r"\bbib(?:tex|texkey)?\b|\bcite\b|\bcitation\b|\.bib\b|引用", R.BIBTEX),
    (
        r"\b(?:slides?|slide\s?deck|deck|talk\s+slides|ppt|pptx|keynote|folien|diapos|transparents|presentation|pr[ée]sentation|präsentation|presentaci[óo]n|スライド|幻灯片)\b|\bslides?",
        R.SLIDES,
    ),
    (r"\bposter", R.POSTER),
    (
        r"\b(?:video|videos|youtube|movie|teaser|recording|trailer|talk|film|vid[ée]o|lecture|animation|screencast|vimeo)\b|视频|動画",
        R.VIDEO,
    ),
    (r"\b(?:demo|live\s+demo|playground|try\s+it|online\s+demo|colab|space|app)\b", R.DEMO),
    (
        r"\b(?:data|dataset|datasets|data\s?sets?|benchmark|corpus|materials|daten|donn[ée]es|datos|dati|osf|dataverse|zenodo|figshare)\b|数据|データ",
        R.DATA,
    ),
    (
        r"\b(?:code|codes|source|github|gitlab|git|software|implementation|repo|repository|artifact|artifacts|artefact|tool|package|r\s+package|model|models|weights|checkpoints?|library|matlab|toolbox|scripts?|replication)\b|代码|コード",
        R.CODE,
    ),
    (
        r"\b(?:suppl(?:ement(?:s|al|ary)?)?\.?|appendix|appendices|supp|online\s+appendix|technical\s+report|tech\s?report|tr|full\s+version|extended\s+version|errat(?:um|a)|corrigendum|proofs?)\b|补充材料",
        R.SUPPLEMENT,
    ),
    (r"\b(?:abstract|abs|summary|r[ée]sum[ée]|zusammenfassung|tl;?dr)\b|摘要", R.ABSTRACT),
    (
        r"\b(?:project|project\s+page|website|homepage|web\s?page|page|site|webseite|projekt|projet|proyecto|progetto|web)\b|项目",
        R.WEBSITE,
    ),
    (
        r"\b(?:news|press|blog|blog\s?post|media|coverage|interview|podcast|twitter|tweet|thread|x|post|article\s+in|medium|story|wired|commentary|highlighted)\b",
        R.NEWS,
    ),
    (r"\b(?:ar\s?xiv|biorxiv|medrxiv)\b", R.ARXIV),
    (r"\bdoi\b", R.DOI),
    (
        r"\b(?:pdf|paper|full\s?text|preprint|download|print|manuscript|ps|postscript|ps\.gz|author\s+version|camera[- ]ready|postprint|fulltext|texte|texto|testo|artikel|article|read|eprint|open\s+access|free|论文|全文|論文)\b|論文|论文|全文",
        R.PDF,
    ),
    (
        r"\b(?:publisher|journal|publication|acm|acm\s+dl|dl|ieee|ieeexplore|springer|elsevier|link|url|proceedings|official|version\s+of\s+record|verlag|éditeur|editor|openreview|pubmed|jstor|ssrn|wiley)\b",
        R.PUBLISHER,
    ),
)
"""Words of a link -> role, most telling first."""

HOSTS = (
    ("doi.org", R.DOI),
    ("arxiv.org", R.ARXIV),
    ("alphaxiv.org", R.ARXIV),
    ("ar5iv.org", R.ARXIV),
    ("github.com", R.CODE),
    ("gitlab.com", R.CODE),
    ("bitbucket.org", R.CODE),
    ("codeberg.org", R.CODE),
    ("github.io", R.WEBSITE),
    ("gitlab.io", R.WEBSITE),
    ("sourceforge.net", R.CODE),
    ("pypi.org", R.CODE),
    ("cran.r-project.org", R.CODE),
    ("gist.github.com", R.CODE),
    ("colab.research.google.com", R.DEMO),
    ("huggingface.co/spaces", R.DEMO),
    ("huggingface.co/datasets", R.DATA),
    ("huggingface.co/papers", R.ABSTRACT),
    ("huggingface.co", R.CODE),
    ("youtube.com", R.VIDEO),
    ("youtu.be", R.VIDEO),
    ("vimeo.com", R.VIDEO),
    ("bilibili.com", R.VIDEO),
    ("videolectures.net", R.VIDEO),
    ("slideslive.com", R.VIDEO),
    ("slideshare.net", R.SLIDES),
    ("speakerdeck.com", R.SLIDES),
    ("docs.google.com/presentation", R.SLIDES),
    ("prezi.com", R.SLIDES),
    ("zenodo.org", R.DATA),
    ("figshare.com", R.DATA),
    ("datadryad.org", R.DATA),
    ("osf.io", R.DATA),
    ("dataverse.harvard.edu", R.DATA),
    ("kaggle.com", R.DATA),
    ("twitter.com", R.NEWS),
    ("x.com", R.NEWS),
    ("medium.com", R.NEWS),
    ("nytimes.com", R.NEWS),
    ("phys.org", R.NEWS),
    ("biorxiv.org", R.PUBLISHER),
    ("medrxiv.org", R.PUBLISHER),
    ("ssrn.com", R.PUBLISHER),
    ("dl.acm.org", R.PUBLISHER),
    ("acm.org", R.PUBLISHER),
    ("ieeexplore.ieee.org", R.PUBLISHER),
    ("computer.org", R.PUBLISHER),
    ("springer.com", R.PUBLISHER),
    ("springerlink.com", R.PUBLISHER),
    ("sciencedirect.com", R.PUBLISHER),
    ("elsevier.com", R.PUBLISHER),
    ("wiley.com", R.PUBLISHER),
    ("tandfonline.com", R.PUBLISHER),
    ("sagepub.com", R.PUBLISHER),
    ("oup.com", R.PUBLISHER),
    ("oxfordjournals.org", R.PUBLISHER),
    ("cambridge.org", R.PUBLISHER),
    ("nature.com", R.PUBLISHER),
    ("science.org", R.PUBLISHER),
    ("sciencemag.org", R.PUBLISHER),
    ("pnas.org", R.PUBLISHER),
    ("plos.org", R.PUBLISHER),
    ("frontiersin.org", R.PUBLISHER),
    ("mdpi.com", R.PUBLISHER),
    ("iop.org", R.PUBLISHER),
    ("aps.org", R.PUBLISHER),
    ("acs.org", R.PUBLISHER),
    ("rsc.org", R.PUBLISHER),
    ("aip.org", R.PUBLISHER),
    ("siam.org", R.PUBLISHER),
    ("ams.org", R.PUBLISHER),
    ("jstor.org", R.PUBLISHER),
    ("usenix.org", R.PUBLISHER),
    ("openreview.net", R.PUBLISHER),
    ("aclanthology.org", R.PUBLISHER),
    ("aclweb.org", R.PUBLISHER),
    ("neurips.cc", R.PUBLISHER),
    ("nips.cc", R.PUBLISHER),
    ("mlr.press", R.PUBLISHER),
    ("thecvf.com", R.PUBLISHER),
    ("aaai.org", R.PUBLISHER),
    ("ijcai.org", R.PUBLISHER),
    ("vldb.org", R.PUBLISHER),
    ("pubmed.ncbi.nlm.nih.gov", R.PUBLISHER),
    ("ncbi.nlm.nih.gov", R.PUBLISHER),
    ("hal.science", R.PUBLISHER),
    ("hal.archives-ouvertes.fr", R.PUBLISHER),
    ("researchgate.net", R.PUBLISHER),
    ("semanticscholar.org", R.PUBLISHER),
    ("cell.com", R.PUBLISHER),
    ("bmj.com", R.PUBLISHER),
    ("jmlr.org", R.PUBLISHER),
    ("biomedcentral.com", R.PUBLISHER),
    ("degruyter.com", R.PUBLISHER),
    ("muse.jhu.edu", R.PUBLISHER),
    ("eprint.iacr.org", R.PUBLISHER),
    ("royalsocietypublishing.org", R.PUBLISHER),
    ("hdl.handle.net", R.PUBLISHER),
    ("repec.org", R.PUBLISHER),
    ("nber.org", R.PUBLISHER),
    ("dagstuhl.de", R.PUBLISHER),
    ("persee.fr", R.PUBLISHER),
    ("cairn.info", R.PUBLISHER),
)
"""Host (or host and path) endings -> role."""

PATHS = (
    (r"\.bib(?:tex)?$|/bib(?:tex)?/|format=bibtex", R.BIBTEX),
    (r"\.(?:pptx?|key|odp)$|slides?[\w-]*\.(?:pdf|html)$|(?:^|/)slides?/", R.SLIDES),
    (r"poster[\w-]*\.(?:pdf|png|jpe?g)$|(?:^|/)posters?/", R.POSTER),
    (r"\.(?:mp4|mov|avi|webm|mpe?g|m4v)$|(?:^|/)videos?/", R.VIDEO),
    (r"supp[\w-]*\.(?:pdf|zip)$|appendix[\w-]*\.pdf$", R.SUPPLEMENT),
    (r"\.(?:zip|tar|tgz|tar\.gz|csv|xlsx?)$", R.CODE),
    (r"\.(?:pdf|ps|ps\.gz|ps\.z|djvu|dvi)(?:\.gz)?$|/pdf/|/e?pdf(?:$|\?)|\.pdf[?#]", R.PDF),
)
"""Paths of URLs -> role."""

WORK = (
    r"doi\.org/|/doi/|10\.\d{4,9}/|rxiv\.org/|\.(?:pdf|ps|gz|djvu)\b|/articles?/|/abs/|/document/|/stable/|/pii/|/forum\?|/chapter/|/full/|"
    r"/papers?/|/presentation/|/citation\.cfm|/download/|/record/|/handle/|/pubmed/|/anthology/|hal\.|abstract_id=|/details/|97[89]\d{10}"
)
"""Regular expression of the URLs of works."""

HOME = (
    r"/journals?/(?:key/)?[\w.-]*(?:/(?:home|html|index\.\w+))?/?$|issn[=/]|/jhome/|/conhome/|/proceedings?/?$|/toc/?$|"
    r"/home/[\w-]*/?$|/track/|/events?/[\w-]+/?$|sites\.google\.com/(?:view|site)/[\w-]+(?:/home)?/?$|/group\?id=|"
    r"^https?://[^/]+/?$|/conferences?/[\w-]+(?:/[\w-]+)?/?$|conf\.researchr\.org/(?:home|track)/"
)
"""Regular expression of the URLs of journals and meetings rather than of works."""

PUBLISHER_WORDS = frozenset({R.PUBLISHER, R.PDF, R.ARXIV, R.DOI})
"""Roles that a link to the work itself has."""

DATA_PREFIXES = (
    "10.5281/",
    "10.6084/",
    "10.5061/",
    "10.17605/",
    "10.7910/",
    "10.3886/",
    "10.1594/",
    "10.17632/",
    "10.21942/",
    "10.24433/",
    "10.4121/",
    "10.34894/",
    "10.18112/",
)
"""DOI prefixes of archives of data and software."""

URL_KEYS = frozenset(
    [
        "url",
        "link",
        "links",
        "paperurl",
        "paper_url",
        "pdf",
        "pdf_url",
        "pdfurl",
        "html",
        "code",
        "slides",
        "slidesurl",
        "video",
        "poster",
        "website",
        "project",
        "demo",
        "data",
        "dataset",
        "supp",
        "supplement",
        "supplementary",
        "arxiv_url",
        "doi_url",
        "preprint",
        "preprint_url",
        "publisher",
        "blog",
        "news",
        "github",
        "codeurl",
        "code_url",
        "video_url",
        "slides_url",
        "poster_url",
        "external_url",
        "externallink",
        "external_link",
        "permalink_url",
        "paper",
        "file",
        "eprint_url",
        "bibtexurl",
        "bibtex_url",
        "media",
        "tweet",
        "openreview",
        "hal",
        "talk",
        "appendix",
        "source",
        "repository",
        "project_page",
        "projectpage",
        "webpage",
        "homepage",
        "artifact",
    ]
)
"""Keys of labelled sources whose value is a link of the work, besides all that begin or end with `url`."""

NOT_LINKS = frozenset(
    [
        "abstract",
        "description",
        "summary",
        "image",
        "teaser",
        "preview",
        "header",
        "thumbnail",
        "cover",
        "img",
        "avatar",
        "icon",
        "photo",
        "picture",
        "permalink",
    ]
)
"""Keys of labelled sources whose URLs are no links of the work."""
