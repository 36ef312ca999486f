"""The container image installs every package whose libraries the program needs."""

import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
OF_EVERY_IMAGE = {"libc6", "libgcc-s1", "libstdc++6"}


def output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def package_of(file: pathlib.Path) -> str:
    """dpkg knows some files by their place before /lib became /usr/lib."""
    for known in [str(file), str(file).removeprefix("/usr")]:
        found = subprocess.run(["dpkg-query", "-S", known], capture_output=True, text=True)
        if found.returncode == 0:
            return found.stdout.split(":")[0]
    raise AssertionError(f"{file} is of no package")


class ContainerPackages(unittest.TestCase):
    def test_each_library_is_of_a_package_that_is_installed(self) -> None:
        last_stage = (ROOT / "deploy" / "Containerfile").read_text().split("FROM ")[-1]
        installed = set(last_stage.replace("\\\n", " ").split("install ")[1].split("&&")[0].split())
        # gRPC's parts come with one package.
        installed |= set(re.findall(r"[\w+.-]+", output("dpkg-query", "-W", "-f=${Depends}", "libgrpc++1.51")))
        needed = re.findall(r"NEEDED +(\S+)", output("objdump", "-p", os.environ["VERBATIM_PROGRAM"]))
        paths = dict(re.findall(r"^\s+(\S+) \(libc6,x86-64.*\) => (\S+)$", output("/sbin/ldconfig", "-p"), re.MULTILINE))
        for library in needed:
            if library.startswith("ld-linux"):
                continue
            package = package_of(pathlib.Path(paths[library]).resolve())
            with self.subTest(library=library):
                self.assertIn(package, installed | OF_EVERY_IMAGE)


if __name__ == "__main__":
    unittest.main(verbosity=2)
