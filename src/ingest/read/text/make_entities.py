#!/usr/bin/env python3
"""Writes entities.inc: every named character reference of WHATWG HTML (section 13.5) with its UTF-8,
from the list in Python's standard library, sorted by bytes for a binary search.

    python3 make_entities.py > entities.inc
"""
from html.entities import html5

print("/* Made by make_entities.py: named character references of WHATWG HTML, section 13.5. */")
for name in sorted(html5, key=lambda n: n.encode()):
    octal = "".join(f"\\{byte:03o}" for byte in html5[name].encode())
    print(f'{{"{name}", "{octal}"}},')
