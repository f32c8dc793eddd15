/* SPDX-License-Identifier: GPL-3.0-or-later
 * The contents of <script type="application/ld+json"> in a page, one after another. Reads hostile bytes:
 * knows comments, quotes and elements whose contents are no markup, and nothing else of HTML. */
#ifndef EXCHANGE_LD_HTML_H
#define EXCHANGE_LD_HTML_H

#include "base/str.h"

struct ld_html {
    struct str page;
    size_t at;
    size_t counted; /* lines up to here are in `line` */
    int line;
};
void ld_html_init(struct ld_html *html, struct str page);
/* False: there is none any more. *ret_script is a part of the page, without what wraps it (CDATA, a comment);
 * *ret_line is where it begins, from 1. */
bool ld_html_next(struct ld_html *html, struct str *ret_script, int *ret_line);

#endif
