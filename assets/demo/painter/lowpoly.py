"""A small painter of low-poly landscapes: triangles in space, one sun, haze, and a lens without tilt.

Everything is a "soup": a pair (triangles, colours) of arrays shaped (n, 3, 3) and (n, 3). x runs right, y up and z away
from the eye, in metres; colours are sRGB from 0 to 1. A third array may say how much of a facet glows by itself.
"""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SCALE = 2  # pictures are painted at twice their size and then reduced: this is what smooths the edges


def rgb(text):
    return np.array([int(text[i:i + 2], 16) for i in (1, 3, 5)]) / 255.0


def mix(a, b, t):
    t = np.clip(np.asarray(t, float), 0, 1)
    return np.asarray(a) * (1 - t[..., None]) + np.asarray(b) * t[..., None]


def ramp(stops, t):
    """Colour at t of a gradient given as [(position, "#rrggbb"), …]."""
    at = [s[0] for s in stops]
    colours = np.array([rgb(s[1]) for s in stops])
    return np.stack([np.interp(t, at, colours[:, i]) for i in range(3)], -1)


def smooth(a, b, x):
    t = np.clip((np.asarray(x, float) - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


class Noise:
    """Smooth value noise from -1 to 1, the same for the same seed."""

    def __init__(self, seed):
        self.lattice = np.random.default_rng(seed).uniform(-1, 1, (64, 64))

    def __call__(self, x, z):
        x, z = np.asarray(x, float), np.asarray(z, float)
        i, j = np.floor(x).astype(int), np.floor(z).astype(int)
        u, v = smooth(0, 1, x - i), smooth(0, 1, z - j)
        at = lambda a, b: self.lattice[a % 64, b % 64]
        return ((at(i, j) * (1 - u) + at(i + 1, j) * u) * (1 - v) +
                (at(i, j + 1) * (1 - u) + at(i + 1, j + 1) * u) * v)

    def hills(self, x, z, octaves=4):
        return sum(self(x * 2 ** k + 17 * k, z * 2 ** k + 5 * k) / 2 ** k for k in range(octaves))

    def ridges(self, x, z, octaves=4):
        return sum((1 - 2 * abs(self(x * 2 ** k + 17 * k, z * 2 ** k + 5 * k))) / 2 ** k for k in range(octaves))


# ---- soups ----------------------------------------------------------------------------------------------------------

def join(*soups):
    soups = [s for s in soups if s is not None and len(s[0])]
    glow = [s[2] if len(s) > 2 else np.zeros(len(s[0])) for s in soups]
    return np.concatenate([s[0] for s in soups]), np.concatenate([s[1] for s in soups]), np.concatenate(glow)


def painted(triangles, colour, glow=0.0):
    triangles = np.asarray(triangles, float)
    return triangles, np.broadcast_to(colour, (len(triangles), 3)).copy(), np.full(len(triangles), float(glow))


def moved(soup, x=0.0, y=0.0, z=0.0, turn=0.0, size=1.0):
    c, s = np.cos(turn), np.sin(turn)
    t = soup[0] * size
    t = np.stack([t[..., 0] * c + t[..., 2] * s, t[..., 1], -t[..., 0] * s + t[..., 2] * c], -1)
    return (t + np.array([x, y, z]),) + tuple(soup[1:])


def quads(grid):
    """Triangles of a grid of points shaped (rows, columns, 3), diagonals alternating."""
    a, b, c, d = grid[:-1, :-1], grid[:-1, 1:], grid[1:, :-1], grid[1:, 1:]
    odd = np.add.outer(np.arange(a.shape[0]), np.arange(a.shape[1])) % 2 == 1
    first = np.where(odd[..., None, None], np.stack([a, b, c], -2), np.stack([a, b, d], -2))
    second = np.where(odd[..., None, None], np.stack([b, d, c], -2), np.stack([a, d, c], -2))
    return np.concatenate([first.reshape(-1, 3, 3), second.reshape(-1, 3, 3)])


def quad(a, b, c, d, across=1, up=1):
    """A flat four-sided piece a-b-c-d, cut into across x up cells."""
    a, b, c, d = (np.asarray(p, float) for p in (a, b, c, d))
    u, v = np.linspace(0, 1, across + 1)[None, :, None], np.linspace(0, 1, up + 1)[:, None, None]
    return quads((a * (1 - u) + b * u) * (1 - v) + (d * (1 - u) + c * u) * v)


def fan(rng, near, far, rows, columns, spread, jitter=0.32):
    """Points of a ground grid whose cells look about equally large from the eye: (rows, columns, 2) of x and z."""
    z = near * (far / near) ** np.linspace(0, 1, rows)
    x = np.linspace(-spread, spread, columns)
    grid = np.stack([x[None, :] * z[:, None], np.broadcast_to(z[:, None], (rows, columns))], -1)
    step = np.stack([np.broadcast_to((z * (x[1] - x[0]))[:, None], (rows, columns)),
                     np.broadcast_to(np.gradient(z)[:, None], (rows, columns))], -1)
    grid = grid + rng.uniform(-jitter, jitter, grid.shape) * step
    grid[1::2, :, 0] += step[1::2, :, 0] * 0.5
    return grid


def land(points, height, colour):
    """A terrain: height(x, z) over the points, colour(centroids, normals)."""
    x, z = points[..., 0], points[..., 1]
    triangles = quads(np.stack([x, height(x, z), z], -1))
    return triangles, colour(triangles.mean(1), normals(triangles)), np.zeros(len(triangles))


def normals(triangles):
    n = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    return n / (np.linalg.norm(n, axis=1, keepdims=True) + 1e-12)


def lathe(profile, sides=8, phase=0.0, bump=0.0, rng=None):
    """A turned body from [(radius, y), …]."""
    angle = np.linspace(0, 2 * np.pi, sides + 1) + phase
    profile = np.asarray(profile, float)
    r = np.broadcast_to(profile[:, :1], (len(profile), sides + 1)).copy()
    if bump:
        r *= 1 + rng.uniform(-bump, bump, r.shape)
        r[:, -1] = r[:, 0]
    y = np.broadcast_to(profile[:, 1:], r.shape)
    return quads(np.stack([r * np.cos(angle), y, r * np.sin(angle)], -1))


def panel(rng, a, b, c, d, across, up, jitter=0.3):
    """A flat four-sided piece a-b-c-d in irregular facets."""
    a, b, c, d = (np.asarray(p, float) for p in (a, b, c, d))
    u, v = np.meshgrid(np.linspace(0, 1, across + 1), np.linspace(0, 1, up + 1))
    move = rng.uniform(-jitter, jitter, (2,) + u.shape)
    u, v = u + move[0] * (u * (1 - u) > 1e-9) / across, v + move[1] * (v * (1 - v) > 1e-9) / up
    u, v = u[..., None], v[..., None]
    return quads((a * (1 - u) + b * u) * (1 - v) + (d * (1 - u) + c * u) * v)


def box(width, height, depth, across=1, up=1):
    """A box that stands on y = 0, its middle at x = z = 0."""
    x, z, h = width / 2, depth / 2, height
    return np.concatenate([
        quad((-x, 0, -z), (x, 0, -z), (x, h, -z), (-x, h, -z), across, up),
        quad((x, 0, -z), (x, 0, z), (x, h, z), (x, h, -z), across, up),
        quad((-x, 0, z), (-x, 0, -z), (-x, h, -z), (-x, h, z), across, up),
        quad((x, 0, z), (-x, 0, z), (-x, h, z), (x, h, z), across, up),
        quad((-x, h, -z), (x, h, -z), (x, h, z), (-x, h, z), across, across)])


def ball(rng, radius=1.0, rough=0.12, detail=2, flat=1.0):
    """A rough ball of 20 * 4 ^ (detail - 1) facets."""
    g = (1 + 5 ** 0.5) / 2
    v = np.array([(-1, g, 0), (1, g, 0), (-1, -g, 0), (1, -g, 0), (0, -1, g), (0, 1, g), (0, -1, -g), (0, 1, -g),
                  (g, 0, -1), (g, 0, 1), (-g, 0, -1), (-g, 0, 1)])
    f = [(0, 11, 5), (0, 5, 1), (0, 1, 7), (0, 7, 10), (0, 10, 11), (1, 5, 9), (5, 11, 4), (11, 10, 2), (10, 7, 6),
         (7, 1, 8), (3, 9, 4), (3, 4, 2), (3, 2, 6), (3, 6, 8), (3, 8, 9), (4, 9, 5), (2, 4, 11), (6, 2, 10), (8, 6, 7),
         (9, 8, 1)]
    t = v[np.array(f)]
    for _ in range(detail - 1):
        ab, bc, ca = (t[:, 0] + t[:, 1]) / 2, (t[:, 1] + t[:, 2]) / 2, (t[:, 2] + t[:, 0]) / 2
        t = np.concatenate([np.stack(p, 1) for p in ((t[:, 0], ab, ca), (t[:, 1], bc, ab), (t[:, 2], ca, bc),
                                                     (ab, bc, ca))])
    t = t / np.linalg.norm(t, axis=-1, keepdims=True)
    offset = rng.uniform(0, 7, 3)
    wave = np.sin(t @ np.array([5.1, 3.3, 4.2]) + offset[0]) * np.sin(t @ np.array([-3.7, 5.9, 2.8]) + offset[1])
    t = t * (1 + rough * wave[..., None]) * radius
    t[..., 1] *= flat
    return t


# ---- the picture ----------------------------------------------------------------------------------------------------

class Picture:
    """One canvas with its eye, sun and haze. `horizon` is a share of the height; `lens` is the focal length in heights."""

    def __init__(self, width, height, seed, horizon=0.6, lens=1.0, eye=2.0):
        self.width, self.height = width, height
        self.rng = np.random.default_rng(seed)
        self.seed = seed
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))
        self.horizon, self.lens, self.eye = horizon, lens, eye
        self.sun = np.array([0.4, 0.6, -0.5])
        self.sunlight, self.above, self.below = rgb("#fff0d0"), rgb("#8090b0"), rgb("#504848")
        self.haze, self.haze_distance = None, 1e9
        self.vary = 0.05
        self.lamps = []  # (place, colour, reach)
        self.pixels = None

    # -- geometry --
    def project(self, triangles):
        """Screen positions in shares of the height, x from the middle, y from the top."""
        z = triangles[..., 2]
        return np.stack([self.lens * triangles[..., 0] / z,
                         self.horizon - self.lens * (triangles[..., 1] - self.eye) / z], -1)

    def to_pixels(self, points):
        h = self.height * SCALE
        return np.stack([points[..., 0] * h + self.width * SCALE / 2, points[..., 1] * h], -1)

    def light(self, soup):
        """Colours of a soup's facets under this picture's sun and haze."""
        triangles, colours = soup[0], soup[1]
        glow = soup[2] if len(soup) > 2 else np.zeros(len(triangles))
        n, middle = normals(triangles), triangles.mean(1)
        toward_eye = np.array([0, self.eye, 0]) - middle
        n = n * np.where((n * toward_eye).sum(1) < 0, -1, 1)[:, None]
        sun = self.sun / np.linalg.norm(self.sun)
        lit = np.clip((n * sun).sum(1), 0, None)[:, None] * self.sunlight
        lit = lit + mix(self.below, self.above, 0.5 + 0.5 * n[:, 1])
        for place, colour, reach in self.lamps:
            way = np.asarray(place, float) - middle
            d = np.linalg.norm(way, axis=1, keepdims=True)
            lit = lit + np.asarray(colour) * np.clip((n * way).sum(1, keepdims=True) / d, 0.12, None) / (1 + (d / reach) ** 2)
        out = colours * (lit * (1 - glow[:, None]) + glow[:, None])
        vary = self.vary * (1 - 0.6 * glow)[:, None]
        out = out * (1 + self.rng.normal(0, 1, (len(out), 1)) * vary) + self.rng.normal(0, 0.25, out.shape) * vary
        if self.haze is not None:
            far = 1 - np.exp(-(middle[:, 2] / self.haze_distance) ** 1.3)
            out = mix(out, self.haze(self.project(middle)) if callable(self.haze) else self.haze, far * (1 - 0.7 * glow))
        return np.clip(out, 0, 1)

    # -- painting --
    def add(self, soup, mirror=False, keep_order=False, opacity=1.0):
        before = self.image.copy() if opacity < 1 else None
        triangles = soup[0]
        seen = (triangles[..., 2] > 0.05).all(1)
        soup = tuple(part[seen] for part in soup)
        triangles, colours = soup[0], self.light(soup)
        order = np.arange(len(triangles)) if keep_order else np.argsort(-np.linalg.norm(
            triangles.mean(1) - [0, self.eye, 0], axis=1), kind="stable")
        if mirror:
            triangles = triangles * [1, -1, 1]
        self.flat(self.project(triangles)[order], colours[order])
        if before:
            self.image = Image.blend(before, self.image, opacity)

    def flat(self, points, colours):
        """Triangles (or any polygons with equally many corners) on the screen."""
        draw = ImageDraw.Draw(self.image)
        pixels = self.to_pixels(points)
        paint = np.round(np.clip(colours, 0, 1) * 255).astype(int)
        for corners, colour in zip(pixels, paint):
            draw.polygon([tuple(p) for p in corners], fill=tuple(colour))

    def screen_grid(self, top, bottom, cell, jitter=0.42):
        side = self.width / self.height / 2 + cell
        rows, columns = int((bottom - top) / cell) + 3, int(2 * side / cell) + 3
        y, x = np.meshgrid(np.linspace(top - cell / 2, bottom + cell / 2, rows), np.linspace(-side, side, columns),
                           indexing="ij")
        x = x + np.where(np.arange(rows) % 2, cell / 2, 0)[:, None]
        grid = np.stack([x, y], -1) + self.rng.uniform(-jitter, jitter, (rows, columns, 2)) * cell
        triangles = quads(np.concatenate([grid, np.zeros((rows, columns, 1))], -1))
        return triangles[..., :2]

    def sky(self, colour, top=-0.05, bottom=None, cell=0.09, vary=0.018):
        """Facets of sky down to the horizon; colour(points) takes screen positions."""
        points = self.screen_grid(top, self.horizon + 0.05 if bottom is None else bottom, cell)
        out = colour(points.mean(1))
        out = out * (1 + self.rng.normal(0, vary, (len(out), 1))) + self.rng.normal(0, vary / 4, out.shape)
        y0 = int(self.horizon * self.height * SCALE)
        kept = self.image.crop((0, y0, self.image.width, self.image.height)) if bottom is None else None
        self.flat(points, out)
        if kept:
            self.image.paste(kept, (0, y0))

    def shade(self, triangles, colour, strength, ground=0.0, blur=0.002):
        """Throws the shadow of triangles on the level ground and mixes it in once."""
        sun = self.sun / np.linalg.norm(self.sun)
        t = np.asarray(triangles)
        k = (t[..., 1] - ground) / max(sun[1], 0.05)
        flat = np.stack([t[..., 0] - sun[0] * k, np.full_like(k, ground), t[..., 2] - sun[2] * k], -1)
        flat = flat[(flat[..., 2] > 0.3).all(1)]
        mask = Image.new("L", self.image.size)
        draw = ImageDraw.Draw(mask)
        for corners in self.to_pixels(self.project(flat)):
            draw.polygon([tuple(p) for p in corners], fill=int(255 * strength))
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * self.height * SCALE))
        self.image.paste(tuple(np.round(np.asarray(colour) * 255).astype(int)), (0, 0), mask)

    def water(self, tint, strength, ripple=0.004, blur=0.0015, stretch=0.02):
        """Turns what is painted below the horizon (the mirrored world) into water."""
        a = np.asarray(self.image, np.float32) / 255
        y0 = int(self.horizon * self.height * SCALE)
        part, rows = a[y0:], a.shape[0] - y0
        depth = np.arange(rows) / (self.height * SCALE)
        noise = Noise(self.seed + 5)
        shift = ripple * self.height * SCALE * noise.hills(depth * 0 + 3, 900 * np.sqrt(depth + 1e-4) / 12, 3)
        shift = (shift * smooth(0, 0.25, depth)).astype(int)
        for r in range(rows):
            if shift[r]:
                part[r] = np.roll(part[r], shift[r], 0)
        weight = (strength[0] + (strength[1] - strength[0]) * smooth(0, depth[-1], depth))[:, None, None]
        part = part * (1 - weight) + np.asarray(tint) * weight
        out = np.concatenate([a[:y0], part]).clip(0, 1)
        image = Image.fromarray((out * 255 + 0.5).astype(np.uint8))
        soft = image.crop((0, y0, image.width, image.height)).filter(ImageFilter.GaussianBlur(blur * image.height))
        image.paste(soft, (0, y0))
        self.image = image

    # -- finishing, at the final size --
    def develop(self):
        if self.pixels is None:
            small = self.image.reduce(SCALE)
            self.pixels = np.asarray(small, np.float32) / 255
        return self.pixels

    def grid(self):
        y, x = np.mgrid[0:self.height, 0:self.width].astype(np.float32)
        return (x - self.width / 2) / self.height, y / self.height

    def glow(self, at, radius, colour, strength=1.0, power=2.0, squash=1.0):
        """Light that spreads round a point of the screen (screen blending)."""
        reach = radius * 6.5 ** (1 / power)
        middle, h = (self.width / 2 + at[0] * self.height, at[1] * self.height), self.height
        x0, x1 = (int(np.clip(middle[0] + k * reach * h, 0, self.width)) for k in (-1, 1))
        y0, y1 = (int(np.clip(middle[1] + k * reach * h / squash, 0, self.height)) for k in (-1, 1))
        if x0 >= x1 or y0 >= y1:
            return
        part = self.develop()[y0:y1, x0:x1]
        y, x = np.mgrid[y0:y1, x0:x1].astype(np.float32)
        d = np.hypot(x - middle[0], (y - middle[1]) * squash) / (radius * h)
        light = (strength * np.clip(np.exp(-d ** power) - 0.0015, 0, None))[..., None] * np.asarray(colour, np.float32)
        part[...] = 1 - (1 - part) * (1 - np.clip(light, 0, 1))

    def veil(self, colour, weight):
        """Mixes a colour in by a weight per pixel, given as weight(x, y)."""
        x, y = self.grid()
        w = np.clip(weight(x, y), 0, 1)[..., None].astype(np.float32)
        self.pixels = self.develop() * (1 - w) + np.asarray(colour, np.float32) * w

    def save(self, path, vignette=0.18, contrast=0.0, colour=1.0, quality=84, subsampling=2, turned=False):
        a = self.develop()
        if colour != 1:
            grey = a.mean(-1, keepdims=True)
            a = grey + (a - grey) * colour
        if contrast:
            a = a + contrast * (a - 0.5) * (1 - np.abs(2 * a - 1))
        x, y = self.grid()
        edge = np.hypot(x / (self.width / self.height / 2), (y - 0.5) * 2) / 1.4142
        a = a * (1 - vignette * edge[..., None] ** 2.5)
        a = a + np.random.default_rng(self.seed).normal(0, 0.0028, a.shape[:2])[..., None]
        image = Image.fromarray((a.clip(0, 1) * 255 + 0.5).astype(np.uint8))
        exif = Image.Exif()
        if turned:  # stored lying on its side; only who heeds the tag sees it upright
            image = image.transpose(Image.Transpose.ROTATE_90)
            exif[0x0112] = 6
        exif[0x8298] = "CC0 1.0, Foyer"
        image.save(path, quality=quality, optimize=True, subsampling=subsampling, exif=exif)
