// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "text/para.h"

static int font_for(void *ctx, uint32_t c)
{
    (void)ctx;
    return c >= 0x600 && c < 0x700 ? 1 : c < 0x3000 ? 0 : -1;
}

static float width(void *ctx, const struct run *run)
{
    (void)ctx;
    if (run->text.len == 0 || !utf8_valid(run->text))
        __builtin_trap();
    return (float)utf8_length(run->text) * run->px / 2;
}

/* Every run is shown once: the bytes of a line's runs add up to those of its text. */
static void check_line(const struct line *line)
{
    size_t len = 0;
    for (int i = 0; i < line->n_runs; i++)
        len += line->runs[i].text.len;
    if (line->n_runs && len != line->text.len)
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* The first two bytes choose language and width, the rest is the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct measure measure = {font_for, width, NULL, NULL, NULL};
    struct arena arena;
    float min_w, w;
    if (size < 2)
        return 0;
    arena_init(&arena);
    struct str text = {(const char *)data + 2, size - 2};
    const struct lang *lang = &langs[data[0] % langs_n];
    struct face face = {20, false};
    const struct para *para =
        para_layout(&arena, &measure, text, lang, face, ALIGN_START, (float)data[1] * 4);
    for (int i = 0; i < para->n_lines; i++)
        check_line(&para->lines[i]);
    para_widths(&arena, &measure, text, lang, face, &min_w, &w);
    if (para->n_lines < 1 || min_w > w + 0.01f)
        __builtin_trap();
    arena_release(&arena);
    return 0;
}
