"""pubparse turns homepages and CVs into clean BibTeX or CSL-JSON."""

__version__ = "0.1.0"
