#!/usr/bin/env python3
"""Paints the demo's pictures: make_photos.py [NAME…] writes photos/NAME.jpg. The same program makes the same pictures."""
import pathlib
import sys

sys.dont_write_bytecode = True
from painter import nature, rooms, town  # noqa: E402

OUT = pathlib.Path(__file__).resolve().parent / "photos"
PICTURES = {scene.__name__: scene for scene in (
    nature.lake, nature.altai, nature.steppe, nature.tulips, nature.orchard, nature.winter,
    town.observatory, town.city, town.bus, town.caravanserai,
    rooms.museum, rooms.library, rooms.entrance)}


def main(names):
    unknown = [name for name in names if name not in PICTURES]
    if unknown:
        sys.exit(f"no such picture: {', '.join(unknown)}; there are {', '.join(PICTURES)}")
    OUT.mkdir(exist_ok=True)
    for name in names or PICTURES:
        picture, finish = PICTURES[name]()
        path = OUT / f"{name}.jpg"
        picture.save(path, **finish)
        print(f"photos/{name}.jpg  {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
