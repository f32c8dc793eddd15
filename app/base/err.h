/* SPDX-License-Identifier: GPL-3.0-or-later
 * The ways in which the world can fail. A function that can fail returns one of these, logs the detail
 * once where it is known, and leaves its outputs untouched. Turned into words only at the edges. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err {
    ERR_OK = 0,
    ERR_IO,        /* a file, a disk or a device refused */
    ERR_FULL,      /* no space left on the disk */
    ERR_LIMIT,     /* larger, deeper or longer than we accept */
    ERR_SYNTAX,    /* not in the format it claims to be in */
    ERR_INVALID,   /* well-formed, but against a rule */
    ERR_NOT_FOUND, /* there is no such thing */
    ERR_EXISTS,    /* it is there already */
    ERR_DENIED,    /* credentials missing, wrong or revoked */
    ERR_NETWORK,   /* no answer: name, route, connection, time-out */
    ERR_REFUSED,   /* the other side answered with a failure */
    ERR_UNTRUSTED, /* a signature, hash or version does not hold */
    ERR_EXPIRED,   /* signed, but past its date */
    ERR_DAMAGED,   /* what we stored is not what we stored */
    ERR_CANCELLED, /* asked to stop */
    ERR_COUNT
};

/* One lower-case word, for logs and for the "code" member of problem details. Never NULL. */
const char *err_name(enum err err);

#endif
