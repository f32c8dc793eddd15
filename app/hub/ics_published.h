/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is published in the public channels, as a calendar: of a channel, an organization, a need, an event or
 * a call. Under the hub's lock. */
#ifndef HUB_ICS_PUBLISHED_H
#define HUB_ICS_PUBLISHED_H

#include "hub/hub_own.h"
#include "store/hub_releases.h"

struct ics_published {
    struct hub *hub;
    struct arena *arena;
    struct str path; /* "event/sprakkafe.ics" */
    struct str lang; /* empty: Swedish first */
    int64_t now_s;
    /* inside */
    struct str id; /* of the organization, the term, the event or the call; empty: of a channel */
    struct channel *channels;
    size_t n_channels;
};
enum { ICS_TAG_LEN = 16 };
/* ERR_NOT_FOUND: there is no such path, or no release. *ret_tag: other where the calendar may be other. */
enum err ics_published_find(struct ics_published *asked, char ret_tag[ICS_TAG_LEN + 1]);
/* After that. ERR_NOT_FOUND: nothing public has that id. ERR_LIMIT: larger than the buffer may be. */
enum err ics_published_write(struct ics_published *asked, struct buf *out);

#endif
