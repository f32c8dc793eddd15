// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/found.h"

#include "core/match.h"
#include "kiosk/tell.h"

enum { SPANS_MAX = 12 };

static struct spans spans_of(const struct ui *ui, const struct match *match, struct str text, bool near)
{
    struct match_span found[SPANS_MAX];
    int n = match_spans(match, text, near, found, SPANS_MAX);
    struct span *spans = ARENA_ARRAY(ui->arena, struct span, (size_t)n);
    for (int i = 0; i < n; i++)
        spans[i] = (struct span){found[i].from, found[i].to};
    return (struct spans){spans, n};
}

void found_card(const struct ui *ui, const struct model *model, const struct entry *entry, struct card *card)
{
    struct match match;
    if (model_visit(model)->screen != SCREEN_SEARCH || !model->session.typed[0])
        return;
    match_read(ui->arena, str_of(model->session.typed), &match);
    card->title_found = spans_of(ui, &match, card->title, entry->is_near);
    card->under_found = spans_of(ui, &match, card->under, entry->is_near);
    card->last_found = spans_of(ui, &match, card->last, entry->is_near);
    if (card->title_found.n || card->last_found.n)
        return;
    struct told told = tell_text(ui, &entry->item->summary);
    struct spans found = spans_of(ui, &match, told.text, entry->is_near);
    if (!found.n)
        return;
    card->last = told.text;
    card->last_lang = told.lang;
    card->last_found = found;
    card->last_note =
        told.bits & TOLD_FOREIGN && !card->title_note.len ? tell_in_language(ui, told.tag) : STR("");
}
