"""Arabic news text: from raw article to who said what. Pure functions; word lists are data files."""
