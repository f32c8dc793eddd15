// SPDX-License-Identifier: GPL-3.0-or-later
/* The parts that pages are put together from. */
#include "hub/page.h"

void page_told(struct page *page, const char *element, const char *class, const struct told *told)
{
    if (!told->text.len)
        return;
    html_open(&page->html, element);
    if (class)
        html_attr_z(&page->html, "class", class);
    if (told->lang && told->lang != page->say.words->lang) { /* the text's own tag, known to us or not */
        html_attr(&page->html, "lang", told->tag);
        if (told->lang->dir != page->say.words->lang->dir)
            html_attr_z(&page->html, "dir", told->lang->dir == DIR_RTL ? "rtl" : "ltr");
    }
    html_text(&page->html, told->text);
    html_close(&page->html);
}

void page_note(struct page *page, struct str note)
{
    if (!note.len)
        return;
    html_open(&page->html, "p");
    html_attr_z(&page->html, "class", "note");
    page_icon(page, ICON_LANGUAGE);
    html_leaf(&page->html, "span", NULL, note);
    html_close(&page->html);
}

/* Easy Swedish is broken where whoever wrote it broke it: an empty line ends a paragraph, others stay. */
void page_paragraphs(struct page *page, const struct told *told, const char *class)
{
    bool is_easy = str_is(told->tag, "sv-simple");
    struct str rest = told->text, line;
    struct told part = *told;
    size_t from = 0;
    while (str_next(&rest, '\n', &line)) {
        size_t end = (size_t)(line.ptr + line.len - told->text.ptr);
        bool ends = !is_easy || !rest.len || rest.ptr[0] == '\n' || !str_trim(line).len;
        if (!ends)
            continue;
        part.text = str_trim(str_sub(told->text, from, end));
        page_told(page, "p", class ? class : is_easy ? "easy" : NULL, &part);
        from = end;
    }
}

void page_heading(struct page *page, struct str words)
{
    html_leaf(&page->html, "h2", NULL, words);
}

void page_anchor(struct page *page, const char *class, struct str url, struct str words)
{
    html_open(&page->html, "a");
    if (class)
        html_attr_z(&page->html, "class", class);
    html_url(&page->html, "href", url);
    html_text(&page->html, words);
    html_close(&page->html);
}

static void begin_fact(struct page *page, enum page_icon icon)
{
    html_open(&page->html, "li");
    page_icon(page, icon);
    html_open(&page->html, "div");
}

void page_fact(struct page *page, enum page_icon icon, struct str bold)
{
    begin_fact(page, icon);
    if (bold.len)
        html_leaf(&page->html, "b", NULL, bold);
}

void page_fact_told(struct page *page, enum page_icon icon, const struct told *bold)
{
    begin_fact(page, icon);
    page_told(page, "b", NULL, bold);
}

void page_fact_link(struct page *page, enum page_icon icon, struct str url, const struct told *bold)
{
    begin_fact(page, icon);
    html_open(&page->html, "a");
    html_url(&page->html, "href", url);
    page_told(page, "b", NULL, bold);
    html_close(&page->html);
}

void page_line(struct page *page, struct str words)
{
    if (words.len)
        html_leaf(&page->html, "p", NULL, words);
}

void page_line_text(struct page *page, const struct item *item, const struct text_map *text)
{
    struct told told = say_text(&page->say, text);
    struct whole whole = say_whole(&page->say, item);
    page_paragraphs(page, &told, NULL);
    page_note(page, say_note_beside(&page->say, &whole, &told, true));
}

void page_fact_end(struct page *page)
{
    html_close(&page->html);
    html_close(&page->html);
}
