/* SPDX-License-Identifier: GPL-3.0-or-later
 * The door to the public pages: a request of a person, whatever it is for. */
#ifndef HUB_PAGE_REQUEST_H
#define HUB_PAGE_REQUEST_H

#include "hub/hub_own.h"

struct page_request {
    struct hub *hub;
    const struct http_request *request;
    struct http_response *response;
    struct arena *arena; /* lives as long as the response */
    struct str path;     /* without the query; begins with a slash */
    int64_t now_s;
};
/* False: there is nothing at that address, and who asks does not take HTML. */
bool page_answer(const struct page_request *asked);
/* Under the hub's lock; hub/check.h. `token`: what stands behind "/check/". */
void check_answer(const struct page_request *asked, struct str token);

#endif
