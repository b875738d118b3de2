"""Odds: prices, what each is a price on, whose book it stands in."""
