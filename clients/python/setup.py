"""Adds what protoc generates to the package; all else is in pyproject.toml."""

import pathlib

from setuptools import setup
from setuptools.command.build_py import build_py

from build_package import build


class BuildWithMessages(build_py):
    """Writes the package and the generated messages; needs the whole repository around it."""

    def run(self) -> None:
        build(pathlib.Path(self.build_lib))


setup(packages=["verbatim"], package_data={"verbatim": ["py.typed"]}, cmdclass={"build_py": BuildWithMessages})
