"""Find pyvi's files and take the CRFsuite model out of its pickle without unpickling it.

A pickle is a program, and running this one needs scikit-learn. It is never run here: `pickletools.genops`
walks its opcodes, which only parses them, and the model is the one literal string among their arguments
that begins with CRFsuite's signature. Nothing is imported, called or built on the way.
"""

import importlib.util
import pickletools
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from indexer.errors import SegmenterModelError

_SIGNATURE = b"lCRF"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where pyvi keeps what its word segmenter knows.

    Attributes:
        model: pickle of an estimator that holds a CRFsuite model.
        dictionary: words of one or more syllables, one a line, UTF-8.
    """

    model: Path
    dictionary: Path


def find_model_files() -> ModelFiles:
    """Locate the files of the installed pyvi; pyvi itself is not imported.

    Raises:
        SegmenterModelError: pyvi is not installed.
    """
    spec = importlib.util.find_spec("pyvi")
    if spec is None or not spec.submodule_search_locations:
        raise SegmenterModelError(reason="pyvi is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "models"
    return ModelFiles(model=folder / "pyvi3.pkl", dictionary=folder / "words.txt")


def read_file(path: Path) -> bytes:
    """Return the bytes of a model file.

    Raises:
        SegmenterModelError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise SegmenterModelError(reason=f"{path}: {error.strerror}") from error


def crfsuite_literal(pickled: bytes, path: str) -> bytes:
    """Return the CRFsuite model among the string literals of a pickle.

    Python 3 writes bytes at protocol 2 as text, each byte the code point of its value; later protocols have
    an opcode for bytes. Both are looked for.

    Args:
        pickled: a whole pickle of any protocol; may be damaged.
        path: named in errors.

    Raises:
        SegmenterModelError: this is not a pickle, or there is no CRFsuite model in it.
    """
    try:
        for _opcode, argument, _position in pickletools.genops(pickled):
            literal = argument.encode("latin-1", "replace") if isinstance(argument, str) else argument
            if isinstance(literal, bytes) and literal.startswith(_SIGNATURE):
                return literal
    except (ValueError, UnicodeDecodeError) as error:
        raise SegmenterModelError(reason=f"{path}: not a pickle ({error})") from error
    raise SegmenterModelError(reason=f"{path}: no CRFsuite model in it")


@cache
def model_fingerprint() -> str:
    """SHA-256 (hexadecimal) of the installed model and dictionary: part of the fingerprint of an index.

    Raises:
        SegmenterModelError: pyvi's files are missing.
    """
    files = find_model_files()
    digest = sha256()
    for path in (files.model, files.dictionary):
        content = read_file(path)
        digest.update(len(content).to_bytes(8, "little"))
        digest.update(content)
    return digest.hexdigest()
