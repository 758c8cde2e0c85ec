"""What each token of a text is: author, title, container … by a trained model. Below the rooms, as two of them ask it.

The extractors ask what single lines of a page may be, to find its entries; the reader asks what the tokens of entries
are, and reads a list as a whole. Takes texts with marks, gives labelled tokens.
"""
