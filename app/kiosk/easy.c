// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/easy.h"

#include <string.h>

#include "base/utf8.h"
#include "text/para.h"

static const float BESIDE_MM = 50, /* the panel's edges and the buttons that scroll */
    LETTER_EM = 0.5f;              /* as wide as those of a wide line */

static bool is_easy(const struct lang *lang)
{
    return lang && strcmp(lang->tag, "sv-simple") == 0;
}

static size_t room(const struct ui *ui)
{
    float letter_mm = LETTER_EM * ui->theme->em_px[SIZE_BODY] / ui->theme->px_per_mm;
    float letters = (ui->theme->panel.w_mm - BESIDE_MM) / letter_mm;
    return letters < EASY_LINE_MAX ? (size_t)letters : EASY_LINE_MAX;
}

static bool lines_fit(const struct ui *ui, struct str paragraph)
{
    struct str line;
    while (str_next(&paragraph, '\n', &line))
        if (utf8_length(line) > room(ui))
            return false;
    return true;
}

static struct str flowing(const struct ui *ui, struct str paragraph)
{
    char *bytes = arena_alloc(ui->arena, paragraph.len + 1);
    for (size_t i = 0; i < paragraph.len; i++)
        bytes[i] = paragraph.ptr[i] == '\n' ? ' ' : paragraph.ptr[i];
    return (struct str){bytes, paragraph.len};
}

/* Up to an empty line; the lines in it with their spaces off. */
static struct str take_paragraph(struct str *rest)
{
    struct str line, all = str_sub(*rest, 0, 0);
    while (rest->len && str_next(rest, '\n', &line) && str_trim(line).len)
        all.len = (size_t)(line.ptr + line.len - all.ptr);
    return str_trim(all);
}

bool easy_paragraph(const struct ui *ui, const struct lang *lang, struct str *rest, struct str *ret_paragraph)
{
    struct str paragraph = STR("");
    while (!paragraph.len && rest->len) {
        if (is_easy(lang))
            paragraph = take_paragraph(rest);
        else if (str_next(rest, '\n', &paragraph))
            paragraph = str_trim(paragraph);
    }
    if (is_easy(lang) && !lines_fit(ui, paragraph))
        paragraph = flowing(ui, paragraph);
    *ret_paragraph = paragraph;
    return paragraph.len > 0;
}
