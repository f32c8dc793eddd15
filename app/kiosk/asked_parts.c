// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/asked.h"
#include "kiosk/parts.h"

static void who_asks(const struct model *model, const struct ui *ui, struct node *facts, const char *prefix)
{
    const struct load *page = model->page;
    if (page->entry.organization)
        parts_name(ui, facts, ui_id(ui, prefix, STR("organization")), ICON_ORGANIZATION, COLOR_SAY,
                   page->entry.organization, tr(ui, "asked", "Asks the question"));
    if (page->network)
        parts_name(ui, facts, ui_id(ui, prefix, STR("network")), ICON_PEOPLE, COLOR_SAY, page->network,
                   tr(ui, "asked", "All its members are asked"));
}

static struct str shown_later(const struct ui *ui, const struct survey *survey)
{
    switch (survey->results) {
    case RESULTS_SHOWN:
        return tr(ui, "asked", "What people have answered can be seen by everybody.");
    case RESULTS_AFTER_CLOSE:
        return tr(ui, "asked", "What people have answered is shown here when it has closed.");
    case RESULTS_HIDDEN:
        break;
    }
    return STR("");
}

void asked_facts(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix)
{
    const struct item *item = model->page->entry.item;
    struct asked asked = asked_of(item);
    struct node *facts = ui_facts(ui, scroll, ui_id(ui, prefix, STR("facts")));
    bool open = asked_is_open(model, &asked);
    struct str closed =
        asked.closes.year && model->status.clock_trusted
            ? tr_1(ui, "asked", "Closed {age}", "age",
                   format_age(ui->arena, ui->words, asked.closes, model_today(model)), VALUE_TEXT)
            : tr(ui, "asked", "Closed");
    ui_fact(ui, facts, ui_id(ui, prefix, STR("until")), open ? ICON_CALENDAR_CLOCK : ICON_LOCK, COLOR_SAY,
            open ? asked_until(ui, model, &asked) : closed, STR(""));
    who_asks(model, ui, facts, prefix);
    if (item->kind == KIND_SURVEY)
        ui_fact(ui, facts, ui_id(ui, prefix, STR("results")), ICON_PEOPLE, COLOR_SAY,
                tr(ui, "asked", "Nobody asks who you are."), open ? shown_later(ui, &item->survey) : STR(""));
}

void asked_outcome(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix)
{
    const struct item *item = model->page->entry.item;
    struct asked asked = asked_of(item);
    if (!asked.outcome->n)
        return;
    ui_heading(ui, scroll, ui_id(ui, prefix, STR("outcome")), tr(ui, "asked", "What came of it"), 2);
    struct str day = tell_day(ui, model, asked.outcome_on);
    if (day.len)
        ui_text(ui, scroll, day, SIZE_BODY, false, COLOR_QUIET);
    parts_paragraphs(ui, scroll, item, asked.outcome);
}

/* What one can answer, in one quiet line; a scale by its ends. */
static void choices(const struct ui *ui, struct node *row, const struct survey_question *question)
{
    struct str parts[16];
    int n = 0;
    for (int i = 0; i < question->n_options && n < 16; i++)
        parts[n++] = tell_text(ui, &question->options[i].label).text;
    if (question->low.n && question->high.n) {
        parts[n++] = tell_text(ui, &question->low).text;
        parts[n++] = tell_text(ui, &question->high).text;
    }
    const struct text_map *map = question->n_options ? &question->options[0].label : &question->low;
    const struct lang *lang = tell_text(ui, map).lang;
    if (!n || !lang)
        return;
    ui_fact_line(ui, row, format_parts(ui->arena, lang, parts, n), SIZE_BODY)->lang = lang;
}

static const char *way_to_answer(enum question_type type)
{
    static const char *const words[] = {
        "",
        N_("asked", "Choose one"),
        N_("asked", "Choose one or more"),
        N_("asked", "Choose on a scale"),
        N_("asked", "In your own words"),
    };
    return words[type];
}

void asked_questions(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix)
{
    const struct item *item = model->page->entry.item;
    struct asked asked = asked_of(item);
    if (!asked.n_questions)
        return;
    struct str words = item->kind == KIND_SURVEY ? tr(ui, "survey", "What it asks")
                                                 : tr(ui, "asked", "What they want to know");
    ui_heading(ui, scroll, ui_id(ui, prefix, STR("asks")), words, 2);
    struct node *facts = ui_facts(ui, scroll, ui_id(ui, prefix, STR("questions")));
    for (int i = 0; i < asked.n_questions; i++) {
        const struct survey_question *question = &asked.questions[i];
        const char *id = arena_printf(ui->arena, "%squestion.%d", prefix, i + 1).ptr;
        struct told told = tell_text(ui, &question->question);
        struct str line = arena_printf(ui->arena, "%d. %.*s", i + 1, STR_FMT(told.text));
        struct node *row = ui_fact(ui, facts, id, ICON_SAY, COLOR_SAY, line, STR(""));
        row->last->first->lang = told.lang;
        ui_fact_line(ui, row, tr(ui, "asked", way_to_answer(question->type)), SIZE_BODY);
        choices(ui, row, question);
        parts_note(ui, row->last, item, &told);
    }
}

void asked_answer(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix)
{
    const struct load *page = model->page;
    struct asked asked = asked_of(page->entry.item);
    if (!asked_is_open(model, &asked))
        return;
    const struct item *organization = page->entry.organization;
    const struct contact *contact = organization ? &organization->organization.contact : NULL;
    bool reached = contact && (contact->phone.len || contact->email.len || contact->url.len);
    parts_coming(ui, scroll, ui_id(ui, prefix, STR("coming")),
                 reached ? tr(ui, "asked",
                              "Answering on this screen, without a name, is coming. Until then those who ask "
                              "take your answer here:")
                         : tr(ui, "asked",
                              "Answering on this screen, without a name, is coming. Until then tell somebody "
                              "at the desk."));
    if (reached)
        parts_contact(ui, ui_facts(ui, scroll, ui_id(ui, prefix, STR("contact"))), prefix, contact,
                      COLOR_SAY);
}

void asked_rest(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                struct str source)
{
    const struct load *page = model->page;
    if (page->entry.organization)
        ui_button(ui, scroll, ui_id(ui, prefix, STR("about")), ICON_ORGANIZATION,
                  tr(ui, "asked", "Who is asking"),
                  ACT(ACT_GO, .number = SCREEN_ORGANIZATION, .arg = page->entry.organization->id));
    parts_cards(model, ui, scroll, ui_id(ui, prefix, STR("related.")), tr(ui, "asked", "More on this"),
                &page->named, 12);
    parts_source(model, ui, scroll, prefix, source);
}
