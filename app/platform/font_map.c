// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/font_map.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* A row is asked only for letters in its range, so that a rare one does not open every file. Arabic, Hebrew,
 * Thai and Ethiopic files hold no Latin letters and few digits: the order is the fallback. */
const struct font_row font_rows[FONT_ROWS] = {
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
    [FONT_ICONS] = {"materialdesignicons-webfont", 1, 0}, /* never by letter */
};

static const char *const noto_folder = "/usr/share/fonts/truetype/noto",
                         *const icons_folder = "/usr/share/fonts/truetype/materialdesignicons-webfont";

static char *copy(const char *text)
{
    char *result = strdup(text);
    if (!result)
        abort();
    return result;
}

void font_map_init(struct font_map *map, const char *noto, const char *icons)
{
    *map = (struct font_map){.noto = copy(noto ? noto : noto_folder),
                             .icons = copy(icons ? icons : icons_folder)};
}

void font_map_release(struct font_map *map)
{
    for (int i = 0; i < FONT_ROWS; i++)
        for (int bold = 0; bold < 2; bold++)
            if (map->files[i][bold].bytes.ptr)
                munmap((void *)map->files[i][bold].bytes.ptr, map->files[i][bold].bytes.len);
    free(map->noto);
    free(map->icons);
}

static struct str map_path(const char *path)
{
    struct stat info;
    struct str mapped = {0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return mapped;
    if (fstat(fd, &info) == 0 && info.st_size > 0 && info.st_size < 1 << 26) {
        void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (bytes != MAP_FAILED)
            mapped = (struct str){bytes, (size_t)info.st_size};
    }
    close(fd);
    return mapped;
}

struct str font_map_bytes(struct font_map *map, int font, bool bold)
{
    struct font_file *file = &map->files[font][bold];
    if (!file->tried) {
        char path[512];
        const char *style = font == FONT_ICONS ? "" : bold ? "-Bold" : "-Regular";
        snprintf(path, sizeof path, "%s/%s%s.ttf", font == FONT_ICONS ? map->icons : map->noto,
                 font_rows[font].name, style);
        *file = (struct font_file){map_path(path), true};
    }
    return !file->bytes.ptr && bold ? font_map_bytes(map, font, false) : file->bytes;
}
