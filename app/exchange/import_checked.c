// SPDX-License-Identifier: GPL-3.0-or-later
/* What an organization has confirmed is not undone by the same facts coming in again from where they came
 * before: its date of checking stays for as long as nothing else in the record has changed and the source
 * knows no later one. */
#include "exchange/import.h"
#include "store/hub_mail.h"

static bool same_facts(const struct js *a, const struct js *b)
{
    struct js *left = js_copy(a), *right = js_copy(b);
    js_drop(left, "checked_on");
    js_drop(left, "checked_by");
    js_drop(right, "checked_on");
    js_drop(right, "checked_by");
    bool same = js_equal(left, right);
    js_free(left);
    js_free(right);
    return same;
}

static bool is_later(const struct js *stored, const struct js *coming)
{
    struct date stored_on, coming_on;
    if (!date_parse(js_get_str(stored, "checked_on"), &stored_on))
        return false;
    return !date_parse(js_get_str(coming, "checked_on"), &coming_on) || date_cmp(stored_on, coming_on) > 0;
}

struct js *import_checked(struct import *import, const struct js *json, struct str id)
{
    struct arena arena;
    struct str bytes;
    struct js *stored = NULL, *kept = NULL;
    arena_init(&arena);
    if (import->db && id.len && checked_get(import->db, id, &arena, &bytes) == ERR_OK &&
        js_parse(bytes, 4 * ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &stored, NULL) == ERR_OK &&
        is_later(stored, json) && same_facts(stored, json)) {
        kept = stored;
        stored = NULL;
    }
    js_free(stored);
    arena_release(&arena);
    return kept;
}
