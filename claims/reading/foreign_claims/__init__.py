"""Claims that other programs found or people marked elsewhere, read as records of one form."""
