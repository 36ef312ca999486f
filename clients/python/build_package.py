#!/usr/bin/python3
"""Writes the package `verbatim` into a folder: what stands here, and what protoc makes of proto/.

Usage: build_package.py FOLDER. A folder on Python's path makes `import verbatim` work.
Needs protoc and grpc_python_plugin (Debian: protobuf-compiler, protobuf-compiler-grpc).
"""

import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOOGLEAPIS = ROOT / "third_party" / "googleapis"

# Where Google's own package of these messages is installed it must be used: protobuf refuses two
# different files of one name. Elsewhere ours are.
GOOGLE_IMPORT = re.compile(r"^from google\.(api|rpc) import (\w+) as (\w+)$", re.MULTILINE)
GOOGLE_OR_OURS = r"""try:
  from google.\1 import \2 as \3
except ImportError:
  from verbatim._google.\1 import \2 as \3"""


def protoc(out: pathlib.Path, *arguments: str) -> None:
    subprocess.run(
        ["protoc", f"-I{ROOT / 'proto'}", f"-I{GOOGLEAPIS}", f"--python_out={out}", f"--pyi_out={out}", *arguments],
        check=True,
    )


def generate(package: pathlib.Path) -> None:
    plugin = shutil.which("grpc_python_plugin")
    if not plugin or not shutil.which("protoc"):
        sys.exit("build_package.py: needs protoc and grpc_python_plugin; on Debian: "
                 "apt-get install protobuf-compiler protobuf-compiler-grpc")
    protos = sorted(str(path.relative_to(ROOT / "proto")) for path in (ROOT / "proto").glob("verbatim/v1/*.proto"))
    if not protos:
        sys.exit(f"build_package.py: no proto files under {ROOT / 'proto'}: run it from a whole repository")
    # The messages' own package is verbatim.v1, so they land inside `verbatim` when written beside it.
    protoc(package.parent, f"--grpc_out={package.parent}", f"--plugin=protoc-gen-grpc={plugin}", *protos)
    scratch = package / "_google"
    scratch.mkdir(exist_ok=True)
    protoc(scratch, "google/api/field_behavior.proto", "google/rpc/status.proto", "google/rpc/error_details.proto")
    for part in ("api", "rpc"):
        shutil.rmtree(scratch / part, ignore_errors=True)
        shutil.move(str(scratch / "google" / part), str(scratch / part))
    (scratch / "google").rmdir()
    for folder in (package / "v1", scratch, scratch / "api", scratch / "rpc"):
        (folder / "__init__.py").write_text("")
        for file in folder.glob("*_pb2*.py*"):
            text = file.read_text()
            form = GOOGLE_OR_OURS if file.suffix == ".py" else r"from verbatim._google.\1 import \2 as \3"
            file.write_text(GOOGLE_IMPORT.sub(form, text))


def build(out: pathlib.Path) -> None:
    """Writes the whole package into `out`: what stands here, and what is generated."""
    package = out / "verbatim"
    package.mkdir(parents=True, exist_ok=True)
    for file in (pathlib.Path(__file__).parent / "verbatim").glob("*.*"):
        if file.is_file():
            shutil.copyfile(file, package / file.name)
    generate(package)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: build_package.py FOLDER")
    build(pathlib.Path(sys.argv[1]))
