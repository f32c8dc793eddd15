/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON (RFC 8259), bounded: strict UTF-8, no duplicate names, no NUL, limits on size and depth.
 * A value read by js_parse or made by js_new_… is owned by the caller and freed whole with js_free; values
 * reached through it are borrowed. Adding a value to an object or array hands it over. All readers take NULL
 * and the wrong type, and then answer "nothing" (NULL, empty, 0, false), so that a path can be read in one
 * go. */
#ifndef BASE_JS_H
#define BASE_JS_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct js;
enum js_type { JS_NONE, JS_NULL, JS_BOOL, JS_INT, JS_REAL, JS_STRING, JS_ARRAY, JS_OBJECT };

struct js_fault {
    int line, column;
    char reason[160];
};

/* ret_fault may be NULL. ERR_LIMIT (too long, deeper than max_depth) or ERR_SYNTAX. */
enum err js_parse(struct str bytes, size_t max_bytes, int max_depth, struct js **ret_root,
                  struct js_fault *ret_fault);
void js_free(struct js *value);

enum js_type js_type(const struct js *value); /* JS_NONE for NULL */
const struct js *js_get(const struct js *object, const char *name);
const struct js *js_at(const struct js *array, size_t i);
size_t js_len(const struct js *value);     /* members or elements */
struct str js_str(const struct js *value); /* ptr NULL when it is no string; else NUL-terminated */
int64_t js_int(const struct js *value);
double js_real(const struct js *value); /* integers too */
bool js_true(const struct js *value);
struct str js_get_str(const struct js *object, const char *name);
int64_t js_get_int(const struct js *object, const char *name);
bool js_get_true(const struct js *object, const char *name);

/* for (void *it = js_first(o); it; it = js_after(o, it)) … js_name(it), js_value(it). Order of insertion. */
void *js_first(const struct js *object);
void *js_after(const struct js *object, void *it);
const char *js_name(void *it);
const struct js *js_value(void *it);

struct js *js_new_object(void);
struct js *js_new_array(void);
struct js *js_new_str(struct str s); /* invalid UTF-8 gives U+FFFD in place of the bad bytes */
struct js *js_new_z(const char *z);
struct js *js_new_int(int64_t value);
struct js *js_new_real(double value);
struct js *js_new_bool(bool value);
struct js *js_copy(const struct js *value); /* deep */
void js_put(struct js *object, const char *name, struct js *value);
void js_put_str(struct js *object, const char *name, struct str s);
void js_put_z(struct js *object, const char *name, const char *z); /* NULL z puts nothing */
void js_put_int(struct js *object, const char *name, int64_t value);
void js_put_bool(struct js *object, const char *name, bool value);
void js_drop(struct js *object, const char *name);
void js_push(struct js *array, struct js *value);
bool js_equal(const struct js *a, const struct js *b);

enum js_style {
    JS_COMPACT,   /* no white space, order of insertion */
    JS_SORTED,    /* no white space, names sorted bytewise: an item's stored bytes */
    JS_CANONICAL, /* OLPC canonical JSON, what TUF signatures are made over: sorted, only \" and \\ escaped */
    JS_PRETTY,    /* two spaces, order of insertion */
};
/* Appends. False when the buffer overflowed, or JS_CANONICAL met a real number. */
bool js_write(const struct js *value, enum js_style style, struct buf *buf);

#endif
