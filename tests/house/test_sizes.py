"""Files and functions stay small enough to be read at one sitting."""

import ast
from collections.abc import Iterator

from tests.house.source import name, python_files

LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def test_no_file_is_too_long() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in handwritten()}

    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    long = [
        f"{name(path)}: {function.name}"
        for path in handwritten()
        for function in functions(path.read_text(encoding="utf-8"))
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]

    assert long == []


def handwritten() -> list:
    return [path for path in python_files() if "migrations" not in path.parts]


def functions(source: str) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
