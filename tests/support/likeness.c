#include "support/likeness.h"

#include "base/memory.h"
#include "support/picture.h"

#include <math.h>
#include <stdlib.h>

enum { CHANNELS = 3 };

/* What a tile may differ by. */
enum {
    SHARP_STEP = 40, /* levels: an edge of another rasteriser is nearer */
    SHARP_MOST = 2,  /* pixels */
    FLAT_SPREAD = 3, /* levels between a pixel and those about it */
    FLAT_STEP = 5,   /* levels */
    FLAT_MOST = 4,   /* pixels */
    TINT_MOST = 10,  /* levels */
    INK_MOST = 8,    /* levels */
    TINT_FEW = 64,   /* pixels: of fewer chance makes a mean */
};

/* What is found at one pixel. */
struct trace {
    bool flat;
    short approved[CHANNELS], differences[CHANNELS]; /* drawn less approved */
};

static int channel(Uint32 color, int index)
{
    return (int)(color >> (16 - 8 * index) & 0xFF);
}

static bool is_flat(const SDL_Surface *picture, int x, int y)
{
    Uint32 middle = picture_pixel(picture, x, y);
    for (int j = y > 0 ? y - 1 : 0; j <= y + 1 && j < picture->h; j++)
        for (int i = x > 0 ? x - 1 : 0; i <= x + 1 && i < picture->w; i++)
            if (picture_contrast(middle, picture_pixel(picture, i, j)) > FLAT_SPREAD)
                return false;
    return true;
}

static struct trace *find_traces(const SDL_Surface *approved, const SDL_Surface *drawn)
{
    struct trace *traces = memory_zeroed((size_t)approved->w * (size_t)approved->h, sizeof *traces);
    for (int y = 0; y < approved->h; y++)
        for (int x = 0; x < approved->w; x++) {
            struct trace *trace = &traces[(size_t)y * (size_t)approved->w + (size_t)x];
            Uint32 wanted = picture_pixel(approved, x, y), got = picture_pixel(drawn, x, y);
            trace->flat = is_flat(approved, x, y);
            for (int c = 0; c < CHANNELS; c++) {
                trace->approved[c] = (short)channel(wanted, c);
                trace->differences[c] = (short)(channel(got, c) - channel(wanted, c));
            }
        }
    return traces;
}

static int largest(const struct trace *trace)
{
    int most = 0;
    for (int c = 0; c < CHANNELS; c++)
        most = abs(trace->differences[c]) > most ? abs(trace->differences[c]) : most;
    return most;
}

/* Of pixels that are not flat, one channel. */
struct sums {
    double count, level, levels, difference, product;
};

static void add(struct sums *sums, double level, double difference)
{
    sums->count++;
    sums->level += level;
    sums->levels += level * level;
    sums->difference += difference;
    sums->product += level * difference;
}

/* How much lighter or darker all are. */
static double tint_of(const struct sums *sums)
{
    return sums->count < TINT_FEW ? 0 : fabs(sums->difference / sums->count);
}

/* Where ink has another colour, pixels differ the more the more ink they have: the part of the differences
 * that goes with the level. */
static double ink_of(const struct sums *sums)
{
    if (sums->count < TINT_FEW)
        return 0;
    double level = sums->level / sums->count, variance = sums->levels / sums->count - level * level;
    double together = sums->product / sums->count - level * sums->difference / sums->count;
    return variance > 1 ? fabs(together) / sqrt(variance) : 0;
}

/* As a share of what is allowed; more than 1 is too much. */
static double badness(const struct likeness *found)
{
    return fmax(fmax((double)found->sharp / SHARP_MOST, (double)found->flat / FLAT_MOST),
                fmax(found->tint / TINT_MOST, found->ink / INK_MOST));
}

static struct likeness look_at(const struct trace *traces, int pitch, SDL_Rect tile)
{
    struct likeness found = {.tile = tile};
    struct sums sums[CHANNELS] = {{0}};
    for (int y = tile.y; y < tile.y + tile.h; y++)
        for (int x = tile.x; x < tile.x + tile.w; x++) {
            const struct trace *trace = &traces[(size_t)y * (size_t)pitch + (size_t)x];
            int difference = largest(trace);
            found.sharp += difference > SHARP_STEP;
            found.flat += trace->flat && difference > FLAT_STEP;
            for (int c = 0; c < CHANNELS && !trace->flat; c++)
                add(&sums[c], trace->approved[c], trace->differences[c]);
        }
    for (int c = 0; c < CHANNELS; c++) {
        found.tint = fmax(found.tint, tint_of(&sums[c]));
        found.ink = fmax(found.ink, ink_of(&sums[c]));
    }
    found.alike = badness(&found) <= 1;
    return found;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

struct likeness likeness_find(const SDL_Surface *approved, const SDL_Surface *drawn)
{
    struct trace *traces = find_traces(approved, drawn);
    struct likeness worst = {.alike = true};
    for (int y = 0; y < approved->h; y += LIKENESS_TILE / 2)
        for (int x = 0; x < approved->w; x += LIKENESS_TILE / 2) {
            SDL_Rect tile = {x, y, smaller(LIKENESS_TILE, approved->w - x),
                             smaller(LIKENESS_TILE, approved->h - y)};
            struct likeness found = look_at(traces, approved->w, tile);
            if (badness(&found) > badness(&worst))
                worst = found;
        }
    free(traces);
    return worst;
}
