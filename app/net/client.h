/* SPDX-License-Identifier: GPL-3.0-or-later
 * The HTTP client behind `struct transport`: http, https and file URLs through libcurl. One client belongs to
 * one thread and keeps its connections open between requests. TLS certificates are always verified; at most
 * three redirects are followed, to the same scheme or to https. Of the answer's headers only ETag,
 * Last-Modified, Retry-After, Content-Type, Content-Length, Content-Range, Date and Location are kept.
 *
 * perform makes *ret_response anew (what was in it must have been released); release it afterwards, whatever
 * perform returned. A request's max_bytes of 0 means 1 MiB. `resume_from` asks for a range: the status says
 * whether it was granted (206) or the whole came (200, always so for file URLs), also where an answer broke
 * off (ERR_NETWORK, ERR_CANCELLED, ERR_LIMIT with a body as far as it came). ERR_IO: the URL cannot be
 * used at all. With `only_public` every address is looked at when it is about to be connected to, after its
 * name was resolved and after each redirect (net/address.h); no proxy is used then: it would look names up
 * itself. */
#ifndef NET_CLIENT_H
#define NET_CLIENT_H

#include "base/net.h"

struct http_client;
struct http_client *http_client_new(void);
void http_client_free(struct http_client *client); /* NULL is fine */
struct transport http_client_transport(struct http_client *client);
/* From any thread: a running request looks at its `cancel` at once. */
void http_client_wake(struct http_client *client);

#endif
