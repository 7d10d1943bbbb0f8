"""The page: Flask over the library `indexer`."""
