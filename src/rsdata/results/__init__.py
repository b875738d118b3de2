"""Results: lists of votes, the contests they belong to, turnout, winners named elsewhere."""
