// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "stores", "What this screen stores");
}

static void session_fact(const struct model *model, const struct ui *ui, struct node *facts)
{
    struct value values[] = {
        {"idle", format_number(ui->arena, ui->words->lang, model->site.idle_s), VALUE_LTR},
        {"ask", format_number(ui->arena, ui->words->lang, model->site.ask_s), VALUE_LTR},
    };
    struct str words = message_fill(
        ui->arena,
        tr(ui, "stores",
           "Your language, text size, and what you wrote and looked at, until you press Start over. Or until "
           "nobody has touched the screen for {idle} seconds, and {ask} more to answer."),
        values, 2);
    ui_fact(ui, facts, "stores.session", ICON_PERSON, COLOR_HELP,
            tr(ui, "stores", "While you stand here, in its working memory"), words);
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct status *status = &model->status;
    struct node *scroll =
        ui_scroll(ui, body, "stores.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "stores.heading", tr(ui, "stores", "Nothing about you is written down"), 1);
    struct node *facts = ui_facts(ui, scroll, "stores.facts");
    session_fact(model, ui, facts);
    ui_fact(
        ui, facts, "stores.content", ICON_STORAGE, COLOR_HELP, tr(ui, "stores", "On its card: what it shows"),
        tr_n(ui, "stores", "{count} text about services, events and organizations, the same for everybody.",
             "{count} texts about services, events and organizations, the same for everybody.",
             status->items));
    ui_fact(ui, facts, "stores.outbox", ICON_LOCK, COLOR_HELP,
            tr(ui, "stores", "Waiting to be sent: sealed letters"),
            tr_n(ui, "stores", "{count} right now. This screen cannot open them.",
                 "{count} right now. This screen cannot open them.", status->outbox));
    ui_fact(ui, facts, "stores.network", ICON_SYNC, COLOR_HELP, tr(ui, "stores", "Over the network"),
            status->offline  ? tr(ui, "stores", "It is set to use no network.")
            : status->hub[0] ? tr_1(ui, "stores",
                                    "It fetches its texts from {hub} and tells it how the machine is. Not "
                                    "who you are or what you look at.",
                                    "hub", str_of(status->hub), VALUE_LTR)
                             : tr(ui, "stores", "It is not connected to anything."));
    ui_fact(
        ui, facts, "stores.none", ICON_TICK, COLOR_HELP, tr(ui, "stores", "It has none of this"),
        tr(ui, "stores", "No camera, no microphone, no account, no advertising, no count of who you are."));
}

const struct screen_type screen_stores = {.name = "stores", .title = title, .build = build};
