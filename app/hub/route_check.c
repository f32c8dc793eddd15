// SPDX-License-Identifier: GPL-3.0-or-later
/* The link in a reminder. */
#include "hub/page_request.h"
#include "hub/parts.h"

void route_check(struct call *call)
{
    struct page_request asked = {
        .hub = call->hub,
        .request = call->request,
        .response = call->response,
        .arena = call->arena,
        .path = call->path,
        .now_s = call->now_s,
    };
    check_answer(&asked, call->rest);
}
