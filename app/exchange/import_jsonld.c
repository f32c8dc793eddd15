// SPDX-License-Identifier: GPL-3.0-or-later
/* --format jsonld: pages (.html) that carry schema.org JSON-LD, and files of it (.json, .jsonld). */
#include "exchange/import_jsonld.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/import_file.h"
#include "exchange/ld_html.h"

enum { PAGE_MAX_BYTES = 64 << 20, SCRIPTS_MAX = 1000 };

struct roots { /* of one page: nodes point into them */
    struct js *items[SCRIPTS_MAX];
    size_t n;
};

static void report(struct ld_page *page, int line, const char *rule, bool is_warning, const char *why)
{
    import_report(page->import,
                  &(struct import_fault){.file = page->file,
                                         .line = line,
                                         .pointer = STR(""),
                                         .rule = rule,
                                         .is_warning = is_warning,
                                         .message = arena_str(&page->import->arena, str_of(why))});
}

static void read_json(struct ld_page *page, struct roots *roots, struct str bytes, int line)
{
    struct js_fault fault = {.reason = "cannot be read"};
    struct js *root;
    if (roots->n == SCRIPTS_MAX || bytes.len > LD_MAX_BYTES) {
        report(page, line, "limit", false,
               roots->n == SCRIPTS_MAX ? "more than 1000 scripts" : "larger than 8 MiB");
        return;
    }
    if (!utf8_valid(bytes)) {
        report(page, line, "encoding", false, "this is not UTF-8: save it as UTF-8");
        return;
    }
    enum err err = js_parse(bytes, LD_MAX_BYTES, LD_MAX_DEPTH, &root, &fault);
    if (err != ERR_OK) {
        report(page, line + (fault.line ? fault.line - 1 : 0), err == ERR_LIMIT ? "limit" : "syntax", false,
               fault.reason);
        return;
    }
    roots->items[roots->n++] = root;
    ld_gather(page, root, line);
}

static void read_html(struct ld_page *page, struct roots *roots, struct str bytes)
{
    struct ld_html html;
    struct str script;
    int line, n = 0;
    ld_html_init(&html, bytes);
    for (; n <= SCRIPTS_MAX && ld_html_next(&html, &script, &line); n++)
        if (script.len)
            read_json(page, roots, script, line);
    if (n == 0)
        report(page, 0, "missing", false, "the page carries no schema.org JSON-LD");
}

static void take_found(struct ld_page *page)
{
    static void (*const take[])(struct ld_page *, const struct ld_found *) = {
        [LD_EVENT] = ld_take_event,
        [LD_ORGANIZATION] = ld_take_organization,
        [LD_PLACE] = ld_take_place,
        [LD_JOB] = ld_take_job,
    };
    ld_gather_done(page);
    for (size_t i = 0; i < page->n && !import_is_over(page->import); i++) {
        take[page->found[i].kind](page, &page->found[i]);
        arena_reset(&page->arena);
    }
}

static void take(struct import *import, const char *file, struct str bytes)
{
    static const char utf16_le[] = "\xff\xfe", utf16_be[] = "\xfe\xff";
    struct ld_page page = {.import = import,
                           .file = arena_z(&import->arena, str_of(import_shown(import, file)))};
    struct roots *roots = calloc(1, sizeof *roots);
    if (!roots)
        abort();
    arena_init(&page.kept);
    arena_init(&page.arena);
    page.index.arena = &page.kept;
    if (str_starts(bytes, "\xef\xbb\xbf"))
        bytes = str_sub(bytes, 3, bytes.len);
    struct str text = str_trim(bytes);
    if (str_starts(bytes, utf16_le) || str_starts(bytes, utf16_be))
        report(&page, 1, "encoding", false, "this is UTF-16: save it as UTF-8");
    else if (str_starts(text, "<"))
        read_html(&page, roots, bytes);
    else
        read_json(&page, roots, bytes, 1);
    take_found(&page);
    for (size_t i = 0; i < roots->n; i++)
        js_free(roots->items[i]);
    free(roots);
    arena_release(&page.arena);
    arena_release(&page.kept);
}

enum err import_jsonld(struct import *import, const char *path)
{
    static const char *const suffixes[] = {".html", ".htm", ".json", ".jsonld", NULL};
    static const struct import_source source = {suffixes, PAGE_MAX_BYTES, take};
    return import_source_read(import, path, &source);
}
