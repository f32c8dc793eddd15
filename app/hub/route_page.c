// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/page_request.h"
#include "hub/parts.h"

/* What is no address of the programs' is one of people's. */
static bool is_for_programs(struct str path)
{
    static const char *const rooms[] = {"/v1/", "/api/", "/tuf/"};
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++)
        if (str_starts(path, rooms[i]))
            return true;
    return false;
}

static struct page_request asked_by(const struct call *call)
{
    return (struct page_request){
        .hub = call->hub,
        .request = call->request,
        .response = call->response,
        .arena = call->arena,
        .path = call->path,
        .now_s = call->now_s,
    };
}

/* The link in a reminder. */
void route_check(struct call *call)
{
    struct page_request asked = asked_by(call);
    check_answer(&asked, call->rest);
}

void route_page(struct call *call)
{
    struct page_request asked = asked_by(call);
    if (is_for_programs(call->path) || !page_answer(&asked))
        reply_problem(call, 404, "not-found", "There is nothing at this address.");
}
