/* SPDX-License-Identifier: GPL-3.0-or-later
 * The SMTP client behind `struct mailer`, through libcurl. "smtp://host:port" begins TLS (STARTTLS) before
 * anything else is said, except to this very machine (localhost, 127.0.0.1, [::1]); "smtps://host:port" is
 * TLS from the first byte. Certificates are always verified. A user and password may stand in the address
 * ("smtps://user:password@host"); they are never logged. One connection a mail; a minute at most. */
#ifndef NET_MAIL_H
#define NET_MAIL_H

#include "base/buf.h"
#include "base/mail.h"

enum { MAIL_TEXT_MAX = 200 * 1024, MAIL_MESSAGE_MAX = 3 * MAIL_TEXT_MAX + 4096 };

struct mail_client;
struct mail_client *mail_client_new(const char *url);
void mail_client_free(struct mail_client *client); /* NULL is fine */
struct mailer mail_client_mailer(struct mail_client *client);

/* The message as it goes over the wire (RFC 5322): headers in ASCII (RFC 2047), the text quoted-printable
 * (RFC 2045 6.7), lines ending in CRLF. False when an address or the id has characters that do not belong
 * there, or it is too long. */
bool mail_compose(const struct mail *mail, struct buf *out);

#endif
