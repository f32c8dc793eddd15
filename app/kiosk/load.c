// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/load.h"

#include <stdlib.h>

static struct query filled(const struct load_request *request, struct query query)
{
    query.term = str_of(request->term);
    query.text = str_of(request->text);
    query.lang = str_of(request->lang);
    query.now_s = request->now_s;
    return query;
}

struct query load_query(const struct load_request *request)
{
    return filled(request, request->query);
}

struct query load_way_query(const struct load_request *request, int way)
{
    struct query query = filled(request, request->ways[way].query);
    if (request->ways[way].any_term)
        query.term = STR("");
    query.limit = 1;
    return query;
}

struct load *load_new(const struct load_request *request)
{
    struct load *load = calloc(1, sizeof *load);
    if (!load)
        abort();
    load->seq = request->seq;
    load->kind = request->kind;
    arena_init(&load->arena);
    return load;
}

void load_free(const struct load *load)
{
    if (!load)
        return;
    struct load *owned = (struct load *)load;
    arena_release(&owned->arena);
    free(owned);
}
