// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "staff", "For the staff");
}

static struct str age(const struct model *model, const struct ui *ui, int64_t then_s)
{
    int64_t minutes = (model_now_s(model) - then_s) / 60;
    if (!then_s)
        return tr(ui, "staff", "never");
    if (minutes < 2)
        return tr(ui, "staff", "just now");
    if (minutes < 120)
        return tr_n(ui, "staff", "{count} minute ago", "{count} minutes ago", minutes);
    if (minutes < 48 * 60)
        return tr_n(ui, "staff", "{count} hour ago", "{count} hours ago", minutes / 60);
    return format_age(ui->arena, ui->words, moment_of_s(then_s, model->offset_min).date, model_today(model));
}

/* What came of the last try to fetch a release: a word of sync's, and after a colon what was wrong with the
 * signatures. */
static struct str verdict_words(const struct ui *ui, struct str verdict)
{
    static const struct {
        const char *verdict, *english;
    } table[] = {
        {"new", N_("staff", "New texts came.")},
        {"same", N_("staff", "There was nothing new.")},
        {"offline", N_("staff", "Nobody answered. Is the network cable in?")},
        {"captive-portal",
         N_("staff", "A login page answered instead of the hub. The network wants somebody to log in.")},
        {"busy", N_("staff", "The hub is busy and asked to wait.")},
        {"refused", N_("staff", "The hub refused. Ask its administrator.")},
        {"missing", N_("staff", "The hub has published nothing for this screen.")},
        {"untrusted",
         N_("staff", "What came was not signed by our hub, and was thrown away. Tell the administrator.")},
        {"expired", N_("staff", "The hub's signatures are too old. Tell the administrator.")},
        {"no-root", N_("staff", "This screen does not know whom to trust. Pair it again.")},
        {"damaged", N_("staff", "What came could not be read. It will be fetched again.")},
        {"storage", N_("staff", "The card could not be written.")},
    };
    struct str word = str_sub(verdict, 0, str_find(verdict, ':', 0));
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_is(word, table[i].verdict))
            return tr(ui, "staff", table[i].english);
    return STR("");
}

static void network(const struct model *model, const struct ui *ui, struct node *facts)
{
    const struct status *status = &model->status;
    struct str state = status->offline     ? tr(ui, "staff", "Set to use no network")
                       : !status->paired   ? tr(ui, "staff", "Not paired with a hub")
                       : status->connected ? tr(ui, "staff", "In contact with the hub")
                                           : tr(ui, "staff", "No contact with the hub");
    struct value values[] = {{"hub", str_of(status->hub), VALUE_LTR},
                             {"age", age(model, ui, status->contact_s), VALUE_TEXT}};
    ui_fact(ui, facts, "staff.network", status->connected ? ICON_SYNC : ICON_OFFLINE, COLOR_HELP, state,
            status->hub[0] ? message_fill(ui->arena, tr(ui, "staff", "{hub}, last answer {age}"), values, 2)
                           : STR(""));
    if (status->verdict[0])
        ui_fact(ui, facts, "staff.verdict", ICON_INFO, COLOR_HELP, tr(ui, "staff", "Last try"),
                verdict_words(ui, str_of(status->verdict)));
}

static void content(const struct model *model, const struct ui *ui, struct node *facts)
{
    const struct status *status = &model->status;
    struct value values[] = {
        {"version", format_number(ui->arena, ui->words->lang, status->version), VALUE_LTR},
        {"items", format_number(ui->arena, ui->words->lang, status->items), VALUE_LTR},
        {"age", age(model, ui, status->applied_s), VALUE_TEXT},
    };
    ui_fact(ui, facts, "staff.release", ICON_TERM_PAPERS, COLOR_HELP,
            message_fill(ui->arena, tr(ui, "staff", "Release {version}, {items} items"), values, 2),
            message_fill(ui->arena, tr(ui, "staff", "Taken {age}"), values, 3));
    struct str oldest = status->outbox ? tr_1(ui, "staff", "The oldest was left {age}", "age",
                                              age(model, ui, status->outbox_oldest_s), VALUE_TEXT)
                                       : STR("");
    ui_fact(ui, facts, "staff.outbox", ICON_EMAIL, COLOR_HELP,
            tr_n(ui, "staff", "{count} message waits to be sent", "{count} messages wait to be sent",
                 status->outbox),
            oldest);
}

static void machine(const struct model *model, const struct ui *ui, struct node *facts)
{
    const struct status *status = &model->status;
    int64_t free_mb = status->storage_free_bytes >> 20;
    bool in_gb = free_mb >= 10240;
    struct value amount = {
        "count", format_number(ui->arena, ui->words->lang, in_gb ? free_mb >> 10 : free_mb), VALUE_LTR};
    ui_fact(ui, facts, "staff.storage", status->storage_fault ? ICON_WARNING : ICON_STORAGE, COLOR_HELP,
            status->storage_fault ? tr(ui, "staff", "The card cannot be written")
                                  : tr(ui, "staff", "The card is well"),
            message_fill(ui->arena,
                         in_gb ? tr(ui, "staff", "{count} GB free") : tr(ui, "staff", "{count} MB free"),
                         &amount, 1));
    ui_fact(ui, facts, "staff.clock", ICON_CLOCK, COLOR_HELP,
            status->clock_trusted ? tr(ui, "staff", "The clock is right")
                                  : tr(ui, "staff", "The clock cannot be trusted yet"),
            format_date(ui->arena, ui->words->lang, model_today(model), DATE_FULL));
    ui_fact(ui, facts, "staff.version", ICON_INFO, COLOR_HELP, tr(ui, "staff", "Program"),
            tr_1(ui, "staff", "Torget {version}", "version", STR(TORGET_VERSION), VALUE_LTR));
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    struct node *scroll =
        ui_scroll(ui, body, "staff.scroll", model_visit(model)->scroll_px, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    ui_heading(ui, scroll, "staff.heading", tr(ui, "staff", "How the screen is"), 1);
    struct node *facts = ui_facts(ui, scroll, "staff.facts");
    network(model, ui, facts);
    content(model, ui, facts);
    machine(model, ui, facts);
}

const struct screen_type screen_staff = {.name = "staff", .title = title, .build = build};
