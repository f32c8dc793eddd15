// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>

#include "trust/tuf.h"

static const struct row {
    const char *name, *words;
    enum err err;
} rows[TUF_VERDICTS] = {
    [TUF_OK] = {"ok", "it is good", ERR_OK},
    [TUF_SAME] = {"same", "nothing has changed", ERR_OK},
    [TUF_TOO_LARGE] = {"too-large", "it is longer than we accept", ERR_LIMIT},
    [TUF_SYNTAX] = {"syntax", "it is not a metadata file", ERR_SYNTAX},
    [TUF_TYPE] = {"type", "it is the metadata of another role", ERR_UNTRUSTED},
    [TUF_SPEC_VERSION] = {"spec-version", "it is written for another version of the specification",
                          ERR_INVALID},
    [TUF_VERSION] = {"version", "its version number is not the next one or cannot be", ERR_UNTRUSTED},
    [TUF_SIGNATURE] = {"wrong-signature", "it is not signed by a key that we trust", ERR_UNTRUSTED},
    [TUF_THRESHOLD] = {"threshold", "it is signed by too few keys", ERR_UNTRUSTED},
    [TUF_DUPLICATE] = {"duplicate-signature", "one key signs it twice", ERR_UNTRUSTED},
    [TUF_ROLLBACK] = {"rollback", "it is older than what we have", ERR_UNTRUSTED},
    [TUF_EXPIRED] = {"expired", "it has expired", ERR_EXPIRED},
    [TUF_MIXED] = {"mixed", "it is not the version that was announced", ERR_UNTRUSTED},
    [TUF_LENGTH] = {"length", "it does not have the length that was announced", ERR_UNTRUSTED},
    [TUF_HASH] = {"hash", "it does not have the hash that was announced", ERR_UNTRUSTED},
    [TUF_DELEGATIONS] = {"delegations", "it delegates to other roles, which we do not follow", ERR_UNTRUSTED},
    [TUF_NO_TARGET] = {"no-target", "there is no such target", ERR_NOT_FOUND},
    [TUF_NO_ROOT] = {"no-root", "there is no trusted root", ERR_NOT_FOUND},
    [TUF_NETWORK] = {"network", "there was no answer", ERR_NETWORK},
    [TUF_MISSING] = {"missing", "the other side does not have it", ERR_REFUSED},
    [TUF_REFUSED] = {"refused", "the other side answered with a failure", ERR_REFUSED},
    [TUF_CANCELLED] = {"cancelled", "it was called off", ERR_CANCELLED},
    [TUF_STORAGE] = {"storage", "it could not be kept on the disk", ERR_IO},
};

const char *tuf_verdict_name(enum tuf_verdict verdict)
{
    assert(verdict < TUF_VERDICTS);
    return rows[verdict].name;
}

const char *tuf_verdict_words(enum tuf_verdict verdict)
{
    assert(verdict < TUF_VERDICTS);
    return rows[verdict].words;
}

enum err tuf_verdict_err(enum tuf_verdict verdict)
{
    assert(verdict < TUF_VERDICTS);
    return rows[verdict].err;
}

static const struct {
    const char *name;
    size_t max_bytes;
} roles[TUF_ROLES] = {
    [TUF_ROOT] = {"root", TUF_ROOT_MAX},
    [TUF_TIMESTAMP] = {"timestamp", TUF_TIMESTAMP_MAX},
    [TUF_SNAPSHOT] = {"snapshot", TUF_SNAPSHOT_MAX},
    [TUF_TARGETS] = {"targets", TUF_TARGETS_MAX},
};

const char *tuf_role_name(enum tuf_role role)
{
    return roles[role].name;
}

size_t tuf_role_max_bytes(enum tuf_role role)
{
    return roles[role].max_bytes;
}
