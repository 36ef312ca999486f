#!/usr/bin/env python3
"""Check the #include lines of all sources against script/include_rules.txt.

Prints one line per forbidden include and exits with 1 if there is any. Test sources (*_test.cc,
*_bench.cc, tests/) may include anything below `app` in addition, and the test libraries.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)


def read_rules(text):
    rules = {}
    for line in text.splitlines():
        line = line.split("#", 1)[0].strip()
        if line:
            folder, _, allowed = line.partition(":")
            rules[folder.strip()] = allowed.split()
    return rules


def owner(path, rules):
    """The longest folder of the rules that holds `path`; None if there is none."""
    held = [folder for folder in rules if path.startswith(folder + "/")]
    return max(held, key=len, default=None)


def forbidden(path, text, rules):
    """The includes of one source that its folder must not have."""
    folder = owner(path, rules)
    if folder is None or re.search(r"_(test|bench)\.cc$", path) or "/testing/" in path:
        return []
    allowed = rules[folder] + [folder]
    ours = {name.split("/")[0] for name in rules}
    outside = {name for names in rules.values() for name in names if name not in rules}
    wrong = []
    for quoted, angled in INCLUDE.findall(text):
        name = quoted or angled
        known = name.split("/")[0] in ours or any(
            name == prefix or name.startswith(prefix + "/") for prefix in outside)
        fits = any(name == prefix or name.startswith(prefix + "/") for prefix in allowed)
        if known and not fits:
            wrong.append(name)
    return wrong


def main():
    rules = read_rules((ROOT / "script/include_rules.txt").read_text())
    files = subprocess.run(["git", "ls-files", "*.cc", "*.h"], cwd=ROOT, check=True,
                           capture_output=True, text=True).stdout.split()
    bad = [f"{path}: must not include {name}" for path in files
           for name in forbidden(path, (ROOT / path).read_text(), rules)]
    print("\n".join(bad), end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
