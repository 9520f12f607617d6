"""Key counts: what the desk takes until a database says what a careful reader marked.

    python -m tests.keys FOLDER… [--hands now|before] [--db FILE] [--articles N] [--claims]

A folder holds ``NAME.txt`` and ``NAME.toml`` with the marks of a reader. The program imports the texts, opens
the desk on each, and plays a reviewer who knows the marks and the keys: every claim gets its verdict or its
correction, every missed one is made, with real keys on the real application. Then it compares the database
with the marks and prints the keys by what they were for.

To measure an older desk, check that version out, copy this folder into its ``tests/``, and run it there with
``--hands before`` (the keys of before one key had one meaning). ``--db`` takes a database that another
version imported, so that both work on the same extraction.
"""
