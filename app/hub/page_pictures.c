// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "hub/folder.h"
#include "hub/page.h"
#include "store/hub_releases.h"

/* Every public channel that shows the item has the file; any of them will do. */
struct str page_picture_path(const struct page *page, const struct picture *picture)
{
    struct hub *hub = page->asked->hub;
    struct channel *channels = NULL;
    size_t n = 0;
    pthread_mutex_lock(&hub->lock);
    enum err err = channel_list(hub->db, page->arena, &channels, &n);
    pthread_mutex_unlock(&hub->lock);
    const char *name = arena_printf(page->arena, "pictures/%.*s", STR_FMT(picture->sha256)).ptr;
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        if (pages_has_channel(page->pages, channels[i].name) &&
            file_exists(folder_public(page->arena, hub->data, channels[i].name, "targets", name)))
            return arena_printf(page->arena, "/tuf/%s/targets/%s", channels[i].name, name);
    return STR("");
}

static void figure(struct page *page, const struct picture *picture, bool first)
{
    struct html *html = &page->html;
    struct told alt = say_text(&page->say, &picture->alt);
    struct str path = page_picture_path(page, picture);
    if (!path.len)
        return;
    html_open(html, "figure");
    html_open(html, "img");
    html_url(html, "src", path);
    html_attr(html, "alt", alt.text);
    if (alt.lang && alt.lang != page->say.words->lang)
        html_attr(html, "lang", alt.tag);
    html_attr(html, "width", arena_printf(page->arena, "%d", picture->width));
    html_attr(html, "height", arena_printf(page->arena, "%d", picture->height));
    html_attr_z(html, "decoding", "async");
    if (!first)
        html_attr_z(html, "loading", "lazy");
    if (picture->credit.len)
        html_leaf(html, "figcaption", NULL, picture->credit);
    html_close(html);
}

void page_pictures(struct page *page, const struct item *item, int from, int to)
{
    for (int i = from; i < to && i < item->n_pictures; i++)
        figure(page, &item->pictures[i], i == 0);
}
