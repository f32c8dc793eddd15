// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands below an item's own text: steps and questions of a guide, a story's quotation, what people are
 * asked and what came of it, where a promise stands. */
#include "hub/page.h"

static struct str long_date(const struct page *page, struct date date)
{
    return format_date(page->arena, page->say.words->lang, date, DATE_FULL);
}

static void source(struct page *page, struct str words)
{
    if (words.len)
        html_leaf(&page->html, "p", "quiet",
                  say_tr_1(&page->say, "story", "Source: {source}", "source", words, VALUE_TEXT));
}

static void heading_told(struct page *page, const struct text_map *text, const char *element)
{
    struct told told = say_text(&page->say, text);
    page_told(page, element, NULL, &told);
}

static void step(struct page *page, const struct item *item, const struct guide_step *step)
{
    html_open(&page->html, "li");
    heading_told(page, &step->title, "h2");
    page_line_text(page, item, &step->text);
    if (step->bring.n) {
        html_open(&page->html, "ul");
        html_attr_z(&page->html, "class", "facts");
        page_fact(page, ICON_BRING, say_tr(&page->say, "guide", "Bring with you"));
        for (int i = 0; i < step->bring.n; i++)
            page_line_text(page, item, &step->bring.items[i]);
        page_fact_end(page);
        html_close(&page->html);
    }
    html_close(&page->html);
}

static void guide(struct page *page, const struct item *item)
{
    const struct guide *guide = &item->guide;
    if (guide->n_steps) {
        html_open(&page->html, "ol");
        html_attr_z(&page->html, "class", "steps");
        for (int i = 0; i < guide->n_steps; i++)
            step(page, item, &guide->steps[i]);
        html_close(&page->html);
    }
    if (guide->n_questions)
        page_heading(page, say_tr(&page->say, "guide", "Questions and answers"));
    for (int i = 0; i < guide->n_questions; i++) {
        heading_told(page, &guide->questions[i].question, "h3");
        page_line_text(page, item, &guide->questions[i].answer);
    }
    source(page, guide->source);
}

static void story(struct page *page, const struct item *item)
{
    const struct story *story = &item->story;
    struct told quote = say_text(&page->say, &story->quote);
    if (quote.text.len) {
        html_open(&page->html, "blockquote");
        page_paragraphs(page, &quote, NULL);
        html_close(&page->html);
    }
    if (story->byline.len)
        html_leaf(&page->html, "p", "quiet",
                  say_tr_1(&page->say, "story", "Told by {who}", "who", story->byline, VALUE_TEXT));
    source(page, story->source);
}

static void until(struct page *page, struct date closes)
{
    const struct say *say = &page->say;
    const struct words *words = say->words;
    struct str when = STR("");
    if (closes.year && date_cmp(closes, page->now.date) >= 0)
        when = say_tr_1(say, "asked", "Open until {day}", "day",
                        format_day(page->arena, words, closes, page->now.date), VALUE_TEXT);
    else if (closes.year)
        when = say_tr_1(say, "asked", "Closed {age}", "age",
                        format_age(page->arena, words, closes, page->now.date), VALUE_TEXT);
    if (when.len)
        html_leaf(&page->html, "p", "strong", when);
}

static void questions(struct page *page, const struct item *item, const struct survey_question *list, int n)
{
    if (!n)
        return;
    page_heading(page, say_tr(&page->say, "survey", "What it asks"));
    html_open(&page->html, "ol");
    for (int i = 0; i < n; i++) {
        html_open(&page->html, "li");
        page_line_text(page, item, &list[i].question);
        if (list[i].n_options) {
            html_open(&page->html, "ul");
            for (int k = 0; k < list[i].n_options; k++)
                heading_told(page, &list[i].options[k].label, "li");
            html_close(&page->html);
        }
        html_close(&page->html);
    }
    html_close(&page->html);
}

static void outcome(struct page *page, const struct item *item, const struct text_map *text, struct date on)
{
    if (!text->n)
        return;
    page_heading(page, say_tr(&page->say, "asked", "What came of it"));
    if (on.year)
        html_leaf(&page->html, "p", "quiet", long_date(page, on));
    page_line_text(page, item, text);
}

static void survey(struct page *page, const struct item *item)
{
    const struct survey *survey = &item->survey;
    until(page, survey->closes);
    outcome(page, item, &survey->outcome, survey->outcome_on);
    questions(page, item, survey->questions, survey->n_questions);
}

static void consultation(struct page *page, const struct item *item)
{
    const struct consultation *consultation = &item->consultation;
    until(page, consultation->closes);
    outcome(page, item, &consultation->outcome, consultation->outcome_on);
    page_heading(page, say_tr(&page->say, "asked", "The draft"));
    page_line_text(page, item, &consultation->draft);
    questions(page, item, consultation->questions, consultation->n_questions);
    source(page, consultation->source);
}

static struct str state_name(const struct page *page, enum commitment_state state)
{
    static const char *const states[] = {"", N_("detail", "Planned"), N_("detail", "Under way"),
                                         N_("detail", "Done"), N_("detail", "Stopped")};
    return state ? say_tr(&page->say, "detail", states[state]) : STR("");
}

static void commitment_row(struct page *page, const struct item *item, enum page_icon icon, struct str name,
                           const struct text_map *text)
{
    if (!text->n)
        return;
    page_fact(page, icon, name);
    page_line_text(page, item, text);
    page_fact_end(page);
}

static void follow_ups(struct page *page, const struct item *item)
{
    const struct commitment *commitment = &item->commitment;
    for (int i = commitment->n_follow_ups - 1; i >= 0; i--) {
        const struct follow_up *follow_up = &commitment->follow_ups[i];
        struct str parts[] = {long_date(page, follow_up->date), state_name(page, follow_up->state)};
        page_fact(page, ICON_CHECKED, format_parts(page->arena, page->say.words->lang, parts, 2));
        page_line_text(page, item, &follow_up->text);
        page_fact_end(page);
    }
}

static void commitment(struct page *page, const struct item *item)
{
    const struct commitment *commitment = &item->commitment;
    const struct say *say = &page->say;
    html_open(&page->html, "ul");
    html_attr_z(&page->html, "class", "facts");
    page_fact(page, ICON_FLAG, state_name(page, commitment->state));
    page_fact_end(page);
    commitment_row(page, item, ICON_INFO, say_tr(say, "detail", "How"), &commitment->how);
    commitment_row(page, item, ICON_CALENDAR, say_tr(say, "detail", "When"), &commitment->when);
    commitment_row(page, item, ICON_PEOPLE, say_tr(say, "detail", "Who"), &commitment->who);
    commitment_row(page, item, ICON_CHECKED, say_tr(say, "detail", "How we know that it worked"),
                   &commitment->measure);
    commitment_row(page, item, ICON_ORGANIZATION, say_tr(say, "detail", "Part of"), &commitment->agreement);
    follow_ups(page, item);
    html_close(&page->html);
    source(page, commitment->source);
}

void page_item_parts(struct page *page, const struct item *item)
{
    switch (item->kind) {
    case KIND_GUIDE:
        guide(page, item);
        break;
    case KIND_STORY:
        story(page, item);
        break;
    case KIND_SURVEY:
        survey(page, item);
        break;
    case KIND_CONSULTATION:
        consultation(page, item);
        break;
    case KIND_COMMITMENT:
        commitment(page, item);
        break;
    case KIND_ORGANIZATION:
    case KIND_PLACE:
    case KIND_SERVICE:
    case KIND_EVENT:
    case KIND_CALL:
    case KIND_NOTICE:
    case KIND_TERM:
    case KIND_COUNT:
        break;
    }
}
