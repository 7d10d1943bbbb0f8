"""Errors of usage for people: click tells them in English, here they are told in Vietnamese."""

import re
from collections.abc import Sequence
from functools import cache

import click


def print_usage_error(error: click.ClickException) -> None:
    """Tell on standard error what is wrong with a command line, what may have been meant, and where the help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    click.echo(f"{_what(error)}\nXem cách dùng: {context.command_path if context else 'tracuu'} --help", err=True)


def _what(error: click.ClickException) -> str:
    match error:
        case click.NoSuchCommand():
            return f"Không có lệnh “{error.command_name}”.{_meant(error.possibilities)}"
        case click.NoSuchOption():
            return f"Không có tùy chọn “{error.option_name}”.{_meant(error.possibilities)}{_query_hint(error)}"
        case click.MissingParameter():
            return f"Thiếu {_name(error.param)}."
        case click.BadParameter():
            return f"Giá trị của {_name(error.param)} không dùng được. {_wanted(error)}"
        case click.BadOptionUsage():
            return f"Tùy chọn {error.option_name} cần một giá trị."
        case _:
            extra = _extra().search(error.message)
            return f"Thừa “{extra['words']}”." if extra else error.format_message()


@cache
def _extra() -> re.Pattern[str]:
    """Return a pattern of what click says of words too many, for which it has no class of errors."""
    return re.compile(r"unexpected extra arguments? \((?P<words>.*)\)")


def _meant(names: Sequence[str] | None) -> str:
    return f" Có phải: {', '.join(names)}?" if names else ""


def _query_hint(error: click.NoSuchOption) -> str:
    """A word to leave out looks like an option."""
    takes_query = error.ctx and any(parameter.name == "query" for parameter in error.ctx.command.params)
    return " Câu hỏi có từ cần bỏ thì viết sau “--”: -- cấp ủy -đoàn" if takes_query else ""


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Argument):
        return parameter.human_readable_name
    return parameter.opts[0] if parameter else "tham số"


def _wanted(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.IntRange):
        bounds = (f"{word} {bound}" for word, bound in (("từ", kind.min), ("đến", kind.max)) if bound is not None)
        return f"Cần một số nguyên {' '.join(bounds)}."
    if isinstance(kind, click.Choice):
        return f"Chọn: {', '.join(kind.choices)}."
    if isinstance(kind, click.Path) and "is a directory" in error.message:
        return "Đó là một thư mục; cần tên của một tệp."
    return error.message
