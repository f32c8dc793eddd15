/* SPDX-License-Identifier: GPL-3.0-or-later
 * file: URLs for the HTTP client, answered like a static web server would: 200 with the file, 404 for
 * anything else. */
#ifndef NET_CLIENT_FILE_H
#define NET_CLIENT_FILE_H

#include "base/net.h"

/* `path` is the decoded path of the URL. ERR_LIMIT (longer than the body's maximum) or ERR_IO. */
enum err client_file_perform(const char *path, const struct http_request *request,
                             struct http_response *response);

#endif
