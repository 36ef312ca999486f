#!/usr/bin/env python3
"""Tests of check_includes.py."""
import unittest

from check_includes import forbidden, read_rules

RULES = read_rules("""
# a comment
services/base: absl
services/text: services/base unicode
storage: services/base pqxx
""")


class CheckIncludesTest(unittest.TestCase):
    def test_refuses_what_the_rules_do_not_name(self):
        text = '#include "services/text/document.h"\n#include <vector>\n#include <pqxx/pqxx>\n'
        self.assertEqual(forbidden("services/base/error.cc", text, RULES),
                         ["services/text/document.h", "pqxx/pqxx"])

    def test_allows_itself_and_what_is_named(self):
        text = '#include "services/text/a.h"\n#include "services/base/b.h"\n#include <unicode/u.h>\n'
        self.assertEqual(forbidden("services/text/document.cc", text, RULES), [])

    def test_leaves_tests_and_unknown_folders_alone(self):
        text = "#include <pqxx/pqxx>\n"
        self.assertEqual(forbidden("services/text/document_test.cc", text, RULES), [])
        self.assertEqual(forbidden("tests/integration/a.cc", text, RULES), [])


if __name__ == "__main__":
    unittest.main()
