"""What a build reads: files of coverage, what kind each is, and what sources.yml says of them."""
