#!/usr/bin/env python3
"""Paints the demo's pictures: make_photos.py [NAME…] writes photos/NAME.jpg. The same program makes the same pictures."""
import pathlib
import sys

import numpy as np

from lowpoly import Noise, Picture, ball, box, fan, join, land, lathe, mix, moved, painted, quad, ramp, rgb, smooth


def peaks(list_of_peaks):
    """Height of mountains given as (x, z, height, radius)."""
    def height(x, z):
        out = np.zeros_like(np.asarray(x, float))
        for px, pz, h, r in list_of_peaks:
            d = np.hypot(x - px, z - pz) / r
            out = np.maximum(out, h * np.clip(1 - d, 0, 1) ** 0.9)
        return out
    return height


def fir(rng, colour, height=8.0, snow=0.0):
    """A fir of three or four tiers."""
    tiers, parts = rng.integers(3, 5), []
    for k in range(tiers):
        bottom = height * (0.14 + 0.8 * k / tiers)
        top = min(height, bottom + height * 0.42)
        radius = height * 0.21 * (1 - 0.72 * k / tiers)
        t = lathe([(radius, bottom), (radius * 0.5, (bottom + top) / 2), (0.001, top)], 7, rng.uniform(0, 6), 0.13, rng)
        middle = t.mean(1)
        c = np.broadcast_to(colour, (len(t), 3)) * rng.uniform(0.85, 1.15)
        if snow:
            c = mix(c, rgb("#f4f8ff"), snow * (rng.uniform(0, 1, len(t)) < 0.35 + 0.45 * (middle[:, 1] > (bottom + top) / 2)))
        parts.append((t, c, np.zeros(len(t))))
    parts.append(painted(lathe([(height * 0.03, 0), (height * 0.025, height * 0.2)], 5), rgb("#5a4030")))
    return join(*parts)


def forest(rng, places, height, colour, size, snow=0.0):
    kinds = [fir(rng, colour * rng.uniform(0.85, 1.15), 8, snow) for _ in range(7)]
    return join(*[moved(kinds[rng.integers(7)], x, float(height(x, z)), z, rng.uniform(0, 6), size * rng.uniform(0.7, 1.3) / 8)
                  for x, z in places])


def lake():
    p = Picture(2400, 1600, 11, horizon=0.64, lens=0.95, eye=5)
    n = Noise(4)
    sun_at = np.array([0.13, 0.44])
    p.sun = np.array([-0.62, 0.42, -0.30])
    p.sunlight, p.above, p.below = rgb("#ffd596") * 0.98, rgb("#8fbcf5") * 0.74, rgb("#3f78b8") * 0.62
    p.vary = 0.035

    def sky(at):
        d = np.hypot(at[:, 0] - sun_at[0], (at[:, 1] - sun_at[1]) * 1.2)
        c = ramp([(0, "#3f8fe0"), (0.3, "#6cbcf7"), (0.48, "#a8dcfb"), (0.6, "#ffe9c4"), (0.66, "#ffdca8")], at[:, 1])
        return mix(c, rgb("#fff3d2"), 0.85 * np.exp(-(d / 0.26) ** 2))
    p.haze, p.haze_distance = (lambda at: mix(rgb("#a9d3f5"), rgb("#ffe6bd"), np.exp(-((at[:, 0] - 0.13) / 0.3) ** 2))), 3400

    form = peaks([(-1250, 2000, 830, 1250), (-650, 1500, 520, 720), (240, 3300, 1050, 1200), (1050, 1700, 1010, 1060),
                  (1750, 1500, 900, 800), (560, 1150, 250, 420), (-300, 2700, 800, 950), (-1050, 900, 240, 520),
                  (800, 700, 210, 420), (-420, 1050, 150, 420)])

    def height(x, z):
        base = form(x, z) * (1 + 0.20 * n.hills(x / 330, z / 330, 3)) + 26 * n.hills(x / 120, z / 120, 2) - 34
        channel = smooth(0.02, 0.30, np.abs(x / z - 0.03)) + smooth(900, 1500, z)
        return np.where(base * np.clip(channel, 0, 1) < 3, 0, base * np.clip(channel, 0, 1))

    def colour(middle, normal):
        y, slope = middle[:, 1], np.abs(normal[:, 1])
        edge = 500 + 130 * n.hills(middle[:, 0] / 200, middle[:, 2] / 200, 2)
        c = ramp([(0, "#3d8a72"), (90, "#2f8a80"), (220, "#4f9aa6"), (380, "#86a0cc"), (700, "#a3b4e4")], y)
        c = mix(c, rgb("#e0b070"), 0.6 * smooth(0.72, 0.9, slope) * (1 - smooth(20, 160, y)))
        c = mix(c, rgb("#f2a95c"), 0.68 * smooth(0.02, 0.3, middle[:, 0] / middle[:, 2]) * (1 - smooth(2600, 3200, middle[:, 2])))
        return mix(c, rgb("#fbfdff"), smooth(-60, 60, y - edge) * smooth(0.28, 0.5, slope))

    far = land(fan(p.rng, 420, 4200, 46, 62, 1.05), height, colour)
    keep = far[0][..., 1].max(1) > 0.5
    far = tuple(part[keep] for part in far)
    places = [(x, z) for x, z in zip(p.rng.uniform(-1, 1, 1500) * 900, p.rng.uniform(440, 1250, 1500))
              if 4 < height(x, z) < 130 and n.hills(x / 90, z / 90) > -0.25]
    trees = forest(p.rng, places, height, rgb("#2c6b58"), 17)
    world = join(far, trees)
    p.sky(lambda at: sky(np.stack([at[:, 0], 2 * p.horizon - at[:, 1]], -1)), top=p.horizon - 0.02, bottom=1.03)
    p.add(world, mirror=True)
    p.water(rgb("#1d4f93"), (0.16, 0.52))
    p.sky(sky)
    p.add(world)
    stones = join(*[painted(moved((ball(p.rng, r, 0.2, 2, 0.5),), x, 0, z)[0], rgb("#8fa3c4"))
                    for x, z, r in [(-10.5, 17, 1.1), (-9.0, 16, 0.6), (-8.1, 17.5, 0.4), (-12, 20, 0.9), (9.6, 15.5, 0.8),
                                    (10.4, 17.5, 0.5), (8.4, 16.6, 0.3)]])
    p.add(stones, mirror=True)
    p.add(stones)
    p.glow(sun_at, 0.10, rgb("#fff2c8"), 0.85)
    p.glow(sun_at, 0.42, rgb("#ffc878"), 0.42, 1.4)
    p.glow((sun_at[0], 0.80), 0.22, rgb("#ffcf8a"), 0.22, 1.6, 0.5)
    p.veil(rgb("#fff0d8"), lambda x, y: 0.42 * np.exp(-(np.abs(y - 0.633) / 0.022) ** 2))
    p.save(OUT / "lake.jpg", contrast=0.10)


def yurt(rng, radius=3.0):
    """A yurt: felt walls with a woven band, a domed roof, a red door toward the eye."""
    wall, roof = radius * 0.62, radius * 1.12
    felt, band = rgb("#f1e7d6"), rgb("#b5452f")
    parts = [painted(lathe([(radius, 0), (radius * 1.02, wall * 0.86)], 14), felt),
             painted(lathe([(radius * 1.02, wall * 0.86), (radius * 1.02, wall)], 14), band),
             painted(lathe([(radius * 1.03, wall), (radius * 0.72, wall + (roof - wall) * 0.55),
                            (radius * 0.3, roof * 0.97)], 14), rgb("#e9dcc6")),
             painted(lathe([(radius * 0.3, roof * 0.97), (0.001, roof * 1.06)], 10), rgb("#8b6a4e"))]
    door = quad((-0.16 * radius, 0, -radius * 1.03), (0.16 * radius, 0, -radius * 1.03),
                (0.16 * radius, wall * 0.8, -radius * 1.03), (-0.16 * radius, wall * 0.8, -radius * 1.03), 1, 3)
    return join(*parts, painted(door, rgb("#a03a2c"), 0.35))


def steppe():
    """A wide panorama: yurts in the last light."""
    p = Picture(3000, 1100, 23, horizon=0.60, lens=0.9, eye=5.5)
    n = Noise(8)
    p.sun = np.array([0.55, 0.25, 0.62])
    p.sunlight, p.above, p.below = rgb("#ffb060") * 1.25, rgb("#b98aa8") * 0.78, rgb("#6a4a6a") * 0.8
    sun_at = np.array([0.52, 0.545])

    def sky(at):
        d = np.hypot(at[:, 0] - sun_at[0], (at[:, 1] - sun_at[1]) * 1.7)
        c = ramp([(0, "#41477f"), (0.2, "#7a5f9c"), (0.36, "#cc7c8e"), (0.48, "#f3a06f"), (0.6, "#ffd08a")], at[:, 1])
        c = mix(c, rgb("#fff0b8"), 0.9 * np.exp(-(d / 0.2) ** 1.6))
        streak = n(at[:, 0] * 2.2, at[:, 1] * 14 + 3)
        return mix(c, rgb("#ffc7a0"), 0.5 * smooth(0.15, 0.6, streak) * smooth(0.1, 0.45, at[:, 1]))
    p.haze = lambda at: mix(rgb("#c98a98"), rgb("#ffd28a"), np.exp(-((at[:, 0] - sun_at[0]) / 0.5) ** 2))
    p.haze_distance = 900
    p.sky(sky, cell=0.075)

    def far_height(x, z):
        return np.clip(90 + 70 * n.ridges(x / 420 + 3, z / 500, 3), 0, None) * smooth(700, 1500, z)
    p.add(land(fan(p.rng, 700, 2600, 16, 70, 1.7), far_height, lambda m, k: ramp([(0, "#7d5a86"), (160, "#9a6f95")], m[:, 1])))

    def height(x, z):
        return 1.6 * n.hills(x / 45, z / 60, 3) + 11 * n.hills(x / 240 + 9, z / 260, 2) * smooth(80, 420, z) - 0.5

    def colour(m, k):
        c = ramp([(-1, "#8f7a3e"), (0, "#b39a4e"), (1, "#d9bd68")], n.hills(m[:, 0] / 26, m[:, 2] / 34, 2))
        return mix(c, rgb("#7f9152"), 0.6 * smooth(0.1, 0.8, n(m[:, 0] / 60 + 5, m[:, 2] / 80)))
    p.add(land(fan(p.rng, 6, 800, 62, 92, 1.75), height, colour))
    rng = p.rng
    spots = [(-36, 62, 4.2, 0.3), (-22, 70, 3.8, 0.1), (-50, 80, 3.8, 0.2), (-8, 92, 3.8, -0.1), (58, 120, 3.8, -0.3)]
    camp = join(*[moved(yurt(rng, r), x, float(height(x, z)) - 0.15, z, -turn) for x, z, r, turn in spots])
    p.shade(camp[0], rgb("#4a3550"), 0.55, ground=0.0)
    p.add(camp)
    tufts = []
    for x, z in zip(rng.uniform(-1.6, 1.6, 900), 7 + 70 * rng.uniform(0, 1, 900) ** 1.6):
        x *= z
        for _ in range(3):
            a, h = rng.uniform(-0.3, 0.3), rng.uniform(0.35, 0.9)
            tufts.append(([(x + a, height(x, z), z), (x + a + 0.10, height(x, z), z),
                           (x + 2 * a + 0.2, height(x, z) + h, z)], h))
    p.add(painted([t for t, _ in tufts], rgb("#e6c878"), 0.25))
    for k in range(7):  # geese on their way south
        x, y, s = -0.30 + 0.05 * k, 0.20 - 0.022 * (3 - abs(k - 3)), 0.014
        p.flat(np.array([[(x - s, y - s * 0.5), (x, y), (x - s * 0.1, y + s * 0.22)], [(x + s, y - s * 0.5), (x, y), (x + s * 0.1, y + s * 0.22)]]),
               np.tile(rgb("#3a2f4e"), (2, 1)))
    p.glow(sun_at, 0.055, rgb("#fff6d8"), 1.0, 3)
    p.glow(sun_at, 0.34, rgb("#ffb45e"), 0.6, 1.3)
    p.glow((sun_at[0], 0.66), 0.35, rgb("#ff9c50"), 0.22, 1.5, 1.6)
    for x, z, r, _ in spots:
        at = (p.lens * x / z, p.horizon - p.lens * (0.8 - p.eye) / z)
        p.glow(at, 2.6 / z, rgb("#ffb050"), 0.5, 1.6)
    p.save(OUT / "steppe.jpg", contrast=0.12)


def stars(p, count, top=0.0, bottom=0.6, band=None):
    """Small four-pointed stars, thicker along a band given as distance(x, y)."""
    x = p.rng.uniform(-p.width / p.height / 2, p.width / p.height / 2, count * 6)
    y = p.rng.uniform(top, bottom, count * 6)
    keep = p.rng.uniform(0, 1, count * 6) < (0.12 + (0.9 * np.exp(-(band(x, y) / 0.09) ** 2) if band else 0))
    x, y = x[keep][:count], y[keep][:count]
    s = 0.00045 + 0.0022 * p.rng.uniform(0, 1, len(x)) ** 9
    c = mix(rgb("#bcd4ff"), rgb("#fff0d8"), p.rng.uniform(0, 1, len(x))) * p.rng.uniform(0.55, 1, (len(x), 1))
    star = np.array([(0, -1.9), (0.4, -0.4), (1.9, 0), (0.4, 0.4), (0, 1.9), (-0.4, 0.4), (-1.9, 0), (-0.4, -0.4)])
    p.flat(np.stack([x, y], -1)[:, None, :] + star[None] * s[:, None, None], c)
    return x, y, s


def observatory():
    """The Milky Way over a dome on a ridge."""
    p = Picture(2400, 1600, 37, horizon=0.80, lens=1.0, eye=3)
    n = Noise(21)
    p.sun = np.array([-0.5, 0.5, -0.55])
    p.sunlight, p.above, p.below = rgb("#8fb0e8") * 0.62, rgb("#3a4f8c") * 0.62, rgb("#2a2a52") * 0.5
    band = lambda x, y: (x + 0.10) * 0.80 + (y - 0.33) * 0.60

    def sky(at):
        c = ramp([(0, "#0b1238"), (0.3, "#152560"), (0.55, "#28408c"), (0.72, "#5b6fb0"), (0.8, "#c98f9a")], at[:, 1])
        d = band(at[:, 0], at[:, 1])
        c = mix(c, rgb("#8d86d8"), 0.55 * np.exp(-(d / 0.17) ** 2) * (0.75 + 0.4 * n.hills(at[:, 0] * 5, at[:, 1] * 5, 2)))
        c = mix(c, rgb("#f0b8d8"), 0.35 * np.exp(-(d / 0.07) ** 2))
        return mix(c, rgb("#141a48"), 0.5 * np.exp(-((d + 0.03) / 0.022) ** 2) * smooth(-0.1, 0.5, n(at[:, 0] * 4, at[:, 1] * 4)))
    p.sky(sky, cell=0.055, vary=0.035)
    sx, sy, ss = stars(p, 1500, -0.02, 0.74, band)
    p.haze = lambda at: mix(rgb("#5a6ab0"), rgb("#b98aa8"), smooth(0.5, -0.6, at[:, 0]))
    p.haze_distance = 1500
    ridge = lambda x, z: 120 + 150 * n.ridges(x / 520 + 2, z / 700, 3) - 40
    p.add(land(fan(p.rng, 900, 2600, 18, 50, 1.1), lambda x, z: np.clip(ridge(x, z), -20, None) * smooth(850, 1500, z),
               lambda m, k: ramp([(0, "#3c4c8e"), (260, "#7f8fd0")], m[:, 1])))
    p.haze_distance = 900
    hill = lambda x, z: 17 * np.exp(-((x - 24) / 46) ** 2 - ((z - 95) / 42) ** 2) + 2.2 * n.hills(x / 22, z / 22, 3) - 2.5 + 0.02 * z
    p.add(land(fan(p.rng, 7, 320, 54, 56, 1.1), hill,
               lambda m, k: mix(rgb("#42508a"), rgb("#5f8a8a"), smooth(-0.5, 0.7, n.hills(m[:, 0] / 15, m[:, 2] / 15, 2)))))
    x0, z0 = 24.0, 84.0
    y0 = float(hill(x0, z0)) - 0.6
    white = rgb("#dfe6f8")
    wall = painted(lathe([(9.2, 0), (9.2, 7.2), (9.9, 7.2), (9.9, 8.0)], 22, 0.07), white)
    angle = np.linspace(0, np.pi / 2, 9)
    dome = painted(lathe([(9.6 * np.cos(a) + 0.001, 8.0 + 9.6 * np.sin(a)) for a in angle], 22, 0.07), white * 1.06)
    middle = dome[0].mean(1)
    slit = (np.abs(middle[:, 0] + 2.3) < 1.35) & (middle[:, 1] > 9.2) & (middle[:, 2] < 2)
    dome[1][slit], dome[2][slit] = rgb("#ffc274"), 0.95
    house = painted(box(15, 5, 8, 5, 2) + np.array([15.5, 0, 2]), white * 0.95)
    roof = painted(quad((7.5, 5, -2.4), (23.4, 5, -2.4), (23.4, 6.3, 6), (7.5, 6.3, 6), 6, 2), rgb("#9aa8d8"))
    lamp = rgb("#ffcf8a")
    windows = join(*[painted(quad((x, 1.6, z), (x + 1.5, 1.6, z), (x + 1.5, 3.7, z), (x, 3.7, z)), lamp, 0.97)
                     for x, z in [(10.0, -2.06), (13.2, -2.06), (16.4, -2.06), (19.6, -2.06)]])
    door = painted(quad((-0.9, 0, -9.25), (0.9, 0, -9.25), (0.9, 3.4, -9.25), (-0.9, 3.4, -9.25)), lamp, 0.97)
    building = moved(join(wall, dome, house, roof), x0, y0, z0)
    p.add(building)
    p.add(moved(join(windows, door), x0, y0, z0))
    spots = [(x, z) for x, z in zip(p.rng.uniform(-0.85, 0.85, 420) * 160, p.rng.uniform(18, 150, 420))
             if abs(x) < 0.86 * z and np.hypot(x - 24, (z - 70) * 0.7) > 27 and n.hills(x / 30, z / 30) > -0.1]
    p.vary = 0.04
    p.add(forest(p.rng, sorted(spots, key=lambda s: -s[1]), hill, rgb("#35608a"), 6.0))
    for x, y, s in zip(sx, sy, ss):
        if s > 0.0012:
            p.glow((x, y), s * 5, rgb("#cfe0ff"), 0.5, 1.2)
    at = lambda x, y, z: (p.lens * (x0 + x) / (z0 + z), p.horizon - p.lens * (y0 + y - p.eye) / (z0 + z))
    p.glow(at(-2.3, 14, -6), 0.10, rgb("#ffb060"), 0.55, 1.4)
    p.glow(at(0, 1.5, -9), 0.075, rgb("#ffb060"), 0.6, 1.4)
    p.glow(at(15, 2.2, -2), 0.11, rgb("#ffb060"), 0.45, 1.5, 1.8)
    p.glow((-0.35, 0.80), 0.5, rgb("#ff9a80"), 0.28, 1.5, 2.2)
    p.save(OUT / "observatory.jpg", contrast=0.15, vignette=0.3)


PICTURES = {f.__name__: f for f in (lake, steppe, observatory)}
OUT = pathlib.Path(__file__).resolve().parent / "photos"

if __name__ == "__main__":
    unknown = [name for name in sys.argv[1:] if name not in PICTURES]
    if unknown:
        sys.exit(f"no such picture: {', '.join(unknown)}; there are {', '.join(PICTURES)}")
    OUT.mkdir(exist_ok=True)
    for name in sys.argv[1:] or PICTURES:
        PICTURES[name]()
        print(f"photos/{name}.jpg  {(OUT / (name + '.jpg')).stat().st_size // 1024} KB")
