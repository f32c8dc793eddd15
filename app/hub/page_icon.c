// SPDX-License-Identifier: GPL-3.0-or-later
/* The icons: strokes on a square of 24, in the colour of the text around them. They stand beside words, never
 * alone, and are not read out. */
#include "hub/page.h"

static const char *const paths[ICON_COUNT] = {
    [ICON_LANGUAGE] = "M3 5h10M8 3v2M11 5c0 4-3 7-7 8M5 8c1 3 4 5 7 6M12 21l4.5-11L21 21M13.5 17.5h6",
    [ICON_SEARCH] = "M10.5 17a6.5 6.5 0 1 0 0-13a6.5 6.5 0 0 0 0 13M15.5 15.5L21 21",
    [ICON_CLOCK] = "M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18M12 7v5l4 2",
    [ICON_CALENDAR] = "M5 5h14v15H5zM5 10h14M8.5 3v4M15.5 3v4M14 14h2v2h-2z",
    [ICON_PLACE] = "M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21M12 12a2.5 2.5 0 1 0 0-5a2.5 "
                   "2.5 0 0 0 0 5",
    [ICON_SPOKEN] = "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5",
    [ICON_ACCESS] = "M11 5.5a1.5 1.5 0 1 0 0-3a1.5 1.5 0 0 0 0 3M11 8v6h5l3 6M11 10.5h5M8.5 12a5 5 0 1 "
                    "0 6 7",
    [ICON_COST] = "M3 6h18v12H3zM12 14.5a2.5 2.5 0 1 0 0-5a2.5 2.5 0 0 0 0 5M6.5 12h.01M17.5 12h.01",
    [ICON_PHONE] =
        "M5 3h4l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2",
    [ICON_EMAIL] = "M3 5h18v14H3zM3 6l9 7 9-7",
    [ICON_WEB] = "M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-"
                 "3.5-9s.5-6 3.5-9",
    [ICON_PERSON] = "M12 11a4 4 0 1 0 0-8a4 4 0 0 0 0 8M4 21c0-5 3.5-7 8-7s8 2 8 7",
    [ICON_PEOPLE] = "M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 "
                    "3.5 0 0 1 0 6M18 14.5c2.5 1 3.5 3 3.5 5.5",
    [ICON_BRING] = "M5 8h14l1 13H4zM9 8V6a3 3 0 0 1 6 0v2",
    [ICON_ORGANIZATION] = "M4 21V8l8-5 8 5v13zM9 21v-6h6v6M9 11h.01M15 11h.01",
    [ICON_CHECKED] = "M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18M8 12l3 3 5-6",
    [ICON_WARNING] = "M12 3L2.5 20h19zM12 10v4M12 17h.01",
    [ICON_INFO] = "M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18M12 11v6M12 7.5h.01",
    [ICON_HAND] = "M8 12V5.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3 0v8c0 4-2 7-6 "
                  "7c-3 0-4.5-1.5-6-4l-2-3.5a1.5 1.5 0 0 1 2.5-1.5L8 14",
    [ICON_HEART] = "M12 20S3.5 14.5 3.5 8.5a4.5 4.5 0 0 1 8.5-2a4.5 4.5 0 0 1 8.5 2C20.5 14.5 12 20 12 20",
    [ICON_LEAF] = "M4 20c1-9 7-14 17-16c0 11-4 15-9 15c-3 0-5-2-5-5M4 21c2-5 6-9 11-11",
    [ICON_SAY] = "M4 4h16v12h-8l-4 4v-4H4zM8 8h8M8 12h8",
    [ICON_DOOR] = "M6 21V3h12v18M3 21h18M14 12h.01",
    [ICON_SAVE] = "M12 3v12M7 11l5 5 5-5M4 20h16",
    [ICON_SHARE] = "M4 12v8h16v-8M12 15V3M7 8l5-5 5 5",
    [ICON_MAP] = "M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14",
    [ICON_FLAG] = "M5 21V4h13l-3 4 3 4H5",
    [ICON_NEXT] = "M9 5l7 7-7 7",
};

void page_icon(struct page *page, enum page_icon icon)
{
    struct html *html = &page->html;
    html_open(html, "svg");
    html_attr_z(html, "viewBox", "0 0 24 24");
    html_attr_z(html, "aria-hidden", "true");
    html_open(html, "path");
    html_attr_z(html, "d", paths[icon]);
    html_close(html);
    html_close(html);
}
