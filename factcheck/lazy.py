"""Packages that import what they offer when it is first asked for: a run pays for what it uses."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType


class Lazy(ModuleType):
    """A package that offers names from modules of its own, or of others. A name is what its module has under it, also
    where a module of the package is called so.
    """

    homes: Mapping[str, str]

    def __getattr__(self, name: str) -> object:
        if name not in self.homes:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        found = getattr(import_module(self.homes[name]), name)
        setattr(self, name, found)
        return found

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in self.homes and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*vars(self), *self.homes})


def offer(package: str, homes: Mapping[str, str]) -> None:
    """Make a package offer names: name → the module that has it."""
    sys.modules[package].__class__ = type("Package", (Lazy,), {"homes": homes})
