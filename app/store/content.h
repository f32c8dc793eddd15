/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a kiosk shows: the items of one release, and what makes them quick to find, in one SQLite file
 * (content.db) that can be thrown away and fetched again. The bytes of the items are the truth; all else in
 * the file is made from them.
 *
 * One connection (struct content) writes and belongs to the sync thread; a second one, opened read-only,
 * belongs to the thread that answers the screens. Each question below is one short read transaction: an
 * answer is of one release, lives in the arena that was handed in, and refers to nothing in the file.
 *
 * Time: `now_s` 0 or less says that the clock is not believed. Then nothing expires and every occurrence is
 * still to come. */
#ifndef STORE_CONTENT_H
#define STORE_CONTENT_H

#include "base/arena.h"
#include "base/err.h"
#include "core/entry.h"
#include "core/pictures.h"
#include "release/release.h"

struct content;

/* Makes the file when it is absent. One that is damaged or of another program version is renamed to
 * <path>.damaged and begun anew, empty; *ret_rebuilt (may be NULL) says so. ERR_IO, ERR_FULL. */
enum err content_open(const char *path, struct content **ret_content, bool *ret_rebuilt);
/* A second connection to a file that content_open has made. ERR_NOT_FOUND, ERR_DAMAGED, ERR_INVALID (another
 * program version). */
enum err content_open_readonly(const char *path, struct content **ret_content);
/* The factory's file on a read-only medium, for when the data partition cannot be written. */
enum err content_open_factory(const char *path, struct content **ret_content);
void content_close(struct content *content); /* NULL is fine */

struct content_info {
    int64_t version; /* 0: empty */
    unsigned char root_hash[HASH_BYTES];
    int64_t issued_s;  /* when the hub signed it; 0 unknown */
    int64_t applied_s; /* by the kiosk's clock then; 0 unknown */
    int items;
};
enum err content_info(struct content *content, struct content_info *ret_info);

/* ---- Writing (sync thread) ---- */

struct content_expect { /* what the signed metadata says about the file */
    int64_t version;
    unsigned char root_hash[HASH_BYTES];
    int64_t issued_s, applied_s;
};
struct content_change {
    int added, changed, withdrawn;
    int64_t took_us; /* real time */
};
/* Takes in a content or delta file, all or nothing. ERR_DAMAGED: what the tables would hold is not what was
 * signed, or the delta starts from another version; nothing has changed then, and the whole has to be
 * fetched. Else what release_read and the disk have to say. ret_change may be NULL. */
enum err content_apply(struct content *content, struct str packed, const struct content_expect *expect,
                       struct content_change *ret_change);
/* The signed time of a newer timestamp over the same release. */
enum err content_touch(struct content *content, int64_t issued_s);
/* Every item's bytes against its hash (SHA-256, handed in), the hashes against the root, SQLite's own check.
 * ERR_DAMAGED. */
typedef void (*content_hash)(struct str bytes, unsigned char ret_hash[HASH_BYTES]);
enum err content_verify(struct content *content, content_hash hash);
/* Version 0 from now on, so that the next pull brings the whole; what is there stays on the screen until
 * then. */
enum err content_doubt(struct content *content);
/* One self-contained file for an image: no WAL beside it, packed. Close it afterwards. */
enum err content_make_factory(struct content *content);

/* The picture files that the release names, each once, in order of name. */
enum err content_pictures(struct content *content, struct arena *arena, struct picture_file **ret_files,
                          int *ret_n);

/* ---- Asking ---- */

/* The place the kiosk stands at, for distances. Without one, or when it has no position, distances are
 * unknown. *ret_place (may be NULL): the place item, or NULL when there is none. */
enum err content_stand_at(struct content *content, struct str place_id, struct arena *arena,
                          const struct item **ret_place);

/* Several questions about one and the same release. May be nested. */
enum err content_begin(struct content *content);
void content_end(struct content *content);

/* Only what is shown now: within `from` and `until`, with an occurrence to come (events, calls with shifts),
 * consultations and surveys that have opened (surveys until they close or for as long as it is told what came
 * of them), notices in force. Filters that cannot be true of a kind leave nothing of it. Without `text`,
 * SORT_RANK is notices by priority, terms by order, guides by topic, stories newest first, commitments by
 * when they are due, surveys and consultations by when they close.
 * With `text` it is by how well it fits: the title is it; words of the title, and of a need all its synonyms
 * in any language; beginnings there; names of who gives it and where; needs that are called so; other texts.
 * Within each the visitor's language first, then what is near and what was checked lately. Where
 * little fits, what has one letter wrong comes after it (`is_near`), with a `suggestion`. A text is searched
 * in all kinds of `kinds`; every_occurrence is passed over then. Totals of a text with more than SEARCH_EXACT
 * matches are how many were found until then: not all, and with what has expired.
 * `limit` 0 means QUERY_LIMIT_MAX. */
enum { SEARCH_EXACT = 400 };
enum err content_list(struct content *content, const struct query *query, struct arena *arena,
                      struct entry_list *ret_list);

/* One item, expired or not. Its item is NULL when it is not in the release. */
enum err content_entry(struct content *content, struct str id, int64_t now_s, struct arena *arena,
                       struct entry *ret_entry);

/* Events are counted by occurrence until local midnight and for seven days from the last one, cancelled ones
 * left out; calls once each: with a shift in those seven days, or at any time; surveys and consultations
 * while they are open. */
enum err content_counts(struct content *content, int64_t now_s, int64_t day_start_s,
                        struct counts *ret_counts);

struct content_need {
    const struct item *term;
    int services; /* shown now, of the need itself or one below it */
};
/* The needs of the taxonomy in their order. Counting takes time; not `counted`: services are 0. */
enum err content_terms(struct content *content, int64_t now_s, bool counted, struct arena *arena,
                       struct content_need **ret_needs, int *ret_n);

struct content_related {
    struct entry_list events;   /* next ones: of the service, else of the organization; of an organization, a
                                   place or a term; of who helps in a guide; about a consultation, a survey or
                                   a commitment */
    struct entry_list calls;    /* likewise */
    struct entry_list services; /* the organization's other ones */
    struct entry_list named;    /* what it calls related, or the organizations a commitment names */
    struct entry_list helps;    /* guides: the organizations and services that help, each once */
    /* organizations: surveys and consultations, theirs and those that the networks they are in ask their
     * members, by when they close */
    struct entry_list says;
    struct entry_list commitments,
        members;                /* organizations: what they take part in; of a network, at most a hundred */
    const struct item *about;   /* events: what the meeting is about; NULL */
    const struct item *network; /* surveys and consultations: whose members are asked; NULL */
};
/* What hangs together with an item, nothing of it the item itself; `limit` rows each. */
enum err content_related(struct content *content, struct str id, int64_t now_s, struct str lang, int limit,
                         struct arena *arena, struct content_related *ret_related);

#endif
