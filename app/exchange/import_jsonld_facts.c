// SPDX-License-Identifier: GPL-3.0-or-later
/* What it costs, which languages, for whom, about what. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "exchange/import_jsonld.h"
#include "exchange/import_names.h"

enum { TERMS_MAX = 12, LANGUAGES_MAX = 30 };

struct prices {
    double low, high;
    struct str currency;
    bool any;
};

static void add_price(struct prices *prices, struct str price, struct arena *arena)
{
    char *end, *text = (char *)arena_z(arena, price);
    for (char *c = text; *c; c++)
        *c = *c == ',' ? '.' : *c;
    double value = strtod(text, &end);
    if (end == text || !(value >= 0 && value < 1e7))
        return;
    prices->low = prices->any && prices->low < value ? prices->low : value;
    prices->high = prices->any && prices->high > value ? prices->high : value;
    prices->any = true;
}

static struct prices prices_of(struct ld_record *record)
{
    static const char *const members[] = {"price", "lowPrice", "highPrice"};
    struct arena *arena = &record->page->arena;
    const struct js *offers = ld_get(record->node, "offers");
    struct prices prices = {0};
    for (size_t i = 0; i < ld_len(offers); i++) {
        const struct js *offer = ld_node(&record->page->index, ld_at(offers, i));
        for (size_t k = 0; k < sizeof members / sizeof *members; k++)
            add_price(&prices, ld_get_str(offer, members[k], arena), arena);
        struct str currency = ld_get_str(offer, "priceCurrency", arena);
        prices.currency = prices.currency.len ? prices.currency : currency;
    }
    return prices;
}

static void put_cost_note(struct ld_record *record, const struct prices *prices)
{
    struct arena *arena = &record->page->arena;
    bool is_sek = !prices->currency.len || str_is(prices->currency, "SEK");
    struct str unit = is_sek ? STR("kr") : str_sub(prices->currency, 0, 10);
    struct js *note = js_new_object();
    struct str text = prices->low < prices->high
                          ? arena_printf(arena, "%g–%g %.*s", prices->low, prices->high, STR_FMT(unit))
                          : arena_printf(arena, "%g %.*s", prices->high, STR_FMT(unit));
    js_put_str(note, arena_z(arena, record->lang), text);
    js_put(record->item, "cost_note", note);
}

void ld_put_cost(struct ld_record *record)
{
    struct str free = ld_get_str(record->node, "isAccessibleForFree", &record->page->arena);
    struct prices prices = prices_of(record);
    bool is_free = str_is(ld_local(free), "true") || str_is(ld_local(free), "True");
    bool is_not = str_is(ld_local(free), "false") || str_is(ld_local(free), "False");
    if (is_free || (prices.any && prices.high == 0 && !is_not)) {
        js_put_z(record->item, "cost", "free");
    } else if (prices.any && prices.high > 0) {
        js_put_z(record->item, "cost", "fee");
        put_cost_note(record, &prices);
    } else if (is_not) {
        js_put_z(record->item, "cost", "fee");
    }
}

static bool has(const struct js *list, struct str s)
{
    for (size_t i = 0; i < js_len(list); i++)
        if (str_eq(js_str(js_at(list, i)), s))
            return true;
    return false;
}

static void put_list(struct ld_record *record, const char *name, struct js *list)
{
    if (js_len(list))
        js_put(record->item, name, list);
    else
        js_free(list);
}

void ld_put_languages(struct ld_record *record)
{
    const struct js *values = ld_get(record->node, "inLanguage");
    struct arena *arena = &record->page->arena;
    struct js *list = js_new_array();
    for (size_t i = 0; i < ld_len(values) && js_len(list) < LANGUAGES_MAX; i++) {
        const struct js *value = ld_at(values, i), *code = ld_get(value, "alternateName");
        struct str tag = ld_tag(ld_str(code ? code : value, arena), arena);
        if (tag.len && !has(list, tag))
            js_push(list, js_new_str(tag));
    }
    put_list(record, "languages", list);
}

struct suit {
    const char *word, *suits; /* the word as it begins */
};
static const struct suit suits[] = {
    {"barn", "children"},     {"child", "children"},
    {"kid", "children"},      {"famil", "families"},
    {"ungdom", "youth"},      {"unga", "youth"},
    {"youth", "youth"},       {"teen", "youth"},
    {"young", "youth"},       {"senior", "older"},
    {"äldre", "older"},       {"older", "older"},
    {"pension", "older"},     {"elder", "older"},
    {"kvinn", "women"},       {"women", "women"},
    {"män", "men"},           {"herr", "men"},
    {"men", "men"},           {"alla", "everyone"},
    {"everyone", "everyone"}, {"allmänheten", "everyone"},
    {"public", "everyone"},
};

static void add_suit(struct js *list, const char *word)
{
    if (!has(list, str_of(word)))
        js_push(list, js_new_z(word));
}

static void add_words(struct js *list, struct str text)
{
    struct str rest = text, word;
    while (str_next(&rest, ' ', &word))
        for (size_t i = 0; i < sizeof suits / sizeof *suits; i++) {
            size_t len = strlen(suits[i].word);
            if (word.len >= len && strncasecmp(word.ptr, suits[i].word, len) == 0)
                add_suit(list, suits[i].suits);
        }
}

/* "7-12", "65-", "18". */
static void add_ages(struct js *list, struct str range)
{
    int64_t low = 0, high = 200;
    size_t hyphen = str_find(range, '-', 0);
    if (!range.len || !str_int(str_trim(str_sub(range, 0, hyphen)), &low))
        return;
    if (hyphen == range.len || !str_int(str_trim(str_sub(range, hyphen + 1, range.len)), &high))
        high = 200;
    if (high <= 12)
        add_suit(list, "children");
    else if (low >= 12 && high <= 26)
        add_suit(list, "youth");
    else if (low >= 60)
        add_suit(list, "older");
}

void ld_put_suits(struct ld_record *record)
{
    struct arena *arena = &record->page->arena;
    const struct js *audiences = ld_get(record->node, "audience");
    struct js *list = js_new_array();
    for (size_t i = 0; i < ld_len(audiences); i++) {
        const struct js *value = ld_at(audiences, i), *node = ld_node(&record->page->index, value);
        add_words(list, node ? ld_get_str(node, "audienceType", arena) : ld_str(value, arena));
        add_words(list, ld_get_str(node, "name", arena));
        struct str low = ld_get_str(node, "suggestedMinAge", arena),
                   high = ld_get_str(node, "suggestedMaxAge", arena);
        if (low.len || high.len)
            add_ages(list,
                     arena_printf(arena, "%.*s-%.*s", STR_FMT(low.len ? low : STR("0")), STR_FMT(high)));
    }
    add_ages(list, ld_get_str(record->node, "typicalAgeRange", arena));
    put_list(record, "suits", list);
}

static void add_terms(struct ld_record *record, struct js *list, struct str words)
{
    struct str rest = ld_plain(words, &record->page->arena), word;
    while (js_len(list) < TERMS_MAX && str_next(&rest, ',', &word)) {
        struct str id = import_term(record->page->import, str_trim(word));
        if (id.len && !has(list, id))
            js_push(list, js_new_str(id));
    }
}

/* In words: what the hub has no term for is left out. */
void ld_put_terms(struct ld_record *record)
{
    static const char *const members[] = {"keywords", "about", "genre"};
    struct js *list = js_new_array();
    for (size_t m = 0; m < sizeof members / sizeof *members; m++) {
        const struct js *values = ld_get(record->node, members[m]);
        for (size_t i = 0; i < ld_len(values); i++) {
            const struct js *value = ld_at(values, i), *node = ld_node(&record->page->index, value);
            add_terms(record, list,
                      node && ld_get(node, "name") ? ld_get_str(node, "name", &record->page->arena)
                                                   : ld_str(value, &record->page->arena));
        }
    }
    put_list(record, "terms", list);
}
