// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/font_files.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"
#include "platform/font_map.h"

enum { OPEN_MAX = 10, PROBE_PX = 16, PAGE = 256, GLYPHS = 256, ANY_PX = 0 };

struct open {
    TTF_Font *ttf;
    int font, px;
    bool bold;
    uint64_t used;
};
struct page { /* of PAGE letters, a bit for each that the font has */
    uint32_t has[PAGE / 32];
};
struct font_files {
    struct font_map map;
    struct open open[OPEN_MAX];
    uint64_t now;
    struct page **pages[FONT_ROWS]; /* of the letters of its range; NULL: not asked yet */
};

enum err font_files_open(const char *noto, const char *icons, struct font_files **ret_files)
{
    if (TTF_Init() != 0) {
        log_error("SDL_ttf: %s", TTF_GetError());
        return ERR_IO;
    }
    struct font_files *files = calloc(1, sizeof *files);
    if (!files)
        abort();
    font_map_init(&files->map, noto, icons);
    if (!font_map_bytes(&files->map, 0, false).ptr || !font_map_bytes(&files->map, FONT_ICONS, false).ptr) {
        log_error("fonts: Noto Sans in %s or the icons in %s are missing", files->map.noto, files->map.icons);
        font_files_close(files);
        return ERR_NOT_FOUND;
    }
    *ret_files = files;
    return ERR_OK;
}

static void close_one(struct open *open)
{
    if (open->ttf)
        TTF_CloseFont(open->ttf);
    *open = (struct open){0};
}

static uint32_t pages_of(int font)
{
    return font_rows[font].last / PAGE - font_rows[font].first / PAGE + 1;
}

void font_files_close(struct font_files *files)
{
    for (int i = 0; i < OPEN_MAX; i++)
        close_one(&files->open[i]);
    for (int i = 0; i < FONT_ROWS; i++) {
        for (uint32_t page = 0; files->pages[i] && page < pages_of(i); page++)
            free(files->pages[i][page]);
        free(files->pages[i]);
    }
    font_map_release(&files->map);
    free(files);
    TTF_Quit();
}

int font_files_icons(void)
{
    return FONT_ICONS;
}

static TTF_Font *open_size(struct font_files *files, int font, bool bold, int px)
{
    struct str bytes = font_map_bytes(&files->map, font, bold);
    if (!bytes.ptr)
        return NULL;
    TTF_Font *ttf = TTF_OpenFontRW(SDL_RWFromConstMem(bytes.ptr, (int)bytes.len), 1, px);
    if (!ttf) {
        log_error("fonts: %s: %s", font_rows[font].name, TTF_GetError());
        return NULL;
    }
    TTF_SetFontHinting(ttf, TTF_HINTING_LIGHT);
    return ttf;
}

/* What SDL_ttf may come to keep of the letters of a size: GLYPHS squares of an em. */
static size_t glyph_bytes(int px)
{
    return (size_t)GLYPHS * (size_t)px * (size_t)px;
}

static struct open *oldest_of(struct font_files *files)
{
    struct open *oldest = NULL;
    for (int i = 0; i < OPEN_MAX; i++) {
        struct open *open = &files->open[i];
        if (open->ttf && (!oldest || open->used < oldest->used))
            oldest = open;
    }
    return oldest;
}

size_t font_files_glyph_bytes(const struct font_files *files)
{
    size_t bytes = 0;
    for (int i = 0; i < OPEN_MAX; i++)
        bytes += files->open[i].ttf ? glyph_bytes(files->open[i].px) : 0;
    return bytes;
}

/* Those that were not used for longest go first. */
static void make_room(struct font_files *files, int px)
{
    size_t bytes;
    while ((bytes = font_files_glyph_bytes(files)) > 0 && bytes + glyph_bytes(px) > FONT_FILES_GLYPH_BYTES)
        close_one(oldest_of(files));
}

static struct open *free_place(struct font_files *files, int px)
{
    make_room(files, px);
    for (int i = 0; i < OPEN_MAX; i++)
        if (!files->open[i].ttf)
            return &files->open[i];
    struct open *oldest = oldest_of(files);
    close_one(oldest);
    return oldest;
}

static struct open *find_open(struct font_files *files, int font, bool bold, int px)
{
    for (int i = 0; i < OPEN_MAX; i++) {
        struct open *open = &files->open[i];
        if (open->ttf && open->font == font && open->bold == bold && (px == ANY_PX || open->px == px))
            return open;
    }
    return NULL;
}

/* Icons are drawn once a size and never measured: one object goes from size to size. */
static struct open *find_icons(struct font_files *files, int px)
{
    struct open *open = find_open(files, FONT_ICONS, false, ANY_PX);
    if (!open || open->px == px)
        return open;
    open->px = 0; /* its glyphs go */
    open->used = ++files->now;
    make_room(files, px);
    TTF_SetFontSize(open->ttf, px);
    open->px = px;
    return open;
}

TTF_Font *font_files_at(struct font_files *files, int font, bool bold, int px)
{
    assert(font >= 0 && font < FONT_ROWS);
    struct open *open = font == FONT_ICONS ? find_icons(files, px) : find_open(files, font, bold, px);
    if (!open) {
        TTF_Font *ttf = open_size(files, font, bold, px);
        if (!ttf)
            return NULL;
        open = free_place(files, px);
        *open = (struct open){.ttf = ttf, .font = font, .px = px, .bold = bold};
    }
    open->used = ++files->now;
    return open->ttf;
}

/* Any size knows which letters there are. One that is opened for that alone is the first to go again. */
static TTF_Font *any_size(struct font_files *files, int font)
{
    struct open *open = find_open(files, font, false, ANY_PX);
    if (open)
        return open->ttf;
    TTF_Font *ttf = font_files_at(files, font, false, PROBE_PX);
    open = find_open(files, font, false, ANY_PX);
    if (open)
        open->used = 0;
    return ttf;
}

static struct page *read_page(struct font_files *files, int font, uint32_t first)
{
    struct page *page = calloc(1, sizeof *page);
    TTF_Font *ttf = any_size(files, font);
    if (!page)
        abort();
    for (uint32_t i = 0; ttf && i < PAGE; i++)
        if (TTF_GlyphIsProvided32(ttf, first + i))
            page->has[i / 32] |= 1u << i % 32;
    return page;
}

bool font_files_has(struct font_files *files, int font, uint32_t code_point)
{
    assert(font >= 0 && font < FONT_ROWS);
    if (code_point < font_rows[font].first || code_point > font_rows[font].last)
        return false;
    struct page ***pages = &files->pages[font];
    if (!*pages && !(*pages = calloc(pages_of(font), sizeof **pages)))
        abort();
    struct page **page = &(*pages)[code_point / PAGE - font_rows[font].first / PAGE];
    if (!*page)
        *page = read_page(files, font, code_point / PAGE * PAGE);
    return (*page)->has[code_point % PAGE / 32] >> code_point % 32 & 1;
}

int font_files_with(struct font_files *files, uint32_t code_point)
{
    for (int font = 0; font < FONT_ICONS; font++)
        if (font_files_has(files, font, code_point))
            return font;
    return -1;
}
