// SPDX-License-Identifier: GPL-3.0-or-later
/* How easy the Swedish of an item is to read. */
#include <string.h>

#include "exchange/import.h"
#include "text/lix.h"

enum { EASY_LIX_MAX = 30, SWEDISH_LIX_MAX = 50 };

struct reading { /* of one item */
    struct import *import;
    struct arena *scratch;
    struct str id;
    const struct import_record *record;
};

static void judge(const struct reading *reading, struct str text, struct str pointer, bool easy)
{
    struct lix lix = lix_count(text);
    int most = easy ? EASY_LIX_MAX : SWEDISH_LIX_MAX;
    struct arena *arena = &reading->import->arena;
    if (lix.words < LIX_WORDS_MIN || lix_figure(&lix) <= most)
        return;
    import_report(reading->import,
                  &(struct import_fault){
                      .file = reading->record->file,
                      .line = reading->record->line,
                      .record = reading->record->record,
                      .id = reading->id,
                      .pointer = arena_str(arena, pointer),
                      .rule = "lix",
                      .is_warning = true,
                      .message = arena_printf(
                          arena,
                          "LIX %.1f, more than %d: too hard for %s (%d words, %d sentences, %d words of "
                          "more than six letters); write shorter sentences and choose shorter words",
                          lix_figure(&lix), most, easy ? "easy Swedish" : "most readers", lix.words,
                          lix.sentences, lix.long_words)});
}

static void visit(const struct reading *reading, const struct js *value, struct str pointer);

static void visit_member(const struct reading *reading, const char *name, const struct js *value,
                         struct str pointer)
{
    struct str here = arena_printf(reading->scratch, "%.*s/%s", STR_FMT(pointer), name), text = js_str(value);
    bool easy = strcmp(name, "sv-simple") == 0;
    if (!text.ptr)
        visit(reading, value, here);
    else if (easy || strcmp(name, "sv") == 0)
        judge(reading, text, here, easy);
}

/* Depth is bounded by the parser that made the value. Texts stand under language tags, wherever they are. */
static void visit(const struct reading *reading, const struct js *value, struct str pointer)
{
    if (js_type(value) == JS_OBJECT)
        for (void *it = js_first(value); it; it = js_after(value, it))
            visit_member(reading, js_name(it), js_value(it), pointer);
    else if (js_type(value) == JS_ARRAY)
        for (size_t i = 0; i < js_len(value); i++)
            visit(reading, js_at(value, i), arena_printf(reading->scratch, "%.*s/%zu", STR_FMT(pointer), i));
}

void import_reading(struct import *import, const struct js *item, struct str id,
                    const struct import_record *record)
{
    struct arena scratch;
    arena_init(&scratch);
    struct reading reading = {import, &scratch, id, record};
    visit(&reading, item, STR(""));
    arena_release(&scratch);
}

static void add_up(const struct js *text, enum easy *easy)
{
    if (!js_get(text, "sv"))
        return;
    if (!js_get(text, "sv-simple"))
        *easy = EASY_MISSING;
    else if (*easy == EASY_NONE)
        *easy = EASY_THERE;
}

enum easy import_easy(const struct js *item)
{
    enum easy easy = EASY_NONE;
    add_up(js_get(item, "summary"), &easy);
    add_up(js_get(item, "body"), &easy);
    if (easy == EASY_NONE)
        add_up(js_get(item, "title"), &easy);
    return easy;
}
