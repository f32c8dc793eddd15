// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/facts.h"

enum icon notice_icon(const struct item *item)
{
    return item->notice.priority == NOTICE_ALERT     ? ICON_ALERT
           : item->notice.priority == NOTICE_WARNING ? ICON_WARNING
                                                     : ICON_INFO;
}

struct str notice_word(const struct ui *ui, const struct item *item)
{
    static const char *const words[] = {"", N_("notice", "Good to know"), N_("notice", "Take care"),
                                        N_("notice", "Important")};
    return item->notice.priority ? tr(ui, "notice", words[item->notice.priority]) : STR("");
}

static struct str since(const struct ui *ui, const struct model *model, const struct item *item)
{
    const struct moment *from = &item->notice.starts;
    struct interval at = {moment_s(*from), 0, from->offset_min};
    bool begun = from->date.year && at.start_s <= model_now_s(model) && model->status.clock_trusted;
    return begun ? tr_1(ui, "notice", "Since {when}", "when", tell_time(ui, model, item, &at), VALUE_TEXT)
                 : STR("");
}

void facts_notice(const struct model *model, const struct ui *ui, struct node *facts, const char *prefix,
                  const struct entry *entry)
{
    const struct notice *notice = &entry->item->notice;
    struct interval end = {moment_s(notice->ends), 0, notice->ends.offset_min};
    ui_fact(ui, facts, ui_id(ui, prefix, STR("until")), ICON_CLOCK, COLOR_INK,
            tr_1(ui, "notice", "Until {when}", "when", tell_time(ui, model, entry->item, &end), VALUE_TEXT),
            since(ui, model, entry->item));
    if (entry->place)
        parts_name(ui, facts, ui_id(ui, prefix, STR("place")), ICON_PLACE, COLOR_INK, entry->place,
                   in_order(ui, entry->place->place.street));
    if (entry->organization)
        parts_name(ui, facts, ui_id(ui, prefix, STR("organization")), ICON_ORGANIZATION, COLOR_INK,
                   entry->organization, tr(ui, "notice", "Says so"));
}
