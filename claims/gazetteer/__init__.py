"""Knowledge about names that needs no text: spellings, countries, public bodies."""
