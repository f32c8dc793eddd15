// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as text, value and address: what comes out has the elements that were opened, each of them
 * closed, and nothing more. */
#include <stdint.h>

#include "../unit/html_read.h"
#include "hub/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf out;
    struct html html;
    struct html_seen seen = {0};
    int opened = 1, closed = 1, attributes = 0;
    struct str rest = {(const char *)data, size}, part;
    buf_init(&out, 1 << 20);
    buf_init(&seen.text, 1 << 20);
    html_begin(&html, &out);
    html_open(&html, "main");
    while (str_next(&rest, '\0', &part)) {
        switch (part.len ? part.ptr[0] % 4 : 0) {
        case 0:
            html_text(&html, part);
            break;
        case 1:
            html_leaf(&html, "p", part.len % 2 ? "a" : NULL, part);
            attributes += part.len % 2;
            opened++, closed++;
            break;
        case 2:
            html_open(&html, "img");
            html_url(&html, "src", str_sub(part, 1, part.len));
            html_attr(&html, "alt", part);
            attributes += 2;
            opened++;
            break;
        default:
            html_open(&html, "a");
            html_url(&html, "href", part);
            html_flag(&html, "hidden");
            html_text(&html, part);
            html_close(&html);
            attributes += 2;
            opened++, closed++;
        }
    }
    html_end(&html);
    assert(!out.overflow);
    html_read(buf_view(&out), &seen);
    assert(seen.elements == opened && seen.ends == closed && seen.attributes == attributes);
    buf_release(&seen.text);
    buf_release(&out);
    return 0;
}
