/* SPDX-License-Identifier: GPL-3.0-or-later
 * A small writer of HTML that cannot write anything else: what is handed in as text, value or address comes
 * out as text, value or address, whatever bytes it holds. Names of elements and attributes are the program's
 * own (asserted). Every element that was opened is closed. The buffer is bounded: `out->overflow` says that
 * not all of it fits. Pure.
 *
 *   html_open(&html, "p");
 *   html_attr(&html, "class", STR("quiet"));
 *   html_text(&html, text);
 *   html_close(&html); */
#ifndef HUB_HTML_H
#define HUB_HTML_H

#include "base/buf.h"
#include "text/lang.h"

enum { HTML_DEPTH_MAX = 32 };
struct html {
    struct buf *out;
    const char *open[HTML_DEPTH_MAX];
    int depth;
    bool in_tag; /* attributes may follow */
};

/* Writes the doctype. */
void html_begin(struct html *html, struct buf *out);
void html_end(struct html *html); /* closes what is open */

/* A void element (br hr img input link meta) has no content and is not closed. */
void html_open(struct html *html, const char *element);
void html_close(struct html *html); /* the innermost */
/* Right after html_open. Control characters are left out, bytes that are no UTF-8 become U+FFFD. */
void html_attr(struct html *html, const char *name, struct str value);
void html_attr_z(struct html *html, const char *name, const char *value);
void html_flag(struct html *html, const char *name); /* an attribute without a value */
/* An address: of this host ("/events", "#main", "?q=a"), or with one of the schemes that do nothing but lead
 * somewhere: https http mailto tel sms geo. Any other becomes "#". What stands outside RFC 3986 is
 * percent-encoded. */
void html_url(struct html *html, const char *name, struct str url);
/* `lang` and `dir`, where they are another language's than `around` (NULL: in any case). `lang` NULL:
 * nothing. */
void html_lang(struct html *html, const struct lang *lang, const struct lang *around);
void html_text(struct html *html, struct str text);

/* Element, class (NULL: none) and text at once. */
void html_leaf(struct html *html, const char *element, const char *class, struct str text);
/* <script type=…>: a data block, which no browser runs (HTML, 4.12.1): `type` is no JavaScript type
 * (asserted). */
void html_data(struct html *html, const char *type, struct str json);
void html_style(struct html *html, struct str css); /* the program's own; nothing when it holds "</" */

/* Percent-encodes all but unreserved characters: a part of an address. Appends. */
void html_url_part(struct str s, struct buf *out);

#endif
