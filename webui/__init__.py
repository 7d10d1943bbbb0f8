"""The page: Flask over the library `indexer`. HTML first; nothing needs JavaScript.

`server.serve` starts it, `application.create_app` is it. Nothing is imported here: the process that only watches over
those that answer stays small and starts them at once.
"""
