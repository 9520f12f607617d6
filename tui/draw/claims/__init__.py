"""Claims as lines: the card, the page of an article with its marks, a correction in the making."""
