"""A process that takes on a mistake: other code inside a module that others have imported from."""

from __future__ import annotations

import os
import pickle
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
#: bytes of addresses, so that a mutant does not take the machine with it
MEMORY = 4 * 2**30


def in_a_process_of_its_own(what: Callable[[], object], seconds: int) -> Any:
    """What it gives; None where it fails or works for longer, however busy the machine is."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        try:
            with os.fdopen(writing, "wb") as out:
                pickle.dump(what(), out)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return pickle.loads(told) if told else None


def take_on(module: ModuleType, code: CodeType) -> None:
    """Let a module that others have imported from be what `code` says.

    Its functions and classes stay the same objects with the other code inside; other values are handed on to
    those that have imported them.
    """
    inside = vars(module)
    before = {name: value for name, value in inside.items() if not name.startswith("__")}
    for name in before:
        del inside[name]
    exec(code, inside)
    for name, old in before.items():
        new = inside.get(name)
        if new is not old and getattr(old, "__module__", None) == module.__name__ and _transplanted(old, new):
            inside[name] = old
    for other in list(sys.modules.values()):
        if is_ours(other):
            for name, old in before.items():
                if other is not module and vars(other).get(name) is old and name in inside:
                    setattr(other, name, inside[name])


def _transplanted(old: Any, new: Any) -> bool:
    """Whether it is a function or a class, which then has got the other's code."""
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__code__, old.__defaults__ = new.__code__, new.__defaults__
        old.__kwdefaults__ = new.__kwdefaults__
        return True
    if isinstance(old, type) and isinstance(new, type):
        for name, method in vars(old).items():
            _transplanted(_unwrapped(method), _unwrapped(vars(new).get(name)))
        return True
    return False


def _unwrapped(method: Any) -> Any:
    """The function behind a property, a cached one, or a method of the class."""
    for part in ("fget", "func", "__func__"):
        method = getattr(method, part, method)
    return method


def is_ours(module: ModuleType) -> bool:
    file = getattr(module, "__file__", None) or ""
    return file.startswith((str(ROOT / "src"), str(ROOT / "tests")))
