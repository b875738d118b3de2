"""The database: tables and views, the loading of rows, full-text search, the digest, the same bytes."""
