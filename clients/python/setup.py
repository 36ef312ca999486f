"""Adds what protoc generates to the package; all else is in pyproject.toml."""

import pathlib
import sys

from setuptools import setup
from setuptools.command.build_py import build_py

sys.path.insert(0, str(pathlib.Path(__file__).parent))  # a build backend does not look here
from build_package import build  # noqa: E402


class BuildWithMessages(build_py):
    """Writes the package and the generated messages; needs the whole repository around it."""

    def run(self) -> None:
        build(pathlib.Path(self.build_lib))


setup(packages=["verbatim"], package_data={"verbatim": ["py.typed"]}, cmdclass={"build_py": BuildWithMessages})
