"""Interiors: one vanishing point, lamps, and floors that shine."""
from .things import *  # noqa: F403


def tiles(across, near, far, half, light, dark, rng):
    """A floor of square tiles, each of two facets."""
    triangles, colours = [], []
    size = 2 * half / across
    rows = int((far - near) / size)
    for i in range(across):
        for k in range(rows):
            x, z = -half + i * size, near + k * size
            t = quad((x, 0, z), (x + size, 0, z), (x + size, 0, z + size), (x, 0, z + size))
            triangles.append(t)
            colours += [(light if (i + k) % 2 else dark) * rng.uniform(0.94, 1.05)] * len(t)
    triangles = np.concatenate(triangles)
    return triangles, np.array(colours), np.zeros(len(triangles))


def column(rng, height, colour):
    profile = [(0.62, 0), (0.62, 0.25), (0.48, 0.4), (0.44, 0.6), (0.36, height - 0.7), (0.46, height - 0.5), (0.60, height - 0.25), (0.60, height)]
    t = lathe(profile, 12, 0.13)
    return painted(t, colour)


def vase(kind, colour, rng):
    """An old jar; several outlines."""
    outlines = [[(0.10, 0), (0.16, 0.05), (0.34, 0.42), (0.36, 0.62), (0.22, 0.88), (0.12, 1.0), (0.12, 1.12), (0.19, 1.2)],
                [(0.14, 0), (0.15, 0.08), (0.07, 0.2), (0.20, 0.36), (0.40, 0.60), (0.44, 0.72), (0.42, 0.74)],
                [(0.16, 0), (0.26, 0.22), (0.27, 0.48), (0.10, 0.78), (0.07, 1.22), (0.12, 1.34)],
                [(0.20, 0), (0.32, 0.10), (0.36, 0.34), (0.30, 0.52), (0.16, 0.66), (0.18, 0.78), (0.24, 0.84)]]
    t = lathe(outlines[kind], 12, rng.uniform(0, 1))
    c = np.broadcast_to(colour, t[:, 0].shape).copy()
    y = t.mean(1)[:, 1]
    band = (y > 0.40) & (y < 0.60)
    c[band] = mix(c[band], rgb("#f6e2b0"), 0.75)
    return t, c, np.zeros(len(t))


def museum():
    """A long hall at night: jars on pedestals, columns, the blue evening in the tall windows."""
    p = Picture(2400, 1600, 151, horizon=0.56, lens=0.88, eye=1.9)
    rng = p.rng
    p.sun = np.array([0.1, 1.0, -0.5])
    p.sunlight, p.above, p.below = rgb("#ffd9a8") * 0.18, rgb("#7a80b8") * 0.42, rgb("#a87a78") * 0.42
    p.lamps = [((x, 4.6, z), rgb("#ffc98a") * 0.62, 2.6) for z in (5.5, 10, 14.5, 19) for x in (-2.9, 2.9)] + [((0, 6.2, 23), rgb("#ffdcae") * 0.8, 5), ((0, 3.0, 1.6), rgb("#ffd8b0") * 0.55, 4.0)]
    half, height, end = 5.4, 7.2, 27.0
    wall, pale, gold = rgb("#b06a58"), rgb("#efe2d0"), rgb("#e0a850")
    room = [painted(panel(rng, (-half, 0, 2), (-half, 0, end), (-half, height, end), (-half, height, 2), 36, 10), wall),
            painted(panel(rng, (half, 0, 2), (half, 0, end), (half, height, end), (half, height, 2), 36, 10), wall),
            painted(panel(rng, (-half, height, 2), (half, height, 2), (half, height, end), (-half, height, end), 14, 30), rgb("#d8c4b4"))]
    room.append(painted(panel(rng, (-half, 0, end), (half, 0, end), (half, height, end), (-half, height, end), 14, 10), rgb("#a8645a")))
    trim = []
    for side in (-1, 1):
        for z0, z1 in [(2, end)]:
            trim.append(painted(quad((side * (half - 0.02), 0, z0), (side * (half - 0.02), 0, z1), (side * (half - 0.02), 0.35, z1), (side * (half - 0.02), 0.35, z0), 40, 1), pale))
            trim.append(painted(quad((side * (half - 0.02), height - 0.5, z0), (side * (half - 0.02), height - 0.5, z1), (side * (half - 0.02), height, z1), (side * (half - 0.02), height, z0), 40, 1), pale))
        for k, z in enumerate((4.4, 8.7, 13.0, 17.3, 21.6)):  # pictures on the walls
            x, w, h = side * (half - 0.06), 2.2, 2.5
            trim.append(painted(quad((x, 1.5, z), (x, 1.5, z + w), (x, 1.5 + h, z + w), (x, 1.5 + h, z), 3, 3), gold))
            x -= side * 0.04
            hues = [("#2f6fa8", "#f0c080"), ("#4f8f6a", "#f0e0b0"), ("#c86a4a", "#f6d090"), ("#5a4f98", "#f0a8a0"), ("#2f8f9a", "#f6e8c0")][(k + (side > 0) * 2) % 5]
            t = panel(rng, (x, 1.68, z + 0.18), (x, 1.68, z + w - 0.18), (x, 1.32 + h, z + w - 0.18), (x, 1.32 + h, z + 0.18), 6, 6)
            trim.append((t, mix(rgb(hues[0]), rgb(hues[1]), (np.sin(t.mean(1)[:, 1] * 2.4 + t.mean(1)[:, 2] * 1.7) + 1) / 2), np.full(len(t), 0.25)))
    beams = join(*[painted(box(2 * half, 0.3, 0.45, 10, 1) + [0, height - 0.3, z], pale * 0.92) for z in np.arange(4.2, end, 4.3)])
    def window(x, w, bottom, top):
        a = arch(w, top - bottom, end - 0.05, 11) + [x, bottom, 0]
        frame = arch(w + 0.5, top - bottom + 0.35, end - 0.03, 11) + [x, bottom - 0.05, 0]
        c = np.array([x, bottom + 2.2, end - 0.05])
        out = [painted([[c + [0, 0, 0.02], q, r] for q, r in zip(frame, np.roll(frame, -1, 0))], pale)]
        levels = np.linspace(0, 1, 7)
        t = np.concatenate([quad(c + (q - c) * u, c + (r - c) * u, c + (r - c) * v, c + (q - c) * v)
                            for q, r in zip(a, np.roll(a, -1, 0)) for u, v in zip(levels[:-1], levels[1:])])
        out.append((t, ramp([(bottom, "#f0a890"), (bottom + 1.8, "#8f78c0"), (top, "#2f3f98")], t.mean(1)[:, 1]), np.full(len(t), 0.9)))
        for dx in (-w / 6, w / 6):
            out.append(painted(quad((x + dx - 0.04, bottom, end - 0.08), (x + dx + 0.04, bottom, end - 0.08), (x + dx + 0.04, top - 0.7, end - 0.08), (x + dx - 0.04, top - 0.7, end - 0.08)), pale * 0.8))
        out.append(painted(quad((x - w / 2, bottom + 1.9, end - 0.08), (x + w / 2, bottom + 1.9, end - 0.08), (x + w / 2, bottom + 2.0, end - 0.08), (x - w / 2, bottom + 2.0, end - 0.08)), pale * 0.8))
        return join(*out)
    windows = join(window(0, 3.4, 0.5, 6.2), window(-3.6, 1.9, 1.1, 5.2), window(3.6, 1.9, 1.1, 5.2))
    columns = join(*[moved(column(rng, height - 0.3, pale), side * 3.9, 0, z) for side in (-1, 1) for z in (6.3, 10.6, 14.9, 19.2, 23.5)])
    jars, k = [], 0
    for z in (4.7, 8.5, 12.8, 17.1, 21.2):
        for side in (-1, 1):
            x = side * (2.05 if z > 6 else 1.95)
            jars.append(moved(painted(box(0.78, 1.02, 0.78, 3, 4), rgb("#e8dcd0")), x, 0, z, 0.12 * side))
            jars.append(moved(painted(box(0.90, 0.08, 0.90, 3, 1), rgb("#f6ecde")), x, 1.02, z, 0.12 * side))
            c = rgb(["#3f8fb8", "#c86048", "#4f9f88", "#d8963c", "#8a5fa8", "#2f7fa0", "#b84f58", "#6aa05a", "#c87a38", "#4f6fb8"][k])
            jars.append(moved(vase(k % 4, c, rng), x, 1.10, z, 0, 0.95))
            k += 1
    # a golden sun of facets hangs above the far end
    hung = painted(ball(rng, 0.75, 0.0, 2) + [0, 5.0, 17.5], rgb("#ffc860"), 0.7)
    spikes = []
    for a in np.linspace(0, 2 * np.pi, 17)[:-1]:
        r = 1.75 if int(round(a / (np.pi / 8))) % 2 == 0 else 1.25
        d, s = np.array([np.cos(a), np.sin(a), 0]), np.array([-np.sin(a), np.cos(a), 0])
        o = np.array([0, 5.0, 17.5])
        spikes += [[o + d * 0.8 + s * 0.18, o + d * r, o + d * 0.8 + [0, 0, -0.15]], [o + d * 0.8 - s * 0.18, o + d * r, o + d * 0.8 + [0, 0, -0.15]]]
    hung = join(hung, painted(spikes, rgb("#f0a83c"), 0.6), painted([[(-0.015, 5.7, 17.5), (0.015, 5.7, 17.5), (0, height, 17.5)]], gold))
    lamps = join(*[moved(painted(ball(rng, 0.20, 0, 2), rgb("#fff0cc"), 1.0), x, 4.6, z) for x in (-2.9, 2.9) for z in (5.5, 10, 14.5, 19)],
                 *[painted([[(x - 0.015, 4.8, z), (x + 0.015, 4.8, z), (x, height, z)]], gold) for x in (-2.9, 2.9) for z in (5.5, 10, 14.5, 19)])
    bench = join(*[moved(join(painted(box(1.9, 0.12, 0.6, 4, 1) + [0, 0.42, 0], rgb("#9a4a44")), painted(box(0.1, 0.42, 0.5) + [-0.8, 0, 0], gold),
                              painted(box(0.1, 0.42, 0.5) + [0.8, 0, 0], gold)), 0, 0, z, 0.0) for z in (9.5, 15.5)])
    p.vary = 0.04
    for mirror in (True, False):
        p.add(join(*room), mirror)
        p.add(join(*trim), mirror, keep_order=True)
        p.add(windows, mirror, keep_order=True)
        p.add(beams, mirror)
        p.add(join(columns, jars[0], *jars[1:], hung, lamps, bench), mirror)
        if mirror:
            p.add(tiles(12, 1.7, end, half, rgb("#e6d2ba"), rgb("#8a5a52"), rng), opacity=0.66)
    for x in (-2.9, 2.9):
        for z in (5.5, 10, 14.5, 19):
            p.glow((p.lens * x / z, p.horizon - p.lens * (4.6 - p.eye) / z), 0.75 / z, rgb("#ffcf90"), 0.55, 1.3)
            p.glow((p.lens * x / z, p.horizon + p.lens * (4.6 + p.eye) / z), 0.9 / z, rgb("#ffc080"), 0.22, 1.4)
    p.glow((0, p.horizon - p.lens * (5.0 - p.eye) / 17.5), 0.09, rgb("#ffc860"), 0.45, 1.4)
    p.glow((0, 0.50), 0.20, rgb("#b8a0ff"), 0.22, 1.5)
    return p, dict(contrast=0.16, colour=1.05, vignette=0.28)


def bookcase(rng, width, height, depth=0.34, shelves=7):
    """A bookcase with its back at z = depth, its books toward -z."""
    wood, parts = rgb("#a8714a"), []
    parts.append(painted(quad((0, 0, depth), (width, 0, depth), (width, height, depth), (0, height, depth), 3, shelves), wood * 0.55))
    spines = [rgb(c) for c in ("#b8463c", "#2f6f8f", "#e0a63f", "#4f8a5a", "#6a4f8f", "#d8c49a", "#8f3f4f", "#3f5f9f", "#c9743c", "#5f9a98", "#e8dcc0", "#7f8f4a")]
    for x in (0, width):
        parts.append(painted(box(0.06, height, depth, 1, shelves) + [x, 0, depth / 2], wood))
    step = height / shelves
    for k in range(shelves + 1):
        parts.append(painted(box(width, 0.045, depth, 4, 1) + [width / 2, k * step - 0.02, depth / 2], wood * 1.08))
    books = []
    for k in range(shelves):
        x = 0.05
        while x < width - 0.10:
            w, h = rng.uniform(0.035, 0.085), step * rng.uniform(0.60, 0.86)
            if rng.uniform() < 0.06:
                x += rng.uniform(0.05, 0.16)
                continue
            y, z = k * step + 0.03, 0.06 + rng.uniform(0, 0.04)
            c = spines[rng.integers(len(spines))] * rng.uniform(0.82, 1.12)
            t = quad((x, y, z), (x + w, y, z), (x + w, y + h, z), (x, y + h, z))
            books.append(painted(t, c))
            if rng.uniform() < 0.45:
                books.append(painted(quad((x, y + h * 0.70, z - 0.004), (x + w, y + h * 0.70, z - 0.004), (x + w, y + h * 0.80, z - 0.004), (x, y + h * 0.80, z - 0.004)), rgb("#f0d090")))
            x += w + 0.006
    return join(*parts), join(*books)


def library():
    """A reading room: tall shelves, green lamps, a window on an autumn park."""
    p = Picture(2400, 1600, 163, horizon=0.52, lens=0.86, eye=1.75)
    rng, n = p.rng, Noise(90)
    p.sun = np.array([0.05, 0.55, 0.75])
    p.sunlight, p.above, p.below = rgb("#ffe2b0") * 0.34, rgb("#f0e2d4") * 0.62, rgb("#d8b498") * 0.62
    half, height, end = 4.6, 5.6, 17.0
    p.lamps = [((0, 3.2, 15.5), rgb("#ffe6bc") * 0.62, 6.5), ((0, 3.4, 1.0), rgb("#ffdcb4") * 0.50, 5.0)] + [((x, 1.35, z), rgb("#ffd890") * 0.34, 1.0) for z in (5.2, 8.2, 11.2) for x in (-1.2, 1.2)]
    shell = join(painted(panel(rng, (-half, 0, 1.5), (-half, 0, end), (-half, height, end), (-half, height, 1.5), 26, 9), rgb("#d8b890")),
                 painted(panel(rng, (half, 0, 1.5), (half, 0, end), (half, height, end), (half, height, 1.5), 26, 9), rgb("#d8b890")),
                 painted(panel(rng, (-half, height, 1.5), (half, height, 1.5), (half, height, end), (-half, height, end), 14, 22), rgb("#f2e4d0")),
                 painted(panel(rng, (-half, 0, end), (half, 0, end), (half, height, end), (-half, height, end), 14, 9), rgb("#e2c49c")))
    ceiling = join(*[painted(box(2 * half, 0.24, 0.22, 12, 1) + [0, height - 0.24, z], rgb("#b07a50")) for z in np.arange(3, end, 2.0)])
    cases, books = [], []
    for side in (-1, 1):
        for k in range(7):
            a, b = bookcase(rng, 1.95, 4.5)
            turn = np.pi / 2 if side > 0 else -np.pi / 2
            z = 2.6 + 2.0 * k
            put = dict(x=side * (half - 0.36), y=0, z=z + (1.95 if side > 0 else 0), turn=turn)
            cases.append(moved(a, **put))
            books.append(moved(b, **put))
    # the window: sky, hills and trees of the park, seen through panes
    w, h0, h1, zw = 2.7, 0.95, 4.7, end - 0.04
    view = panel(rng, (-w, h0, zw), (w, h0, zw), (w, h1, zw), (-w, h1, zw), 18, 13)
    m = view.mean(1)
    c = ramp([(h0, "#d8c070"), (1.8, "#fff0c8"), (2.8, "#cfe8f4"), (h1, "#7fc0ea")], m[:, 1])
    crown = m[:, 1] < 2.25 + 0.75 * n.hills(m[:, 0] * 1.1, 0.3, 3)
    c[crown] = ramp([(0, "#7f9a44"), (0.35, "#c9b040"), (0.65, "#e89a38"), (1, "#d8703a")], (n.hills(m[:, 0] * 2, m[:, 1] * 2, 2)[crown] + 1) / 2)
    view = (view, c, np.full(len(c), 0.92))
    bars = [painted(quad((x - 0.045, h0, zw - 0.05), (x + 0.045, h0, zw - 0.05), (x + 0.045, h1, zw - 0.05), (x - 0.045, h1, zw - 0.05), 1, 6), rgb("#8a5a3c")) for x in np.linspace(-w, w, 5)]
    bars += [painted(quad((-w, y - 0.045, zw - 0.06), (w, y - 0.045, zw - 0.06), (w, y + 0.045, zw - 0.06), (-w, y + 0.045, zw - 0.06), 8, 1), rgb("#8a5a3c")) for y in np.linspace(h0, h1, 4)]
    bars.append(painted(box(2 * w + 0.7, 0.1, 0.4, 8, 1) + [0, h0 - 0.1, end - 0.2], rgb("#a8714a")))
    tables, lamps = [], []
    for z in (5.2, 8.2, 11.2):
        wood = rgb("#b9774a")
        tables.append(painted(box(4.2, 0.07, 1.25, 10, 1) + [0, 0.72, z], wood))
        tables += [painted(box(0.1, 0.72, 0.1, 1, 2) + [x, 0, z + dz], wood * 0.75) for x in (-1.95, 1.95) for dz in (-0.5, 0.5)]
        for x in (-1.2, 1.2):
            lamps.append(moved(painted(lathe([(0.12, 0), (0.10, 0.03), (0.02, 0.05), (0.02, 0.36)], 8), rgb("#d8a850")), x, 0.79, z))
            lamps.append(moved(painted(lathe([(0.26, 0.34), (0.20, 0.44), (0.08, 0.52), (0.01, 0.53)], 10, 0.3), rgb("#2f9a68"), 0.5), x, 0.79, z))
            lamps.append(moved(painted(lathe([(0.001, 0.338), (0.25, 0.338)], 10, 0.3), rgb("#fff2c4"), 1.0), x, 0.79, z))
        for x, turn in ((-0.35, 0.2), (1.75, -0.3), (-1.75, 0.5)):  # open books
            page = [quad((-0.2, 0.03, -0.14), (0, 0.005, -0.14), (0, 0.005, 0.14), (-0.2, 0.03, 0.14)), quad((0, 0.005, -0.14), (0.2, 0.03, -0.14), (0.2, 0.03, 0.14), (0, 0.005, 0.14))]
            lamps.append(moved(painted(np.concatenate(page), rgb("#fbf4e4"), 0.35), x, 0.80, z - 0.2, turn))
        for k in range(3):  # a pile of books
            lamps.append(moved(painted(box(0.30 - 0.03 * k, 0.055, 0.21), rgb(["#b8463c", "#2f6f8f", "#e0a63f", "#4f8a5a", "#6a4f8f"][(k + int(z)) % 5])), 0.45, 0.79 + 0.055 * k, z + 0.1, 0.3 * k))
        for x in (-1.2, 0.0, 1.2):
            for dz, s in ((-0.95, 1), (0.95, -1)):
                seat = rgb("#8f5a3c")
                chair = [painted(box(0.46, 0.05, 0.44, 2, 1) + [0, 0.45, 0], seat), painted(box(0.46, 0.52, 0.05, 3, 2) + [0, 0.5, -0.21 * s], seat * 1.08)]
                chair += [painted(box(0.05, 0.45, 0.05) + [a, 0, b], seat * 0.75) for a in (-0.2, 0.2) for b in (-0.19, 0.19)]
                tables.append(moved(join(*chair), x + rng.uniform(-0.08, 0.08), 0, z + dz, rng.uniform(-0.12, 0.12)))
    floor = painted(panel(rng, (-half, 0, 1.55), (half, 0, 1.55), (half, 0, end), (-half, 0, end), 22, 34, 0.12), rgb("#b98558"))
    floor[1][:] *= (0.92 + 0.16 * (np.floor(floor[0].mean(1)[:, 0] / 0.42) % 2))[:, None]
    rug = join(painted(panel(rng, (-1.1, 0.01, 1.7), (1.1, 0.01, 1.7), (1.1, 0.01, 16), (-1.1, 0.01, 16), 4, 40), rgb("#e8b860")),
               painted(panel(rng, (-0.86, 0.01, 1.7), (0.86, 0.01, 1.7), (0.86, 0.01, 15.6), (-0.86, 0.01, 15.6), 5, 40), rgb("#b84a44")))
    p.vary = 0.035
    furniture = join(*tables, *lamps)
    for mirror in (True, False):
        p.add(shell, mirror)
        p.add(view, mirror, keep_order=True)
        p.add(join(*bars), mirror, keep_order=True)
        p.add(ceiling, mirror)
        p.add(join(*cases), mirror)
        p.add(join(*books), mirror)
        if not mirror:
            p.add(furniture)
        else:
            p.add(floor, opacity=0.84)
            p.add(rug, keep_order=True, opacity=0.92)
    p.glow((0, 0.38), 0.16, rgb("#fff0d0"), 0.50, 1.5)
    p.glow((0, 0.45), 0.42, rgb("#ffdca0"), 0.22, 1.4)
    for z in (5.2, 8.2, 11.2):
        for x in (-1.2, 1.2):
            p.glow((p.lens * x / z, p.horizon - p.lens * (1.12 - p.eye) / z), 0.5 / z, rgb("#ffe2a0"), 0.45, 1.4)
    return p, dict(contrast=0.12, colour=1.06, vignette=0.22, quality=80)


def entrance():
    """A light-filled entrance hall: desk, armchairs, a plant, a screen, and a garden outside."""
    p = Picture(2400, 1600, 177, horizon=0.54, lens=0.90, eye=1.65)
    rng, n = p.rng, Noise(101)
    p.sun = np.array([-0.62, 0.55, 0.30])
    p.sunlight, p.above, p.below = rgb("#ffe8c0") * 0.42, rgb("#e4ecf6") * 0.72, rgb("#e8d8c8") * 0.80
    p.lamps = [((0, 2.4, 2.0), rgb("#fff0dc") * 0.25, 6)]
    half, height, end = 5.2, 4.4, 14.0
    # the garden behind the glass
    def garden(at):
        return ramp([(0, "#6ab8ea"), (0.25, "#a8daf4"), (0.45, "#f4f0d8"), (0.56, "#e8ecc0")], at[:, 1])
    p.sky(garden, cell=0.05)
    p.haze, p.haze_distance = rgb("#eaf4e8"), 150
    p.add(land(fan(rng, 1.6, 700, 44, 44, 1.1), lambda x, z: np.clip(0.1 * n(x / 3, z / 3) - 0.1, -1, 0), lambda m, k: np.broadcast_to(rgb("#8fc060"), m.shape)))
    park = []
    for x, z in sorted(zip(rng.uniform(-22, 22, 26), rng.uniform(19, 46, 26)), key=lambda q: -q[1]):
        leaf = rgb(["#6fae4c", "#98bc50", "#e0b84a", "#5a9c54", "#e89a4a"][rng.integers(5)])
        park.append(painted(ball(rng, rng.uniform(1.7, 2.6), 0.2, 2, 1.15) + [x, 3.3, z], leaf))
        park.append(painted(lathe([(0.2, -0.1), (0.15, 2.4)], 6) + [x, 0, z], rgb("#8a6a54")))
    p.add(join(*park))
    p.haze = None
    wood, stone, frame = rgb("#c8905c"), rgb("#efe8dc"), rgb("#4a5668")
    right = painted(panel(rng, (half, 0, 1.5), (half, 0, end), (half, height, end), (half, height, 1.5), 26, 9), rgb("#d8a878"))
    slats = join(*[painted(box(0.08, height, 0.07, 1, 5) + [half - 0.05, 0, z], wood * rng.uniform(0.85, 1.1)) for z in np.arange(2.6, end, 0.26) if not 5.6 < z < 9.2])
    roof = painted(panel(rng, (-half, height, 1.5), (half, height, 1.5), (half, height, end), (-half, height, end), 14, 20), rgb("#f6f1e8"))
    panels = join(*[painted(quad((x, height - 0.03, z), (x + 0.9, height - 0.03, z), (x + 0.9, height - 0.03, z + 1.7), (x, height - 0.03, z + 1.7), 2, 2), rgb("#fffbe8"), 0.85)
                    for x in (-2.9, -0.45, 2.0) for z in (3.2, 6.2, 9.2)])
    mullions = [painted(box(0.09, height, 0.14, 1, 6) + [x, 0, end], frame) for x in np.linspace(-half, half, 9)]
    mullions += [painted(box(2 * half, 0.09, 0.14, 16, 1) + [0, y, end], frame) for y in (0.0, 2.75, height - 0.1)]
    mullions += [painted(box(0.12, height, 0.09, 1, 6) + [-half, 0, z], frame) for z in np.linspace(2.2, end, 9)]
    mullions += [painted(box(0.12, 0.09, end - 2, 1, 1) + [-half, y, 2 + (end - 2) / 2], frame) for y in (0.0, 2.75, height - 0.1)]
    # the screen on the wall shows a small mountain lake
    x, z0, z1, y0, y1 = half - 0.14, 5.9, 8.9, 1.35, 3.05
    screen = [painted(quad((x, y0 - 0.07, z0 - 0.07), (x, y0 - 0.07, z1 + 0.07), (x, y1 + 0.07, z1 + 0.07), (x, y1 + 0.07, z0 - 0.07)), rgb("#222834"))]
    x -= 0.03
    t = panel(rng, (x, y0, z0), (x, y0, z1), (x, y1, z1), (x, y1, z0), 14, 9)
    m = t.mean(1)
    u, v = (m[:, 2] - z0) / (z1 - z0), (m[:, 1] - y0) / (y1 - y0)
    ridge = 0.42 + 0.38 * np.clip(1 - np.abs(u - 0.62) / 0.34, 0, 1) + 0.22 * np.clip(1 - np.abs(u - 0.16) / 0.24, 0, 1)
    c = np.where((v < 0.34)[:, None], rgb("#3f86c8"), np.where((v < ridge)[:, None], mix(rgb("#4f9a88"), rgb("#f4f6ff"), smooth(0.5, 0.7, v)), mix(rgb("#ffe0b0"), rgb("#7fc0f4"), smooth(0.4, 0.9, v))))
    screen.append((t, c, np.full(len(t), 0.9)))
    desk = [painted(box(1.2, 1.1, 3.6, 4, 4) + [3.1, 0, 10.4], wood), painted(box(1.45, 0.07, 3.9, 4, 1) + [3.1, 1.1, 10.4], stone)]
    desk += [painted(quad((2.48, 0.15, 8.6 + 0.45 * k), (2.48, 0.15, 8.9 + 0.45 * k), (2.48, 0.98, 8.9 + 0.45 * k), (2.48, 0.98, 8.6 + 0.45 * k), 1, 3), rgb("#e8bc84")) for k in range(8)]
    desk += [painted(lathe([(0.09, 0), (0.11, 0.12), (0.06, 0.2), (0.08, 0.24)], 8) + [3.0, 1.17, 9.0], rgb("#3f8fb8"))]
    for k in range(7):
        desk.append(painted(ball(rng, 0.075, 0.1, 1) + [3.0 + rng.uniform(-0.13, 0.13), 1.56 + rng.uniform(-0.08, 0.12), 9.0 + rng.uniform(-0.13, 0.13)], rgb(["#e8506a", "#f6c445", "#f4f0f0"][k % 3])))

    def chair(colour):
        return join(painted(box(1.0, 0.34, 0.95, 3, 2) + [0, 0.14, 0], colour), painted(box(1.0, 0.78, 0.22, 3, 3) + [0, 0.14, 0.46], colour * 1.04),
                    painted(box(0.18, 0.58, 0.95, 1, 2) + [-0.5, 0.12, 0], colour * 0.94), painted(box(0.18, 0.58, 0.95, 1, 2) + [0.5, 0.12, 0], colour * 0.94))
    seats = join(moved(chair(rgb("#2f8f98")), -2.9, 0, 8.0, 0.35), moved(chair(rgb("#e0a040")), -1.4, 0, 8.5, -0.15), moved(chair(rgb("#2f8f98")), -3.5, 0, 5.9, 1.25),
                 moved(painted(lathe([(0.30, 0), (0.05, 0.04), (0.05, 0.40), (0.55, 0.42), (0.55, 0.47), (0.001, 0.47)], 14), stone), -2.0, 0, 6.6),
                 moved(painted(box(0.34, 0.03, 0.24), rgb("#c8503c")), -2.1, 0.47, 6.55, 0.4))

    def plant(size):
        out = [painted(lathe([(0.24, 0), (0.32, 0.5), (0.28, 0.5)], 10), rgb("#e8e0d4"))]
        for k in range(30):
            a, lift, r = k * 2.4, 0.75 + 0.04 * k, 0.85 - 0.012 * k
            d, s = np.array([np.cos(a), 0, np.sin(a)]), np.array([-np.sin(a), 0, np.cos(a)])
            o, mid, tip = np.array([0, 0.5, 0]), d * r * 0.55 + [0, 0.5 + lift * 0.8, 0], d * r + [0, 0.35 + lift * 0.72, 0]
            out.append(painted([[o, mid + s * 0.13, mid - s * 0.13], [mid + s * 0.13, mid - s * 0.13, tip]], mix(rgb("#2f8a4c"), rgb("#86b84a"), rng.uniform()), 0.1))
        return moved(join(*out), size=size)
    plants = join(moved(plant(1.25), -4.4, 0, 9.6), moved(plant(1.35), 4.35, 0, 4.7, 0.7), moved(plant(1.0), 0.4, 0, 13.2, 1.1), moved(plant(1.1), 4.4, 0, 12.9, 2.0))
    pendant = join(painted(lathe([(0.30, 0), (0.24, 0.22), (0.05, 0.34)], 10), rgb("#f0a83c"), 0.35),
                   painted([[(-0.01, 0.3, 0), (0.01, 0.3, 0), (0, 1.6, 0)]], frame), painted(ball(rng, 0.12, 0, 2), rgb("#fff4d0"), 1.0))
    pendants = join(*[moved(pendant, 3.0, 2.75, z) for z in (9.2, 10.4, 11.6)])
    p.vary = 0.03
    base = p.image.copy()
    # the floor mirrors the garden and the room
    flipped = base.crop((0, 0, base.width, int(p.horizon * base.height))).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    p.image.paste(flipped, (0, int(p.horizon * base.height)))
    things = join(desk[0], *desk[1:], seats, plants, pendants)
    for mirror in (True, False):
        if not mirror:
            p.image.paste(base.crop((0, 0, base.width, int(p.horizon * base.height))), (0, 0))
            outside = Image.new("L", base.size)
            corners = p.to_pixels(p.project(np.array([(-half, 0, 1.2), (-half, 0, end), (half, 0, end), (half, height, end), (-half, height, end), (-half, height, 1.2)], float)))
            ImageDraw.Draw(outside).polygon([tuple(q) for q in corners], fill=255)
            p.image.paste(base, (0, 0), outside)
        p.add(join(right, roof), mirror)
        p.add(join(panels, *screen), mirror, keep_order=True)
        p.add(slats, mirror)
        p.add(join(*mullions), mirror)
        if mirror:
            p.add(things, mirror)
            floor = painted(panel(rng, (-half, 0, 1.55), (half, 0, 1.55), (half, 0, end), (-half, 0, end), 16, 26, 0.22), rgb("#e2d4c4"))
            p.add(floor, opacity=0.70)
            for k in range(8):  # sunlight through the panes
                z = 2.4 + 1.48 * k
                patch = painted([[(-half + 0.1, 0.01, z), (-half + 0.1, 0.01, z + 1.2), (-half + 2.9, 0.01, z - 0.2)], [(-half + 0.1, 0.01, z + 1.2), (-half + 2.9, 0.01, z + 1.0), (-half + 2.9, 0.01, z - 0.2)]], rgb("#fff2d0"), 1.0)
                p.add(patch, opacity=0.42)
            p.shade(join(seats, plants, *desk)[0], rgb("#8a7a78"), 0.35, blur=0.004)
    p.add(things)
    p.glow((-0.45, 0.18), 0.55, rgb("#fff4d8"), 0.42, 1.4)
    p.glow((0.0, 0.46), 0.30, rgb("#f4fff0"), 0.22, 1.5)
    return p, dict(contrast=0.10, colour=1.05, vignette=0.2)
