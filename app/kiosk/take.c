// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/take.h"

#include "core/change.h"
#include "kiosk/parts.h"
#include "ui/qr.h"

static const struct contact *contact_of(const struct entry *entry)
{
    const struct item *item = entry->item, *organization = entry->organization;
    const struct contact *own = item->kind == KIND_SERVICE        ? &item->service.contact
                                : item->kind == KIND_EVENT        ? &item->event.contact
                                : item->kind == KIND_CALL         ? &item->call.contact
                                : item->kind == KIND_ORGANIZATION ? &item->organization.contact
                                                                  : NULL;
    bool has_own = own && (own->phone.len || own->email.len || own->url.len);
    return has_own || !organization ? own : &organization->organization.contact;
}

static void add(struct take_facts *facts, struct str line)
{
    if (line.len && facts->n_lines < TAKE_LINES_MAX)
        facts->lines[facts->n_lines++] = line;
}

static void add_in_order(struct take_facts *facts, struct str line)
{
    if (line.len && facts->n_lines < TAKE_LINES_MAX)
        facts->in_order |= 1u << facts->n_lines;
    add(facts, line);
}

/* The week in one line; where some hours have conditions, a line each. */
static void add_hours(const struct model *model, const struct ui *ui, struct take_facts *facts,
                      const struct service *service)
{
    struct hours_row *rows;
    int n = hours_rows(service, model_today(model), ui->arena, &rows);
    bool notes = false;
    for (int i = 0; i < n; i++)
        notes |= rows[i].note != NULL;
    if (!notes)
        add(facts, facts->note);
    for (int i = 0; notes && i < n; i++) {
        struct str parts[] = {tell_hours_row(ui, &rows[i], true),
                              rows[i].note ? tell_text(ui, rows[i].note).text : STR("")};
        if (parts[0].len)
            add(facts, format_parts(ui->arena, ui->words->lang, parts, 2));
    }
}

/* Everything a person would write down, the most important first. */
static void add_lines(const struct model *model, const struct ui *ui, struct take_facts *facts,
                      const struct entry *entry)
{
    const struct item *item = entry->item;
    add(facts, facts->name);
    if (change_cancels(item, entry->when.start_s))
        add(facts, tr(ui, "tell", "Cancelled"));
    add(facts, tell_when(ui, model, entry));
    if (item->kind == KIND_SERVICE)
        add_hours(model, ui, facts, &item->service);
    add(facts, facts->place);
    add_in_order(facts, facts->street);
    add_in_order(facts, facts->city);
    add_in_order(facts, format_phone(ui->arena, facts->phone));
    add_in_order(facts, facts->email);
    add_in_order(facts, facts->url);
    add(facts, facts->organization);
    if (item->kind == KIND_SERVICE) {
        add(facts, tell_price(ui, &item->service.price));
        add(facts, tell_languages(ui, &item->service.languages));
        for (int i = 0; i < item->service.documents.n; i++)
            add(facts, tell_text(ui, &item->service.documents.items[i]).text);
    }
}

struct take_facts take_facts_of(const struct model *model, const struct ui *ui, const struct entry *entry)
{
    const struct item *item = entry->item, *place = item->kind == KIND_PLACE ? item : entry->place;
    const struct contact *contact = contact_of(entry);
    struct take_facts facts = {.uid = item->id,
                               .name = tell_name(ui, item),
                               .organization = tell_name(ui, entry->organization),
                               .when = entry->when};
    if (change_cancels(item, entry->when.start_s))
        facts.when = (struct interval){0}; /* nothing for a calendar */
    if (place) {
        facts.place = place == item ? STR("") : tell_name(ui, place);
        facts.street = place->place.street;
        facts.postcode = place->place.postcode;
        facts.city = place->place.city;
    }
    if (contact) {
        facts.phone = contact->phone;
        facts.email = contact->email;
        facts.url = contact->url;
    }
    if (item->kind == KIND_SERVICE)
        facts.note = tell_hours(ui, model, &item->service);
    if (model->status.public_url[0])
        facts.page = arena_printf(ui->arena, "%s/i/%.*s", model->status.public_url, STR_FMT(item->id));
    add_lines(model, ui, &facts, entry);
    return facts;
}

enum take_form take_best(const struct take_facts *facts, struct arena *arena)
{
    return take_make(facts, TAKE_EVENT, arena).n     ? TAKE_EVENT
           : take_make(facts, TAKE_CONTACT, arena).n ? TAKE_CONTACT
                                                     : TAKE_TEXT;
}

void parts_take_along(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix)
{
    const struct entry *entry = &model->page->entry;
    struct take_facts facts = take_facts_of(model, ui, entry);
    enum take_form best = take_best(&facts, ui->arena);
    struct take take = take_make(&facts, best, ui->arena);
    const struct qr *qr = take.n == 1 ? qr_make(ui->arena, take.parts[0]) : NULL;
    struct node *row = ui_box(ui, scroll, BOX_ROW, 7);
    row->align = ALIGN_CENTER;
    if (qr)
        ui_qr(ui, row, ui_id(ui, prefix, STR("qr")), qr, 45,
              tr(ui, "item", "A square code with these facts, for a phone camera"));
    struct node *words = ui_box(ui, row, BOX_COLUMN, 3);
    words->grow = 1;
    ui_heading(ui, words, ui_id(ui, prefix, STR("take")), tr(ui, "item", "Take it along"), 2);
    if (qr)
        ui_text(ui, words,
                tr(ui, "item",
                   "Point your phone's camera at the square. The facts are in it: no network is needed."),
                SIZE_BODY, false, COLOR_QUIET);
    ui_button(ui, words, ui_id(ui, prefix, STR("ways")), ICON_QR, tr(ui, "take", "More ways"),
              ACT(ACT_GO, .number = SCREEN_TAKE, .arg = entry->item->id));
    struct str checked = tell_checked(ui, model, entry->item);
    if (checked.len)
        ui_text(ui, words, checked, SIZE_SMALL, false, COLOR_QUIET)->id = ui_id(ui, prefix, STR("checked"));
}
