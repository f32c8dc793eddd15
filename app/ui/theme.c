// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const uint32_t light[COLOR_COUNT] = {
    [COLOR_PAPER] = 0xFBF7F0,       [COLOR_CARD] = 0xFFFFFF,         [COLOR_INK] = 0x17202A,
    [COLOR_QUIET] = 0x46505A,       [COLOR_LINE] = 0x7A828A,         [COLOR_HELP] = 0x0B4F57,
    [COLOR_EVENTS] = 0x2F2B7F,      [COLOR_CALLS] = 0x7A1740,        [COLOR_START] = 0x1F4A2C,
    [COLOR_SAY] = 0x5A3A06,         [COLOR_ON_ACCENT] = 0xFFFFFF,    [COLOR_WELCOME] = 0x0B4F57,
    [COLOR_ON_WELCOME] = 0xFFFFFF,  [COLOR_WELCOME_CARD] = 0x083C43, [COLOR_NOTICE] = 0xFFF3D6,
    [COLOR_NOTICE_LINE] = 0x9A6B00, [COLOR_ERROR] = 0x8C1515,        [COLOR_DONE] = 0x14532D,
    [COLOR_MARK] = 0xFFE28A,        [COLOR_FOCUS_IN] = 0xFFD23F,     [COLOR_FOCUS_OUT] = 0x17202A,
};
static const uint32_t dark[COLOR_COUNT] = {
    [COLOR_PAPER] = 0x12161B,       [COLOR_CARD] = 0x1C222A,         [COLOR_INK] = 0xF4F1EA,
    [COLOR_QUIET] = 0xB8C0C8,       [COLOR_LINE] = 0x7A828A,         [COLOR_HELP] = 0x7FD6DE,
    [COLOR_EVENTS] = 0xB9B6FF,      [COLOR_CALLS] = 0xFFB3CF,        [COLOR_START] = 0x9CDDAE,
    [COLOR_SAY] = 0xF0C77A,         [COLOR_ON_ACCENT] = 0x12161B,    [COLOR_WELCOME] = 0x0C2B30,
    [COLOR_ON_WELCOME] = 0xF4F1EA,  [COLOR_WELCOME_CARD] = 0x12161B, [COLOR_NOTICE] = 0x33290F,
    [COLOR_NOTICE_LINE] = 0xC79A3A, [COLOR_ERROR] = 0xFFB4A8,        [COLOR_DONE] = 0x9CDDAE,
    [COLOR_MARK] = 0x574500,        [COLOR_FOCUS_IN] = 0x12161B,     [COLOR_FOCUS_OUT] = 0xFFD23F,
};

struct two_colors {
    uint32_t ground, ink, mark, focus_in;
};
static const struct two_colors black_on_yellow = {0xFFE600, 0x000000, 0xFFFFFF, 0xFFFFFF};
static const struct two_colors yellow_on_black = {0x000000, 0xFFE600, 0x4A4000, 0x000000};

static bool is_ground(int color)
{
    return color == COLOR_PAPER || color == COLOR_CARD || color == COLOR_ON_ACCENT ||
           color == COLOR_WELCOME || color == COLOR_WELCOME_CARD || color == COLOR_NOTICE;
}

static void fill_two(uint32_t *colors, const struct two_colors *two)
{
    for (int i = COLOR_PAPER; i < COLOR_COUNT; i++)
        colors[i] = is_ground(i) ? two->ground : two->ink;
    colors[COLOR_MARK] = two->mark;
    colors[COLOR_FOCUS_IN] = two->focus_in;
}

static void fill_colors(uint32_t *colors, enum theme_name name)
{
    switch (name) {
    case THEME_LIGHT:
        memcpy(colors, light, sizeof light);
        break;
    case THEME_DARK:
        memcpy(colors, dark, sizeof dark);
        break;
    case THEME_BLACK_ON_YELLOW:
        fill_two(colors, &black_on_yellow);
        break;
    case THEME_YELLOW_ON_BLACK:
        fill_two(colors, &yellow_on_black);
        break;
    case THEME_COUNT:
        assert(!"theme");
    }
}

/* Height of a capital letter, mm at 600 mm. A02: never below 3.0; A01: never below 7.33 from `large` on. The
 * small size, of the bar and of notes, grows no further than that: what it takes is missing for what people
 * came to read. */
static float capital_mm(const struct panel *panel, enum text_scale scale, enum text_size size)
{
    static const float standard[SIZE_COUNT] = {3.9f, 4.6f, 6.2f, 9.0f, 15.0f};
    static const float large[SIZE_COUNT] = {7.34f, 7.4f, 8.6f, 11.0f, 17.0f};
    static const float times[SCALE_COUNT] = {1.0f, 1.0f, 1.2f, 1.45f};
    /* A panel smaller than a sheet of A4 is held to less: else the frame alone would fill it. */
    static const float full_side_mm = 190, least_share = 0.7f, least_mm = 3.02f;
    float share = fminf(1, fmaxf(least_share, fminf(panel->w_mm, panel->h_mm) / full_side_mm));
    if (scale == SCALE_STANDARD)
        return fmaxf(least_mm, standard[size] * share);
    return large[size] * (size == SIZE_SMALL ? 1 : times[scale]);
}

/* Headings give way on small panels, down to the size of the text below them. */
static float largest_mm(const struct panel *panel, enum text_size size)
{
    float side = fminf(panel->w_mm, panel->h_mm);
    static const float share[SIZE_COUNT] = {
        [SIZE_TITLE] = 0.052f, [SIZE_DISPLAY] = 0.060f, [SIZE_GREETING] = 0.085f};
    return share[size] > 0 ? share[size] * side : INFINITY;
}

static void fill_sizes(struct theme *theme)
{
    const struct panel *panel = &theme->panel;
    float body_mm = capital_mm(panel, theme->scale, SIZE_BODY);
    for (enum text_size size = 0; size < SIZE_COUNT; size++) {
        float mm = capital_mm(panel, theme->scale, size) * panel->distance_mm / 600;
        mm = fminf(mm, fmaxf(largest_mm(panel, size), body_mm * panel->distance_mm / 600));
        theme->em_px[size] = ceilf(mm * theme->px_per_mm / 0.714f);
    }
}

void theme_init(struct theme *theme, const struct panel *panel, enum theme_name name, enum text_scale scale)
{
    assert(panel->w_px > 0 && panel->h_px > 0 && panel->w_mm > 0 && panel->h_mm > 0);
    assert(scale >= 0 && scale < SCALE_COUNT);
    *theme = (struct theme){.name = name, .scale = scale, .panel = *panel};
    if (theme->panel.distance_mm <= 0)
        theme->panel.distance_mm = 600;
    /* Pixels are square; the mean of both sides evens out rounded millimetres. */
    theme->px_per_mm = ((float)panel->w_px / panel->w_mm + (float)panel->h_px / panel->h_mm) / 2;
    fill_colors(theme->colors, name);
    fill_sizes(theme);
}

float theme_px(const struct theme *theme, float mm)
{
    return roundf(mm * theme->px_per_mm);
}

static double linear(uint32_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t rgb)
{
    return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
}

double contrast_ratio(uint32_t a, uint32_t b)
{
    double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

const char *theme_name_str(enum theme_name name)
{
    static const char *const names[THEME_COUNT] = {"light", "dark", "black-on-yellow", "yellow-on-black"};
    assert(name >= 0 && name < THEME_COUNT);
    return names[name];
}

const char *text_scale_str(enum text_scale scale)
{
    static const char *const names[SCALE_COUNT] = {"standard", "large", "larger", "largest"};
    assert(scale >= 0 && scale < SCALE_COUNT);
    return names[scale];
}
