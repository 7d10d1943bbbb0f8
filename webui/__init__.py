"""The page: Flask over the library `indexer`. HTML first; nothing needs JavaScript."""

__all__ = ["create_app"]
