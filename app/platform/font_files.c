// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/font_files.h"

#include <assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"

/* A row is asked only for letters in its range, so that a rare one does not open every file. Arabic, Hebrew,
 * Thai and Ethiopic files hold no Latin letters and few digits: the order is the fallback. */
static const struct row {
    const char *name;
    uint32_t first, last;
} rows[] = {
    {"NotoSans", 0, 0xFFFF},
    {"NotoSansArabicUI", 0x600, 0xFEFF},
    {"NotoSansHebrew", 0x590, 0xFB4F},
    {"NotoSansThaiUI", 0xE00, 0xE7F},
    {"NotoSansEthiopic", 0x1200, 0xAB2F},
    {"NotoSansArabic", 0x600, 0x1EEFF},
    {"NotoSansArmenian", 0x530, 0xFB17},
    {"NotoSansGeorgian", 0x10A0, 0x2D2F},
    {"NotoSansSyriac", 0x700, 0x86F},
    {"NotoSansThaana", 0x780, 0x7BF},
    {"NotoSansNKo", 0x7C0, 0x7FF},
    {"NotoSansDevanagariUI", 0x900, 0xA8FF},
    {"NotoSansBengaliUI", 0x980, 0x9FF},
    {"NotoSansGurmukhiUI", 0xA00, 0xA7F},
    {"NotoSansGujaratiUI", 0xA80, 0xAFF},
    {"NotoSansTamilUI", 0xB80, 0xBFF},
    {"NotoSansTeluguUI", 0xC00, 0xC7F},
    {"NotoSansKannadaUI", 0xC80, 0xCFF},
    {"NotoSansMalayalamUI", 0xD00, 0xD7F},
    {"NotoSansSinhalaUI", 0xD80, 0xDFF},
    {"NotoSansLaoUI", 0xE80, 0xEFF},
    {"NotoSansMyanmarUI", 0x1000, 0xAA7F},
    {"NotoSansKhmerUI", 0x1780, 0x19FF},
    {"NotoSansCherokee", 0x13A0, 0xABBF},
    {"NotoSansTifinagh", 0x2D30, 0x2D7F},
    {"NotoSansMath", 0x2000, 0x1D7FF},
    {"NotoSansSymbols", 0x2000, 0x1FAFF},
    {"NotoSansSymbols2", 0x2000, 0x1FBFF},
    {"materialdesignicons-webfont", 1, 0}, /* never by letter */
};
enum {
    ROWS = sizeof rows / sizeof *rows,
    ICONS = ROWS - 1,
    OPEN_MAX = 10,
    PROBE_PX = 16,
    PAGE = 256,
    GLYPHS = 256,
    ANY_PX = 0
};

struct file {
    const void *bytes;
    size_t size;
    bool tried;
};
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
    char *noto, *icons;
    struct file files[ROWS][2]; /* regular, bold */
    struct open open[OPEN_MAX];
    uint64_t now;
    struct page **pages[ROWS]; /* of the letters of its range; NULL: not asked yet */
};

static const char *const noto_folder = "/usr/share/fonts/truetype/noto",
                         *const icons_folder = "/usr/share/fonts/truetype/materialdesignicons-webfont";

static void map_path(const char *path, struct file *file)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    if (fstat(fd, &info) == 0 && info.st_size > 0 && info.st_size < 1 << 26) {
        void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (bytes != MAP_FAILED)
            *file = (struct file){bytes, (size_t)info.st_size, true};
    }
    close(fd);
}

/* Regular stands in where there is no bold. */
static const struct file *mapped(struct font_files *files, int font, bool bold)
{
    struct file *file = &files->files[font][bold];
    if (!file->tried) {
        char path[512];
        const char *style = font == ICONS ? "" : bold ? "-Bold" : "-Regular";
        snprintf(path, sizeof path, "%s/%s%s.ttf", font == ICONS ? files->icons : files->noto,
                 rows[font].name, style);
        file->tried = true;
        map_path(path, file);
    }
    return !file->bytes && bold ? mapped(files, font, false) : file;
}

static char *copy(const char *text)
{
    char *result = strdup(text);
    if (!result)
        abort();
    return result;
}

enum err font_files_open(const char *noto, const char *icons, struct font_files **ret_files)
{
    if (TTF_Init() != 0) {
        log_error("SDL_ttf: %s", TTF_GetError());
        return ERR_IO;
    }
    struct font_files *files = calloc(1, sizeof *files);
    if (!files)
        abort();
    files->noto = copy(noto ? noto : noto_folder);
    files->icons = copy(icons ? icons : icons_folder);
    if (!mapped(files, 0, false)->bytes || !mapped(files, ICONS, false)->bytes) {
        log_error("fonts: Noto Sans in %s or the icons in %s are missing", files->noto, files->icons);
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
    return rows[font].last / PAGE - rows[font].first / PAGE + 1;
}

void font_files_close(struct font_files *files)
{
    for (int i = 0; i < OPEN_MAX; i++)
        close_one(&files->open[i]);
    for (int i = 0; i < ROWS; i++)
        for (int bold = 0; bold < 2; bold++)
            if (files->files[i][bold].bytes)
                munmap((void *)files->files[i][bold].bytes, files->files[i][bold].size);
    for (int i = 0; i < ROWS; i++) {
        for (uint32_t page = 0; files->pages[i] && page < pages_of(i); page++)
            free(files->pages[i][page]);
        free(files->pages[i]);
    }
    free(files->noto);
    free(files->icons);
    free(files);
    TTF_Quit();
}

int font_files_icons(void)
{
    return ICONS;
}

static TTF_Font *open_size(struct font_files *files, int font, bool bold, int px)
{
    const struct file *file = mapped(files, font, bold);
    if (!file->bytes)
        return NULL;
    TTF_Font *ttf = TTF_OpenFontRW(SDL_RWFromConstMem(file->bytes, (int)file->size), 1, px);
    if (!ttf) {
        log_error("fonts: %s: %s", rows[font].name, TTF_GetError());
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
    struct open *open = find_open(files, ICONS, false, ANY_PX);
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
    assert(font >= 0 && font < ROWS);
    struct open *open = font == ICONS ? find_icons(files, px) : find_open(files, font, bold, px);
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
    assert(font >= 0 && font < ROWS);
    if (code_point < rows[font].first || code_point > rows[font].last)
        return false;
    struct page ***pages = &files->pages[font];
    if (!*pages && !(*pages = calloc(pages_of(font), sizeof **pages)))
        abort();
    struct page **page = &(*pages)[code_point / PAGE - rows[font].first / PAGE];
    if (!*page)
        *page = read_page(files, font, code_point / PAGE * PAGE);
    return (*page)->has[code_point % PAGE / 32] >> code_point % 32 & 1;
}

int font_files_with(struct font_files *files, uint32_t code_point)
{
    for (int font = 0; font < ICONS; font++)
        if (font_files_has(files, font, code_point))
            return font;
    return -1;
}
