"""Landscapes."""
from .things import *  # noqa: F403


def lake():
    p = Picture(2400, 1600, 11, horizon=0.64, lens=0.95, eye=5)
    n = Noise(4)
    sun_at = np.array([0.05, 0.43])
    p.sun = np.array([-0.62, 0.42, -0.30])
    p.sunlight, p.above, p.below = rgb("#ffd596") * 0.98, rgb("#8fbcf5") * 0.74, rgb("#3f78b8") * 0.62
    p.vary = 0.035

    def sky(at):
        d = np.hypot(at[:, 0] - sun_at[0], (at[:, 1] - sun_at[1]) * 1.2)
        c = ramp([(0, "#3f8fe0"), (0.3, "#6cbcf7"), (0.48, "#a8dcfb"), (0.6, "#ffe9c4"), (0.66, "#ffdca8")], at[:, 1])
        return mix(c, rgb("#fff3d2"), 0.85 * np.exp(-(d / 0.26) ** 2))
    p.haze, p.haze_distance = (lambda at: mix(rgb("#a9d3f5"), rgb("#ffe6bd"), np.exp(-((at[:, 0] - 0.05) / 0.3) ** 2))), 3400

    form = peaks([(-1250, 2000, 830, 1250), (-650, 1500, 520, 720), (60, 3400, 1080, 1250), (680, 1750, 900, 880),
                  (1650, 1500, 760, 800), (560, 1150, 250, 420), (-300, 2700, 800, 950), (-1050, 900, 240, 520),
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

    far = land(fan(p.rng, 420, 4200, 50, 66, 1.05, 0.26), height, colour)
    keep = far[0][..., 1].max(1) > 0.5
    far = tuple(part[keep] for part in far)
    places = [(x, z) for x, z in zip(p.rng.uniform(-1, 1, 5000) * 1100, p.rng.uniform(440, 1350, 5000))
              if 4 < height(x, z) < 210 and n.hills(x / 130, z / 130) > 0.12]
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
    return p, dict(contrast=0.22, colour=1.14)


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
    spots = [(-27, 40, 4.0, 0.3), (-13, 46, 3.7, 0.1), (-42, 54, 3.7, 0.3), (0, 62, 3.7, -0.1), (14, 72, 3.7, -0.2)]
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
    p.add(painted([t for t, _ in tufts], rgb("#d8ac58"), 0.75))
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
    return p, dict(contrast=0.12)


def altai():
    """A portrait: one great peak, golden larches, the first light."""
    p = Picture(1400, 2000, 91, horizon=0.70, lens=0.92, eye=6)
    n = Noise(33)
    p.sun = np.array([-0.7, 0.38, -0.35])
    p.sunlight, p.above, p.below = rgb("#ffbf90") * 1.0, rgb("#9c9fe0") * 0.74, rgb("#5a63a8") * 0.62
    p.vary = 0.035

    def sky(at):
        c = ramp([(0, "#3d56a8"), (0.22, "#6a7fd0"), (0.4, "#a99be0"), (0.55, "#f0b0c0"), (0.68, "#ffd9b0")], at[:, 1])
        streak = n(at[:, 0] * 2.5 + 8, at[:, 1] * 11)
        return mix(c, rgb("#ffd0c8"), 0.55 * smooth(0.1, 0.6, streak) * smooth(0.05, 0.3, at[:, 1]))
    p.haze, p.haze_distance = (lambda at: mix(rgb("#b9a8dc"), rgb("#ffc9b0"), smooth(0.3, 0.7, at[:, 1]))), 3800
    form = peaks([(110, 2500, 1400, 1180), (-760, 2300, 640, 800), (860, 2000, 560, 760), (-480, 900, 150, 420),
                  (560, 950, 190, 460), (-160, 3300, 1000, 1000)])

    def height(x, z):
        base = form(x, z) * (1 + 0.22 * n.hills(x / 300, z / 300, 3)) + 24 * n.hills(x / 110, z / 110, 2) - 30
        base = base * np.clip(smooth(0.0, 0.22, np.abs(x / z + 0.05)) + smooth(850, 1300, z), 0, 1)
        return np.where(base < 3, 0, base)

    def colour(m, k):
        y, slope = m[:, 1], np.abs(k[:, 1])
        edge = 520 + 140 * n.hills(m[:, 0] / 200, m[:, 2] / 200, 2)
        c = ramp([(0, "#7a8f5a"), (60, "#b89a4a"), (190, "#c9863f"), (330, "#8f7f9c"), (700, "#9a94c8")], y)
        return mix(c, rgb("#fdfbff"), smooth(-60, 60, y - edge) * smooth(0.26, 0.5, slope))
    world = land(fan(p.rng, 400, 4200, 56, 52, 0.62, 0.26), height, colour)
    keep = world[0][..., 1].max(1) > 0.5
    world = tuple(part[keep] for part in world)
    spots = [(x, z) for x, z in zip(p.rng.uniform(-1, 1, 4200) * 620, p.rng.uniform(420, 1250, 4200))
             if 3 < height(x, z) < 190 and n.hills(x / 100, z / 100) > -0.05]
    world = join(world, forest(p.rng, spots[::2], height, rgb("#e0a23c"), 16), forest(p.rng, spots[1::2], height, rgb("#4f7a5c"), 15))
    p.sky(lambda at: sky(np.stack([at[:, 0], 2 * p.horizon - at[:, 1]], -1)), top=p.horizon - 0.02, bottom=1.03, cell=0.06)
    p.add(world, mirror=True)
    p.water(rgb("#3a4a9a"), (0.10, 0.50), ripple=0.0025)
    p.sky(sky, cell=0.06)
    p.add(world)
    stones = join(*[painted(moved((ball(p.rng, r, 0.2, 2, 0.5),), x, 0, z)[0], rgb("#9a94b8"))
                    for x, z, r in [(-5.6, 17.5, 0.9), (-4.2, 19, 0.5), (6.0, 21, 0.8)]])
    p.add(stones, mirror=True)
    p.add(stones)
    p.glow((-0.42, 0.60), 0.5, rgb("#ffb890"), 0.40, 1.4)
    p.glow((0.10, 0.22), 0.28, rgb("#ffd8b8"), 0.20, 1.8)
    p.veil(rgb("#ffe6da"), lambda x, y: 0.5 * np.exp(-(np.abs(y - 0.690) / 0.02) ** 2))
    return p, dict(contrast=0.14, colour=1.08)


def tulip(rng, colour, height=0.55):
    cup = painted(lathe([(0.02, height), (0.085, height + 0.05), (0.095, height + 0.13), (0.055, height + 0.22)], 6,
                        rng.uniform(0, 1), 0.10, rng), colour)
    cup[1][:] *= rng.uniform(0.82, 1.12, (len(cup[1]), 1))
    stem = painted([[(-0.012, 0, 0), (0.012, 0, 0), (0.0, height + 0.02, 0)]], rgb("#5a9a4a"))
    leaf = painted([[(0, 0, 0), (0.10 * s, 0.22, -0.03), (0.17 * s, height * 0.85, 0)] for s in (-1, 1)] +
                   [[(0, 0, 0), (0.05 * s, 0.20, 0.05), (0.17 * s, height * 0.85, 0)] for s in (-1, 1)], rgb("#4f9456"))
    return join(leaf, stem, cup)


def tulips():
    """Rows of tulips run toward blue mountains; stored lying on its side."""
    p = Picture(2400, 1600, 52, horizon=0.40, lens=0.95, eye=2.1)
    n = Noise(15)
    p.sun = np.array([-0.5, 0.62, -0.25])
    p.sunlight, p.above, p.below = rgb("#fff0cc") * 0.78, rgb("#c4dcf6") * 0.68, rgb("#a8a888") * 0.66

    def sky(at):
        c = ramp([(0, "#4aa0e6"), (0.2, "#86c6f4"), (0.34, "#cfe9f8"), (0.4, "#fff2dc")], at[:, 1])
        cloud = n.hills(at[:, 0] * 2.0 + 4, at[:, 1] * 6.5, 3)
        return mix(c, rgb("#ffffff"), 0.8 * smooth(0.25, 0.8, cloud) * smooth(0.0, 0.08, at[:, 1]))
    p.haze, p.haze_distance = rgb("#cfe2f4"), 2300
    p.sky(sky, cell=0.065)
    mountains = peaks([(-900, 2400, 420, 900), (-200, 2900, 560, 900), (500, 2500, 470, 800), (1300, 2600, 620, 900)])
    p.add(land(fan(p.rng, 1000, 3400, 26, 60, 0.95, 0.26),
               lambda x, z: np.clip(mountains(x, z) * (1 + 0.25 * n.hills(x / 260, z / 260, 3)) - 6, 0, None),
               lambda m, k: mix(ramp([(0, "#6a9a8a"), (160, "#7f9ac0"), (330, "#94a6d8")], m[:, 1]), rgb("#ffffff"),
                                smooth(240, 340, m[:, 1] + 60 * n.hills(m[:, 0] / 150, m[:, 2] / 150)))))
    p.haze_distance = 900
    rise = lambda x, z: 26 * smooth(90, 420, z) * (0.6 + 0.5 * n(x / 130, z / 130)) + 0.04 * n(x, z)
    p.add(land(fan(p.rng, 1.4, 620, 56, 60, 0.95), rise,
               lambda m, k: mix(rgb("#5f8a3e"), rgb("#93b455"), smooth(-0.6, 0.6, n.hills(m[:, 0] / 9, m[:, 2] / 9, 2)))))
    trees = join(*[moved(painted(ball(p.rng, 3.6, 0.2, 2, 1.25), mix(rgb("#4f8f4c"), rgb("#8fb44a"), p.rng.uniform())),
                         x, float(rise(x, z)) + 3.5, z)
                   for x, z in zip(p.rng.uniform(-150, 150, 90), p.rng.uniform(105, 240, 90))])
    p.add(trees)
    bands = ["#e8413c", "#f6b52e", "#f2f0ea", "#e85a8e", "#f07a2c", "#8f4fb0", "#e8413c", "#f9cf3c", "#f08ab4"]
    flowers = []
    for row in range(-58, 59):
        c = rgb(bands[(row // 3) % len(bands)])
        kinds = [tulip(p.rng, c * p.rng.uniform(0.9, 1.06), p.rng.uniform(0.45, 0.6)) for _ in range(4)]
        if row % 3 == 2:  # a path between the bands
            continue
        x = row * 0.46 + 0.2
        z = max(1.75, abs(x) / 0.86)
        while z < 62:
            k = kinds[p.rng.integers(4)] if z < 26 else tuple(part[-24:] for part in kinds[p.rng.integers(4)])
            flowers.append(moved(k, x + p.rng.normal(0, 0.06), 0, z, p.rng.uniform(0, 6), p.rng.uniform(0.85, 1.15) * (1 + z / 80)))
            z += 0.20 + z * 0.009 + p.rng.uniform(0, 0.06)
    p.add(join(*flowers))
    p.glow((-0.55, 0.05), 0.55, rgb("#fff0c0"), 0.5, 1.3)
    p.veil(rgb("#fff4e0"), lambda x, y: 0.35 * np.exp(-(np.abs(y - 0.405) / 0.03) ** 2))
    return p, dict(contrast=0.10, colour=1.05, turned=True, quality=72)


def apple_tree(rng, apples=126):
    leaves = [rgb(c) for c in ("#4f8f3e", "#6aa544", "#3f7f42", "#86b54c")]
    parts = [painted(lathe([(0.26, 0), (0.17, 0.9), (0.15, 1.7)], 7, 0, 0.1, rng), rgb("#7a5a44"))]
    for a in (0.5, 2.6, 4.4):
        limb = lathe([(0.10, 0), (0.05, 1.5)], 5)
        t = np.stack([limb[..., 0] + limb[..., 1] * 0.55 * np.cos(a), 1.4 + limb[..., 1], limb[..., 2] + limb[..., 1] * 0.55 * np.sin(a)], -1)
        parts.append(painted(t, rgb("#7a5a44")))
    blobs = [(0, 3.3, 0, 1.25)] + [(1.15 * np.cos(a), 2.6 + 0.35 * np.sin(3 * a), 1.15 * np.sin(a), 0.95)
                                  for a in np.arange(6) * 1.047 + rng.uniform(0, 1)]
    for x, y, z, r in blobs:
        t = ball(rng, r, 0.2, 3, 0.86)
        c = np.array(leaves)[rng.integers(0, 4, len(t))] * rng.uniform(0.88, 1.1, (len(t), 1))
        parts.append((t + [x, y, z], c, np.zeros(len(t))))
        for _ in range(apples // 7):
            d = rng.normal(0, 1, 3)
            d[1] -= 0.25
            d[2] -= 0.7
            d *= r * 1.02 / np.linalg.norm(d) * np.array([1, 0.86, 1])
            red = mix(rgb("#d8342c"), rgb("#f08a3a"), rng.uniform() ** 2)
            parts.append(painted(ball(rng, rng.uniform(0.07, 0.095), 0.05, 2) + d + [x, y, z], red, 0.12))
    return join(*parts)


def crate(rng, full=True):
    wood, parts = rgb("#c99a62"), []
    for k in range(3):
        y = 0.04 + 0.14 * k
        for z in (-0.3, 0.3):
            parts.append(painted(box(0.9, 0.11, 0.03) + [0, y, z], wood * rng.uniform(0.88, 1.1)))
        for x in (-0.45, 0.45):
            parts.append(painted(box(0.03, 0.11, 0.6) + [x, y, 0], wood * rng.uniform(0.88, 1.1)))
    if full:
        for _ in range(46):
            x, z = rng.uniform(-0.38, 0.38), rng.uniform(-0.24, 0.24)
            y = 0.38 + 0.12 * (1 - (x / 0.45) ** 2 - (z / 0.4) ** 2) * rng.uniform(0.3, 1)
            parts.append(painted(ball(rng, 0.085, 0.05, 2) + [x, y, z], mix(rgb("#d2302c"), rgb("#f2a040"), rng.uniform() ** 2), 0.1))
    return join(*parts)


def orchard():
    """An alley of apple trees, crates of apples, mountains behind."""
    p = Picture(2400, 1600, 64, horizon=0.50, lens=0.92, eye=1.9)
    n = Noise(29)
    p.sun = np.array([0.55, 0.60, -0.35])
    p.sunlight, p.above, p.below = rgb("#ffe2a6") * 0.74, rgb("#b8d2f0") * 0.52, rgb("#8a8a5a") * 0.5

    def sky(at):
        c = ramp([(0, "#5aa6e0"), (0.25, "#9fd0f0"), (0.42, "#fbe6c4"), (0.5, "#ffe2b0")], at[:, 1])
        return mix(c, rgb("#fffaf0"), 0.6 * smooth(0.35, 0.9, n.hills(at[:, 0] * 2 + 5, at[:, 1] * 6, 2)))
    p.haze, p.haze_distance = rgb("#f0e2cc"), 2400
    p.sky(sky, cell=0.07)
    mountains = peaks([(-600, 2200, 560, 800), (150, 2600, 760, 900), (900, 2300, 620, 800), (-1300, 2500, 640, 800)])
    p.add(land(fan(p.rng, 900, 3200, 24, 56, 0.95, 0.26),
               lambda x, z: np.clip(mountains(x, z) * (1 + 0.22 * n.hills(x / 240, z / 240, 3)) - 6, 0, None),
               lambda m, k: mix(ramp([(0, "#7a9a78"), (200, "#8a9ab8"), (420, "#9aa6d0")], m[:, 1]), rgb("#ffffff"),
                                smooth(330, 430, m[:, 1] + 70 * n.hills(m[:, 0] / 150, m[:, 2] / 150)))))
    p.haze_distance = 330
    p.haze = rgb("#f2e2b4")
    ground = lambda x, z: 0.10 * n.hills(x / 2.2, z / 2.2, 2) * smooth(0.5, 3, np.abs(x)) + 0.012 * z * smooth(40, 120, z)

    def grass(m, k):
        c = mix(rgb("#6f9c3e"), rgb("#a9bf55"), smooth(-0.6, 0.6, n.hills(m[:, 0] / 2.5, m[:, 2] / 2.5, 2)))
        return mix(c, rgb("#c9a66a"), 0.65 * (1 - smooth(0.4, 1.5, np.abs(m[:, 0]))))
    p.add(land(fan(p.rng, 2.2, 260, 60, 66, 0.95), ground, grass))
    kinds = [apple_tree(p.rng) for _ in range(5)]
    trees = join(*[moved(kinds[p.rng.integers(5)], side * (3.9 + 5.2 * lane) + p.rng.normal(0, 0.15), 0, 7.2 + 4.8 * k + lane * 2.0,
                         p.rng.normal(0, 0.25), p.rng.uniform(0.92, 1.12)) for k in range(13) for side in (-1, 1) for lane in (0, 1, 2)])
    crates = join(moved(crate(p.rng), -2.05, 0, 5.1, 0.3), moved(crate(p.rng), -2.85, 0, 5.9, -0.2), moved(crate(p.rng), -2.3, 0.0, 6.6, 0.1),
                  moved(crate(p.rng), 2.5, 0, 5.6, -0.5), moved(crate(p.rng), 2.2, 0, 8.4, 0.2), moved(crate(p.rng), -1.9, 0, 10.2, 0.4))
    loose = join(*[painted(ball(p.rng, 0.085, 0.05, 2) + [x, 0.08, z], mix(rgb("#d2302c"), rgb("#f2a040"), p.rng.uniform() ** 2), 0.1)
                   for x, z in zip(p.rng.uniform(-3.4, 3.4, 46), p.rng.uniform(4.2, 13, 46)) if abs(x) > 0.9])
    p.shade(join(trees, crates)[0], rgb("#3f6a3a"), 0.50, blur=0.003)
    blades = []
    for x, z in zip(p.rng.uniform(-0.95, 0.95, 2600), 2.6 + 16 * p.rng.uniform(0, 1, 2600) ** 1.5):
        x *= z
        if abs(x) > 0.9:
            a, h = p.rng.uniform(-0.06, 0.06), p.rng.uniform(0.07, 0.2)
            blades.append([(x, ground(x, z), z), (x + 0.03, ground(x, z), z), (x + a, ground(x, z) + h, z)])
    grass_blades = painted(blades, rgb("#8fb44a"), 0.4)
    grass_blades[1][:] *= p.rng.uniform(0.75, 1.15, (len(blades), 1))
    p.add(join(trees, crates, loose, grass_blades))
    p.glow((0.30, 0.10), 0.4, rgb("#ffe6a8"), 0.42, 1.3)
    p.glow((0.02, 0.50), 0.24, rgb("#ffe2a8"), 0.30, 1.5, 1.3)
    return p, dict(contrast=0.10, colour=1.05)


def winter():
    """A weather station in a snowy clearing."""
    p = Picture(2400, 1600, 77, horizon=0.56, lens=1.0, eye=2.2)
    n = Noise(41)
    p.sun = np.array([0.70, 0.42, -0.42])
    p.sunlight, p.above, p.below = rgb("#ffe0b4") * 0.60, rgb("#b4ccf8") * 0.72, rgb("#8fa4dc") * 0.58
    p.vary = 0.03

    def sky(at):
        c = ramp([(0, "#5a86cc"), (0.25, "#94b6e6"), (0.42, "#e6cfdc"), (0.56, "#ffe0b8")], at[:, 1])
        return mix(c, rgb("#fff0e0"), 0.5 * smooth(0.2, 0.7, n.hills(at[:, 0] * 2, at[:, 1] * 7 + 3, 2)))
    p.haze, p.haze_distance = (lambda at: mix(rgb("#b4c6ea"), rgb("#ffdcc0"), smooth(-0.4, 0.7, at[:, 0]))), 2000
    p.sky(sky, cell=0.075)
    mountains = peaks([(-700, 1900, 620, 900), (100, 2400, 560, 700), (700, 2000, 760, 900), (1500, 2100, 600, 800)])
    p.add(land(fan(p.rng, 800, 2900, 28, 60, 0.95, 0.26),
               lambda x, z: np.clip(mountains(x, z) * (1 + 0.24 * n.hills(x / 240, z / 240, 3)), 0, None),
               lambda m, k: mix(rgb("#7f8cb8"), rgb("#fbfcff"), smooth(0.30, 0.62, np.abs(k[:, 1]) + 0.14 * n(m[:, 0] / 90, m[:, 2] / 90)))))
    p.haze_distance = 420
    snow = lambda x, z: (0.26 * n.hills(x / 9, z / 9, 2) * smooth(3, 9, np.hypot(x - 2.3, z - 13.5)) +
                         10 * smooth(60, 260, z) * (0.7 + 0.4 * n(x / 60, z / 60)))
    p.add(land(fan(p.rng, 3, 420, 60, 62, 0.95), snow, lambda m, k: np.broadcast_to(rgb("#f6f8ff"), m.shape)))
    spots = [(x, z) for x, z in zip(p.rng.uniform(-1, 1, 3000) * 180, p.rng.uniform(13, 230, 3000))
             if abs(x) < 0.9 * z and (np.abs(x - 1) > 5 + 0.10 * z or z > 120) and n.hills(x / 24, z / 24) > 0.05 - 0.35 * (z > 60)]
    big = [(-8.2, 12.5), (-6.2, 17), (-11, 18), (10.2, 17.5), (12.5, 22), (8.6, 24)]
    trees = join(forest(p.rng, spots, snow, rgb("#3f7088"), 6.0, 0.9), forest(p.rng, big, snow, rgb("#3a6a80"), 7.6, 0.9))
    # the instrument shelter, the mast, the rain gauge and a small hut
    white, dark = rgb("#fbfbff"), rgb("#5a6a8a")
    shelter = [painted(box(0.9, 0.8, 0.7) + [0, 1.35, 0], white * 0.92)]
    for k in range(7):
        y = 1.40 + 0.105 * k
        shelter.append(painted(quad((-0.47, y, -0.37), (0.47, y, -0.37), (0.47, y + 0.075, -0.40), (-0.47, y + 0.075, -0.40), 4, 1), white))
    shelter += [painted(box(1.12, 0.07, 0.92) + [0, 2.16, 0], white), painted(box(1.06, 0.10, 0.86) + [0, 2.23, 0], rgb("#ffffff"), 0.3)]
    shelter += [painted(box(0.07, 1.4, 0.07) + [x, 0, z], rgb("#e6e8f0")) for x in (-0.4, 0.4) for z in (-0.3, 0.3)]
    shelter += [painted(box(0.62, 0.05, 0.2) + [0, 0.25 * k, -0.5 - 0.16 * (3 - k)], rgb("#c9a678")) for k in (1, 2, 3)]
    mast = [painted(lathe([(0.055, 0), (0.035, 7.0)], 6), dark), painted(box(1.3, 0.05, 0.05) + [0, 6.55, 0], dark)]
    for a in (0.3, 2.4, 4.5):
        mast.append(painted(ball(p.rng, 0.13, 0.02, 2) + [-0.62 + 0.3 * np.cos(a), 6.98, 0.3 * np.sin(a)], rgb("#f0b23c"), 0.2))
        mast.append(painted([[(-0.62, 6.96, 0), (-0.62, 7.0, 0), (-0.62 + 0.3 * np.cos(a), 6.98, 0.3 * np.sin(a))]], dark))
    mast += [painted(box(0.04, 0.42, 0.04) + [-0.62, 6.56, 0], dark), painted(box(0.04, 0.3, 0.04) + [0.62, 6.56, 0], dark),
             painted([[(0.3, 6.9, 0), (0.98, 6.76, 0), (0.98, 7.06, 0)]], rgb("#d8483c"), 0.2)]
    mast.append(painted(quad((0.06, 3.0, -0.1), (0.9, 3.0, -0.1), (0.9, 3.55, 0.3), (0.06, 3.55, 0.3), 3, 2), rgb("#35508f")))
    for a in (0.4, 2.5, 4.6):
        mast.append(painted([[(0, 5.2, 0), (0.02, 5.15, 0), (2.4 * np.cos(a), 0, 2.4 * np.sin(a))]], dark))
    gauge = [painted(lathe([(0.04, 0), (0.04, 0.8)], 5), dark), painted(lathe([(0.13, 0.8), (0.15, 1.25), (0.10, 1.27)], 9), white)]
    wood = rgb("#b5794e")
    hut = [painted(box(4.2, 2.3, 3.2, 7, 9), wood)]
    hut += [painted(panel(p.rng, (-2.5, 2.2, -1.9), (2.5, 2.2, -1.9), (2.5, 3.8, 0), (-2.5, 3.8, 0), 6, 2), rgb("#f6f8ff")),
            painted(panel(p.rng, (-2.5, 2.2, 1.9), (2.5, 2.2, 1.9), (2.5, 3.8, 0), (-2.5, 3.8, 0), 6, 2), rgb("#f6f8ff")),
            painted([[(-2.1, 2.3, -1.6), (-2.1, 2.3, 1.6), (-2.1, 3.7, 0)], [(2.1, 2.3, -1.6), (2.1, 2.3, 1.6), (2.1, 3.7, 0)]], wood)]
    hut_front = join(painted(quad((-1.5, 0.9, -1.63), (-0.4, 0.9, -1.63), (-0.4, 1.8, -1.63), (-1.5, 1.8, -1.63), 2, 1), rgb("#ffd07a"), 0.97),
                     painted(quad((0.5, 0.0, -1.63), (1.4, 0.0, -1.63), (1.4, 1.9, -1.63), (0.5, 1.9, -1.63), 1, 3), rgb("#7a4a30")))
    put = lambda parts, x, z, turn=0.0, size=1.0: moved(join(*parts), x, float(snow(x, z)) - 0.05, z, turn, size)
    station = join(put(shelter, 2.2, 9.2, 0.25), put(mast, 5.0, 12.5), put(gauge, 3.9, 9.6))
    cabin = put(hut, -3.4, 23, 0.18)
    p.shade(join(trees, station, cabin)[0], rgb("#7d98da"), 0.60, blur=0.0025)
    p.add(join(trees, cabin))
    p.add(moved(hut_front, -3.4, float(snow(-3.4, 23)) - 0.05, 23, 0.18), keep_order=True)
    p.add(station)
    for _ in range(420):  # glitter of frost in the air
        x, y = p.rng.uniform(-0.75, 0.75), p.rng.uniform(0.05, 0.98)
        p.glow((x, y), p.rng.uniform(0.0008, 0.0022), rgb("#ffffff"), p.rng.uniform(0.3, 0.9), 2)
    p.glow((0.62, 0.42), 0.45, rgb("#ffd09a"), 0.40, 1.3)
    p.glow((-0.19, 0.585), 0.05, rgb("#ffc070"), 0.5, 1.5)
    return p, dict(contrast=0.10, colour=1.05)
