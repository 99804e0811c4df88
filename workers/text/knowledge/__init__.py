"""Knowledge: bodies, offices, office-holders and countries, and the grammar of their names."""
