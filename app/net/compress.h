/* SPDX-License-Identifier: GPL-3.0-or-later
 * gzip (RFC 1952) for answers made of text: what fits into the first round trip of a connection is there at
 * once, also on a bad network. Files are sent as they are. */
#ifndef NET_COMPRESS_H
#define NET_COMPRESS_H

#include "base/net.h"

/* Whether an Accept-Encoding takes gzip (RFC 9110 12.5.3); NULL does not. */
bool compress_accepted(const char *accept_encoding);
/* Compresses the body, when it is text, worth it and not so already, and says so in the headers: a strong
 * ETag becomes a weak one, for the bytes are others. In any case caches are told that it depends. */
void compress_response(struct http_response *response, bool accepted);

#endif
