"""What the pictures are made of: mountains, trees, tents, stars."""
from .lowpoly import *  # noqa: F403


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


def arch(width, height, z, steps=9):
    """Outline points of a pointed arch, from the left foot over the top to the right foot."""
    spring = height * 0.56
    t = np.linspace(0, 1, steps)
    left = [(-width / 2 + width / 2 * a ** 1.75, spring + (height - spring) * (0.80 * np.sin(a * np.pi / 2) + 0.20 * a)) for a in t]
    points = [(-width / 2, 0)] + left + [(-x, y) for x, y in left[-2::-1]] + [(width / 2, 0)]
    return np.array([(x, y, z) for x, y in points])
