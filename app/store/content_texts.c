// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_texts.h"

struct visiting {
    struct str tag;
    text_visit visit;
    void *ctx;
};

static void visit(const struct visiting *visiting, enum text_part part, const struct text_map *map)
{
    for (int i = 0; i < map->n; i++)
        if (str_eq(map->entries[i].tag, visiting->tag) && map->entries[i].text.len)
            visiting->visit(visiting->ctx, part, map->entries[i].text);
}

static void visit_synonyms(const struct visiting *visiting, const struct term *term)
{
    for (int i = 0; i < term->n_synonyms; i++) {
        const struct synonyms *synonyms = &term->synonyms[i];
        for (int j = 0; str_eq(synonyms->tag, visiting->tag) && j < synonyms->words.n; j++)
            visiting->visit(visiting->ctx, PART_TITLE, synonyms->words.items[j]);
    }
}

static void visit_guide(const struct visiting *visiting, const struct guide *guide)
{
    for (int i = 0; i < guide->n_steps; i++) {
        visit(visiting, PART_TEXT, &guide->steps[i].title);
        visit(visiting, PART_TEXT, &guide->steps[i].text);
    }
    for (int i = 0; i < guide->n_questions; i++) {
        visit(visiting, PART_TEXT, &guide->questions[i].question);
        visit(visiting, PART_TEXT, &guide->questions[i].answer);
    }
}

void texts_visit(const struct item *item, struct str tag, text_visit seen, void *ctx)
{
    const struct visiting visiting = {tag, seen, ctx};
    visit(&visiting, PART_TITLE, &item->title);
    if (item->kind == KIND_TERM)
        visit_synonyms(&visiting, &item->term);
    visit(&visiting, PART_TEXT, &item->summary);
    visit(&visiting, PART_TEXT, &item->body);
    if (item->kind == KIND_SERVICE)
        visit(&visiting, PART_TEXT, &item->service.for_whom);
    if (item->kind == KIND_GUIDE)
        visit_guide(&visiting, &item->guide);
}
