// SPDX-License-Identifier: GPL-3.0-or-later
/* The page of an organization's facts: forms and words, no script, nothing to follow but its own buttons. */
#include "core/say_hours.h"
#include "hub/check.h"
#include "hub/html.h"
#include "store/hub_items.h"
#include "store/hub_mail.h"

struct drawing {
    struct checking *checking;
    struct html html;
    struct arena *arena;
    struct words words; /* the catalogue's, for what the screens say too; NULL catalogue: English */
    struct say say;
};

static struct str say_it(const struct drawing *drawing, enum reminder_text text)
{
    return reminder_say(drawing->arena, &drawing->checking->words, text, &drawing->checking->names);
}

static void attr(struct drawing *drawing, const char *name, const char *value)
{
    html_attr_z(&drawing->html, name, value);
}

static void begin(struct drawing *drawing, const struct page_request *asked, struct str title)
{
    struct html *html = &drawing->html;
    html_begin(html, &asked->response->body);
    html_open(html, "html");
    html_lang(html, drawing->words.lang, NULL);
    html_open(html, "head");
    html_open(html, "meta");
    attr(drawing, "charset", "utf-8");
    html_open(html, "meta");
    attr(drawing, "name", "viewport");
    attr(drawing, "content", "width=device-width,initial-scale=1");
    html_leaf(html, "title", NULL, title);
    if (pages_style(asked->hub->pages).len)
        html_style(html, pages_style(asked->hub->pages));
    html_close(html);
    html_open(html, "body");
    html_open(html, "main");
    html_leaf(html, "h1", NULL, title);
}

/* The address is a key: nobody keeps it, nobody is told it. */
static void end(struct drawing *drawing, const struct page_request *asked, int status)
{
    html_end(&drawing->html);
    asked->response->status = status;
    http_response_add(asked->response, "Content-Type", "text/html; charset=utf-8");
    http_response_add(asked->response, "Content-Security-Policy", pages_policy(asked->hub->pages));
    http_response_add(asked->response, "X-Content-Type-Options", "nosniff");
    http_response_add(asked->response, "Referrer-Policy", "no-referrer");
    http_response_add(asked->response, "X-Robots-Tag", "noindex");
    http_response_add(asked->response, "Cache-Control", "no-store");
}

static void line(struct drawing *drawing, struct str words)
{
    if (words.len)
        html_leaf(&drawing->html, "li", NULL, words);
}

static void text_line(struct drawing *drawing, const struct text_map *map)
{
    line(drawing, reminder_text_of(&drawing->checking->words, map));
}

static void contact(struct drawing *drawing, const struct contact *contact)
{
    if (contact->phone.len)
        line(drawing, format_phone(drawing->arena, contact->phone));
    line(drawing, contact->email);
    line(drawing, contact->url);
}

static void when(struct drawing *drawing, struct moment start, struct moment end, struct str rrule)
{
    struct date today = reminder_today(drawing->checking->asked->now_s);
    if (start.date.year)
        line(drawing, format_when(drawing->arena, &drawing->words, start, end, today));
    line(drawing, rrule);
}

static void place_lines(struct drawing *drawing, const struct place *place)
{
    line(drawing, place->street);
    line(drawing, arena_printf(drawing->arena, "%.*s %.*s", STR_FMT(place->postcode), STR_FMT(place->city)));
    line(drawing, say_access(&drawing->say, place->access));
    text_line(drawing, &place->directions);
    text_line(drawing, &place->access_note);
}

static void service_lines(struct drawing *drawing, const struct service *service)
{
    struct date today = reminder_today(drawing->checking->asked->now_s);
    text_line(drawing, &service->for_whom);
    line(drawing, say_hours(&drawing->say, service, today));
    line(drawing, say_languages(&drawing->say, &service->languages));
    line(drawing, say_price(&drawing->say, &service->price));
    text_line(drawing, &service->price.note);
    line(drawing, say_how(&drawing->say, service->how));
    contact(drawing, &service->contact);
}

static void event_lines(struct drawing *drawing, const struct event *event)
{
    when(drawing, event->start, event->end, event->rrule);
    line(drawing, say_languages(&drawing->say, &event->languages));
    line(drawing, say_price(&drawing->say, &event->price));
    contact(drawing, &event->contact);
}

static void call_lines(struct drawing *drawing, const struct call *call)
{
    line(drawing, format_minutes(drawing->arena, &drawing->words, call->minutes));
    for (int i = 0; i < call->n_shifts && i < 10; i++)
        when(drawing, call->shifts[i].start, call->shifts[i].end, call->shifts[i].rrule);
    text_line(drawing, &call->requirements);
    contact(drawing, &call->contact);
}

static void facts(struct drawing *drawing, const struct item *item)
{
    html_open(&drawing->html, "ul");
    text_line(drawing, &item->summary);
    text_line(drawing, &item->body);
    if (item->kind == KIND_SERVICE)
        service_lines(drawing, &item->service);
    else if (item->kind == KIND_EVENT)
        event_lines(drawing, &item->event);
    else if (item->kind == KIND_CALL)
        call_lines(drawing, &item->call);
    else if (item->kind == KIND_PLACE)
        place_lines(drawing, &item->place);
    html_close(&drawing->html);
}

static void hidden(struct drawing *drawing, const char *name, struct str value)
{
    html_open(&drawing->html, "input");
    attr(drawing, "type", "hidden");
    attr(drawing, "name", name);
    html_attr(&drawing->html, "value", value);
}

static void button(struct drawing *drawing, const char *name, enum reminder_text words)
{
    html_open(&drawing->html, "button");
    attr(drawing, "name", name);
    attr(drawing, "value", "1");
    html_text(&drawing->html, say_it(drawing, words));
    html_close(&drawing->html);
}

/* No address: a form leads back to where it stands. */
static void form(struct drawing *drawing, const struct item *item)
{
    html_open(&drawing->html, "form");
    attr(drawing, "method", "post");
    hidden(drawing, "item", item->id);
}

static void say_what_is_wrong(struct drawing *drawing, const struct item *item)
{
    struct html *html = &drawing->html;
    struct str label = arena_printf(drawing->arena, "text-%.*s", STR_FMT(item->id));
    html_open(html, "details");
    html_leaf(html, "summary", NULL, say_it(drawing, REMINDER_WRONG));
    form(drawing, item);
    html_open(html, "p");
    html_open(html, "label");
    html_attr(html, "for", label);
    html_text(html, say_it(drawing, REMINDER_WRITE));
    html_close(html);
    html_close(html);
    html_open(html, "p");
    html_open(html, "textarea");
    html_attr(html, "id", label);
    attr(drawing, "name", "text");
    attr(drawing, "rows", "5");
    attr(drawing, "cols", "40");
    attr(drawing, "maxlength", "500");
    html_close(html);
    html_close(html);
    button(drawing, "wrong", REMINDER_SEND);
    html_close(html);
    html_close(html);
}

static void state(struct drawing *drawing, const struct item *item)
{
    struct reminder_names *names = &drawing->checking->names;
    if (!item->checked_on.year) {
        html_leaf(&drawing->html, "p", NULL, say_it(drawing, REMINDER_NEVER));
        return;
    }
    names->date = format_date(drawing->arena, drawing->words.lang, item->checked_on, DATE_FULL);
    html_leaf(&drawing->html, "p", NULL, say_it(drawing, REMINDER_CHECKED));
}

static void draw_item(struct drawing *drawing, const struct item *item)
{
    const struct page_request *asked = drawing->checking->asked;
    bool is_checked = date_cmp(item->checked_on, reminder_today(asked->now_s)) == 0, heard = false;
    html_open(&drawing->html, "section");
    html_leaf(&drawing->html, "h2", NULL, reminder_text_of(&drawing->checking->words, &item->title));
    facts(drawing, item);
    if (said_wrong_has(asked->hub->db, item->id, drawing->checking->organization->id, &heard) == ERR_OK &&
        heard)
        html_leaf(&drawing->html, "p", NULL, say_it(drawing, REMINDER_HEARD));
    if (is_checked) {
        html_leaf(&drawing->html, "p", NULL, say_it(drawing, REMINDER_THANKS));
    } else {
        state(drawing, item);
        form(drawing, item);
        button(drawing, "holds", REMINDER_HOLDS);
        html_close(&drawing->html);
    }
    say_what_is_wrong(drawing, item);
    html_close(&drawing->html);
}

static struct words words_of(const struct reminder_words *words)
{
    return words->words ? *words->words : (struct words){NULL, words->lang};
}

void check_page(struct checking *checking, int status)
{
    struct drawing drawing = {
        .checking = checking, .arena = checking->asked->arena, .words = words_of(&checking->words)};
    drawing.say = (struct say){drawing.arena, &drawing.words, pages_order(checking->asked->hub->pages)};
    begin(&drawing, checking->asked, say_it(&drawing, REMINDER_TITLE));
    html_leaf(&drawing.html, "p", NULL, say_it(&drawing, checking->n ? REMINDER_INTRO : REMINDER_NOTHING));
    for (int i = 0; i < checking->n; i++)
        draw_item(&drawing, checking->items[i]);
    end(&drawing, checking->asked, status);
}

/* Whose it was is not known, nor what they read: Swedish, then English. */
void check_page_gone(const struct page_request *asked)
{
    struct str english[] = {STR("en")};
    struct str_list none = {0}, en = {english, 1};
    struct checking checking = {.asked = asked, .words = reminder_words_of(asked->hub->pages, &none)};
    struct drawing drawing = {
        .checking = &checking, .arena = asked->arena, .words = words_of(&checking.words)};
    begin(&drawing, asked, say_it(&drawing, REMINDER_GONE_TITLE));
    html_leaf(&drawing.html, "p", NULL, say_it(&drawing, REMINDER_GONE));
    checking.words = reminder_words_of(asked->hub->pages, &en);
    html_open(&drawing.html, "p");
    html_lang(&drawing.html, checking.words.lang, drawing.words.lang);
    html_text(&drawing.html, say_it(&drawing, REMINDER_GONE));
    html_close(&drawing.html);
    end(&drawing, asked, 404);
}
