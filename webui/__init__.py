"""The page: Flask over the library `indexer`. HTML first; nothing needs JavaScript."""

from webui.application import create_app
from webui.server import serve

__all__ = ["create_app", "serve"]
