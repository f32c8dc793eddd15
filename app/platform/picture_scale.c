// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/picture_scale.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CHANNELS = 3, SHIFT = 14, ONE = 1 << SHIFT };

struct tap { /* one pixel of the outcome: source pixels from `first` on, with weights that add up to ONE */
    int first, n;
    int *weights;
};
struct axis {
    struct tap *taps;
    int *weights; /* of all taps */
};

static void *need(size_t n, size_t size)
{
    void *memory = calloc(n ? n : 1, size);
    if (!memory)
        abort();
    return memory;
}

/* Shares of a whole, rounded so that nothing is lost. */
static void set_weights(struct tap *tap, const float *shares)
{
    float sum = 0, upto = 0;
    int given = 0;
    for (int i = 0; i < tap->n; i++)
        sum += shares[i];
    for (int i = 0; i < tap->n; i++) {
        upto += shares[i];
        int until = (int)lroundf((float)ONE * upto / sum);
        tap->weights[i] = until - given;
        given = until;
    }
}

/* `n` pixels from the `length` source pixels that begin at `from`; `size` is how many there are. */
static void axis_init(struct axis *axis, int n, float from, float length, int size)
{
    float step = length / (float)n;
    int most = (int)ceilf(step) + 2;
    axis->taps = need((size_t)n, sizeof *axis->taps);
    axis->weights = need((size_t)n * (size_t)most, sizeof *axis->weights);
    float *shares = need((size_t)most, sizeof *shares);
    for (int i = 0; i < n; i++) {
        float reach = fmaxf(step, 1), middle = from + ((float)i + 0.5f) * step;
        float begin = fmaxf(middle - reach / 2, 0), end = fminf(middle + reach / 2, (float)size);
        struct tap *tap = &axis->taps[i];
        tap->first = (int)floorf(begin);
        tap->first = tap->first < size ? tap->first : size - 1;
        tap->weights = axis->weights + (ptrdiff_t)i * most;
        do {
            float left = (float)(tap->first + tap->n), part = fminf(end, left + 1) - fmaxf(begin, left);
            shares[tap->n++] = fmaxf(part, 1e-6f);
        } while (tap->first + tap->n < size && (float)(tap->first + tap->n) < end && tap->n < most);
        set_weights(tap, shares);
    }
    free(shares);
}

static void axis_release(struct axis *axis)
{
    free(axis->taps);
    free(axis->weights);
}

struct source {
    SDL_Surface *surface;
    bool keyed; /* pixels of the value `key` are transparent */
    Uint32 key;
    int x0, n;          /* the columns that are looked at */
    unsigned char *rgb; /* one row of them */
    struct axis across;
    int w;               /* of the outcome */
    int *rows[2], at[2]; /* the last two rows, brought to w; which they are */
};

static unsigned char on_white(unsigned value, unsigned alpha)
{
    return (unsigned char)((value * alpha + 255 * (255 - alpha) + 127) / 255);
}

static Uint32 value_at(const unsigned char *pixel, int bytes)
{
    Uint32 value = 0;
    memcpy(&value, pixel, (size_t)bytes); /* little-endian, as all our boards */
    return value;
}

static void any_row(const struct source *source, const unsigned char *pixels)
{
    const SDL_PixelFormat *format = source->surface->format;
    for (int i = 0; i < source->n; i++) {
        Uint32 value = value_at(pixels + (ptrdiff_t)i * format->BytesPerPixel, format->BytesPerPixel);
        Uint8 r, g, b, a;
        SDL_GetRGBA(value, format, &r, &g, &b, &a);
        if (source->keyed && value == source->key)
            a = 0;
        source->rgb[3 * i] = on_white(r, a);
        source->rgb[3 * i + 1] = on_white(g, a);
        source->rgb[3 * i + 2] = on_white(b, a);
    }
}

static const unsigned char *row_of(const struct source *source, int y)
{
    const SDL_Surface *surface = source->surface;
    const unsigned char *pixels = (const unsigned char *)surface->pixels + (ptrdiff_t)y * surface->pitch +
                                  (ptrdiff_t)source->x0 * surface->format->BytesPerPixel;
    if (surface->format->format == SDL_PIXELFORMAT_RGB24 && !source->keyed)
        return pixels;
    any_row(source, pixels);
    return source->rgb;
}

static void bring_row(const struct source *source, int y, int *to)
{
    const unsigned char *from = row_of(source, y);
    for (int x = 0; x < source->w; x++) {
        const struct tap *tap = &source->across.taps[x];
        const unsigned char *pixel = from + (ptrdiff_t)(tap->first - source->x0) * CHANNELS;
        int sum[CHANNELS] = {0};
        for (int i = 0; i < tap->n; i++, pixel += CHANNELS)
            for (int c = 0; c < CHANNELS; c++)
                sum[c] += tap->weights[i] * pixel[c];
        for (int c = 0; c < CHANNELS; c++)
            to[CHANNELS * x + c] = sum[c] >> (SHIFT - 4); /* four bits below the point */
    }
}

/* Rows are asked for in order, some of them twice. */
static const int *brought_row(struct source *source, int y)
{
    for (int i = 0; i < 2; i++)
        if (source->at[i] == y)
            return source->rows[i];
    int oldest = source->at[0] < source->at[1] ? 0 : 1;
    bring_row(source, y, source->rows[oldest]);
    source->at[oldest] = y;
    return source->rows[oldest];
}

static uint32_t whole(int sum)
{
    int value = (sum + (1 << (SHIFT + 3))) >> (SHIFT + 4);
    return value > 255 ? 255 : (uint32_t)value;
}

static void make_row(struct source *source, const struct tap *tap, int *sums, uint32_t *to)
{
    memset(sums, 0, (size_t)source->w * CHANNELS * sizeof *sums);
    for (int i = 0; i < tap->n; i++) {
        const int *row = brought_row(source, tap->first + i);
        for (int k = 0; k < source->w * CHANNELS; k++)
            sums[k] += tap->weights[i] * row[k];
    }
    for (int x = 0; x < source->w; x++)
        to[x] = whole(sums[3 * x]) << 16 | whole(sums[3 * x + 1]) << 8 | whole(sums[3 * x + 2]);
}

struct cut { /* of the picture, in its pixels */
    float x, y, w, h;
};

/* The middle of the picture, in the shape of the box. */
static struct cut cut_of(const SDL_Surface *surface, int w, int h)
{
    float scale = fminf((float)surface->w / (float)w, (float)surface->h / (float)h);
    struct cut cut = {.w = (float)w * scale, .h = (float)h * scale};
    cut.x = ((float)surface->w - cut.w) / 2;
    cut.y = ((float)surface->h - cut.h) / 2;
    return cut;
}

static void source_init(struct source *source, SDL_Surface *surface, const struct cut *cut, int w)
{
    *source = (struct source){.surface = surface, .w = w, .at = {-1, -2}};
    source->keyed = SDL_GetColorKey(surface, &source->key) == 0;
    axis_init(&source->across, w, cut->x, cut->w, surface->w);
    const struct tap *last = &source->across.taps[w - 1];
    source->x0 = source->across.taps[0].first;
    source->n = last->first + last->n - source->x0;
    source->rgb = need((size_t)source->n, CHANNELS);
    for (int i = 0; i < 2; i++)
        source->rows[i] = need((size_t)w * CHANNELS, sizeof *source->rows[i]);
}

bool picture_scale(SDL_Surface *surface, int w, int h, uint32_t *to)
{
    struct cut cut = cut_of(surface, w, h);
    struct source source;
    struct axis down;
    if (surface->format->BytesPerPixel < 1 || SDL_MUSTLOCK(surface))
        return false;
    source_init(&source, surface, &cut, w);
    axis_init(&down, h, cut.y, cut.h, surface->h);
    int *sums = need((size_t)w * CHANNELS, sizeof *sums);
    for (int y = 0; y < h; y++)
        make_row(&source, &down.taps[y], sums, to + (ptrdiff_t)y * w);
    free(sums);
    axis_release(&down);
    axis_release(&source.across);
    free(source.rgb);
    free(source.rows[0]);
    free(source.rows[1]);
    return true;
}
