"""Literals and data files: words, months, labels, field maps, venues. Code asks them and spells no words itself."""
