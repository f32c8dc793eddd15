// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"

#include "kiosk/easy.h"

static void gone(const struct ui *ui, struct node *scroll, const char *prefix)
{
    struct node *words =
        ui_heading(ui, scroll, ui_id(ui, prefix, STR("gone")), tr(ui, "item", "This was withdrawn."), 1);
    words->role = ROLE_STATUS;
    ui_text(ui, scroll,
            tr(ui, "item", "Whoever put it here has taken it away. Go back to see what else there is."),
            SIZE_BODY, false, COLOR_QUIET);
}

static void paragraphs(const struct ui *ui, struct node *scroll, const struct told *told)
{
    struct str rest = told->text, paragraph;
    while (easy_paragraph(ui, told->lang, &rest, &paragraph))
        ui_text(ui, scroll, paragraph, SIZE_BODY, false, COLOR_INK)->lang = told->lang;
}

/* Where the texts are not all told alike, that stands above them, and each has its own note or shares it with
 * the next. */
void parts_words(const struct ui *ui, struct node *scroll, const char *prefix, const struct item *item)
{
    struct told title = tell_title_told(ui, item), summary = tell_text(ui, &item->summary);
    bool mixed = tell_whole(ui, item).mixed;
    struct str note = tell_translation(ui, item);
    const char *id = ui_id(ui, prefix, STR("translation"));
    if (mixed)
        ui_language_note(ui, scroll, id, note);
    ui_heading(ui, scroll, ui_id(ui, prefix, STR("title")), title.text, 1)->lang = title.lang;
    if (!mixed && note.len)
        ui_language_note(ui, scroll, id, note);
    else if (!summary.text.len || !told_alike(&title, &summary))
        parts_note(ui, scroll, item, &title);
    paragraphs(ui, scroll, &summary);
    parts_note(ui, scroll, item, &summary);
}

bool parts_top(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix)
{
    const struct load *page = model->page;
    if (!page)
        return false;
    if (!page->entry.item) {
        gone(ui, scroll, prefix);
        return false;
    }
    parts_words(ui, scroll, prefix, page->entry.item);
    return true;
}

static void add_note(const struct ui *ui, struct node *parent, const struct item *item,
                     const struct told *told, bool brief)
{
    struct whole whole = tell_whole(ui, item);
    struct str note = tell_note_beside(ui, &whole, told, brief);
    if (note.len)
        ui_language_note(ui, parent, NULL, note);
}

void parts_note(const struct ui *ui, struct node *parent, const struct item *item, const struct told *told)
{
    add_note(ui, parent, item, told, false);
}

void parts_paragraphs(const struct ui *ui, struct node *scroll, const struct item *item,
                      const struct text_map *text)
{
    struct told told = tell_text(ui, text);
    paragraphs(ui, scroll, &told);
    parts_note(ui, scroll, item, &told);
}

void parts_body(const struct ui *ui, struct node *scroll, const struct item *item)
{
    parts_paragraphs(ui, scroll, item, &item->body);
}

void parts_source(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                  struct str source)
{
    struct str checked = tell_checked(ui, model, model->page->entry.item);
    if (source.len)
        ui_text(ui, scroll, tr_1(ui, "story", "Source: {source}", "source", source, VALUE_TEXT), SIZE_SMALL,
                false, COLOR_QUIET)
            ->id = ui_id(ui, prefix, STR("source"));
    if (checked.len)
        ui_text(ui, scroll, checked, SIZE_SMALL, false, COLOR_QUIET)->id = ui_id(ui, prefix, STR("checked"));
}

struct node *parts_fact(const struct ui *ui, struct node *facts, const struct item *item, const char *id,
                        enum icon icon, enum color accent, struct str bold, const struct text_map *text)
{
    struct told told = tell_text(ui, text);
    if (!bold.len && !told.text.len)
        return NULL;
    struct node *row = ui_fact(ui, facts, id, icon, accent, bold.len ? bold : told.text, STR(""));
    if (!bold.len)
        row->last->last->lang = told.lang;
    else if (told.text.len)
        ui_fact_line(ui, row, told.text, SIZE_BODY)->lang = told.lang;
    add_note(ui, row->last, item, &told, true);
    return row;
}

void parts_line(const struct parts_row *row, const struct text_map *text, struct told *pending)
{
    struct told told = tell_text(row->ui, text);
    if (!told.text.len)
        return;
    if (!told_alike(&told, pending))
        parts_line_end(row, pending);
    ui_fact_line(row->ui, row->row, told.text, SIZE_BODY)->lang = told.lang;
    *pending = told;
}

void parts_line_end(const struct parts_row *row, struct told *pending)
{
    add_note(row->ui, row->row->last, row->item, pending, true);
    *pending = (struct told){.text = STR("")};
}

struct node *parts_name(const struct ui *ui, struct node *facts, const char *id, enum icon icon,
                        enum color accent, const struct item *named, struct str quiet)
{
    const struct lang *lang;
    struct str name = tell_title(ui, named, &lang);
    struct node *row = ui_fact(ui, facts, id, icon, accent, name, quiet);
    row->last->first->lang = lang;
    return row;
}

void parts_contact(const struct ui *ui, struct node *facts, const char *prefix, const struct contact *contact,
                   enum color accent)
{
    if (contact->phone.len)
        ui_fact(ui, facts, ui_id(ui, prefix, STR("phone")), ICON_PHONE, accent,
                tr_1(ui, "item", "{phone}", "phone", format_phone(ui->arena, contact->phone), VALUE_LTR),
                STR(""));
    if (contact->email.len)
        ui_fact(ui, facts, ui_id(ui, prefix, STR("email")), ICON_EMAIL, accent,
                tr_1(ui, "item", "{email}", "email", contact->email, VALUE_LTR), STR(""));
    if (contact->url.len)
        ui_fact(ui, facts, ui_id(ui, prefix, STR("url")), ICON_WEB, accent,
                tr_1(ui, "item", "{address}", "address", contact->url, VALUE_LTR), STR(""));
}

void parts_access(const struct ui *ui, struct node *facts, const char *prefix, const struct item *item,
                  const struct item *place, unsigned more, enum color accent)
{
    static const struct text_map none = {0};
    struct str features = tell_access(ui, more | (place ? place->place.access : 0));
    parts_fact(ui, facts, item, ui_id(ui, prefix, STR("access")), ICON_ACCESS, accent, features,
               place ? &place->place.access_note : &none);
}

void parts_cards(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                 struct str title, const struct entry_list *list, int most)
{
    if (!list->n)
        return;
    if (title.len)
        ui_heading(ui, scroll, ui_id(ui, prefix, STR("heading")), title, 2);
    struct node *box = ui_box(ui, scroll, BOX_COLUMN, 4);
    box->role = ROLE_LIST;
    int n = list->n < most ? list->n : most;
    for (int i = 0; i < n; i++) {
        struct node *card = tell_card(ui, model, box, prefix, &list->items[i]);
        card->position = i + 1;
        card->count = n;
    }
}

void parts_coming(const struct ui *ui, struct node *parent, const char *id, struct str words)
{
    struct node *box =
        ui_notice(ui, parent, id, ICON_INFO, tr(ui, "item", "Not here yet."), words, ACT(ACT_NONE));
    box->role = ROLE_STATUS;
}
