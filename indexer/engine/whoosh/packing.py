"""Bytes, compressed: libdeflate writes and reads what zlib does, in half the time."""

import deflate


def pack(content: bytes) -> bytes:
    """The bytes as a zlib stream."""
    return bytes(deflate.zlib_compress(content))


def unpack(packed: bytes | memoryview, length: int) -> bytes:
    """The bytes of which a stream was made; there are `length`.

    Raises:
        ValueError: there are others, or this is no stream.
    """
    try:
        content = bytes(deflate.zlib_decompress(packed, length or 1))
    except deflate.DeflateError as error:
        raise ValueError(f"{length} bytes cannot be unpacked: {error}") from error
    # It reads nothing for 0, and takes longer lengths, too, of one beyond four gigabytes only its lowest 32 bits.
    if len(content) != length:
        raise ValueError(f"{len(content)} bytes were packed instead of {length}")
    return content
