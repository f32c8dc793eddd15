/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mail as a seam: one plain text to one address. net/mail.h carries it out with libcurl; tests keep what they
 * are given. */
#ifndef BASE_MAIL_H
#define BASE_MAIL_H

#include "base/err.h"
#include "base/str.h"

struct mail {
    const char *from, *to;       /* addresses alone: "name@example.org" */
    struct str from_name;        /* may be empty */
    struct str subject, text;    /* UTF-8; the text's lines end in \n */
    struct str id;               /* letters, digits, hyphens; no other mail has it */
    volatile const bool *cancel; /* looked at every second while it is sent; may be NULL */
    int64_t date_s;              /* seconds since 1970 UTC */
};

struct mailer {
    /* ERR_OK: the server took it. ERR_REFUSED: it never will (an address that is not there). ERR_NETWORK:
     * perhaps later. ERR_INVALID: this cannot be a mail (an address, a length), or the settings are wrong. */
    enum err (*send)(void *ctx, const struct mail *mail);
    void *ctx;
};

#endif
