// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/alert.h"
#include "kiosk/facts.h"

enum { GREETING_BYTES = 90 }; /* what is shown in the largest letters */
static const float BAND_ROUND_MM = 3, BAND_PAD_MM = 5, ICON_MM = 14, ICON_TIGHT_MM = 10;

static struct str title(const struct model *model, const struct ui *ui)
{
    (void)model;
    return tr(ui, "notice", "An important message");
}

/* How pressing it is, by icon, word and ground. */
static void band(const struct ui *ui, struct node *scroll, const struct item *item)
{
    struct node *band = ui_box(ui, scroll, BOX_ROW, 4);
    band->bg = COLOR_ERROR;
    band->fg = COLOR_ON_ACCENT;
    band->radius_mm = BAND_ROUND_MM;
    band->align = ALIGN_CENTER;
    for (int i = 0; i < 4; i++)
        band->pad_mm[i] = ui_tight(ui) ? BAND_PAD_MM / 2 : BAND_PAD_MM;
    ui_icon(ui, band, notice_icon(item), ui_tight(ui) ? ICON_TIGHT_MM : ICON_MM, COLOR_ON_ACCENT);
    struct node *word = ui_text(ui, band, notice_word(ui, item), SIZE_TITLE, true, COLOR_ON_ACCENT);
    word->id = "notice.priority";
    word->grow = 1;
}

/* To be read from some way off, where there is room. */
static void enlarge(const struct ui *ui, struct node *scroll)
{
    bool display = true;
    if (ui->theme->scale != SCALE_STANDARD || is_small(ui))
        return;
    for (struct node *node = scroll->first; node; node = node->next) {
        bool heading = node->role == ROLE_HEADING;
        if (heading && !is_wide(ui) && node->label.len <= GREETING_BYTES)
            node->size = SIZE_GREETING;
        else if (node->is_text && !heading && (display || !is_wide(ui)))
            node->size = SIZE_TITLE;
        display = display && heading;
    }
}

/* Where it is tight, Listen is in the bar alone. */
static void buttons(const struct model *model, const struct ui *ui, struct node *body)
{
    bool speaks = preference_get(&model->session, PREFER_SPEECH);
    struct node *row = ui_box(ui, body, BOX_GRID, 4);
    row->columns = ui_tight(ui) ? 1 : 2;
    ui_compact(ui, ui_primary(ui, row, "notice.go_on", ICON_TICK, tr(ui, "notice", "Go on"), COLOR_HELP,
                              ACT(ACT_GO_ON)));
    if (ui_tight(ui))
        return;
    ui_button(ui, row, "notice.listen", speaks ? ICON_AGAIN : ICON_LISTEN,
              speaks ? tr(ui, "listen", "Again") : tr(ui, "bar", "Listen"),
              speaks ? ACT(ACT_AGAIN) : ACT(ACT_LISTEN));
}

static void build(const struct model *model, const struct ui *ui, struct node *body)
{
    const struct entry *alert = alert_of(model);
    struct node *scroll = ui_scroll(ui, body, "notice.scroll", model->session.alert_scroll_px,
                                    ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    if (!alert) /* gone on */
        return;
    band(ui, scroll, alert->item);
    parts_words(ui, scroll, "notice.", alert->item);
    parts_body(ui, scroll, alert->item);
    enlarge(ui, scroll);
    facts_notice(model, ui, ui_facts(ui, scroll, "notice.facts"), "notice.", alert);
    buttons(model, ui, body);
}

const struct screen_type screen_notice = {
    .name = "notice", .title = title, .bare = true, .dialog = true, .build = build};
