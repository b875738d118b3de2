"""The tables as files: CSV, JSON, Parquet, and the data package that describes them."""
