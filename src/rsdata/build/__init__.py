"""From files of coverage to a finished database: workers that parse, a cache, the loading, the swap."""
