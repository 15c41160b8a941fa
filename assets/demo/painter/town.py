"""Buildings and streets."""
from .things import *  # noqa: F403


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
    hill = lambda x, z: (
        15 * (1 - smooth(22, 62, np.hypot(x - 27, (z - 88) * 0.9))) - 2.5 + 0.02 * z +
        2.0 * n.hills(x / 22, z / 22, 3) * smooth(14, 40, np.hypot(x - 27, z - 88)))
    ground = (land(fan(p.rng, 7, 320, 54, 56, 1.1), hill,
               lambda m, k: mix(rgb("#42508a"), rgb("#5f8a8a"), smooth(-0.5, 0.7, n.hills(m[:, 0] / 15, m[:, 2] / 15, 2)))))
    x0, z0 = 22.0, 86.0
    y0 = float(hill(x0, z0)) - 0.3
    white = rgb("#dfe6f8")
    wall = painted(lathe([(9.2, 0), (9.2, 7.2), (9.9, 7.2), (9.9, 8.0)], 22, 0.07), white)
    angle = np.linspace(0, np.pi / 2, 9)
    dome = painted(lathe([(9.6 * np.cos(a) + 0.001, 8.0 + 9.6 * np.sin(a)) for a in angle], 22, 0.07), white * 1.06)
    def on_dome(x, a, r=9.75):
        return (x, 8.0 + r * np.sin(a), -np.sqrt(max(0.0, (r * np.cos(a)) ** 2 - x * x)))
    slit = painted(np.concatenate([quad(on_dome(-3.6, a), on_dome(-1.6, a), on_dome(-1.6, b), on_dome(-3.6, b))
                                   for a, b in zip(np.linspace(0.12, 1.12, 9)[:-1], np.linspace(0.12, 1.12, 9)[1:])]), rgb("#ffcb80"), 0.95)
    house = painted(box(15, 5, 8, 5, 2) + np.array([15.5, 0, 2]), white * 0.95)
    roof = painted(quad((7.5, 5, -2.4), (23.4, 5, -2.4), (23.4, 6.3, 6), (7.5, 6.3, 6), 6, 2), rgb("#9aa8d8"))
    lamp = rgb("#ffcf8a")
    windows = join(*[painted(quad((x, 1.6, z), (x + 1.5, 1.6, z), (x + 1.5, 3.7, z), (x, 3.7, z)), lamp, 0.97)
                     for x, z in [(10.0, -2.06), (13.2, -2.06), (16.4, -2.06), (19.6, -2.06)]])
    door = painted(quad((-0.9, 0, -9.25), (0.9, 0, -9.25), (0.9, 3.4, -9.25), (-0.9, 3.4, -9.25)), lamp, 0.97)
    building = moved(join(wall, dome, house, roof), x0, y0, z0)
    p.add(join(ground, building))
    p.add(moved(join(slit, windows, door), x0, y0, z0))
    spots = [(x, z) for x, z in zip(p.rng.uniform(-0.85, 0.85, 2600) * 150, p.rng.uniform(20, 150, 2600))
             if abs(x) < 0.86 * z and np.hypot(x - 27, (z - 75) * 0.6) > 22 and n.hills(x / 26, z / 26) > 0.22 - 0.3 * (x < -12)]
    p.vary = 0.04
    p.add(forest(p.rng, sorted(spots, key=lambda s: -s[1]), hill, rgb("#3a6c92"), 5.2))
    for x, y, s in zip(sx, sy, ss):
        if s > 0.0012 and y < 0.58:
            p.glow((x, y), s * 4, rgb("#cfe0ff"), 0.5, 1.2)
    at = lambda x, y, z: (p.lens * (x0 + x) / (z0 + z), p.horizon - p.lens * (y0 + y - p.eye) / (z0 + z))
    p.glow(at(-2.3, 14, -6), 0.10, rgb("#ffb060"), 0.55, 1.4)
    p.glow(at(0, 1.5, -9), 0.075, rgb("#ffb060"), 0.6, 1.4)
    p.glow(at(15, 2.2, -2), 0.11, rgb("#ffb060"), 0.45, 1.5, 1.8)
    p.glow((-0.35, 0.80), 0.5, rgb("#ff9a80"), 0.28, 1.5, 2.2)
    return p, dict(contrast=0.15, vignette=0.3)


def tower(rng, width, height, depth, base, lit=0.45, shape="box", columns=None):
    """A tower with lit windows; shape is box, round, taper or spire."""
    columns = columns or max(3, int(width / 4.2))
    floors = max(4, int(height / 4.6))
    if shape == "box":
        body = box(width, height, depth, 3, max(3, int(height / 14)))
    else:
        r, sides = width / 2, 14
        profile = [(r, 0), (r, height)] if shape == "round" else [(r * (1 - 0.62 * t ** 1.6), height * t) for t in np.linspace(0, 1, 7)]
        if shape == "spire":
            profile += [(r * 0.30, height), (r * 0.10, height * 1.05), (0.01, height * 1.34)]
        else:
            profile += [(0.01, height + 1.5)]
        body = lathe(profile, sides, 0.11)
    windows = []
    for f in range(floors):
        for c in range(columns):
            if rng.uniform() > lit:
                continue
            y = height * (f + 0.25) / floors
            h = height / floors * 0.5
            if shape == "box":
                w = width / columns
                x, z = -width / 2 + w * (c + 0.2), -depth / 2 - 0.05
                windows.append(quad((x, y, z), (x + 0.6 * w, y, z), (x + 0.6 * w, y + h, z), (x, y + h, z)))
            else:
                r = width / 2 * ((1 if shape == "round" else 1 - 0.62 * (y / height) ** 1.6) + 0.012)
                a, b = (-np.pi / 2 + (k / columns - 0.5) * 2.6 for k in (c + 0.2, c + 0.8))
                windows.append(quad((r * np.cos(a), y, r * np.sin(a)), (r * np.cos(b), y, r * np.sin(b)),
                                    (r * np.cos(b), y + h, r * np.sin(b)), (r * np.cos(a), y + h, r * np.sin(a))))
    if not windows:
        return painted(body, base), None
    glass = np.concatenate(windows)
    warm = np.array([rgb(c) for c in ("#ffd58a", "#ffc36a", "#fff0c8", "#ffb45c")])[rng.integers(0, 4, len(windows))]
    return painted(body, base), (glass, np.repeat(warm, 2, 0) * rng.uniform(0.8, 1.05, (len(glass), 1)), np.full(len(glass), 0.95))


def city():
    """A skyline at dusk, doubled by the river."""
    p = Picture(2400, 1600, 113, horizon=0.68, lens=1.0, eye=7)
    n = Noise(51)
    p.sun = np.array([-0.75, 0.30, -0.25])
    p.sunlight, p.above, p.below = rgb("#ff9f70") * 0.52, rgb("#8a94e0") * 0.60, rgb("#4a4a90") * 0.55

    def sky(at):
        c = ramp([(0, "#1f2c6e"), (0.2, "#3f4a9c"), (0.4, "#8f68b0"), (0.54, "#e08a98"), (0.64, "#ffb27c"), (0.7, "#ffd08c")], at[:, 1])
        c = mix(c, rgb("#ffd9a0"), 0.7 * np.exp(-(np.hypot(at[:, 0] + 0.42, (at[:, 1] - 0.66) * 1.6) / 0.3) ** 2))
        return mix(c, rgb("#ff9fa0"), 0.45 * smooth(0.15, 0.6, n(at[:, 0] * 2 + 3, at[:, 1] * 12)) * smooth(0.05, 0.4, at[:, 1]))
    p.haze, p.haze_distance = (lambda at: mix(rgb("#8f78b8"), rgb("#ffb890"), np.exp(-((at[:, 0] + 0.42) / 0.4) ** 2))), 1500
    hills = land(fan(p.rng, 1300, 2600, 10, 46, 1.0),
                 lambda x, z: np.clip(40 + 150 * n.ridges(x / 520 + 1.3, z / 800, 3), 0, None) * smooth(1250, 1700, z),
                 lambda m, k: np.broadcast_to(rgb("#6a62a8"), m.shape))
    rng, houses = p.rng, []

    def build(x, z, w, h, colour, shape="box", lit=0.45, turn=0.0):
        body, windows = tower(rng, w, h, w * 0.8, rgb(colour), lit, shape)
        houses.append((z, moved(body, x, 0, z, turn), moved(windows, x, 0, z, turn) if windows else None))
    for k in range(84):  # the low city
        x, z = rng.uniform(-680, 680), rng.uniform(475, 800)
        build(x, z, rng.uniform(24, 46), rng.uniform(18, 40) + (z - 475) * 0.20, ["#7a78b8", "#8a7ab0", "#6a74b4", "#9a86b0"][k % 4], lit=0.26)
    for x, z, w, h, c, shape in [(-250, 560, 46, 190, "#6f86c8", "box"), (-180, 520, 38, 138, "#9a8ac4", "round"), (-98, 600, 46, 250, "#7f9ad8", "taper"),
                                 (-20, 540, 40, 150, "#8f84c0", "box"), (150, 560, 44, 205, "#7a90d0", "round"), (216, 600, 50, 300, "#8aa4e4", "spire"),
                                 (300, 540, 40, 150, "#a090c0", "box"), (388, 580, 44, 178, "#7488c8", "taper"), (-340, 600, 44, 140, "#8a84c0", "taper"),
                                 (470, 600, 50, 122, "#7f88c4", "box"), (-440, 580, 50, 104, "#8a90c8", "box")]:
        build(x, z, w, h, c, shape, 0.40)
    # a tower with a golden ball, the city's landmark
    stem = painted(lathe([(13, 0), (6.5, 22), (4.5, 60), (6, 104), (13, 126)], 12, 0.2), rgb("#f0e6ee"))
    petals = painted(lathe([(4.6, 84), (8, 100), (15, 122), (18.5, 136)], 12, 0.46), rgb("#fbf2f4"))
    globe = painted(ball(rng, 18.5, 0.0, 3) + [0, 146, 0], rgb("#ffc24a"), 0.62)
    landmark = moved(join(stem, petals, globe), 62, 0, 470)
    houses.append((470, landmark, None))
    # the embankment: a wall, trees and lamps; a bridge with arches
    wall = painted(quad((-620, 0, 400), (620, 0, 400), (620, 6, 400), (-620, 6, 400), 80, 1), rgb("#8a80a8"))
    walk = painted(quad((-620, 6, 400), (620, 6, 400), (620, 6, 470), (-620, 6, 470), 60, 3), rgb("#7f78a8"))
    trees = join(*[moved(painted(ball(rng, rng.uniform(4.5, 7.5), 0.2, 2, 1.15), mix(rgb("#4f7a78"), rgb("#a8785c"), rng.uniform())), x, 12, 424)
                   for x in np.arange(-400, 400, 9.5) + rng.uniform(-3, 3, 85) if abs(x - 62) > 20])
    lamp_x = np.arange(-396, 400, 24.0)
    lamps = join(*[moved(painted(lathe([(0.35, 6), (0.25, 14)], 5), rgb("#4a4878")), x, 0, 404) for x in lamp_x],
                 *[moved(painted(ball(rng, 1.25, 0, 2), rgb("#fff0b8"), 1.0), x, 15, 404) for x in lamp_x])

    def paint(mirror):
        p.add(hills, mirror)
        for _, body, windows in sorted(houses, key=lambda h: -h[0]):
            p.add(body, mirror)
            if windows:
                p.add(windows, mirror, keep_order=True)
        p.add(join(wall, walk, trees), mirror)
        p.add(lamps, mirror)
    p.sky(lambda at: sky(np.stack([at[:, 0], 2 * p.horizon - at[:, 1]], -1)), top=p.horizon - 0.02, bottom=1.03, cell=0.07)
    paint(True)
    p.water(rgb("#232a70"), (0.10, 0.50), ripple=0.006, blur=0.0025)
    p.sky(sky, cell=0.07)
    paint(False)
    for x in lamp_x:
        at = p.lens * x / 404
        p.glow((at, p.horizon - 8 / 404), 0.012, rgb("#ffd890"), 0.75, 1.3)
        p.glow((at, p.horizon + 24 / 404), 0.016, rgb("#ffc878"), 0.40, 1.3, 0.33)
    at = (p.lens * 62 / 470, p.horizon - 139 / 470)
    p.glow(at, 0.06, rgb("#ffc050"), 0.55, 1.4)
    p.glow((at[0], p.horizon + 153 / 470), 0.06, rgb("#ffb050"), 0.28, 1.4, 0.7)
    p.glow((-0.42, 0.64), 0.42, rgb("#ffa070"), 0.42, 1.4, 1.3)
    return p, dict(contrast=0.16, colour=1.06, vignette=0.25)


def street_tree(rng, leaf):
    parts = [painted(lathe([(0.20, 0), (0.13, 2.6)], 6), rgb("#7a5f50"))]
    for x, y, z, r in [(0, 4.2, 0, 1.55), (-0.9, 3.6, 0.2, 1.05), (0.95, 3.7, -0.1, 1.1), (0.1, 5.3, 0.1, 1.05)]:
        t = ball(rng, r, 0.2, 3)
        parts.append((t + [x, y, z], np.broadcast_to(leaf, t[:, 0].shape) * rng.uniform(0.86, 1.12, (len(t), 1)), np.zeros(len(t))))
    return join(*parts)


def bus_body():
    """An electric bus, its door side toward the eye: twelve metres along x, standing on y = 0."""
    turquoise, white, dark = rgb("#2fb3b8"), rgb("#f6f5f0"), rgb("#2c3e55")
    z = -1.28
    back = [painted(box(12, 2.75, 2.5, 10, 5) + [0, 0.32, 0], turquoise), painted(box(11.2, 0.28, 2.1, 8, 1) + [0.1, 3.07, 0], white)]
    side = [painted(quad((-6, 0.95, z), (6, 0.95, z), (6, 1.22, z), (-6, 1.22, z), 16, 1), rgb("#f6c445"), 0.1),
            painted(quad((-6, 2.72, z), (6, 2.72, z), (6, 3.07, z), (-6, 3.07, z), 14, 1), white)]
    sky = ["#7fc0e0", "#5a9cc4", "#9ad2ec", "#4f8ab4", "#6aaed4"]
    k = 0
    for x0, x1 in [(-5.75, -4.75), (-3.2, -1.9), (-1.8, -0.6), (0.9, 2.1), (2.2, 3.4), (3.5, 4.6), (4.7, 5.8)]:
        t = quad((x0, 1.35, z - 0.02), (x1, 1.35, z - 0.02), (x1, 2.62, z - 0.02), (x0, 2.62, z - 0.02), 2, 2)
        for piece in t:
            side.append(painted([piece], rgb(sky[k % 5]), 0.55))
            k += 2 + (k % 3)
    for x0 in (-4.62, -0.48):  # doors
        side.append(painted(quad((x0, 0.42, z - 0.02), (x0 + 1.28, 0.42, z - 0.02), (x0 + 1.28, 2.66, z - 0.02), (x0, 2.66, z - 0.02)), dark))
        for x in (x0 + 0.07, x0 + 0.68):
            side.append(painted(quad((x, 0.55, z - 0.04), (x + 0.53, 0.55, z - 0.04), (x + 0.53, 2.55, z - 0.04), (x, 2.55, z - 0.04), 1, 3),
                                rgb("#8fcbe6"), 0.5))
    angle = np.linspace(0, 2 * np.pi, 17)
    for x in (-2.55, 3.1):
        for r, c, dz in [(0.62, dark * 0.7, 0.03), (0.50, rgb("#33373f"), 0.05), (0.30, rgb("#c6ccd4"), 0.07), (0.10, rgb("#7f8894"), 0.09)]:
            rim = np.stack([x + r * np.cos(angle), 0.5 + r * np.sin(angle), np.full(17, z - dz)], -1)
            side.append(painted([[(x, 0.5, z - dz), a, b] for a, b in zip(rim[:-1], rim[1:])], c))
    side.append(painted(quad((-5.7, 2.76, z - 0.03), (-4.0, 2.76, z - 0.03), (-4.0, 3.02, z - 0.03), (-5.7, 3.02, z - 0.03), 4, 1), rgb("#ffb52e"), 0.95))
    front = [painted(quad((-6.02, 1.25, 1.1), (-6.02, 1.25, -1.1), (-6.02, 2.68, -1.1), (-6.02, 2.68, 1.1), 3, 2), rgb("#86c4e2"), 0.45),
             painted(quad((-6.03, 0.62, -0.7), (-6.03, 0.62, -1.15), (-6.03, 0.86, -1.15), (-6.03, 0.86, -0.7)), rgb("#fff6d0"), 1.0),
             painted(quad((-6.03, 0.62, 1.15), (-6.03, 0.62, 0.7), (-6.03, 0.86, 0.7), (-6.03, 0.86, 1.15)), rgb("#fff6d0"), 1.0),
             painted(quad((-6.03, 2.74, 0.9), (-6.03, 2.74, -0.9), (-6.03, 3.02, -0.9), (-6.03, 3.02, 0.9), 4, 1), rgb("#ffb52e"), 0.95)]
    return join(*back), join(*side, *front)


def bus():
    """A new bus at its stop on a tree-lined street, morning."""
    p = Picture(2400, 1600, 127, horizon=0.62, lens=1.08, eye=2.1)
    n = Noise(61)
    p.sun = np.array([-0.45, 0.60, -0.55])
    p.sunlight, p.above, p.below = rgb("#ffe8bc") * 0.72, rgb("#c8dcf6") * 0.66, rgb("#b8aa9c") * 0.6

    def sky(at):
        c = ramp([(0, "#5ab0ea"), (0.25, "#9ad4f4"), (0.45, "#fbeccc")], at[:, 1])
        return mix(c, rgb("#ffffff"), 0.7 * smooth(0.25, 0.8, n.hills(at[:, 0] * 2 + 1, at[:, 1] * 6, 2)))
    p.haze, p.haze_distance = rgb("#f4e4cc"), 420
    p.sky(sky, cell=0.075)
    far = peaks([(-700, 2300, 520, 800), (0, 2600, 680, 900), (700, 2300, 560, 800)])
    rng = p.rng
    p.haze_distance = 3000
    p.add(land(fan(rng, 900, 3200, 22, 56, 0.95, 0.26), lambda x, z: np.clip(far(x, z) * (1 + 0.22 * n.hills(x / 240, z / 240, 3)), 0, None),
               lambda m, k: mix(rgb("#8aa6d0"), rgb("#ffffff"), smooth(330, 420, m[:, 1] + 60 * n.hills(m[:, 0] / 150, m[:, 2] / 150)))))
    p.haze_distance = 260
    road = painted(panel(rng, (-70, 0, 3), (70, 0, 3), (70, 0, 24), (-70, 0, 24), 120, 22), rgb("#9a9eac"))
    p.vary = 0.022
    p.add(road)
    p.vary = 0.05
    dashes = np.concatenate([quad((x, 0.01, 8.6), (x + 1.6, 0.01, 8.6), (x + 1.6, 0.01, 8.85), (x, 0.01, 8.85)) for x in np.arange(-24, 24, 3.2)])
    p.add(painted(dashes, rgb("#fbf8f0"), 0.3))
    kerb = painted(quad((-70, 0, 15.5), (70, 0, 15.5), (70, 0.18, 15.5), (-70, 0.18, 15.5), 60, 1), rgb("#d8d2c8"))
    pavement = painted(panel(rng, (-70, 0.18, 15.5), (70, 0.18, 15.5), (70, 0.18, 24), (-70, 0.18, 24), 70, 6), rgb("#e0d4c0"))
    lawn = painted(panel(rng, (-70, 0.2, 20), (70, 0.2, 20), (70, 0.2, 33), (-70, 0.2, 33), 70, 7), rgb("#8fb858"))
    p.add(join(kerb, pavement))
    p.add(lawn)
    x, houses, panes, roofs = -44.0, [], [], []
    paints = ["#f2c48a", "#e89a80", "#f4e2c0", "#a8c4d8", "#e8b8a0", "#c8d4b0", "#f0d090"]
    k = 0
    while x < 44:
        w, h, z = rng.uniform(8, 12), rng.uniform(8.5, 13.5), 30.0
        if abs(x + w / 2 - 1.5) < 6:  # a gap through which one sees the mountains
            x += w
            continue
        c = rgb(paints[k % 7])
        houses.append(painted(panel(rng, (x, 0, z), (x + w, 0, z), (x + w, h, z), (x, h, z), 6, 7), c))
        houses.append(painted(panel(rng, (x + w, 0, z), (x + w, 0, z + 10), (x + w, h, z + 10), (x + w, h, z), 4, 6), c * 0.92))
        houses.append(painted(panel(rng, (x, 0, z + 10), (x, 0, z), (x, h, z), (x, h, z + 10), 4, 6), c * 0.92))
        top = h + rng.uniform(1.8, 3)
        roofs.append(painted(panel(rng, (x - 0.3, h, z - 0.4), (x + w + 0.3, h, z - 0.4), (x + w + 0.3, top, z + 5), (x - 0.3, top, z + 5), 6, 2), rgb("#b8654c")))
        houses.append(painted([[(x, h, z), (x, h, z + 10), (x, top, z + 5)], [(x + w, h, z), (x + w, h, z + 10), (x + w, top, z + 5)]], c * 0.95))
        columns, floors = int(w / 2.1), int(h / 3.0)
        for i in range(columns):
            for f in range(floors):
                u, v = x + w * (i + 0.28) / columns, 0.9 + h * f / floors
                panes.append(painted(quad((u - 0.12, v - 0.12, z - 0.05), (u + 1.12, v - 0.12, z - 0.05), (u + 1.12, v + 1.72, z - 0.05), (u - 0.12, v + 1.72, z - 0.05)), rgb("#fbf6ec")))
                t = quad((u, v, z - 0.1), (u + 1.0, v, z - 0.1), (u + 1.0, v + 1.6, z - 0.1), (u, v + 1.6, z - 0.1))
                for piece in t:
                    panes.append(painted([piece], mix(rgb("#5a8ab0"), rgb("#a8d4ea"), rng.uniform()), 0.4))
        x += w
        k += 1
    p.add(join(*houses))
    p.add(join(*roofs))
    p.add(join(*panes), keep_order=True)
    leaves = [rgb("#7fae4a"), rgb("#a8b84a"), rgb("#e0b044"), rgb("#68a04c"), rgb("#e89a44")]
    trees = [moved(street_tree(rng, leaves[i % 5]), x, 0.18, 21.4 + rng.uniform(-0.3, 0.3), rng.uniform(0, 6), rng.uniform(1.0, 1.35))
             for i, x in enumerate(np.arange(-27, 28, 4.3)) if not -9.5 < x < -3.5]
    rows = join(*trees)
    p.shade(rows[0], rgb("#6f7f6a"), 0.4, ground=0.2)
    p.add(rows)
    # the stop: a glass shelter with a bench, and its sign
    steel = rgb("#52627a")
    stop = [painted(box(5.2, 0.14, 1.9, 5, 1) + [-6.4, 2.75, 18.2], steel)]
    stop += [painted(box(0.1, 2.6, 0.1) + [x, 0.18, 19.0], steel) for x in (-8.8, -6.4, -4.0)]
    stop += [painted(box(4.0, 0.1, 0.5, 4, 1) + [-6.4, 0.65, 18.6], rgb("#c98f5a"))]
    stop += [painted(box(0.08, 0.5, 0.4) + [x, 0.18, 18.6], steel) for x in (-8.0, -4.8)]
    sign = [painted(lathe([(0.06, 0), (0.06, 3.1)], 6), steel), painted(quad((-0.45, 2.3, -0.08), (0.45, 2.3, -0.08), (0.45, 3.1, -0.08), (-0.45, 3.1, -0.08)), rgb("#2f7fd0"), 0.4),
            painted(quad((-0.26, 2.5, -0.1), (0.26, 2.5, -0.1), (0.26, 2.9, -0.1), (-0.26, 2.9, -0.1)), rgb("#ffffff"), 0.6)]
    p.add(join(*stop))
    glass = painted(quad((-8.8, 0.6, 19.0), (-4.0, 0.6, 19.0), (-4.0, 2.6, 19.0), (-8.8, 2.6, 19.0), 4, 2), rgb("#d4ecf6"), 0.5)
    p.add(glass, opacity=0.4)
    body, side = bus_body()
    place = dict(x=2.7, y=0.0, z=13.6, turn=-0.40, size=1.0)
    body, side = moved(body, **place), moved(side, **place)
    p.shade(body[0], rgb("#4f5468"), 0.62, blur=0.004)
    p.add(moved(join(*sign), -4.6, 0.18, 16.2), keep_order=True)
    p.add(body)
    p.vary = 0.03
    p.add(side, keep_order=True)
    p.glow((-0.62, 0.02), 0.55, rgb("#fff0c4"), 0.55, 1.3)
    p.veil(rgb("#fff0d8"), lambda x, y: 0.16 * np.exp(-(np.abs(y - 0.56) / 0.10) ** 2))
    return p, dict(contrast=0.12, colour=1.10)


def camel(colour):
    """A walking two-humped camel, flat, heading left, about three metres long; (n, 3, 3) polygons cut into triangles."""
    body = [(-1.0, 1.35), (-0.75, 1.95), (-0.5, 2.5), (-0.25, 1.95), (0.0, 1.85), (0.2, 2.0), (0.45, 2.5), (0.7, 1.95), (1.0, 1.65), (0.95, 1.25), (0.0, 1.12)]
    parts = [[(0, 1.6, 0), (*a, 0), (*b, 0)] for a, b in zip(body, body[1:] + body[:1])]
    parts += [[(-0.95, 1.85, 0), (-0.85, 1.35, 0), (-1.45, 1.42, 0)], [(-1.45, 1.42, 0), (-0.95, 1.85, 0), (-1.6, 1.75, 0)],
              [(-1.6, 1.75, 0), (-1.4, 1.5, 0), (-1.72, 2.45, 0)], [(-1.4, 1.5, 0), (-1.48, 2.4, 0), (-1.72, 2.45, 0)],
              [(-1.45, 2.55, 0), (-1.7, 2.30, 0), (-2.12, 2.28, 0)], [(-1.45, 2.55, 0), (-2.12, 2.28, 0), (-1.8, 2.6, 0)]]
    for x, foot in ((-0.85, -1.05), (-0.7, -0.5), (0.7, 0.5), (0.88, 1.1)):
        parts += [[(x - 0.16, 1.4, 0), (x + 0.16, 1.4, 0), (foot, 0, 0)], [(foot - 0.07, 0, 0), (foot + 0.09, 0, 0), (x, 1.2, 0)]]
    parts.append([(1.0, 1.6, 0), (0.95, 1.45, 0), (1.22, 1.05, 0)])
    return painted(parts, colour)


def caravanserai():
    """An old inn of the Silk Road among dunes, late afternoon."""
    p = Picture(2400, 1600, 139, horizon=0.68, lens=1.32, eye=3.2)
    n = Noise(71)
    p.sun = np.array([-0.68, 0.42, -0.42])
    p.sunlight, p.above, p.below = rgb("#ffd8a4") * 0.80, rgb("#b8c4e8") * 0.54, rgb("#c49a80") * 0.55
    p.vary = 0.03

    def sky(at):
        c = ramp([(0, "#2f8fc0"), (0.22, "#62b8d4"), (0.42, "#b8e0d8"), (0.56, "#ffe8bc"), (0.6, "#ffdca0")], at[:, 1])
        return mix(c, rgb("#fff4dc"), 0.55 * smooth(0.2, 0.7, n(at[:, 0] * 1.8 + 6, at[:, 1] * 9)))
    p.haze, p.haze_distance = rgb("#ffe2b0"), 900
    p.sky(sky, cell=0.075)
    rng = p.rng
    p.add(land(fan(rng, 420, 1900, 18, 56, 1.0), lambda x, z: np.clip(26 + 62 * n.ridges(x / 260, z / 330, 3), 0, None) * smooth(400, 800, z),
               lambda m, k: np.broadcast_to(rgb("#d99a70"), m.shape)))
    flat = lambda x, z: smooth(34, 60, np.hypot(x, (z - 78) * 1.1))

    def dune(x, z):
        return (3.6 * (n(x / 30 + 0.3 * np.sin(z / 19), z / 22)) + 0.22 * n.hills(x / 8, z / 8, 2)) * flat(x, z) + 7 * smooth(110, 260, z) * (1 + n(x / 70, z / 70)) - 0.6
    def sand(m, k):
        return mix(rgb("#e8b878"), rgb("#f6d49c"), smooth(-0.6, 0.7, n.hills(m[:, 0] / 12, m[:, 2] / 12, 2)))
    p.add(land(fan(rng, 4, 420, 64, 70, 0.95), dune, sand))
    brick, pale, tile, gold = rgb("#d8a878"), rgb("#e8c49a"), rgb("#2f9fb4"), rgb("#f0c060")
    z0, parts, deco = 70.0, [], []
    wall = lambda a, b, h, k, c: painted(panel(rng, (a[0], 0, a[1]), (b[0], 0, b[1]), (b[0], h, b[1]), (a[0], h, a[1]), k, 4), c)
    parts += [wall((-34, z0), (34, z0), 8.5, 26, brick), wall((34, z0), (34, z0 + 44), 8.5, 12, brick), wall((-34, z0 + 44), (-34, z0), 8.5, 12, brick),
              wall((-34, z0 + 44), (34, z0 + 44), 8.5, 20, brick * 0.95)]
    for k in range(28):  # battlements
        x = -33 + 66 * k / 27
        if abs(x) > 9.5:
            parts.append(painted(box(1.3, 1.1, 0.8) + [x, 8.5, z0 + 0.3], pale))
    for x, z in ((-34, z0), (34, z0)):
        parts.append(moved(painted(lathe([(4.6, 0), (4.0, 11), (4.4, 11.2), (4.4, 12.2)], 14, 0.1), pale), x, 0, z))
        dome = painted(lathe([(3.9 * np.cos(a) ** 0.8 + 0.001, 12.2 + 4.6 * np.sin(a)) for a in np.linspace(0, np.pi / 2, 7)] + [(0.001, 18)], 14, 0.1), tile)
        parts.append(moved(dome, x, 0, z))
    for x, z, r in ((-17, z0 + 24, 6.2), (17, z0 + 24, 6.2), (0, z0 + 36, 8.2)):
        dome = lathe([(r, 8), (r, 8.5 + r * 0.35), (r * 1.06, 8.5 + r * 0.45)] +
                     [(r * 1.04 * np.cos(a) ** 0.75 + 0.001, 8.5 + r * 0.45 + r * 1.15 * np.sin(a)) for a in np.linspace(0, np.pi / 2, 8)], 18, 0.1)
        c = np.where((dome.mean(1)[:, 1] > 8.5 + r * 0.4)[:, None], tile, pale)
        parts.append(moved((dome, c, np.zeros(len(dome))), x, 0, z))
    front = z0 - 3.0
    parts += [painted(box(21, 18.5, 7, 10, 10) + [0, 0, z0 + 0.6], pale)]
    for x in (-10.5, 10.5):
        parts.append(moved(painted(lathe([(1.25, 0), (1.0, 19), (1.35, 19.2), (1.35, 20), (1.0, 20.2), (0.9, 22), (0.001, 23.6)], 10, 0.1), pale * 1.02), x, 0, front))
    p.shade(join(*parts)[0], rgb("#9a6f70"), 0.5, ground=-0.4)
    p.add(join(*parts))

    def sheet(points, centre, colour, glow=0.0):
        c = np.array(centre, float)
        return painted([[c, a, b] for a, b in zip(points, np.roll(points, -1, 0))], colour, glow)
    outer, inner, door = arch(14.2, 15.6, front - 0.02), arch(12.2, 14.2, front - 0.06), arch(4.6, 6.0, front - 0.10)
    frame = painted(panel(rng, (-9.2, 0, front), (9.2, 0, front), (9.2, 17.6, front), (-9.2, 17.6, front), 16, 16, 0.2), tile)
    frame[1][:] = np.array([rgb(c) for c in ("#2f9fb4", "#2b86ac", "#3cb4bc", "#1f6f9c", "#f0dcb4")])[rng.choice(5, len(frame[0]), p=[.3, .25, .22, .13, .10])]
    deco.append(frame)
    deco.append(sheet(outer, (0, 6, front - 0.02), gold))
    niche = []
    back = inner * [0.74, 0.90, 1] + [0, 0, 3.2]
    for a, b, c, d in zip(inner[:-1], inner[1:], back[1:], back[:-1]):  # the vault of the niche
        niche.append(painted([[a, b, c], [a, c, d]], rgb("#c08f68")))
    deco.append(sheet(inner, (0, 6, front - 0.06), rgb("#8a5f50")))
    deco += niche
    deco.append(sheet(back, (0, 6, front + 3.1), rgb("#b88460")))
    deco.append(sheet(door * [1, 1, 1] + [0, 0, 3.0], (0, 2, front + 2.9), rgb("#6a3f34")))
    deco.append(painted(quad((-3.2, 7.4, front + 3), (3.2, 7.4, front + 3), (3.2, 9.4, front + 3), (-3.2, 9.4, front + 3), 10, 2), tile, 0.15))
    for side in (-1, 1):
        for k in range(3):
            points = arch(4.4, 6.2, z0 - 0.05) + [side * (14.6 + 6.3 * k), 0, 0]
            deco.append(sheet(arch(5.2, 6.9, z0 - 0.03) + [side * (14.6 + 6.3 * k), 0, 0], (side * (14.6 + 6.3 * k), 2, z0 - 0.03), pale * 1.05))
            deco.append(sheet(points, (side * (14.6 + 6.3 * k), 2, z0 - 0.05), rgb("#8f6450")))
    p.vary = 0.035
    p.add(join(*deco), keep_order=True)
    herd = join(*[moved(camel(rgb(c)), x, float(dune(x, z)) - 0.05, z, 0.0, 1.25) for x, z, c in
                  [(4.5, 43, "#8a5a40"), (9.0, 43.8, "#9a6848"), (13.4, 43.4, "#7f5240"), (18.0, 44.4, "#94624a")]])
    p.shade(herd[0], rgb("#a8766a"), 0.45, ground=float(dune(11, 44)))
    p.add(herd)
    palms = []
    for x, z, h in [(-24, 50, 9), (-28.5, 54, 7.5), (-20, 57, 6.8), (33, 60, 8)]:
        y = float(dune(x, z))
        palms.append(moved(painted(lathe([(0.36, 0), (0.26, h * 0.5), (0.22, h)], 6, 0, 0.12, rng), rgb("#94694c")), x, y, z))
        for a in np.arange(11) * 0.571 + rng.uniform(0, 1):
            d, s = np.array([np.cos(a), 0, np.sin(a)]), np.array([-np.sin(a), 0, np.cos(a)])
            o = np.array([x, y + h, z])
            m, e = o + d * 1.9 + [0, 0.9, 0], o + d * 3.9 + [0, -1.2 + 0.6 * np.sin(5 * a), 0]
            palms.append(painted([[o, m + s * 0.42, m - s * 0.42], [m + s * 0.42, m - s * 0.42, e]], mix(rgb("#4f8a50"), rgb("#8fae54"), rng.uniform())))
    palms = join(*palms)
    p.shade(palms[0], rgb("#9a6f70"), 0.4, ground=-0.3)
    p.add(palms)
    shrubs = []
    for x, z in zip(rng.uniform(-0.8, 0.8, 60), rng.uniform(7, 50, 60)):
        x *= z
        for _ in range(9):
            a, h = rng.uniform(-0.4, 0.4), rng.uniform(0.2, 0.55)
            shrubs.append([(x, dune(x, z), z), (x + 0.05, dune(x, z), z), (x + a, dune(x, z) + h, z)])
    p.add(painted(shrubs, rgb("#a8945c"), 0.3))
    p.glow((-0.62, 0.12), 0.6, rgb("#fff0c0"), 0.50, 1.3)
    p.veil(rgb("#ffe8c0"), lambda x, y: 0.20 * np.exp(-(np.abs(y - 0.68) / 0.03) ** 2))
    return p, dict(contrast=0.12, colour=1.08)
